"""The figures of a programme, counted from what happened."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from assistant.mentoring.mentees import Profile
from assistant.mentoring.report import Report, report, wishes
from assistant.mentoring.requests import Request
from tests.builders import a_request

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=timezone.utc)
DAY = timedelta(days=1)


def asked(mentor: str = "m-1", after: timedelta | None = None, **fields: Any) -> Request:
    """A request that reached a mentor ten days ago, answered so long after."""
    begun = NOW - 10 * DAY
    closed = begun + after if after is not None else None
    named = {"mentor_id": mentor, "mentor_name": f"Ada {mentor}", "asked": begun, "closed": closed}
    return a_request(f"r-{mentor}", created=begun, **{"status": "pending", **named, **fields})


def of(*requests: Request, visits: Any = (), listed: int = 3, days: int = 30) -> Report:
    return report(days, TODAY, visits, requests, [], listed)


def test_weeks_without_anybody_are_told_too() -> None:
    visits = [(NOW, ("welcome",)), (NOW - DAY, ("welcome",)), (NOW - 15 * DAY, ("welcome",))]
    told = of(visits=visits, days=20).visits
    assert told == (
        (date(2026, 11, 2), 0),
        (date(2026, 11, 9), 1),
        (date(2026, 11, 16), 0),
        (date(2026, 11, 23), 2),
    )


def test_the_funnel_counts_people_step_by_step() -> None:
    visits = [(NOW, ("welcome",)), (NOW, ("welcome", "match")), (NOW, ("match", "draft"))]
    told = dict(
        of(
            asked("a", person_key="web:1"),
            asked("b", person_key="web:1", status="accepted", answer="yes"),
            asked("c", person_key="web:2", status="unconfirmed", asked=None),
            visits=visits,
        ).funnel
    )
    assert list(told.values()) == [3, 2, 1, 2, 1, 1, 1]


def test_acceptance_is_a_share_of_what_was_answered() -> None:
    told = of(
        asked("a", DAY, status="accepted", answer="yes"),
        asked("b", DAY, status="accepted", answer="one_call"),
        asked("c", DAY, status="declined", answer="no"),
        asked("d", DAY, status="declined", answer="question"),
        asked("e", 7 * DAY, status="expired"),
        asked("f"),
    )
    assert told.accepted == 0.5
    assert dict(told.answers) == {
        "Yes": 1,
        "One call": 1,
        "A question first": 1,
        "A colleague instead": 0,
        "No": 1,
        "No answer": 1,
        "Taken back": 0,
        "Still waiting": 1,
    }


def test_time_to_an_answer_is_the_middle_one_and_silence_is_never() -> None:
    hours = (1, 30, 100)
    answered = [asked(f"m-{h}", timedelta(hours=h), status="declined", answer="no") for h in hours]
    told = of(*answered, asked("e", 7 * DAY, status="expired"))
    assert told.hours == 30
    assert [count for _, count in told.times] == [1, 1, 1, 1]


def test_a_mentor_who_answered_once_is_not_silent() -> None:
    told = of(
        asked("quiet", 7 * DAY, status="expired"),
        asked("quiet", 7 * DAY, status="expired"),
        asked("once", 7 * DAY, status="expired"),
        asked("once", DAY, status="declined", answer="no"),
        asked("waits"),
        asked("unsent", 7 * DAY, status="expired", asked=None),
    )
    assert [(s.mentor_id, s.unanswered) for s in told.silent] == [("quiet", 2)]


@pytest.mark.parametrize(
    ("mentors", "listed", "gini"),
    [("abc", 3, 0.0), ("aaa", 3, 2 / 3), ("", 3, None), ("ab", 4, 0.5)],
)
def test_the_spread_counts_those_nobody_asks(mentors: str, listed: int, gini: float) -> None:
    told = of(*(asked(mentor) for mentor in mentors), listed=listed).gini
    assert told == (None if gini is None else pytest.approx(gini))


def test_load_counts_mentors_by_how_often_they_were_asked() -> None:
    told = of(*(asked(mentor) for mentor in "aaaaabbc"), listed=5)
    assert [count for _, count in told.load] == [2, 1, 1, 0, 1]
    assert told.busiest[0] == ("Ada a", 5)


def test_nothing_is_told_of_nothing() -> None:
    told = of(listed=0)
    assert (told.hours, told.accepted, told.gini) == (None, None, None)
    assert sum(count for _, count in told.funnel) == 0


def test_what_is_counted_of_a_wish_says_nothing_of_who_had_it() -> None:
    profile = Profile(
        goals=("promotion", "confidence"),
        current_title="nurse",
        target_title="midwife",
        languages=("pl",),
        industries=("healthcare",),
        country="PL",
        name="Anna",
        email="anna@example.org",
        organisations=("Northside",),
    )
    assert wishes(profile) == [
        ("title", "midwife"),
        ("goal", "promotion"),
        ("industry", "healthcare"),
        ("language", "pl"),
        ("country", "PL"),
    ]
