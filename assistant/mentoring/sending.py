"""Leads to where the message is sent from: somebody signs it, mends an address, or says so."""

from __future__ import annotations

from assistant.mentoring.entering import enter
from assistant.mentoring.journey import BY_NAME, WITH_SOMEBODY, WRITING, State
from assistant.mentoring.messages import Message
from assistant.mentoring.signing import asks_to_send, signed

_SENT = WITH_SOMEBODY - WRITING | {"done"}


def to_send(state: State, message: Message) -> State | None:
    """The state at the message as it is sent; None where a message says nothing of it."""
    journey = state.journey
    profile = signed(state.profile, journey, message)
    alone = BY_NAME[journey.step].takes_text
    if not profile and not (journey.step in _SENT and asks_to_send(message, alone)):
        return None
    return enter(State(profile or state.profile, journey), BY_NAME["send"])
