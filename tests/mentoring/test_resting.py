"""Whoever is tired, or puts it off, is left in peace; everything stays as it was."""

from __future__ import annotations

import pytest

from assistant.mentoring.resting import is_tired
from assistant.mentoring.saying import actions_for
from tests.builders import a_message, after, standing

STEPS = ["match", "choose", "events", "draft", "goals", "agree", "times", "done"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("text", ["none of that. tired", "too tired for this", "I'm exhausted 😴"])
@pytest.mark.parametrize("intent", ["none_of_these", "skip", "nlu_fallback", "inform"])
def test_whoever_is_tired_stays_where_they_are(intent: str, text: str, step: str) -> None:
    state = standing(step, chosen="a", offered=("a", "b"))
    journey = after(state, a_message(intent, text)).journey
    assert (journey.step, journey.heard, journey.answers) == (step, "tired", {})
    assert (journey.offered, journey.dismissed, journey.later) == (("a", "b"), (), ())
    assert actions_for(journey.step, journey.asks, journey.heard) == ("utter_tired",)


@pytest.mark.parametrize("text", ["later", "not today", "nah, not today", "maybe later, thanks"])
def test_later_at_a_way_opens_no_other_way(text: str) -> None:
    journey = after(standing("events"), a_message("skip", text)).journey
    assert (journey.step, journey.heard) == ("events", "later")


def test_a_message_about_to_be_sent_is_put_away_and_nothing_else_asked() -> None:
    for text in ("nah not today", "too tired for this"):
        state = standing("send", chosen="a", asks="name", text="Hello Ada")
        journey = after(state, a_message("deny", text)).journey
        assert (journey.step, journey.asks, journey.heard) == ("done", None, "unsent_today")
        assert (journey.chosen, journey.text) == ("a", "Hello Ada")
        assert actions_for("done", None, journey.heard) == ("utter_not_sent_today",)


@pytest.mark.parametrize(
    "text",
    [
        "tired of my job",
        "accountant. tired",
        "I'm a tired night nurse",
        "to be less tired after work",
        "am I too tired for this?",
        "a team later",
    ],
)
def test_who_tells_of_work_is_not_sent_to_rest(text: str) -> None:
    assert not is_tired(text) or "?" in text
    assert after(standing("match"), a_message("inform", text)).journey.heard != "tired"


def test_despair_is_never_taken_for_a_tired_evening() -> None:
    journey = after(standing("match"), a_message("distress", "too tired for this")).journey
    assert journey.heard == "aside"


def test_a_first_message_is_met_with_who_is_speaking() -> None:
    journey = after(standing("welcome", visited=()), a_message("inform", "tired")).journey
    assert journey.heard != "tired"


def test_saying_it_three_times_brings_no_question() -> None:
    said = a_message("skip", "tired")
    journey = after(standing("events"), said, said, said).journey
    assert journey.heard == "tired"
