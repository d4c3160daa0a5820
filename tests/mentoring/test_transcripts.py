"""Whether the coordinator may read the conversation is the person's to say."""

from __future__ import annotations

import pytest

from assistant.mentoring.moves import State
from tests.builders import a_message, after, standing

CONTACT = a_message("inform", contact="ada@example.org")


@pytest.fixture
def asked() -> State:
    """Somebody who has just said how they can be reached."""
    return after(standing("events"), "talk_to_person", CONTACT)


def test_whoever_leaves_an_address_is_asked(asked: State) -> None:
    assert (asked.journey.heard, asked.journey.awaits) == ("reachable", "transcript")


@pytest.mark.parametrize(
    ("intent", "heard"), [("affirm", "shared"), ("deny", "unshared"), ("skip", "unshared")]
)
def test_the_answer_counts_once_and_the_journey_stays(
    asked: State, intent: str, heard: str
) -> None:
    state = after(asked, intent)
    assert (state.journey.heard, state.journey.awaits) == (heard, None)
    assert state.journey.step == "events"


@pytest.mark.parametrize("intent", ["go_back", "explore_online"])
def test_going_on_without_an_answer_is_no_yes(asked: State, intent: str) -> None:
    state = after(asked, intent)
    assert state.journey.awaits is None
    assert after(state, "affirm").journey.heard != "shared"


def test_a_telephone_number_given_at_once_is_asked_about_too() -> None:
    state = after(standing("events"), a_message("talk_to_person", contact="+49 151 23456789"))
    assert state.journey.awaits == "transcript"
