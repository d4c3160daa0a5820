"""Which occupations a text speaks of without naming them: "cloud plumbing", "numbers person"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.nlp.encoder import SentenceEncoder
from assistant.nlp.neutral import nameless
from assistant.nlp.vocabulary import FOLDER, load_vocabulary, rows_of, values_of

EVERYDAY = FOLDER / "everyday.csv"
Array = npt.NDArray[np.float32]
# So many titles are told; the first counts 1, the others by how far they fall behind it in
# standard deviations.
MOST = 8
_FALL = 0.9
# How much the whole text counts beside its nearest clause.
_WHOLE = 0.5
_CLAUSE = re.compile(r"(?<=[.!?,;:])\s+")
_SHORTEST_CLAUSE, _MOST_CLAUSES = 3, 3


@dataclass(frozen=True)
class Concepts:
    """Phrases with their vectors, shape (phrases, dimensions), and the title each stands for."""

    titles: tuple[str, ...]
    owners: npt.NDArray[np.int64]
    vectors: Array

    def of(self, text: str, encoder: SentenceEncoder) -> list[tuple[str, float]]:
        """The titles the text speaks of, likeliest first, with weights from 0 to 1."""
        text = nameless(text)
        clauses = [c for c in _CLAUSE.split(text) if len(c.split()) >= _SHORTEST_CLAUSE]
        # The longest say most; each costs a millisecond or two.
        longest = sorted(clauses, key=len, reverse=True)[:_MOST_CLAUSES]
        vectors = encoder.encode(list(dict.fromkeys((text, *longest))))
        scores = self.vectors @ vectors.T
        # Some phrases are near to everything; what counts is to stand out.
        scores = (scores - scores.mean(axis=0)) / scores.std(axis=0)
        nearest = scores.max(axis=1) + _WHOLE * scores[:, 0]
        best = np.full(len(self.titles), -np.inf)
        np.maximum.at(best, self.owners, nearest)
        order = np.argsort(-best, kind="stable")[:MOST]
        return [(self.titles[i], float(np.exp((best[i] - best[order[0]]) * _FALL))) for i in order]

    def save(self, path: Path) -> None:
        """Write it, without pickles."""
        vectors = self.vectors.astype(np.float16)
        np.savez(path, titles=np.array(self.titles), owners=self.owners, vectors=vectors)

    @classmethod
    def load(cls, path: Path) -> Concepts:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            titles = tuple(arrays["titles"].tolist())
            return cls(titles, arrays["owners"], arrays["vectors"].astype(np.float32))


def build_concepts(encoder: SentenceEncoder) -> Concepts:
    """The vocabulary's titles, and what people say of them in everyday words."""
    titles = tuple(load_vocabulary().occupations.by_title)
    places = {title: place for place, title in enumerate(titles)}
    phrases, owners = list(titles), list(range(len(titles)))
    for title, said in _everyday():
        phrases += said
        owners += [places[title]] * len(said)
    # As they are kept, so that a trained model answers like one just built.
    vectors = np.asarray(encoder.encode(phrases)).astype(np.float16).astype(np.float32)
    return Concepts(titles, np.array(owners), vectors)


def _everyday() -> list[tuple[str, Sequence[str]]]:
    return [(row["title"], values_of(row["phrases"])) for row in rows_of(EVERYDAY)]
