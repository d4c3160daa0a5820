"""A wish given outright, or in words, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.mentoring.errors import BadInput
from assistant.mentoring.mentees import Profile
from assistant.services.find_mentors import FindMentors
from assistant.services.match_wishes import match, wish_from
from tests.builders import a_mentor, a_parse, an_entity

Finder = Callable[..., FindMentors]
SAID = a_parse(
    "state_goal",
    an_entity("current_title", "nurse"),
    an_entity("skill", "sql"),
    an_entity("location", "Leeds"),
    goals=[{"name": "promotion", "confidence": 0.9}],
)


def test_words_alone_are_a_wish() -> None:
    wish, _ = wish_from({"text": "…"}, SAID)
    assert wish == Profile(
        goals=("promotion",), current_title="nurse", skills=("sql",), locations=("Leeds",)
    )


@pytest.mark.parametrize(
    ("given", "field", "value"),
    [
        ({"current_title": "midwife"}, "current_title", "midwife"),
        ({"target_title": "midwife"}, "target_title", "midwife"),
        ({"skills": ["law"]}, "skills", ("law",)),
        ({"skills": []}, "skills", ()),
        ({"goals": ["confidence"]}, "goals", ("confidence",)),
        ({"location": "York"}, "locations", ("York",)),
        ({"organisation": "Acme"}, "organisations", ("Acme",)),
        ({"schools": ["York"]}, "schools", ("York",)),
        ({"hours": ["tue 18-21"]}, "hours", ("tue 18-21",)),
        ({"timezone": "Europe/London"}, "timezone", "Europe/London"),
        ({"avoid": {"industries": ["sales"]}}, "avoid", {"industries": ("sales",)}),
    ],
)
def test_what_is_given_outright_wins(given: dict[str, Any], field: str, value: Any) -> None:
    wish, _ = wish_from(given, SAID)
    assert getattr(wish, field) == value


def test_nothing_given_is_a_wish_too() -> None:
    assert wish_from({}, None)[0] == Profile()


@pytest.mark.parametrize("top", [1, 7, 100])
def test_as_many_matches_as_asked_for(top: int) -> None:
    assert wish_from({"top": top}, None)[1] == top


@pytest.mark.parametrize(
    "given",
    [
        {"goals": ["fame"]},
        {"goals": "promotion"},
        {"skills": [1]},
        {"skills": {"sql": 1}},
        {"current_title": 7},
        {"current_title": ["nurse"]},
        {"location": ["Leeds"]},
        {"avoid": ["sales"]},
        {"avoid": {"industries": "sales"}},
        {"top": 0},
        {"top": 101},
        {"top": "3"},
        {"top": 2.5},
        {"top": True},
        {"top": None},
    ],
)
def test_a_wish_nobody_can_understand_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        wish_from(given, None)


@pytest.mark.parametrize(
    ("given", "mentor"),
    [
        ({"skills": ["SQL"]}, a_mentor("z", "paramedic", skills=("sql",))),
        ({"industries": ["Law"]}, a_mentor("z", "paramedic", industry="law")),
        ({"current_title": "RN"}, a_mentor("z", "nurse")),
    ],
)
def test_a_wish_may_be_given_in_any_wording(
    given: dict[str, Any], mentor: Any, finding: Finder
) -> None:
    find = finding(a_mentor("a", "falconer", skills=("tea",), industry="parks"), mentor)
    found = match(find, *wish_from(given, None))["matches"]
    assert found[0]["id"] == "z"
    assert found[0]["reasons"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("industries", "Sales"),
        ("organisations", "Acme"),
        ("titles", "Nurse"),
        ("locations", "Leeds"),
    ],
)
def test_nobody_with_what_was_ruled_out_is_matched(key: str, value: str, finding: Finder) -> None:
    mentor = a_mentor("a", industry="sales", organisation="Acme", location="Leeds")
    wish = wish_from({"current_title": "nurse", "avoid": {key: [value]}}, None)
    assert match(finding(mentor), *wish)["matches"] == []


def test_an_answer_has_the_keys_of_the_contract_best_first(finding: Finder) -> None:
    find = finding(a_mentor("near", "midwife"), a_mentor("same", "nurse"))
    answer = match(find, *wish_from({"current_title": "nurse"}, None))
    assert set(answer) == {"matches", "relax"}
    assert [found["id"] for found in answer["matches"]] == ["same", "near"]
    for found in answer["matches"]:
        assert set(found) == {"id", "score", "reasons", "gaps"}
        assert 0 <= found["score"] <= 1


def test_with_enough_matches_no_wish_needs_relaxing(finding: Finder) -> None:
    find = finding(*(a_mentor(str(number)) for number in range(3)))
    assert match(find, *wish_from({"current_title": "nurse"}, None))["relax"] == []


def test_where_few_fit_the_wish_in_the_way_is_named(finding: Finder) -> None:
    find = finding(*(a_mentor(str(number), languages=("en",)) for number in range(5)))
    wish = wish_from({"current_title": "nurse", "languages": ["pl"]}, None)
    answer = match(find, *wish)
    assert answer["matches"] == []
    assert {"wish": "languages", "value": "pl", "adds": 5} in answer["relax"]


def test_a_way_of_meeting_that_few_offer_is_named_as_in_the_way(finding: Finder) -> None:
    find = finding(*(a_mentor(str(number), formats=("in_person",)) for number in range(4)))
    answer = match(find, *wish_from({"current_title": "nurse", "formats": ["video"]}, None))
    assert {"wish": "formats", "value": "video", "adds": 4} in answer["relax"]
    assert all(found["gaps"][0] == "meets in person only" for found in answer["matches"])
