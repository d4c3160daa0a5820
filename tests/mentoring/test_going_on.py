"""What yes, no and back mean where little is left to do."""

from __future__ import annotations

import pytest

from assistant.mentoring.journey import WAYS, actions_for
from assistant.mentoring.messages import Message
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


def test_a_change_that_cannot_be_made_is_followed_by_the_question_of_the_step() -> None:
    assert actions_for("send", None, "uneditable") == ("utter_cannot_edit", "action_resume")


@pytest.mark.parametrize(
    "message", [a_message("inform", "a formal programme"), a_message("nlu_fallback", "formal")]
)
def test_the_form_is_understood_at_the_end_without_one_before(message: Message) -> None:
    journey = after(standing("done"), message).journey
    assert (journey.form, journey.heard) == ("formal", "formed")
