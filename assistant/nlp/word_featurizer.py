"""Adds which words a message holds: the encoders know meanings, this the very wording."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp.component import Trained, fingerprint_of
from assistant.nlp.featurizer import MessageFeaturizer, read_as
from assistant.nlp.neutral import SOURCES as NEUTRAL

Vector = npt.NDArray[np.float32]
_WORD = re.compile(r"\w+")
_FILE = "rarity.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class WordFeaturizer(MessageFeaturizer, Trained):
    """Words and pairs of words, weighted by rarity and hashed into few places.

    Few places keep the regressions after it dense, and so many times faster than n-grams in
    columns of their own; what two words share a place costs little (Weinberger et al. 2009,
    "Feature Hashing for Large Scale Multitask Learning").
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`places` is the vector's size, `share` its length beside the encoders', which is 1."""
        return {"places": 512, "share": 1.0}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        rarity: Mapping[str, float] | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._rarity = rarity or {}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """What is left out of a message decides too."""
        return fingerprint_of(NEUTRAL)

    @classmethod
    def read(cls, folder: Path) -> Mapping[str, float]:
        """See `Trained.read`."""
        rarity: Mapping[str, float] = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return rarity

    def train(self, training_data: TrainingData) -> Resource:
        """Count in how many messages each word stands."""
        texts = [read_as(m) for m in training_data.training_examples if m.get(TEXT)]
        seen = Counter(word for text in texts for word in set(_words(text)))
        self._rarity = {word: log((1 + len(texts)) / (1 + n)) + 1 for word, n in seen.items()}
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(
                json.dumps(self._rarity, ensure_ascii=False), encoding="utf-8"
            )
        return self._resource

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """See `MessageFeaturizer.vectors`."""
        return np.array([self._vector(_words(text)) for text in texts], dtype=np.float32)

    def _vector(self, words: Iterable[str]) -> Vector:
        """Zero where no word is known."""
        places = self._config["places"]
        vector = np.zeros(places, dtype=np.float32)
        for word, count in Counter(words).items():
            weight = self._rarity.get(word)
            if weight:
                hashed = crc32(word.encode())
                sign = 1.0 if hashed & 1 else -1.0
                vector[(hashed >> 1) % places] += sign * weight * (1 + log(count))
        length = float(np.linalg.norm(vector))
        return vector * np.float32(self._config["share"] / length) if length else vector


def _words(text: str) -> Iterator[str]:
    """Words and pairs of neighbours, lower case."""
    words = _WORD.findall(text.lower())
    yield from words
    for one, other in pairwise(words):
        yield f"{one} {other}"
