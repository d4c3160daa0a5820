"""The ways of finding mentors that are compared: ours, full text, vectors, and those two fused."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.benchmarks.matching_directory import prose
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.nlp.encoder import sentence_encoder
from assistant.services.find_mentors import FindMentors

# A wish in words and as understood -> ids, best first.
System = Callable[[str, Profile], list[str]]
TOP = 20
# Reciprocal rank fusion, Cormack et al. 2009; 60 is theirs.
_RRF = 60


def ours(find: FindMentors) -> System:
    """What the assistant would suggest."""
    return lambda _, wish: [found.mentor.external_id for found in find.best(wish, TOP)]


def full_text(mentors: Sequence[Mentor]) -> System:
    """SQLite's full-text search over the records' prose, ranked by BM25."""
    store = sqlite3.connect(":memory:", check_same_thread=False)
    store.execute("create virtual table prose using fts5(id unindexed, text, tokenize='porter')")
    rows = [(mentor.external_id, prose(mentor)) for mentor in mentors]
    store.executemany("insert into prose values (?, ?)", rows)

    def find(text: str, _: Profile) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(re.findall(r"\w+", text.lower())))
        query = "select id from prose where prose match ? order by bm25(prose), id limit ?"
        return [row[0] for row in store.execute(query, (words, TOP))]

    return find


@dataclass
class Vectors:
    """Every record's prose as a vector, looked through one by one."""

    mentors: Sequence[Mentor]

    def __post_init__(self) -> None:
        self._encoder = sentence_encoder("universal-sentence-encoder")
        self._ids = [mentor.external_id for mentor in self.mentors]
        self._matrix = self._encoder.encode([prose(mentor) for mentor in self.mentors])

    def __call__(self, text: str, _: Profile) -> list[str]:
        """The nearest first."""
        (wish,) = self._encoder.encode([text])
        order = np.argsort(-(self._matrix @ wish), kind="stable")[:TOP]
        return [self._ids[place] for place in order]


def fused(systems: Sequence[System]) -> System:
    """What several systems find, by the reciprocals of the ranks they give."""

    def find(text: str, wish: Profile) -> list[str]:
        scores: dict[str, float] = {}
        for system in systems:
            for rank, found in enumerate(system(text, wish), 1):
                scores[found] = scores.get(found, 0.0) + 1 / (_RRF + rank)
        return sorted(scores, key=lambda found: (-scores[found], found))[:TOP]

    return find


def compared(find: FindMentors, mentors: Sequence[Mentor]) -> Mapping[str, System]:
    """The systems by name."""
    words, vectors = full_text(mentors), Vectors(mentors)
    return {
        "ours": ours(find),
        "fulltext": words,
        "vectors": vectors,
        "fused": fused([words, vectors]),
    }
