"""A relationship from the yes to its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from assistant.mentoring import relationships as states
from assistant.mentoring.agreements import Agreement
from assistant.mentoring.errors import BadInput
from assistant.mentoring.relationships import ENDED, Relationship
from assistant.mentoring.requests import MENTEE, MENTOR, TooLate
from tests.builders import a_relationship, a_request

START = a_relationship().created
PAGE = Agreement(goal="lead a ward")
SOON, LATER = START + timedelta(days=3), START + timedelta(days=5)

Step = Callable[[Relationship], Relationship]
STEPS: dict[str, Step] = {
    "agree": lambda it: states.agree(it, PAGE, "promotion"),
    "confirm": lambda it: states.confirm(it),
    "suggest": lambda it: states.suggest(it, "words"),
    "accept": lambda it: states.accept(it, "words"),
    "propose": lambda it: states.propose(it, [SOON], None),
    "pick": lambda it: states.pick(it, SOON, START),
    "others": lambda it: states.ask_for_others(it, ""),
    "cancel": lambda it: states.cancel(it, MENTEE),
    "feedback": lambda it: states.give_feedback(it, MENTEE, True, "well", "", START),
}


def agreed() -> Relationship:
    return states.agree(a_relationship(), PAGE, "promotion")


def met() -> Relationship:
    return states.pick(states.propose(a_relationship(), [SOON, LATER], None), SOON, START)


def test_only_a_yes_begins_anything() -> None:
    with pytest.raises(TooLate):
        states.begin(a_request(status="pending"))
    it = states.begin(a_request(status="accepted", answer="one_call", closed=START))
    assert it.one_call
    assert it.created == START


@pytest.mark.parametrize("name", STEPS)
def test_after_the_end_nothing_can_be_done(name: str) -> None:
    over = states.end(agreed(), MENTOR, "", START)
    with pytest.raises(TooLate):
        STEPS[name](over)
    assert states.end(over, MENTEE, "again", LATER) == over


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("agree", agreed()),
        ("confirm", states.confirm(agreed())),
        ("suggest", states.suggest(agreed(), "words")),
        ("pick", met()),
        ("cancel", a_relationship()),
    ],
)
def test_doing_it_twice_changes_nothing(name: str, before: Relationship) -> None:
    assert STEPS[name](before) == before


def test_a_change_counts_only_in_the_words_that_were_read() -> None:
    asked = states.suggest(states.suggest(agreed(), "first"), "second")
    with pytest.raises(TooLate):
        states.accept(asked, "first")
    both = states.accept(asked, "second")
    assert both.mentor_agreed
    assert both.agreement is not None
    assert both.agreement.changes == "second"


def test_other_words_of_the_mentee_want_the_mentors_yes_anew() -> None:
    both = states.confirm(agreed())
    again = states.agree(both, Agreement(goal="something else"), "promotion")
    assert not again.mentor_agreed


@pytest.mark.parametrize(
    ("it", "stage"),
    [
        (a_relationship(), "agree"),
        (agreed(), "meet"),
        (states.suggest(agreed(), "x"), "agree"),
        (states.propose(agreed(), [SOON], None), ""),
        (states.ask_for_others(states.propose(agreed(), [SOON], None), ""), "meet"),
        (a_relationship(one_call=True), "meet"),
    ],
)
def test_it_is_known_what_the_mentee_is_needed_for(it: Relationship, stage: str) -> None:
    assert it.stage == stage


def test_only_what_was_proposed_and_is_to_come_can_be_picked() -> None:
    it = states.propose(a_relationship(), [SOON], None)
    for moment, now in ((LATER, START), (SOON, LATER)):
        with pytest.raises(TooLate):
            states.pick(it, moment, now)


def test_a_moved_meeting_keeps_its_invitation_and_a_new_one_after_a_cancelled_gets_its_own() -> (
    None
):
    moved = states.pick(states.propose(met(), [LATER], None), LATER, START)
    assert (moved.round, moved.sequence, moved.news) == (1, 1, ("meeting", "moved"))
    off = states.cancel(moved, MENTOR)
    assert off.meeting is None
    again = states.pick(states.propose(off, [SOON], None), SOON, START)
    assert (again.round, again.sequence) == (2, 0)


def test_both_are_asked_after_two_weeks_and_after_thirty_days_and_never_again() -> None:
    it, asked = a_relationship(), []
    for day in range(60):
        after = states.in_time(it, START + timedelta(days=day))
        if after != it:
            asked.append(day)
        it = after
    assert asked == [14, 30]


def test_whoever_was_away_for_long_is_asked_once() -> None:
    late = states.in_time(a_relationship(), START + timedelta(days=400))
    assert late.checks == 2
    assert states.in_time(late, START + timedelta(days=401)) == late


def test_after_a_single_call_only_one_question_is_asked() -> None:
    assert states.in_time(a_relationship(one_call=True), START + timedelta(days=90)).checks == 1


def test_feedback_given_again_replaces_what_was_said_at_the_same_time() -> None:
    first = states.give_feedback(a_relationship(checks=1), MENTEE, False, "so_so", "", START)
    second = states.give_feedback(first, MENTEE, True, "well", "better", START)
    assert [(said.going, said.words) for said in second.feedback] == [("well", "better")]
    assert states.give_feedback(second, MENTEE, True, "well", "better", LATER) == second
    both = states.give_feedback(second, MENTOR, True, "well", "", START)
    assert len(both.feedback) == 2


@pytest.mark.parametrize(
    "step",
    [
        lambda: states.suggest(agreed(), "  "),
        lambda: states.propose(a_relationship(), [], None),
        lambda: states.give_feedback(a_relationship(), MENTEE, True, "", "", START),
    ],
)
def test_what_says_nothing_is_refused(step: Callable[[], object]) -> None:
    with pytest.raises(BadInput):
        step()


def test_news_is_told_in_answer_to_one_message_alone() -> None:
    it = states.told(states.confirm(agreed()), "1")
    assert (it.telling, it.news) == (("mentor_agreed",), ())
    assert states.told(it, "1") == states.told(it, "2") == it


def test_an_end_by_the_mentee_is_no_news_to_them() -> None:
    assert states.end(met(), MENTEE, "Thanks", START).news == ()
    over = states.end(met(), MENTOR, "Thanks", START)
    assert (over.status, over.meeting, over.news) == (ENDED, None, ("ended",))
