"""JobBERT's test: to which of ESCO's occupations a vacancy belongs (Decorte et al. 2021)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.nlp.encoder import sentence_encoder

Array = npt.NDArray[np.float32]
FOLDER = Path("jobbert")
# How much the sentence encoder, the transformer and letters count; chosen on validation titles.
_GRID = tuple(product((0.5, 1.0), (0.0, 1.0, 2.0), (0.3, 0.6, 1.0)))
_VALIDATED_ON = 3000
_AT_ONCE = 400
# What vacancies add to a title: places, shifts, pay and reference numbers.
_ADDED = re.compile(r"\(.*?\)|\[.*?\]|[|@#*/].*$|\s[-–]\s.*$|\d+\S*", re.DOTALL)
_SPACES = re.compile(r"[^\w+#.&]+")


@dataclass(frozen=True)
class Titles:
    """Titles as they are put into vectors, and the place of each one's occupation."""

    texts: tuple[str, ...]
    occupations: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Esco:
    """Every label of every occupation, and the occupation it belongs to."""

    labels: tuple[str, ...]
    owners: npt.NDArray[np.int64]
    places: dict[str, int]


def jobbert_mrr(data: Path) -> dict[str, float]:
    """Micro mean reciprocal rank: `all` test titles, and those that are `unseen` in validation."""
    esco = _esco(data / FOLDER / "occupations_en.csv")
    test = _titles(data / FOLDER / "titles.test.csv", esco)
    validation = _titles(data / FOLDER / "titles.csv", esco)
    sides = _Sides(esco)
    sample = np.linspace(0, len(validation.texts) - 1, _VALIDATED_ON).astype(int)
    some = Titles(tuple(validation.texts[i] for i in sample), validation.occupations[sample])
    parts = [list(chunk) for chunk in sides.scores(some.texts)]
    weights = max(_GRID, key=lambda w: float(np.mean(_reciprocal(parts, some, esco, w))))
    ranks = np.array(_reciprocal(sides.scores(test.texts), test, esco, weights))
    known = set(validation.texts)
    unseen = np.array([text not in known for text in test.texts])
    return {"all": float(ranks.mean()), "unseen": float(ranks[unseen].mean())}


class _Sides:
    """Three readings of labels and titles: two encoders, and letters in threes and fours."""

    def __init__(self, esco: Esco) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._encoders = [sentence_encoder(name) for name in ("universal-sentence-encoder", "e5")]
        self._labels = [_encoded(encoder, esco.labels) for encoder in self._encoders]
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
        self._spelt = self._letters.fit_transform(esco.labels).T.tocsr()

    def scores(self, texts: Sequence[str]) -> Iterator[list[Array]]:
        """For some titles at a time, each reading's cosines with all labels."""
        vectors = [_encoded(encoder, texts) for encoder in self._encoders]
        spelt = self._letters.transform(texts)
        for start in range(0, len(texts), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            found = [v[some] @ labels.T for v, labels in zip(vectors, self._labels)]
            yield [*found, np.asarray((spelt[some] @ self._spelt).todense(), dtype=np.float32)]


def _reciprocal(chunks: Any, titles: Titles, esco: Esco, weights: Sequence[float]) -> list[float]:
    ranks: list[float] = []
    count = int(esco.owners.max()) + 1
    # Labels stand in the order of their occupations, so that each has a stretch of its own.
    starts = np.searchsorted(esco.owners, np.arange(count))
    for parts in chunks:
        summed = sum(weight * part for weight, part in zip(weights, parts))
        best = np.maximum.reduceat(summed, starts, axis=1)
        for row in best:
            wanted = titles.occupations[len(ranks)]
            ranks.append(1 / (1 + int((row > row[wanted]).sum())))
    return ranks


def _encoded(encoder: Any, texts: Sequence[str]) -> Array:
    chunks = [encoder.encode(texts[i : i + _AT_ONCE]) for i in range(0, len(texts), _AT_ONCE)]
    return np.vstack(chunks).astype(np.float32)


def _esco(path: Path) -> Esco:
    labels: list[str] = []
    owners: list[int] = []
    places: dict[str, int] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            place = places.setdefault(row["conceptUri"], len(places))
            names = [row["preferredLabel"], *row["altLabels"].split("\n")]
            found = dict.fromkeys(tidy(name) for name in names if name.strip())
            labels += found
            owners += [place] * len(found)
    return Esco(tuple(labels), np.array(owners), places)


def _titles(path: Path, esco: Esco) -> Titles:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    texts = tuple(tidy(row["vacancyTitle"]) for row in rows)
    return Titles(texts, np.array([esco.places[row["conceptUri"]] for row in rows]))


def tidy(title: str) -> str:
    """Lower case, without what a vacancy adds; all of it where nothing else would be left."""
    bare = _SPACES.sub(" ", _ADDED.sub(" ", title)).strip()
    return (bare or _SPACES.sub(" ", title).strip() or title).lower()
