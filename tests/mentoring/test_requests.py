"""What may happen to a request, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from assistant.mentoring.errors import BadInput
from assistant.mentoring.requests import (
    ACCEPTED,
    ANSWERS,
    DECLINED,
    EXPIRED,
    PENDING,
    UNCONFIRMED,
    WITHDRAWN,
    TooLate,
    answer,
    confirm,
    in_time,
    is_silent,
    reached,
    withdraw,
)
from tests.builders import a_request

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=timezone.utc)
WAITING = a_request(status=PENDING, asked=NOW)


def test_the_mentor_hears_of_it_only_once_the_address_is_proved() -> None:
    request = confirm(a_request(), NOW)
    assert (request.status, request.asked) == (PENDING, NOW)
    assert confirm(request, NOW + timedelta(days=1)) == request


@pytest.mark.parametrize("status", [ACCEPTED, DECLINED, EXPIRED, WITHDRAWN])
def test_what_is_over_stays_over(status: str) -> None:
    over = a_request(status=status)
    with pytest.raises(TooLate):
        confirm(over, NOW)
    with pytest.raises(TooLate):
        answer(over, "yes", "", "ada@example.org", NOW)


@pytest.mark.parametrize("given", ANSWERS)
def test_every_answer_ends_the_waiting(given: str) -> None:
    request = answer(WAITING, given, "  soon ", "ada@example.org", NOW)
    assert request.status == ANSWERS[given]
    assert (request.answer, request.words, request.closed) == (given, "soon", NOW)
    assert bool(request.contact) is (request.status == ACCEPTED)


@pytest.mark.parametrize(
    ("given", "words", "contact"),
    [("question", " ", "x"), ("colleague", "", "x"), ("yes", "", " "), ("maybe", "a", "x")],
)
def test_an_answer_that_says_too_little_is_refused(given: str, words: str, contact: str) -> None:
    with pytest.raises(BadInput):
        answer(WAITING, given, words, contact, NOW)


def test_nobody_answers_what_was_never_confirmed() -> None:
    with pytest.raises(TooLate):
        answer(a_request(), "no", "", "", NOW)


def test_taking_back_twice_is_the_same_and_too_late_after_an_answer() -> None:
    back = withdraw(WAITING, NOW)
    assert back.status == WITHDRAWN
    assert withdraw(back, NOW) == back
    with pytest.raises(TooLate):
        withdraw(replace(WAITING, status=ACCEPTED), NOW)


@pytest.mark.parametrize(
    ("days", "reminded", "status", "told_again"),
    [
        (2.9, False, PENDING, False),
        (3, False, PENDING, True),
        (5, True, PENDING, True),
        (7, True, EXPIRED, True),
    ],
)
def test_one_reminder_after_three_days_and_the_end_after_seven(
    days: float, reminded: bool, status: str, told_again: bool
) -> None:
    after = in_time(replace(WAITING, reminded=reminded), NOW + timedelta(days=days))
    assert (after.status, after.reminded) == (status, told_again)


def test_what_nobody_confirms_ends_as_well_and_reminds_no_mentor() -> None:
    request = a_request(created=NOW)
    assert in_time(request, NOW + timedelta(days=4)) == request
    assert in_time(request, NOW + timedelta(days=7)).status == EXPIRED


def test_two_requests_in_a_row_without_an_answer_are_silence() -> None:
    ran_out = replace(WAITING, status=EXPIRED, closed=NOW)
    answered = replace(WAITING, status=DECLINED, closed=NOW)
    unheard = a_request(status=EXPIRED, closed=NOW)
    assert is_silent([ran_out, ran_out, answered])
    assert not is_silent([ran_out, answered, ran_out])
    assert not is_silent([ran_out])
    assert not is_silent([ran_out, unheard])
    assert is_silent([ran_out, unheard, WAITING, ran_out])
    assert a_request().status == UNCONFIRMED


def test_only_who_never_read_of_it_can_be_suggested_again() -> None:
    mine = [
        a_request("1", mentor_id="asked"),
        a_request("2", mentor_id="taken back", status="withdrawn", asked=NOW),
        a_request("3", mentor_id="silent", status="expired", asked=NOW),
        a_request("4", mentor_id="never confirmed", status="expired"),
        a_request("5", mentor_id="no", status="declined", asked=NOW),
    ]
    assert reached(mine) == ("asked", "silent", "no")
