"""A relationship from the yes to its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from assistant.mentoring import meetings
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
    "propose": lambda it: meetings.propose(it, [SOON], None),
    "pick": lambda it: meetings.pick(it, SOON, START),
    "others": lambda it: meetings.ask_for_others(it, ""),
    "cancel": lambda it: meetings.cancel(it, MENTEE),
    "leave out": lambda it: states.leave_out(it, "words"),
    "turn down": lambda it: states.turn_down(it, ""),
    "offer": lambda it: meetings.offer(it, SOON),
    "take": lambda it: meetings.take(it, SOON, START),
    "refuse": lambda it: meetings.refuse(it, SOON),
}


def agreed() -> Relationship:
    return states.agree(a_relationship(), PAGE, "promotion")


def met() -> Relationship:
    return meetings.pick(meetings.propose(a_relationship(), [SOON, LATER], None), SOON, START)


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
        ("leave out", states.leave_out(states.suggest(agreed(), "words"), "words")),
        ("turn down", states.turn_down(agreed(), "why")),
        ("pick", met()),
        ("offer", meetings.offer(a_relationship(), SOON)),
        ("take", meetings.take(meetings.offer(a_relationship(), SOON), SOON, START)),
        ("refuse", meetings.refuse(meetings.offer(a_relationship(), SOON), SOON)),
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
        (meetings.propose(agreed(), [SOON], None), ""),
        (meetings.ask_for_others(meetings.propose(agreed(), [SOON], None), ""), "meet"),
        (a_relationship(one_call=True), "meet"),
        (states.turn_down(agreed(), ""), "agree"),
        (states.leave_out(states.suggest(agreed(), "x"), "x"), "meet"),
        (meetings.offer(agreed(), LATER), "answer"),
        (meetings.refuse(meetings.offer(agreed(), LATER), LATER), "meet"),
    ],
)
def test_it_is_known_what_the_mentee_is_needed_for(it: Relationship, stage: str) -> None:
    assert it.stage == stage


@pytest.mark.parametrize("both", [True, False])
def test_a_change_the_mentee_leaves_out_leaves_the_page_as_it_was(both: bool) -> None:
    before = states.confirm(agreed()) if both else agreed()
    asked = states.suggest(states.suggest(before, "first"), "second")
    with pytest.raises(TooLate):
        states.leave_out(asked, "first")
    after = states.leave_out(asked, "second")
    assert (after.agreement, after.change, after.left_out) == (PAGE, "", "second")
    assert after.mentor_agreed is both
    with pytest.raises(TooLate):
        states.accept(after, "second")
    assert states.confirm(after).mentor_agreed


def test_a_page_the_mentor_says_no_to_does_not_count_and_can_be_written_anew() -> None:
    no = states.turn_down(states.suggest(agreed(), "x"), " Too much ")
    assert (no.agreement, no.change, no.objection) == (None, "", "Too much")
    assert no.news[-1] == "turned_down"
    for step in ("confirm", "suggest"):
        with pytest.raises(TooLate):
            STEPS[step](no)
    again = states.agree(no, PAGE, "promotion")
    assert (again.agreement, again.objection) == (PAGE, "")
    assert states.turn_down(again, "").objections == 2


@pytest.mark.parametrize(
    "it",
    [a_relationship(), states.confirm(agreed()), states.suggest(states.confirm(agreed()), "x")],
)
def test_what_both_said_yes_to_or_nobody_wrote_cannot_be_turned_down(it: Relationship) -> None:
    with pytest.raises(TooLate):
        states.turn_down(it, "")


def test_every_new_thing_the_mentor_says_has_a_mark_of_its_own() -> None:
    change = states.suggest(agreed(), "x")
    marks = [
        a_relationship().mark,
        change.mark,
        states.suggest(change, "y").mark,
        states.turn_down(agreed(), "").mark,
        states.turn_down(change, "").mark,
        meetings.offer(agreed(), LATER).mark,
        meetings.offer(meetings.offer(agreed(), LATER), SOON).mark,
        meetings.offer(a_relationship(one_call=True), LATER).mark,
    ]
    assert marks == [
        "r-1/agree/0",
        "r-1/agree/1",
        "r-1/agree/2",
        "r-1.1/agree/0",
        "r-1.1/agree/0",
        "r-1/answer/1",
        "r-1/answer/2",
        "r-1/answer/1",
    ]


def test_a_time_the_mentor_suggests_changes_nothing_before_a_yes() -> None:
    asked = meetings.offer(met(), LATER)
    assert asked.meeting == SOON
    no = meetings.refuse(asked, LATER)
    assert (no.meeting, no.offered, no.refused) == (SOON, None, LATER)
    with pytest.raises(TooLate):
        meetings.take(no, LATER, START)
    yes = meetings.take(asked, LATER, START)
    assert (yes.meeting, yes.offered, yes.sequence) == (LATER, None, 1)
    with pytest.raises(TooLate):
        meetings.refuse(yes, LATER)


def test_of_both_sides_only_the_last_suggestion_waits_for_an_answer() -> None:
    theirs = meetings.offer(meetings.propose(a_relationship(), [SOON], None), LATER)
    assert (theirs.proposed, theirs.offered) == ((), LATER)
    ours = meetings.propose(theirs, [SOON], None)
    assert (ours.proposed, ours.offered) == ((SOON,), None)
    assert meetings.cancel(meetings.offer(met(), LATER), MENTEE).offered is None


def test_a_suggested_time_that_has_passed_is_open_no_more() -> None:
    asked = meetings.offer(a_relationship(), SOON)
    with pytest.raises(TooLate):
        meetings.take(asked, SOON, LATER)
    assert states.in_time(asked, LATER).offered is None
    assert states.in_time(asked, START).offered == SOON
    with pytest.raises(BadInput):
        meetings.offer(met(), SOON)


def test_only_what_was_proposed_and_is_to_come_can_be_picked() -> None:
    it = meetings.propose(a_relationship(), [SOON], None)
    for moment, now in ((LATER, START), (SOON, LATER)):
        with pytest.raises(TooLate):
            meetings.pick(it, moment, now)


def test_a_moved_meeting_keeps_its_invitation_and_a_new_one_after_a_cancelled_gets_its_own() -> (
    None
):
    moved = meetings.pick(meetings.propose(met(), [LATER], None), LATER, START)
    assert (moved.round, moved.sequence, moved.news) == (1, 1, ("meeting", "moved"))
    off = meetings.cancel(moved, MENTOR)
    assert off.meeting is None
    again = meetings.pick(meetings.propose(off, [SOON], None), SOON, START)
    assert (again.round, again.sequence) == (2, 0)


def test_a_talk_stands_until_it_is_over() -> None:
    it = met()
    said = meetings.standing(it, SOON - timedelta(days=1), str)
    assert said == [f"You talk with {it.mentor_name} on {SOON}"]
    assert meetings.standing(it, SOON + timedelta(minutes=it.minutes - 1), str) == said
    assert meetings.standing(it, SOON + timedelta(minutes=it.minutes), str) == []


def test_of_what_either_side_suggests_only_the_times_to_come_are_told() -> None:
    name = a_relationship().mentor_name
    ours = meetings.propose(a_relationship(), [SOON, LATER], None)
    assert meetings.standing(ours, SOON, str) == [
        f"{name} has yet to pick a time for a talk: {LATER}"
    ]
    assert meetings.standing(ours, LATER, str) == []
    theirs = meetings.offer(met(), LATER)
    first, second = meetings.standing(theirs, START, str)
    assert str(SOON) in first
    assert second == f"{name} suggests {LATER}: your yes or no is next"
    assert meetings.standing(a_relationship(), START, str) == []


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


def test_once_it_is_over_both_can_say_how_it_was() -> None:
    during = states.give_feedback(a_relationship(checks=1), MENTEE, False, "so_so", "", START)
    over = states.end(during, MENTOR, "", START)
    after = states.give_feedback(over, MENTEE, True, "well", "it helped", LATER)
    assert [(said.check, said.going) for said in after.feedback] == [
        (1, "so_so"),
        (states.AT_END, "well"),
    ]


@pytest.mark.parametrize(
    "step",
    [
        lambda: states.suggest(agreed(), "  "),
        lambda: meetings.propose(a_relationship(), [], None),
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


def test_after_a_talk_the_next_one_is_arranged_with_an_invitation_of_its_own() -> None:
    it = met()
    end = SOON + timedelta(minutes=it.minutes)
    assert states.in_time(it, end - timedelta(seconds=1)) == it
    over = states.in_time(it, end)
    assert (over.meeting, over.stage) == (None, "agree")
    again = meetings.pick(meetings.propose(over, [LATER], None), LATER, end)
    assert (again.round, again.sequence, again.news) == (it.round + 1, 0, ("meeting",))


def test_nobody_is_told_of_a_talk_that_is_over_nor_asked_for_another_after_one_call() -> None:
    assert met().news == ("meeting",)
    assert states.in_time(met(), LATER).news == ()
    call = meetings.pick(meetings.propose(a_relationship(one_call=True), [SOON], None), SOON, START)
    assert states.in_time(call, LATER).stage == ""
