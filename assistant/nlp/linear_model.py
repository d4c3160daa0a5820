"""A logistic regression over a message's features, in plain arrays that load at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

Array = npt.NDArray[np.float64]
# How much the n-grams count beside the sentence vector, whose length is 1.
_NGRAM_SHARE = 0.7
_NAME_SHARE = 0.5
_NAMES = ("current_title", "target_title", "other_title", "organisation", "school")


@dataclass(frozen=True)
class LinearModel:
    """Weights of shape (labels, features), and the inverse document frequency of each n-gram."""

    labels: tuple[str, ...]
    weights: Array
    bias: Array
    idf: Array

    def scores(self, message: Message) -> Array:
        """One score a label, before any squashing."""
        places, values, _ = features(message, self.idf)
        scores: Array = values @ self._by_feature[places] + self.bias
        return scores

    @cached_property
    def _by_feature(self) -> Array:
        """One row a feature: a message has hundreds of the tens of thousands there are."""
        return np.ascontiguousarray(self.weights.T)

    def save(self, path: Path) -> None:
        """Write the arrays, without pickles."""
        np.savez_compressed(
            path,
            labels=np.array(self.labels),
            weights=self.weights.astype(np.float32),
            bias=self.bias,
            idf=self.idf,
        )

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(
                tuple(arrays["labels"].tolist()),
                arrays["weights"].astype(np.float64),
                arrays["bias"],
                arrays["idf"],
            )


def fitting() -> Any:
    """Every core for a fit, whatever was settled for the small arrays of single messages."""
    return threadpool_limits(os.cpu_count() or 1, "blas")


def idf_of(messages: Sequence[Message]) -> Array:
    """How rare each n-gram is among the messages; empty where there are no sparse features."""
    found = [_counted(message) for message in messages]
    if not found or found[0] is None:
        return np.zeros(0)
    seen = np.zeros(found[0].shape[1])
    for counted in found:
        seen[counted.col] += 1
    return np.asarray(np.log((1 + len(messages)) / (1 + seen)) + 1)


def features_of(messages: Sequence[Message], idf: Array) -> Any:
    """The feature matrix of several messages, shape (messages, features).

    Sparse where there are n-grams; else plain, which is fitted many times faster, and in single
    precision, which halves that again.
    """
    rows = [features(message, idf) for message in messages]
    if not len(idf):
        return np.array([values for _, values, _ in rows], dtype=np.float32)
    starts = np.cumsum([0, *(len(places) for places, _, _ in rows)])
    places, values = (np.concatenate([row[part] for row in rows]) for part in (0, 1))
    return csr_matrix((values, places, starts), shape=(len(rows), rows[0][2]))


def features(message: Message, idf: Array) -> tuple[npt.NDArray[np.intp], Array, int]:
    """The places of a message's features that are not zero, their values, and how many there are.

    Plain arrays: scipy's sparse matrices take longer to build than all that is done with one row.
    """
    places, values, size = [], [], 0
    counted = _counted(message)
    if counted is not None and len(idf):
        weighted = (1 + np.log(counted.data)) * idf[counted.col]
        length = np.sqrt(weighted @ weighted) or 1.0
        places.append(counted.col)
        values.append(weighted * (_NGRAM_SHARE / length))
        size = len(idf)
    dense = message.get_dense_features(TEXT)[1]
    vectors = [_named(message)] if dense is None else [dense.features.ravel(), _named(message)]
    for vector in vectors:
        places.append(np.arange(size, size + len(vector)))
        values.append(vector)
        size += len(vector)
    return np.concatenate(places), np.concatenate(values), size


def _named(message: Message) -> Array:
    """Which kinds of name the message holds: "become a welder" is no wish to become a mentor."""
    found = {entity.get("entity") for entity in message.get(ENTITIES) or []}
    return np.array([_NAME_SHARE * (name in found) for name in _NAMES])


def _counted(message: Message) -> Any:
    """The message's n-grams and how often each occurs, as a row in coordinates."""
    found = message.get_sparse_features(TEXT)[1]
    if found is None:
        return None
    row = found.features.tocoo()
    row.data = row.data.astype(np.float64)
    return row
