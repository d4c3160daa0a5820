"""How alike two sentences are in meaning."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.nlp.encoder import Vectors, sentence_encoder

_REMEMBERED = 5000


def alike(text: str, others: Sequence[str]) -> list[float]:
    """The cosine of the text and each of the others, whose vectors are remembered."""
    vector = _vector(text)
    return [float(vector @ _vector(other)) for other in others]


@lru_cache(maxsize=_REMEMBERED)
def _vector(text: str) -> Vectors:
    vector: Vectors = sentence_encoder("universal-sentence-encoder").encode([text])[0]
    return vector
