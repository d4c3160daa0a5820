"""Tells messages as people do who say more than one thing: facts first, then the question."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_T = TypeVar("_T")
# Too short, or too much their own, to be told with something else.
_ALONE = frozenset(("affirm", "deny", "greet", "thank", "goodbye", "skip"))
# What people come to at the end of a story.
_ASKED = frozenset(
    (
        "faq",
        "how_to_approach",
        "find_mentors",
        "explore_organisation",
        "explore_events",
        "explore_associations",
        "explore_alumni",
        "explore_online",
        "distress",
    )
)
# Of which a story before it changes nothing about goals.
_NO_GOALS = frozenset(("distress",))
_STORY = "state_goal"
_FACTS, _POLITE = "inform", ("thank", "greet")
_WORDS = {_FACTS: (3, 20), _STORY: (5, 18)}
_POINTS = (".", ".", ".", ",", "", " -")
# How often a story, and how often politeness, stands beside; else it is facts.
_STORIES, _POLITENESS = 0.35, 0.15
_BEHIND = 0.3


@dataclass(frozen=True)
class Aside(Generic[_T]):
    """What is told beside a message, and where; `story` says that its goals count."""

    message: _T
    first: bool
    story: bool


class Asides(Generic[_T]):
    """Chooses something to be told beside a message; the intent stays that of the message."""

    def __init__(
        self,
        messages: Sequence[_T],
        intent_of: Callable[[_T], str],
        text_of: Callable[[_T], str],
        chance: random.Random,
    ) -> None:
        self._chance = chance
        self._intent_of = intent_of
        self._by_intent: Mapping[str, list[_T]] = {
            intent: [
                m
                for m in messages
                if intent_of(m) == intent and least <= len(text_of(m).split()) <= most
            ]
            for intent, (least, most) in _WORDS.items()
        }
        self._polite = [m for m in messages if intent_of(m) in _POLITE]

    def choose(self, message: _T) -> Aside[_T] | None:
        """None for a message that is told alone."""
        chance, intent = self._chance, self._intent_of(message).partition("/")[0]
        if intent in _ALONE or not self._by_intent[_FACTS] or not self._polite:
            return None
        dice = chance.random()
        if intent in _ASKED and dice < _STORIES and self._by_intent[_STORY]:
            story = intent not in _NO_GOALS
            return Aside(chance.choice(self._by_intent[_STORY]), first=True, story=story)
        if dice > 1 - _POLITENESS:
            return Aside(chance.choice(self._polite), first=False, story=False)
        first = chance.random() >= _BEHIND
        return Aside(chance.choice(self._by_intent[_FACTS]), first=first, story=False)

    def between(self, before: str) -> str:
        """What stands between two parts: a point where the first ends without one, and a space."""
        point = "" if before.rstrip()[-1:] in ".!?…," else self._chance.choice(_POINTS)
        return point + self._chance.choice((" ", " ", " ", "\n"))
