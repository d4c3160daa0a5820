"""Asking for the plan by mail."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.mentoring.cues import DONT, REFUSING, any_of
from assistant.mentoring.journey import State
from assistant.mentoring.messages import Message
from assistant.mentoring.signing import address_in

# What is asked outside the journey: where to mail the plan.
PLAN = "plan"

_MAILED = re.compile(
    r"\b(?:e-?mail|mail|send)\b[^.!?]{0,30}\bplan\b|\bplan\b[^.!?]{0,30}\b(?:e-?mail|mail|inbox)\b",
    re.IGNORECASE,
)
_NOT = re.compile(any_of(*REFUSING, DONT), re.IGNORECASE)
_ELSEWHERE = frozenset({"forget_me", "distress", "report", "faq"})


def asks_for_mail(message: Message) -> bool:
    """Whether a button or words ask for the plan by mail."""
    if message.choice.get("by") == "mail":
        return True
    if message.pressed or message.intent in _ELSEWHERE:
        return False
    return bool(_MAILED.search(message.text)) and not _NOT.search(message.text)


def mail_plan(state: State, message: Message) -> State:
    """Mail it where an address is known or just given; else ask for one."""
    address = address_in(message) or state.profile.email
    if not address:
        return _outside(state, PLAN, "awaits")
    profile = replace(state.profile, email=address)
    return _outside(State(profile, state.journey), None, "mailed")


def _outside(state: State, awaits: str | None, heard: str) -> State:
    return State(state.profile, replace(state.journey, awaits=awaits, heard=heard))
