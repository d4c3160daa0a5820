"""The policy says what is left to say this turn, and then listens."""

from __future__ import annotations

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.dialogue.journey_policy import _said_since_message, next_action
from assistant.mentoring.journey import BY_NAME
from assistant.mentoring.saying import actions_for

LISTEN = "action_listen"


@pytest.mark.parametrize(
    ("step", "asks", "heard", "said", "action"),
    [
        ("welcome", None, "first", [], "action_introduce"),
        ("welcome", None, "first", ["action_introduce"], "action_welcome"),
        ("welcome", None, "first", ["action_welcome", "action_introduce"], LISTEN),
        ("match", "goal", "first", ["action_introduce"], "action_ask"),
        ("match", "goal", "move", [], "action_ask"),
        ("match", "goal", "move", ["action_ask"], LISTEN),
        ("match", None, "move", [], "action_show_mentors"),
        ("match", None, None, [], "action_show_mentors"),
        ("events", None, "aside", [], "action_resume"),
        ("events", None, "aside", ["action_answer"], "action_resume"),
        ("events", None, "aside", ["action_resume", "action_answer"], LISTEN),
        ("events", None, "greeted", [], "utter_greet_back"),
        ("events", None, "greeted", ["utter_greet_back"], "action_resume"),
        ("events", None, "declined", [], "action_decline"),
        ("events", None, "unclear", [], "action_rephrase"),
        ("events", None, "between", [], "action_ask_between"),
        ("events", None, "awaits", [], "action_ask_outside"),
        ("events", None, "contact", [], "action_keep_contact"),
        ("events", None, "contact", ["action_keep_contact"], "action_resume"),
        ("events", None, "reachable", ["action_keep_contact"], "utter_ask_transcript"),
        ("events", None, "shared", [], "action_share_conversation"),
        ("events", None, "unshared", ["utter_not_shared"], "action_resume"),
        ("events", None, "forgotten", [], "action_forget"),
        ("events", None, "kept", [], "utter_kept"),
        ("young", None, "move", [], "action_help_the_young"),
        (None, None, None, [], "utter_unavailable"),
        (None, "goal", "move", [], "utter_unavailable"),
        (None, None, None, ["utter_unavailable"], LISTEN),
        (None, None, None, ["action_help_first"], LISTEN),
        ("no such step", None, "move", [], "utter_unavailable"),
    ],
)
def test_the_first_thing_not_yet_said_comes_next(
    step: str | None, asks: str | None, heard: str | None, said: list[str], action: str
) -> None:
    assert next_action(step, asks, heard, said) == action


@pytest.mark.parametrize("step", BY_NAME)
@pytest.mark.parametrize("asks", [None, "goal"])
@pytest.mark.parametrize("heard", ["first", "move", "aside", "kept", "contact", "forgotten"])
def test_every_turn_says_all_it_has_to_say_once_and_ends(
    step: str, asks: str | None, heard: str
) -> None:
    said: list[str] = []
    while (action := next_action(step, asks, heard, said)) != LISTEN:
        said.insert(0, action)
    assert tuple(reversed(said)) == actions_for(step, asks, heard)


def test_only_what_was_said_since_the_last_message_counts() -> None:
    events = [
        UserUttered("one", {"name": "affirm"}),
        ActionExecuted("action_show_mentors"),
        ActionExecuted(LISTEN),
        UserUttered("two", {"name": "affirm"}),
        SlotSet("journey_step", "match"),
        ActionExecuted("action_answer"),
    ]
    tracker = DialogueStateTracker.from_events("rest:ada", events, Domain.empty().slots)
    assert _said_since_message(tracker) == ["action_answer"]


def test_before_anybody_spoke_there_is_nothing_to_say() -> None:
    tracker = DialogueStateTracker.from_events("rest:ada", [], Domain.empty().slots)
    assert next_action(None, None, None, _said_since_message(tracker)) == LISTEN
