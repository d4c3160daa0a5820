"""Titles, the fields they belong to, and how near two of them are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
        if not title:
            return None
        words = self.canonical(title).split()
        for start in range(len(words)):
            known = self.by_title.get(self.synonyms.get(" ".join(words[start:]), ""))
            if known:
                return known.field
        return None

    def nearness(self, one: str, other: str) -> float:
        """1 for the same title, less for the same field, less again for a neighbouring one."""
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
