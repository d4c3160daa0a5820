"""Days in words, and days that cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.mentoring.days import NoSuchDay, deadline, easter, written_day

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("in three months", date(2027, 2, 28)),
        ("within 6 weeks", date(2027, 1, 9)),
        ("in half a year", date(2027, 5, 28)),
        ("two years", date(2028, 11, 28)),
        ("by Easter", date(2027, 3, 28)),
        ("before christmas", date(2026, 12, 24)),
        ("by March", date(2027, 3, 31)),
        ("May", date(2027, 5, 31)),
        ("by the end of the year", date(2026, 12, 31)),
        ("next summer", date(2027, 8, 31)),
        ("by 2028", date(2028, 12, 31)),
        ("5 December", date(2026, 12, 5)),
        ("on the 5th of March 2028", date(2028, 3, 5)),
        ("March 5th", date(2027, 3, 5)),
        ("2027-01-31", date(2027, 1, 31)),
        ("31/1/2027", date(2027, 1, 31)),
        ("1/31/2027", date(2027, 1, 31)),
        ("29 Feb", date(2028, 2, 29)),
    ],
)
def test_a_day_is_found_in_the_words_people_use(words: str, day: date) -> None:
    assert deadline(words, TODAY) == day


@pytest.mark.parametrize(
    "words", ["when I feel ready", "soon", "I may be promoted", "a better job", "at 5"]
)
def test_where_no_day_is_named_none_is_made_up(words: str) -> None:
    assert deadline(words, TODAY) is None


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("31 Feb", "February has only 29 days"),
        ("29 Feb 2027", "February has only 28 days in 2027"),
        ("31 November", "November has only 30 days"),
        ("13.13.2027", "no month number 13"),
        ("5 March 2020", "has passed already"),
        ("in 2020", "has passed already"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_the_reason(words: str, why: str) -> None:
    with pytest.raises(NoSuchDay, match=why):
        deadline(words, TODAY)


def test_a_written_day_tells_where_it_stands() -> None:
    text = "perhaps 5 December at six"
    found = written_day(text, TODAY)
    assert found is not None
    assert text[found.start : found.end] == "5 December"


@pytest.mark.parametrize(
    "day", [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)]
)
def test_easter_falls_where_calendars_print_it(day: date) -> None:
    assert easter(day.year) == day
