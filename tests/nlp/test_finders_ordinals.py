"""A choice among the mentors just shown."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.ordinals import find_ordinals


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("the second one", 2),
        ("number 3", 3),
        ("2", 2),
        ("#1", 1),
        ("the last one", -1),
        ("first please", 1),
        ("I'd take the third", 3),
        ("option two", 2),
        ("3rd mentor sounds great, she has really done what I want to do", 3),
        ("tell me more about the first one", 1),
        ("1.", 1),
        ("second", 2),
        ("the last", -1),
        ("why the first?", 1),
        ("why not the second", 2),
        ("write to the first", 1),
    ],
)
def test_a_choice_is_found(text: str, ordinal: int) -> None:
    assert [span.value for span in find_ordinals(text)] == [ordinal]


@pytest.mark.parametrize(
    "text",
    [
        "my first job",
        "a second career",
        "my last boss",
        "I want to find my first job",
        "two kids",
        "first I need money",
        "5 years",
        "I was the first person in my family to go to college",
        "second shift",
        "34",
        "",
    ],
)
def test_counted_things_are_no_choice(text: str) -> None:
    assert find_ordinals(text) == []
