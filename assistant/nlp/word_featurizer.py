"""Adds which words a message holds: the encoders know meanings, this the very wording."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import log
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp.neutral import neutral
from assistant.nlp.speller import spelt_of

Vector = npt.NDArray[np.float32]
_WORD = re.compile(r"\w+")
_FILE = "rarity.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class WordFeaturizer(DenseFeaturizer, GraphComponent):
    """Words and pairs of words, weighted by rarity and hashed into few places.

    Few places keep the regressions after it dense, and so many times faster than n-grams in
    columns of their own; what two words share a place costs little (Weinberger et al. 2009,
    "Feature Hashing for Large Scale Multitask Learning").
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`places` is the vector's size, `share` its length beside the encoders', which is 1."""
        return {**DenseFeaturizer.get_default_config(), "places": 512, "share": 1.0}

    def __init__(
        self,
        config: dict[str, Any],
        name: str,
        model_storage: ModelStorage,
        resource: Resource,
        rarity: Mapping[str, float] | None = None,
    ) -> None:
        DenseFeaturizer.__init__(self, name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._rarity = rarity or {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> WordFeaturizer:
        """A new component, which knows no words yet."""
        return cls(config, execution_context.node_name, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> WordFeaturizer:
        """The trained component."""
        with model_storage.read_from(resource) as folder:
            rarity = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(config, execution_context.node_name, model_storage, resource, rarity)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check beyond what Rasa checks."""

    def train(self, training_data: TrainingData) -> Resource:
        """Count in how many messages each word stands."""
        texts = [neutral(spelt_of(m)) for m in training_data.training_examples if m.get(TEXT)]
        seen = Counter(word for text in texts for word in set(_words(text)))
        self._rarity = {word: log((1 + len(texts)) / (1 + n)) + 1 for word, n in seen.items()}
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(
                json.dumps(self._rarity, ensure_ascii=False), encoding="utf-8"
            )
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the vector of each message."""
        alias = self._config[FEATURIZER_CLASS_ALIAS]
        for message in messages:
            if message.get(TEXT):
                vector = self._vector(_words(neutral(spelt_of(message)))).reshape(1, -1)
                for kind in (FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE):
                    message.add_features(Features(vector, kind, TEXT, alias))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training messages get theirs as well."""
        self.process(training_data.training_examples)
        return training_data

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
