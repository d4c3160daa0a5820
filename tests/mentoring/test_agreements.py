"""Expectations taken apart, and the page two people agree on."""

from __future__ import annotations

import pytest

from assistant.mentoring.agreements import Agreement, agreement_from, changed, page
from assistant.mentoring.expectations import Expectations, read_expectations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "every two weeks, half an hour by video, and it stays between us",
            Expectations("every two weeks", 30, "by video", "and it stays between us"),
        ),
        ("once a month for an hour over coffee", Expectations("once a month", 60, "in person")),
        ("fortnightly, 45 min, by mail", Expectations("fortnightly", 45, "in writing")),
        ("weekly please", Expectations("weekly")),
        ("5 min", Expectations()),
        ("whatever suits them", Expectations()),
    ],
)  # fmt: skip
def test_what_can_be_taken_apart_is_and_the_rest_is_left(text: str, found: Expectations) -> None:
    assert read_expectations(text) == found


def test_the_page_holds_what_was_settled_and_says_what_was_not() -> None:
    answers = {"goals": "Be {braver}", "by_when": "by Easter", "expectations": "as it comes"}
    text = page(agreement_from(answers), "Anna", "Ada Byron")
    assert "Goal: Be {braver}" in text
    assert "By when: by Easter" in text
    assert "How often: we settle this in our first talk" in text
    assert "Anna's words on this: as it comes" in text
    assert "Being open" not in text


def test_a_page_of_nothing_can_still_be_agreed_on() -> None:
    text = page(Agreement(), "Anna", "Ada Byron")
    assert "Goal: we settle this" in text
    assert "Ending: Either of us may end it" in text


def test_what_the_mentor_adds_stands_beneath_what_was_there() -> None:
    once = changed(Agreement(goal="x"), "Send questions before.")
    twice = changed(once, "No talks in August.")
    assert "Added by Ada Byron: Send questions before.\nNo talks in August." in page(
        twice, "Anna", "Ada Byron"
    )
