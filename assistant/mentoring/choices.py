"""Which of those shown is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.mentoring.entering import WITH_SOMEBODY
from assistant.mentoring.journey import Journey
from assistant.mentoring.messages import Message

_SEVERAL = re.compile(r"\b(?:they|them|these|those|all|each|everybody|people)\b", re.IGNORECASE)


def chosen_mentor(offered: tuple[str, ...], choice: Mapping[str, object]) -> str | None:
    """The mentor id a button or an ordinal (1 is the first, -1 the last) points to."""
    mentor_id, ordinal = choice.get("mentor_id"), choice.get("ordinal")
    if isinstance(mentor_id, str):
        return mentor_id
    if isinstance(ordinal, int) and offered:
        index = ordinal - 1 if ordinal > 0 else len(offered) + ordinal
        return offered[index] if 0 <= index < len(offered) else None
    return offered[0] if len(offered) == 1 else None


def asked_about(journey: Journey, message: Message) -> tuple[str, ...]:
    """Whom "why?" is about: the one meant, and all on the screen only where several may be."""
    chosen = chosen_mentor(journey.offered, message.choice) if message.choice else None
    if chosen:
        return (chosen,)
    shown = journey.offered or ((journey.chosen,) if journey.chosen else ())
    if _SEVERAL.search(message.text):
        return shown
    if journey.chosen and journey.step in (*WITH_SOMEBODY, "done"):
        return (journey.chosen,)
    return (journey.about,) if journey.about in shown and journey.about else shown
