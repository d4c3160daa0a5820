"""Titles, the fields they belong to, and how near two of them are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from assistant.mentoring.levels import above

_REMEMBERED = 20_000


@dataclass(frozen=True)
class Occupation:
    """A canonical title with its field (occupational family) and, where it has one, industry."""

    title: str
    field: str
    industry: str | None = None


@dataclass(frozen=True)
class Occupations:
    """The vocabulary of titles; built once from files and handed to whoever needs it.

    `synonyms` maps every known wording, lower case, to its canonical title; `related` maps a
    field to its neighbours.
    """

    by_title: Mapping[str, Occupation] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)
    related: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def canonical(self, title: str) -> str:
        """The canonical form of a title; an unknown one comes back tidied, not refused."""
        tidy = " ".join(title.lower().split())
        if tidy in self.synonyms:
            return self.synonyms[tidy]
        singular = tidy[:-1] if tidy.endswith("s") else tidy
        return self.synonyms.get(singular, tidy)

    def field_of(self, title: str | None) -> str | None:
        """The field of a title; an unknown title is placed by the known title it ends with."""
        return self._field_of(title) if title else None

    def nearness(self, one: str, other: str) -> float:
        """1 for the same title, less for the same field, less again for a neighbouring one."""
        return self._nearness(one, other)

    def above(self, title: str) -> tuple[str, ...]:
        """Known titles of the same field that stand a level or a few above it."""
        field = self.field_of(title)
        peers = (t for t, known in self.by_title.items() if field and known.field == field)
        return tuple(peer for peer in peers if above(peer, title))

    # Ranking asks the same of a few titles thousands of times.
    @cached_property
    def _field_of(self) -> Callable[[str], str | None]:
        return lru_cache(maxsize=_REMEMBERED)(self._find_field)

    @cached_property
    def _nearness(self) -> Callable[[str, str], float]:
        return lru_cache(maxsize=_REMEMBERED)(self._compare)

    def _find_field(self, title: str) -> str | None:
        words = self.canonical(title).split()
        for start in range(len(words)):
            known = self.by_title.get(self.synonyms.get(" ".join(words[start:]), ""))
            if known:
                return known.field
        return None

    def _compare(self, one: str, other: str) -> float:
        if self.canonical(one) == self.canonical(other):
            return 1.0
        fields = self.field_of(one), self.field_of(other)
        if None in fields:
            return _shared_words(one, other)
        if fields[0] == fields[1]:
            return 0.4 + 0.4 * _shared_words(one, other)
        if fields[1] in self.related.get(fields[0] or "", ()):
            return 0.15
        return 0.0


def _shared_words(one: str, other: str) -> float:
    words = set(one.split()), set(other.split())
    return len(words[0] & words[1]) / max(len(words[0] | words[1]), 1)
