"""Nobody is asked the same thing twice."""

from __future__ import annotations

import pytest

from assistant.mentoring.mentees import Profile
from assistant.mentoring.saying import actions_for
from tests.builders import a_message, after, standing

PUZZLE = a_message("nlu_fallback", "?!")
NURSE = Profile(current_title="nurse")


@pytest.mark.parametrize(
    ("step", "asks"),
    [
        ("match", "goal"),
        ("match", "occupation"),
        ("organisation", "organisation"),
        ("events", "location"),
        ("alumni", "school"),
    ],
)
def test_a_question_that_was_not_understood_twice_is_left_out(step: str, asks: str) -> None:
    known = Profile() if asks == "occupation" else NURSE
    state = after(standing(step, known, asks=asks), PUZZLE)
    assert (state.journey.asks, state.journey.heard) == (asks, "unclear")
    state = after(state, PUZZLE)
    assert state.journey.asks != asks
    assert asks in state.journey.declined
    said = actions_for(state.journey.step, state.journey.asks, state.journey.heard)
    assert said[0] == "utter_without"


def test_what_cannot_be_done_without_is_asked_for_again() -> None:
    state = after(standing("send", Profile(), chosen="a", asks="name"), PUZZLE, PUZZLE)
    assert (state.journey.asks, state.journey.misses) == ("name", 2)


@pytest.mark.parametrize("facts", [{"skills": ("localisation",)}, {"fields": ("farming",)}])
def test_whoever_names_a_field_when_asked_for_a_wish_is_shown_mentors_with_guesses(
    facts: dict[str, tuple[str, ...]],
) -> None:
    state = after(standing("match", NURSE, asks="goal"), a_message("inform", **facts))
    said = actions_for(state.journey.step, state.journey.asks, state.journey.heard)
    assert (state.journey.asks, said) == (None, ("utter_guessed", "action_show_mentors"))


def test_a_condition_is_noted_and_the_question_put_in_an_easier_way() -> None:
    state = after(standing("match", NURSE, asks="goal"), a_message("inform", languages=("pl",)))
    assert (state.journey.asks, state.journey.heard, state.journey.misses) == ("goal", "move", 1)
    state = after(state, a_message("inform", hours=("mon 18-21",)))
    assert (state.journey.asks, state.journey.heard) == (None, "without")


def test_a_question_in_between_is_no_miss() -> None:
    state = after(standing("match", NURSE, asks="goal"), a_message("faq", "is it free?"))
    assert (state.journey.asks, state.journey.misses) == ("goal", 0)


def test_a_first_message_nobody_understood_leads_to_a_narrower_question() -> None:
    state = after(standing("welcome", Profile()), PUZZLE)
    assert (state.journey.step, state.journey.asks) == ("match", "goal")
