"""The words of a button are as good as the button."""

from __future__ import annotations

from typing import Any

import pytest

from actions.pressing import as_pressed
from assistant.services.understand import message_from
from tests.builders import a_parse, a_tracker

BUTTONS = [
    {"title": "Different work", "payload": '/state_goal{"goal": "career_change"}'},
    {"title": "Go on without it", "payload": "/skip"},
    {"title": "How does this work?", "payload": "/help"},
]
CARD = {"actions": [{"title": "Write to Ada", "payload": '/choose_mentor{"mentor_id": "a"}'}]}


def typed(text: str, *bots: dict[str, Any], intent: str = "nlu_fallback") -> Any:
    tracker = a_tracker(a_parse(intent, text=text))
    tracker.events = [
        {"event": "user"},
        *({"event": "bot", "data": data} for data in bots),
        *tracker.events,
    ]
    return message_from(as_pressed(tracker), "1")


@pytest.mark.parametrize("text", ["Different work", "different work.", "  DIFFERENT WORK!"])
def test_a_typed_button_counts_as_pressed(text: str) -> None:
    message = typed(text, {"buttons": BUTTONS})
    assert (message.intent, message.facts.goals) == ("state_goal", ("career_change",))
    assert message.pressed


def test_the_buttons_of_a_card_count_as_well() -> None:
    message = typed("write to ada", {"custom": CARD})
    assert (message.intent, message.choice) == ("choose_mentor", {"mentor_id": "a"})


@pytest.mark.parametrize("text", ["work", "How does this work?", ""])
def test_other_words_and_questions_are_left_as_they_are(text: str) -> None:
    assert typed(text, {"buttons": BUTTONS}).intent == "nlu_fallback"


def test_a_long_title_may_stand_in_a_sentence() -> None:
    which = {"title": "Ada Ng, head nurse", "payload": '/choose_mentor{"mentor_id": "a"}'}
    assert typed("I mean Ada Ng, head nurse.", {"buttons": [which]}).choice == {"mentor_id": "a"}


@pytest.mark.parametrize(
    "text", ["not Ada Ng, head nurse", "why Ada Ng, head nurse?", "is it Ada Ng, head nurse?"]
)
def test_who_is_refused_or_asked_about_is_not_chosen(text: str) -> None:
    which = {"title": "Ada Ng, head nurse", "payload": '/choose_mentor{"mentor_id": "a"}'}
    assert typed(text, {"buttons": [which]}).intent == "nlu_fallback"


def test_a_title_that_two_cards_bear_is_left_as_it_is() -> None:
    other = {"actions": [{**CARD["actions"][0], "payload": '/choose_mentor{"mentor_id": "b"}'}]}
    assert typed("Write to Ada", {"custom": CARD}, {"custom": other}).intent == "nlu_fallback"


def test_buttons_of_an_earlier_turn_are_gone() -> None:
    tracker = a_tracker(a_parse("inform", text="Different work"))
    bots = [{"event": "bot", "data": {"buttons": BUTTONS}}, {"event": "user"}, {"event": "bot"}]
    tracker.events = [*bots, *tracker.events]
    assert as_pressed(tracker) == tracker.latest_message
