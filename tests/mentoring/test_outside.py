"""Telling of somebody who behaved badly, and meeting a person."""

from __future__ import annotations

import pytest

from assistant.mentoring.journey import REPORT
from tests.builders import a_message, after, standing

TOLD_OF = a_message("report", "he asked me for money")


def test_what_is_told_of_a_mentor_is_kept_while_one_is_asked_how_to_be_reached() -> None:
    state = after(standing("sent"), TOLD_OF)
    assert (state.journey.heard, state.journey.awaits) == ("awaits", "report")
    state = after(state, a_message("inform", "me@example.org", contact="me@example.org"))
    assert (state.journey.heard, state.journey.awaits) == ("reachable", "transcript")
    assert state.journey.answers[REPORT] == "he asked me for money"


def test_whoever_would_rather_not_say_how_to_be_reached_is_heard_all_the_same() -> None:
    state = after(standing("sent"), TOLD_OF, "deny")
    assert state.journey.heard == "contact"
    assert REPORT in state.journey.answers


def test_a_later_wish_to_talk_to_a_person_is_no_report() -> None:
    state = after(standing("sent"), TOLD_OF, "deny", "talk_to_person")
    assert REPORT not in state.journey.answers


def test_those_who_were_dismissed_are_shown_again() -> None:
    state = after(standing("match", offered=("a", "b")), "none_of_these", "show_again")
    assert (state.journey.step, state.journey.dismissed) == ("match", ())


@pytest.mark.parametrize("step", ["match", "sent", "goals", "expectations", "openness", "agree"])
@pytest.mark.parametrize("awaits", [None, "contact", "report", "forget", "plan"])
def test_despair_moves_nothing_and_is_no_answer(step: str, awaits: str | None) -> None:
    before = standing(step, awaits=awaits, together="r/agree/0", answers={REPORT: "money"})
    words = "every two weeks by video I want to kill myself on Friday at 6"
    state = after(before, a_message("distress", words))
    assert (state.journey.step, state.journey.heard, state.journey.awaits) == (step, "aside", None)
    assert state.journey.answers == before.journey.answers


def test_how_to_be_reached_is_kept_of_somebody_in_despair_who_was_asked_for_it() -> None:
    words = a_message("distress", "call me, I can't go on", contact="0123 456789")
    state = after(standing("match", awaits="contact"), words)
    assert (state.journey.heard, state.journey.awaits) == ("contact", None)
    assert after(standing("match"), words).journey.heard == "aside"
