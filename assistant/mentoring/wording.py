"""How the draft of a first message is to be worded: a tone by a button, or a change in words."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.mentoring.edits import edited, read_edit
from assistant.mentoring.journey import Journey
from assistant.mentoring.messages import Message

# What sounds like a change of the text may be about all that is kept.
_NEVER_EDITS = frozenset({"forget_me", "start_over", "distress", "report", "withdraw", "faq"})

_NO = frozenset({"skip", "deny", "go_back"})
# This is, whatever it resembles.
_LEAVES_OUT = re.compile(r"\W*(?:please |pls |and |but )?(?:leave out|take out|remove)\b", re.I)


def with_tone(journey: Journey, message: Message) -> Journey:
    """The journey with the tones a message asks for, if it asks for any."""
    tone = message.choice.get("tone")
    tones = message.choice.get("tones") or ((tone,) if tone else ())
    tones = tuple(dict.fromkeys((*journey.tones, *map(str, tones))))  # type: ignore[call-overload]
    return replace(journey, tones=tones)


def reworded(journey: Journey, message: Message) -> Journey | None:
    """The journey with one more change to the draft; None where a message asks for none.

    Where it cannot be done, it was heard as ``uneditable``.
    """
    if message.choice.get("tone") or message.choice.get("tones"):
        return with_tone(journey, message)
    # While a name or an address is asked for, only what is plainly a change is one.
    answers = bool(journey.asks) and message.intent != "edit_draft"
    if message.pressed or answers or message.intent in _NEVER_EDITS:
        return None
    edit = read_edit(message.text)
    if edit is None:
        return None
    if edited(journey.text, edit) is None:
        if message.intent in _NO and not _LEAVES_OUT.match(message.text):
            # "Don't write to her yet" is no change of the text.
            return None
        return replace(journey, heard="uneditable")
    return replace(journey, edits=(*journey.edits, tuple(edit)))
