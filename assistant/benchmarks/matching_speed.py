"""How long a wish takes, in directories of different sizes, ours beside plainer ways."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from assistant.benchmarks.matching_crowd import crowd
from assistant.benchmarks.matching_directory import prose
from assistant.mentoring.matching import rank
from assistant.mentoring.mentees import Profile
from assistant.nlp.vocabulary import load_vocabulary
from assistant.services.find_mentors import FindMentors
from assistant.storage.engine import migrate, open_engine
from assistant.storage.mentors import SqlMentors

SIZES = (1_000, 100_000)
# The smallest is measured again beside the largest, so that growth is one of one run.
A_MILLION = (1_000, 1_000_000)
_TOP = 3
_WARM_UP = 5
# What a plainer way is given a try at: it would take minutes a wish beyond.
_LARGEST_SCAN = 100_000
_TODAY = date(2026, 11, 27)

# A wish in words, and how it is understood.
Understand = Callable[[str], Profile]


@dataclass(frozen=True)
class Timing:
    """Milliseconds from text to answer, how many it was measured over, and of whom."""

    p50_ms: float
    p95_ms: float


def timed(ask: Callable[[str], object], texts: Sequence[str]) -> Timing:
    """Each text once, after a few to warm up."""
    for text in texts[:_WARM_UP]:
        ask(text)
    took = []
    for text in texts:
        started = time.perf_counter()
        ask(text)
        took.append((time.perf_counter() - started) * 1000)
    return Timing(median(took), float(np.percentile(took, 95)))


def filled(url: str, size: int) -> tuple[FindMentors, float]:
    """A directory of so many made-up mentors, and the seconds taking them in took."""
    vocabulary = load_vocabulary()
    engine = open_engine(url)
    migrate(engine)
    mentors = SqlMentors(engine, vocabulary.occupations, lambda: _TODAY)
    started = time.perf_counter()
    mentors.take_in(crowd(size, vocabulary, _TODAY))
    took = time.perf_counter() - started
    return FindMentors(mentors, vocabulary.occupations, {}, lambda: _TODAY), took


def ours(find: FindMentors, understand: Understand) -> Callable[[str], object]:
    """Understanding, searching, ranking and explaining, as in a conversation."""
    return lambda text: find.best(understand(text), _TOP)


def plainer(
    size: int, understand: Understand, folder: Path
) -> Iterable[tuple[str, Callable[[str], object]]]:
    """The same wishes by a scan in Python, by `LIKE`, by full text and by vectors in memory."""
    vocabulary = load_vocabulary()
    scanned = size <= _LARGEST_SCAN
    everybody = list(crowd(size, vocabulary, _TODAY)) if scanned else []
    mentors = everybody or crowd(size, vocabulary, _TODAY)
    store = sqlite3.connect(folder / f"plain-{size}.db")
    store.execute("create virtual table prose using fts5(text, tokenize='porter')")
    store.executemany("insert into prose values (?)", ((prose(m).lower(),) for m in mentors))
    store.commit()
    if scanned:

        def scan(text: str) -> object:
            return rank(everybody, understand(text), vocabulary.occupations, _TODAY)[:_TOP]

        yield "scan", scan
        yield "like", lambda text: _like(store, understand(text))
    yield "fulltext", lambda text: _full_text(store, text)


def _like(store: Any, wish: Profile) -> object:
    words = [word for word in (wish.target_title, wish.current_title, *wish.skills) if word]
    if not words:
        return []
    where = " or ".join("text like ?" for _ in words)
    query = f"select rowid from prose where {where} limit {_TOP}"
    return store.execute(query, [f"%{word}%" for word in words]).fetchall()


def _full_text(store: Any, text: str) -> object:
    words = " OR ".join(f'"{word}"' for word in text.lower().replace('"', " ").split())
    query = f"select rowid from prose where prose match ? order by bm25(prose) limit {_TOP}"
    return store.execute(query, (words,)).fetchall()
