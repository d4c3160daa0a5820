"""What yes, no and back mean where little is left to do."""

from __future__ import annotations

import pytest

from assistant.mentoring.journey import WAYS
from assistant.mentoring.saying import actions_for
from tests.builders import a_message, after, standing

THANKS_NO = a_message("deny", "no thanks")
WALKED = ("welcome", "match", *WAYS)


@pytest.mark.parametrize("intent", ["deny", "skip"])
def test_no_to_anything_else_is_a_farewell_and_not_the_plan_again(intent: str) -> None:
    journey = after(standing("done"), intent).journey
    assert actions_for(journey.step, journey.asks, journey.heard) == ("utter_later",)


def test_yes_to_anything_else_asks_what() -> None:
    journey = after(standing("done"), "affirm").journey
    assert actions_for(journey.step, journey.asks, journey.heard) == ("utter_ask_more",)


@pytest.mark.parametrize("step", ["match", "choose"])
def test_no_where_nobody_fits_leads_to_the_plan(step: str) -> None:
    assert after(standing(step), THANKS_NO).journey.step == "done"


@pytest.mark.parametrize("step", ["match", "choose"])
def test_yes_where_nobody_fits_and_no_way_is_left_leads_to_the_plan(step: str) -> None:
    assert after(standing(step, visited=WALKED), "affirm").journey.step == "done"


def test_yes_where_nobody_fits_leads_to_the_ways_that_are_left() -> None:
    assert after(standing("match"), "affirm").journey.step in WAYS


def test_no_to_noting_goals_down_leads_to_the_plan() -> None:
    assert after(standing("sent", chosen="m-1"), THANKS_NO).journey.step == "done"


def test_back_to_what_was_sent_tells_how_it_stands_and_sends_nothing() -> None:
    trail = ("draft", "send", "sent", "goals")
    journey = after(standing("goals", chosen="m-1", trail=trail), "go_back").journey
    said = actions_for(journey.step, journey.asks, journey.heard)
    assert (journey.step, said) == ("sent", ("action_request_news", "action_resume"))


def test_choosing_the_same_mentor_again_keeps_the_changes_to_the_message() -> None:
    state = standing("done", chosen="m-1", edits=(("add", "", "x"),), tones=("warmer",))
    same = a_message("choose_mentor", choice={"mentor_id": "m-1"})
    assert after(state, same).journey.edits == (("add", "", "x"),)
    other = a_message("choose_mentor", choice={"mentor_id": "m-2"})
    assert after(state, other).journey.edits == ()


@pytest.mark.parametrize("step", ["sent", "goals", "agree"])
def test_what_is_told_in_between_is_said_back_and_not_that_all_stays_as_it_is(step: str) -> None:
    told = a_message("inform", "I also know Python", skills=("python",), pressed=step == "goals")
    state = after(standing(step, chosen="m-1"), told)
    assert state.profile.skills == ("python",)
    said = actions_for(state.journey.step, state.journey.asks, state.journey.heard)
    assert (state.journey.step, said) == (step, ("action_ask",))


@pytest.mark.parametrize("text", ["go back to work", "I want to go back to work after my leave"])
def test_back_to_work_is_an_answer_where_words_are_kept(text: str) -> None:
    state = after(standing("goals", chosen="m-1"), a_message("go_back", text))
    assert state.journey.answers == {"goals": text}
    assert state.profile == standing("goals", chosen="m-1").profile


def test_back_to_work_is_a_wish_elsewhere() -> None:
    state = after(standing("online"), a_message("go_back", "I want back to work"))
    assert (state.journey.step, state.profile.goals[0]) == ("online", "return_to_work")


@pytest.mark.parametrize("how", ["ending", "hosted"])
def test_the_way_out_of_something_else_leads_back_to_the_open_question(how: str) -> None:
    assert actions_for("goals", None, how)[-1] == "action_resume"
