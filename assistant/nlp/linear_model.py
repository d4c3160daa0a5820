"""A logistic regression over a message's features, in plain arrays that load at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, diags, hstack, vstack

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
        features = _row(message, self.idf)
        scores: Array = np.asarray(features @ self.weights.T).ravel() + self.bias
        return scores

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


def idf_of(messages: Sequence[Message]) -> Array:
    """How rare each n-gram is among the messages; empty where there are no sparse features."""
    sparse = [_sparse(message) for message in messages]
    if not sparse or sparse[0] is None:
        return np.zeros(0)
    counts = vstack(sparse).tocsc()
    seen = np.diff(counts.indptr)
    return np.asarray(np.log((1 + len(messages)) / (1 + seen)) + 1)


def features_of(messages: Sequence[Message], idf: Array) -> csr_matrix:
    """The feature matrix of several messages, shape (messages, features)."""
    return vstack([_row(message, idf) for message in messages]).tocsr()


def _row(message: Message, idf: Array) -> csr_matrix:
    parts = []
    sparse = _sparse(message)
    if sparse is not None and len(idf):
        weighted = sparse.copy().astype(np.float64)
        weighted.data = 1 + np.log(weighted.data)
        weighted = weighted @ diags(idf)
        length = np.sqrt(weighted.multiply(weighted).sum()) or 1.0
        parts.append(weighted * (_NGRAM_SHARE / length))
    dense = message.get_dense_features(TEXT)[1]
    if dense is not None:
        parts.append(csr_matrix(np.atleast_2d(dense.features)))
    parts.append(csr_matrix(_named(message)))
    return hstack(parts).tocsr()


def _named(message: Message) -> Array:
    """Which kinds of name the message holds: "become a welder" is no wish to become a mentor."""
    found = {entity.get("entity") for entity in message.get(ENTITIES) or []}
    return np.array([[_NAME_SHARE * (name in found) for name in _NAMES]])


def _sparse(message: Message) -> Any:
    found = message.get_sparse_features(TEXT)[1]
    return None if found is None else csr_matrix(found.features)
