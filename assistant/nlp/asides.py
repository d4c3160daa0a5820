"""Tells messages as people do who say more than one thing: facts first, then the question."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.nlp.language import language_of

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
# Else thanks would begin to sound like despair.
_NO_THANKS = frozenset(("distress",))
_STORY = "state_goal"
_FACTS, _THANKS = "inform", "thank"
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
    """Chooses something to be told beside a message; the intent stays that of the message.

    Nobody changes the language halfway: what stands beside is written in the message's own.
    """

    def __init__(
        self,
        messages: Sequence[_T],
        intent_of: Callable[[_T], str],
        text_of: Callable[[_T], str],
        chance: random.Random,
    ) -> None:
        self._chance = chance
        self._intent_of = intent_of
        self._text_of = text_of
        self._by_kind: dict[tuple[str, str], list[_T]] = {}
        for message in messages:
            kind = self._kind(message)
            if kind:
                key = kind, language_of(text_of(message))
                self._by_kind.setdefault(key, []).append(message)

    def choose(self, message: _T) -> Aside[_T] | None:
        """None for a message that is told alone."""
        chance, intent = self._chance, self._intent_of(message).partition("/")[0]
        if intent in _ALONE:
            return None
        dice = chance.random()
        if intent in _ASKED and dice < _STORIES:
            return self._told(message, _STORY, first=True, story=intent not in _NO_GOALS)
        if dice > 1 - _POLITENESS and intent not in _NO_THANKS:
            return self._told(message, _THANKS, first=False)
        return self._told(message, _FACTS, first=chance.random() >= _BEHIND)

    def _told(self, message: _T, kind: str, first: bool, story: bool = False) -> Aside[_T] | None:
        beside = self._by_kind.get((kind, language_of(self._text_of(message))))
        return Aside(self._chance.choice(beside), first, story) if beside else None

    def _kind(self, message: _T) -> str | None:
        """What a message is good for beside another."""
        intent = self._intent_of(message)
        if intent == _THANKS:
            return _THANKS
        least, most = _WORDS.get(intent, (0, 0))
        return intent if least <= len(self._text_of(message).split()) <= most else None

    def between(self, before: str) -> str:
        """What stands between two parts: a point where the first ends without one, and a space."""
        point = "" if before.rstrip()[-1:] in ".!?…," else self._chance.choice(_POINTS)
        return point + self._chance.choice((" ", " ", " ", "\n"))
