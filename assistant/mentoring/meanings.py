"""Titles that may mean several jobs: "PM" is asked about, not guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.mentoring.journey import MEANING, Journey
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import Message

# The profile's fields in the order in which they are asked about.
TITLES = ("current_title", "target_title")


def with_meanings(
    journey: Journey, profile: Profile, said: Mapping[str, tuple[str, ...]]
) -> Journey:
    """The journey with what is still unclear of the profile's titles.

    `said` gives the titles each ambiguous title of the last message may mean, by profile field.
    """
    unclear = {
        name: (title, *said[name]) if name in said else tuple(journey.unclear[name])
        for name in TITLES
        if (title := getattr(profile, name))
        and (name in said or journey.unclear.get(name, ("",))[0] == title)
    }
    return replace(journey, unclear=unclear)


def to_ask(journey: Journey) -> tuple[str, str, tuple[str, ...]] | None:
    """The profile's field to ask about, the word that was used, and what it may mean."""
    for name in TITLES:
        if name in journey.unclear:
            word, *meanings = journey.unclear[name]
            return name, word, tuple(meanings)
    return None


def answered(journey: Journey, message: Message) -> Profile:
    """The facts of a message; where one of the meanings asked about is written, that is the answer.

    A title alone says nothing of whether somebody has it or wants it, but the question did.
    """
    asked = to_ask(journey)
    if journey.asks != MEANING or not asked:
        return message.facts
    name, _, meanings = asked
    text = message.text.lower()
    said = [meaning for meaning in meanings if meaning in text or text in meaning.split()]
    return replace(Profile(), **{name: said[0]}) if len(said) == 1 else message.facts  # type: ignore[arg-type]
