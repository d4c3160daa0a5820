"""Weekly hours and what two people have in common."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.mentoring.hours import DAYS, common_hours, in_words, is_span, part_of_day
from tests.builders import TODAY

SUMMER = date(2026, 7, 1)


@pytest.mark.parametrize("text", ["mon 0-24", "tue 18-21", "sun 9-10", "fri 07-08"])
def test_a_span_is_a_day_and_two_hours(text: str) -> None:
    assert is_span(text)


@pytest.mark.parametrize(
    "text",
    ["", "tue", "tue 21-18", "tue 18-18", "tue 18-25", "Tue 18-21", "tues 18-21", "tue 18:00-21"],
)
def test_anything_else_is_not_a_span(text: str) -> None:
    assert not is_span(text)


def test_hours_in_one_zone_overlap_as_they_stand() -> None:
    ours, theirs = ("tue 18-21", "sat 9-12"), ("tue 20-22", "sun 9-12")
    assert common_hours(ours, "Europe/Berlin", theirs, "Europe/Berlin", TODAY) == ["tue 20-21"]


def test_nothing_in_common_is_an_empty_list() -> None:
    assert common_hours(("mon 9-10",), None, ("mon 10-11",), None, TODAY) == []
    assert common_hours((), None, ("mon 10-11",), None, TODAY) == []


def test_the_common_hours_are_told_in_our_zone() -> None:
    found = common_hours(("tue 18-21",), "Europe/Berlin", ("tue 12-14",), "America/New_York", TODAY)
    assert found == ["tue 18-20"]


@pytest.mark.parametrize(
    ("ours", "theirs"), [("Europe/Berlin", None), (None, "Asia/Tokyo"), (None, None)]
)
def test_an_unknown_zone_counts_as_the_same(ours: str | None, theirs: str | None) -> None:
    assert common_hours(("tue 18-21",), ours, ("tue 19-20",), theirs, TODAY) == ["tue 19-20"]


def test_a_zone_nobody_knows_does_no_harm() -> None:
    assert common_hours(("tue 18-19",), "Mars/Base", ("tue 18-19",), "UTC", TODAY) == ["tue 18-19"]


def test_a_late_evening_meets_the_next_day_elsewhere() -> None:
    found = common_hours(("sun 23-24",), "UTC", ("mon 8-9",), "Asia/Tokyo", TODAY)
    assert found == ["sun 23-24"]


def test_a_span_does_not_run_on_over_midnight() -> None:
    spans = ("mon 22-24", "tue 0-2")
    assert common_hours(spans, None, spans, None, TODAY) == ["mon 22-24", "tue 0-2"]


def test_summer_time_is_minded() -> None:
    ours, theirs = ("tue 18-19",), ("tue 17-18",)
    assert common_hours(ours, "Europe/Berlin", theirs, "UTC", TODAY) == ["tue 18-19"]
    assert common_hours(ours, "Europe/Berlin", theirs, "UTC", SUMMER) == []


@pytest.mark.parametrize("day", DAYS)
def test_everybody_is_free_when_they_are_themselves(day: str) -> None:
    span = f"{day} 0-24"
    assert common_hours((span,), "Asia/Kolkata", (span,), "Asia/Kolkata", TODAY) == [span]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Lima", "Asia/Tokyo"])
def test_common_hours_are_the_same_from_both_sides(zone: str) -> None:
    ours, theirs = ("mon 6-12", "thu 18-24"), ("mon 0-24", "thu 0-24", "fri 0-24")
    mine = common_hours(ours, "UTC", theirs, zone, TODAY)
    yours = common_hours(theirs, zone, ours, "UTC", TODAY)
    assert _length(mine) == _length(yours)


def _length(spans: list[str]) -> int:
    ends = (span.split()[1].split("-") for span in spans)
    return sum(int(end) - int(start) for start, end in ends)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (DAYS, "every day 18-21"),
        (DAYS[:5], "on weekdays 18-21"),
        (DAYS[5:], "at weekends 18-21"),
        (("mon",), "Monday 18-21"),
        (("mon", "wed", "thu"), "Monday, Wednesday and Thursday 18-21"),
    ],
)
def test_days_with_the_same_hours_are_said_together(days: tuple[str, ...], said: str) -> None:
    assert in_words(f"{day} 18-21" for day in days) == [said]


def test_other_hours_are_said_apart() -> None:
    assert in_words(["mon 9-12", "tue 18-21"]) == ["Monday 9-12", "Tuesday 18-21"]


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        (("mon 8-12", "tue 9-11"), "mornings"),
        (("mon 12-18",), "afternoons"),
        (("mon 18-21", "wed 17-22"), "evenings"),
        (("mon 8-12", "mon 18-21"), "your hours"),
        (("sat 0-24",), "your hours"),
        ((), "your hours"),
    ],
)
def test_hours_of_one_part_of_the_day_are_said_in_a_word(spans: tuple[str, ...], said: str) -> None:
    assert part_of_day(spans) == said
