"""A title that may mean several jobs is asked about once, and an answer settles it."""

from __future__ import annotations

import pytest

from assistant.mentoring.meanings import to_ask
from assistant.mentoring.mentees import Profile
from assistant.mentoring.moves import State
from tests.builders import a_message, after, standing

MEANINGS = ("product manager", "project manager")


def told_pm() -> State:
    story = a_message(
        "state_goal",
        goals=("promotion",),
        current_title="pm",
        meanings={"current_title": MEANINGS},
    )
    return after(standing("welcome", Profile()), story)


def test_it_is_asked_what_the_word_means() -> None:
    state = told_pm()
    assert (state.journey.step, state.journey.asks) == ("match", "meaning")
    assert to_ask(state.journey) == ("current_title", "pm", MEANINGS)


def test_the_answer_settles_it() -> None:
    state = after(told_pm(), a_message("inform", current_title="project manager"))
    assert (state.journey.asks, state.profile.current_title) == (None, "project manager")
    assert to_ask(state.journey) is None


@pytest.mark.parametrize("text", ["project manager", "Project", "the project manager kind"])
def test_the_answer_may_be_typed_whatever_it_is_taken_for(text: str) -> None:
    typed = a_message("inform", text, target_title="project manager")
    state = after(told_pm(), typed)
    assert (state.profile.current_title, state.profile.target_title) == ("project manager", None)
    assert state.journey.asks is None


def test_what_else_is_learnt_does_not_settle_it() -> None:
    state = after(told_pm(), a_message("inform", locations=("Leeds",)))
    assert state.journey.asks == "meaning"


def test_who_would_rather_not_say_is_not_asked_again() -> None:
    state = after(told_pm(), "skip")
    assert (state.journey.step, state.journey.asks) == ("match", None)
    assert after(state, a_message("inform", locations=("Leeds",))).journey.asks is None


def test_the_goal_is_asked_first() -> None:
    said = a_message("inform", current_title="pm", meanings={"current_title": MEANINGS})
    assert after(standing("match", Profile()), said).journey.asks == "goal"


def test_a_title_said_plainly_later_needs_no_question() -> None:
    state = after(standing("welcome", Profile()), a_message("inform", current_title="nurse"))
    assert to_ask(state.journey) is None
