"""The phrase finder under all vocabulary finders."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.phrases import PhraseFinder

FINDER = PhraseFinder(
    {
        "product manager": "product manager",
        "manager": "manager",
        "health & safety": "health and safety",
        "c++": "c++",
        "c": "c",
        "c#": "c#",
        ".net": ".net",
        "node.js": "node.js",
        "front-end developer": "frontend developer",
        "bachelor's degree": "degree",
        "café owner": "café owner",
        "library": "library",
        "护士": "nurse",
        "간호사": "nurse",
    }
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from PRODUCT  Manager to manager", ["product manager", "manager"]),
        ("product managers' lives", ["product manager"]),
        ("a product-manager", ["product manager"]),
        ("health and safety", ["health and safety"]),
        ("I know C++, C# and C.", ["c++", "c#", "c"]),
        ("some .NET", [".net"]),
        ("node js or Node.js", ["node.js", "node.js"]),
        ("front end developers", ["frontend developer"]),
        ("my bachelor’s degree", ["degree"]),
        ("cafe owner / Café Owner", ["café owner", "café owner"]),
        ("two libraries", ["library"]),
        ("我是护士", ["nurse"]),
        ("간호사입니다", ["nurse"]),
        ("Manager's", ["manager"]),
    ],
)
def test_a_phrase_is_found_however_it_is_written(text: str, values: list[str]) -> None:
    assert [match.value for match in FINDER.find(text)] == values


@pytest.mark.parametrize(
    "text",
    ["", "managerial", "front, end developer", "the internet", "net", "front end. Developer"],
)
def test_no_phrase_is_found_across_punctuation_or_inside_a_word(text: str) -> None:
    assert FINDER.find(text) == []


def test_a_match_says_where_it_stands() -> None:
    (match,) = FINDER.find("Am I a product manager?")
    assert (match.start, match.end, match.first, match.last) == (7, 22, 3, 5)
