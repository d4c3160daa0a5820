"""What is told to somebody who writes in another language than ours."""

from __future__ import annotations

from dataclasses import replace

from assistant.mentoring.journey import Journey
from assistant.mentoring.messages import Message

# For each there is a line `utter_opening_…` in the domain.
OPENINGS = ("de", "es", "fr", "it", "nl", "pl", "pt", "ru")
_TELLS_ANOTHER = 5


def opened(journey: Journey, message: Message) -> Journey:
    """Once a language, the person is told in it that they are understood and answered in ours."""
    language = message.language
    # An address or a name is of no language.
    if message.contact or journey.asks in ("name", "email"):
        return replace(journey, opens=None)
    # Of somebody who writes in one, a few words are no sign of another: they are often alike.
    few = bool(journey.tongues) and len(message.text.split()) < _TELLS_ANOTHER
    if message.pressed or few or language not in OPENINGS or language in journey.tongues:
        return replace(journey, opens=None)
    return replace(journey, opens=language, tongues=(*journey.tongues, language))
