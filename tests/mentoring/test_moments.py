"""Times for a talk, as people name them and as both read them."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from assistant.mentoring.moments import in_both, names_an_hour, read_moments, speaks_of_times

# A Saturday evening.
NOW = datetime(2026, 11, 28, 19, 0, tzinfo=timezone.utc)
LONDON = "Europe/London"


def heard(text: str, zone: str = LONDON, now: datetime = NOW) -> list[str]:
    return [f"{m:%a %d %b %H:%M}" for m in read_moments(text, now, zone).moments]


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("tuesday at 6, or thursday morning", ["Tue 01 Dec 18:00", "Thu 03 Dec 10:00"]),
        ("tues or thurs at 6pm", ["Tue 01 Dec 18:00", "Thu 03 Dec 18:00"]),
        ("fri 6 or 7", ["Fri 04 Dec 18:00", "Fri 04 Dec 19:00"]),
        ("monday between 5 and 7", ["Mon 30 Nov 17:00"]),
        ("monday 5-7pm", ["Mon 30 Nov 17:00"]),
        ("tomorrow 18:30", ["Sun 29 Nov 18:30"]),
        ("wed half past six", ["Wed 02 Dec 18:30"]),
        ("monday 07:30", ["Mon 30 Nov 07:30"]),
        ("9 in the morning on monday", ["Mon 30 Nov 09:00"]),
        ("monday at 9 in the evening", ["Mon 30 Nov 21:00"]),
        ("5.12. um 17 uhr", ["Sat 05 Dec 17:00"]),
        ("December 3rd at 9:30 am", ["Thu 03 Dec 09:30"]),
        ("I could do tuesday the 1st of december at 6", ["Tue 01 Dec 18:00"]),
    ],
)
def test_times_are_read_as_they_are_meant(text: str, moments: list[str]) -> None:
    assert heard(text) == moments
    assert read_moments(text, NOW, LONDON).wrong == ()


def test_a_weekday_whose_hour_has_passed_is_next_weeks() -> None:
    assert heard("saturday at 6") == ["Sat 05 Dec 18:00"]


def test_at_most_three_times_are_taken() -> None:
    assert len(heard("mon 6, tue 6, wed 6, thu 6")) == 3


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31 feb at 3", "February has only 29 days"),
        ("5 nov 2026 at 5pm", "has passed already"),
        ("today at 6", "has passed already"),
        ("tue 25:00", "no 25:00 on the clock"),
        ("wednesday", "At what time on Wednesday 2 December"),
        ("at 6", "I need the day"),
        ("5 december 2028 at 5pm", "more than a year away"),
        ("28 march 2027 at 01:30", "clocks go forward"),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_the_reason(text: str, why: str) -> None:
    found = read_moments(text, NOW, LONDON)
    assert found.moments == ()
    assert why in found.wrong[0]


def test_what_cannot_be_does_not_spoil_what_can() -> None:
    found = read_moments("tuesday at 6 or 31 feb at 3", NOW, LONDON)
    assert len(found.moments) == len(found.wrong) == 1


def test_the_same_words_are_another_moment_in_another_zone() -> None:
    assert heard("tuesday at 6", "Asia/Manila") == ["Tue 01 Dec 10:00"]
    assert heard("tuesday at 6", "no/where") == heard("tuesday at 6", "UTC")


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (LONDON, "Tuesday 1 December at 18:00 (London time)"),
        ("Europe/Berlin", "Tuesday 1 December at 18:00 (London time), which is 19:00 in Berlin"),
        (
            "Asia/Manila",
            "Tuesday 1 December at 18:00 (London time), "
            "which is Wednesday 2 December at 02:00 in Manila",
        ),
        (None, "Tuesday 1 December at 18:00 (London time)"),
    ],
)
def test_both_clocks_are_shown_where_they_differ(theirs: str | None, said: str) -> None:
    (moment,) = read_moments("tuesday at 6", NOW, LONDON).moments
    assert in_both(moment, LONDON, theirs) == said


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    [
        ("tuesday at 6", True, True),
        ("wednesday", True, False),
        ("5pm", False, True),
        ("31 feb", True, False),
        ("thanks a lot", False, False),
    ],
)
def test_it_is_known_what_a_message_speaks_of(text: str, days: bool, hours: bool) -> None:
    assert (speaks_of_times(text), names_an_hour(text)) == (days, hours)
