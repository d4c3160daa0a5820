"""Sees to it that nobody reads the same reply three times in a row, whatever they write."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from assistant.mentoring.knowledge import UNKNOWN
from assistant.mentoring.messages import Message
from assistant.mentoring.people import Person

_THIRD = 3
# After these something was done or found that must be told, or leave to do it is asked for.
_KEPT = frozenset(
    {"forgotten", "contact", "reachable", "shared", "unshared", "mailed", "link", "hoping"}
    | {"blocked", "withdraw", "too_many", "gone", "taken", "dropped", "news"}
    # Whoever is tired is asked nothing.
    | {"tired", "later", "unsent_today"}
)


def counted(before: Person, person: Person, message: Message) -> Person:
    """The person with a mark of the reply that follows; the third of a kind offers help instead.

    What would be said again is offered help once, so that a fourth message gets the reply anew.
    """
    mark = _mark(person, message)
    again = before.journey.again + 1 if mark == before.journey.said else 0
    journey = replace(person.journey, said=mark, again=again)
    despair = message.intent == "distress"
    if third(again) and journey.heard not in _KEPT and not despair:
        journey = replace(journey, heard="stuck", awaits=None)
    return replace(person, journey=journey)


def third(again: int) -> bool:
    """Whether this is the third time in a row."""
    return again % _THIRD == _THIRD - 1


def _says_back(person: Person) -> bool:
    """Whether the reply says what was learnt."""
    return person.journey.heard in ("move", "first", "taken", "noted", "guessed", "without")


def _mark(person: Person, message: Message) -> str:
    """Everything a reply is made of, shortened."""
    journey, hosting = person.journey, person.hosting
    aside = _asked(person, message) if journey.heard == "aside" else ()
    parts = (
        (journey.step, journey.asks, journey.heard, journey.awaits, journey.misses % _THIRD),
        (journey.offered, journey.chosen, journey.proposed, journey.text, journey.form),
        (sorted(journey.week), sorted(journey.answers.items()), journey.together),
        (hosting.stage, hosting.asks, hosting.note) if hosting.active else (),
        tuple(
            (name, getattr(person.profile, name)) for name in person.learnt if _says_back(person)
        ),
        aside,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _asked(person: Person, message: Message) -> tuple[object, ...]:
    """What the reply to an aside depends on; what nothing here answers is kept by its words."""
    known = message.answer if message.answer != UNKNOWN else None
    asks = message.intent == "faq" and not known
    words = " ".join(message.text.lower().split()) if asks else ""
    return message.intent, known, words, person.journey.about, message.choice.get("mentor_id")
