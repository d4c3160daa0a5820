"""What is told to somebody who writes in another language than ours."""

from __future__ import annotations

from dataclasses import replace

from assistant.mentoring.journey import Journey
from assistant.mentoring.messages import SPOKEN, Message


def opened(journey: Journey, message: Message) -> Journey:
    """Once a language, the person is told in it that they are understood and answered in ours."""
    language = message.language
    if message.pressed or language == SPOKEN or language in journey.tongues:
        return replace(journey, opens=None)
    return replace(journey, opens=language, tongues=(*journey.tongues, language))
