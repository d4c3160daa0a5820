"""Which titles or skills a text speaks of without naming them: "cloud plumbing", "my voice dies".

Two readings are joined. One is near to a title's name or to what people say of it; the other has
learnt from descriptions of working days which words belong to which title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.nlp.encoder import SentenceEncoder
from assistant.nlp.neutral import nameless
from assistant.nlp.vocabulary import FOLDER, load_vocabulary, rows_of, values_of

EVERYDAY = FOLDER / "everyday.csv"
DESCRIBED_TITLES = FOLDER / "described_titles.csv"
DESCRIBED_SKILLS = FOLDER / "described_skills.csv"
Array = npt.NDArray[np.float32]
# The title or skill, and words that tell of it.
Told = tuple[str, str]
# So many are told; the first counts 1, the others by how far they fall behind it in standard
# deviations.
MOST = 8
_FALL = 0.5
# How much what is near counts beside what was learnt, and the whole text beside its best clause.
_NEAR, _WHOLE = 0.2, 0.5
_CLAUSE = re.compile(r"(?<=[.!?,;:])\s+")
_SHORTEST_CLAUSE, _MOST_CLAUSES = 3, 3
# How round what all names have in common is taken to be, and how many phrases of no name at all
# each name is mixed with: most have a dozen or two in hundreds of dimensions.
_ROUND, _DOUBT = 0.3, 0.5
_AT_ONCE = 256
# From these nearnesses on a phrase names a thing in another word, or perhaps does.
_SURE, _APART = 0.7, 0.15
_PERHAPS, _NO_RIVAL = 0.6, 0.5


@dataclass(frozen=True)
class Nearest:
    """What a phrase is near to, and whether so near that it is what was meant."""

    name: str
    sure: bool


@dataclass(frozen=True)
class Concepts:
    """What is told apart, by two matrices of shape (phrases, dimensions) and (names, dimensions).

    `owners` has for each row of `near` the place of the name it stands for.
    """

    names: tuple[str, ...]
    owners: npt.NDArray[np.int64]
    near: Array
    learnt: Array
    bias: Array

    def of(self, text: str, encoder: SentenceEncoder) -> list[tuple[str, float]]:
        """What the text speaks of, likeliest first, with weights from 0 to 1."""
        text = nameless(text)
        clauses = [c for c in _CLAUSE.split(text) if len(c.split()) >= _SHORTEST_CLAUSE]
        # The longest say most; each costs a millisecond or two.
        longest = sorted(clauses, key=len, reverse=True)[:_MOST_CLAUSES]
        vectors = encoder.encode(list(dict.fromkeys((text, *longest))))
        nearest = np.full((len(self.names), len(vectors)), -np.inf)
        np.maximum.at(nearest, self.owners, _standing_out(self.near @ vectors.T))
        known = _standing_out(self.learnt @ vectors.T + self.bias[:, None])
        scores = _NEAR * _joined(nearest) + _joined(known)
        order = np.argsort(-scores, kind="stable")[:MOST]
        weights = np.exp((scores[order] - scores[order[0]]) * _FALL)
        return [(self.names[place], float(weight)) for place, weight in zip(order, weights)]

    def nearest(self, phrase: str, encoder: SentenceEncoder) -> Nearest | None:
        """What a short phrase is another word for, surely or perhaps; None where nothing is near.

        It has to be near to a name, nearer than to any other, and what was learnt has to agree.
        """
        (vector,) = encoder.encode([phrase])
        near = np.full(len(self.names), -1.0)
        np.maximum.at(near, self.owners, self.near @ vector)
        second, best = np.argsort(near)[-2:]
        (name, _), (_, rival), *_ = self.of(phrase, encoder)
        if near[best] >= _SURE and near[best] - near[second] >= _APART and name == self.names[best]:
            return Nearest(name, True)
        if near.max() >= _PERHAPS and rival <= _NO_RIVAL:
            return Nearest(name, False)
        return None

    def save(self, path: Path) -> None:
        """Write it, without pickles."""
        halves = {name: getattr(self, name).astype(np.float16) for name in _MATRICES}
        np.savez(path, names=np.array(self.names), owners=self.owners, **halves)

    @classmethod
    def load(cls, path: Path) -> Concepts:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            matrices = (arrays[name].astype(np.float32) for name in _MATRICES)
            return cls(tuple(arrays["names"].tolist()), arrays["owners"], *matrices)


_MATRICES = ("near", "learnt", "bias")


def title_concepts(encoder: SentenceEncoder, told: Iterable[Told] = ()) -> Concepts:
    """The vocabulary's titles, told from everyday words and from descriptions of working days.

    `told` are whole messages with a title they describe; unknown titles teach nothing.
    """
    titles = tuple(load_vocabulary().occupations.by_title)
    known = set(titles)
    stories = [(title, nameless(text)) for title, text in told if title in known]
    described = [*_phrases(DESCRIBED_TITLES), *stories]
    return _built(titles, _phrases(EVERYDAY), described, encoder)


def skill_concepts(encoder: SentenceEncoder) -> Concepts:
    """The vocabulary's skills, told from what people say who lack them."""
    skills = tuple(dict.fromkeys(load_vocabulary().skills.values()))
    return _built(skills, (), _phrases(DESCRIBED_SKILLS), encoder)


def _built(
    names: Sequence[str],
    everyday: Iterable[Told],
    described: Iterable[Told],
    encoder: SentenceEncoder,
) -> Concepts:
    places = {name: place for place, name in enumerate(names)}
    called = [*((name, name) for name in names), *everyday]
    phrases = [*called, *described]
    owners = np.array([places[name] for name, _ in phrases])
    parts = range(0, len(phrases), _AT_ONCE)
    texts = [phrase for _, phrase in phrases]
    vectors = np.concatenate([encoder.encode(texts[p : p + _AT_ONCE]) for p in parts])
    matrices = (vectors[: len(called)], *_discriminant(vectors, owners, len(names)))
    # As they are kept, so that a trained model answers like one just built.
    kept = (np.asarray(m).astype(np.float16).astype(np.float32) for m in matrices)
    return Concepts(tuple(names), owners[: len(called)], *kept)


def _discriminant(
    vectors: Array, owners: npt.NDArray[np.int64], names: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """A linear discriminant: weights of shape (names, dimensions), and what is added to each.

    In closed form, since names with one phrase are too few for scikit-learn's, and a regression
    of a thousand names takes a minute and is no better.
    """
    middle = vectors.mean(axis=0)
    counts = np.bincount(owners, minlength=names)[:, None]
    sums = np.zeros((names, vectors.shape[1]))
    np.add.at(sums, owners, vectors - middle)
    apart = vectors - middle - (sums / counts)[owners]
    spread = apart.T @ apart / (len(vectors) - names)
    round_one = np.trace(spread) / len(spread) * np.eye(len(spread))
    means = sums / (counts + _DOUBT)
    weights = np.linalg.solve((1 - _ROUND) * spread + _ROUND * round_one, means.T).T
    return weights, -(weights * means).sum(axis=1) / 2 - weights @ middle


def _standing_out(scores: Array) -> Array:
    """Some phrases are near to everything; what counts is to stand out."""
    return np.asarray((scores - scores.mean(axis=0)) / scores.std(axis=0))


def _joined(scores: Array) -> Array:
    """The best of all parts of a text, and its whole, which is the first column, besides."""
    return np.asarray(scores.max(axis=1) + _WHOLE * scores[:, 0])


def _phrases(path: Path) -> Iterator[Told]:
    for row in rows_of(path):
        name, *_ = row.values()
        for phrase in values_of(row["phrases"]):
            yield name, phrase
