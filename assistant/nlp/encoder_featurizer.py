"""Adds the sentence encoder's vector to every message."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
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

from assistant.nlp.component import fingerprint_of
from assistant.nlp.encoder import sentence_encoder
from assistant.nlp.neutral import SOURCES as SAID
from assistant.nlp.neutral import neutral
from assistant.nlp.speller import spelt_of
from assistant.nlp.tuned.adapter import SOURCES

_BATCH = 64
_READERS = 2


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class EncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Sets one vector a message; `encoder` in the config names which encoder makes it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's settings and their defaults."""
        return {
            **DenseFeaturizer.get_default_config(),
            "encoder": "universal-sentence-encoder",
        }

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, name: str
    ) -> None:
        DenseFeaturizer.__init__(self, name, config)
        self._encoder = sentence_encoder(config["encoder"])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EncoderFeaturizer:
        """A new component."""
        return cls(config, model_storage, resource, execution_context.node_name)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """An encoder tuned anew makes other vectors."""
        return fingerprint_of([*SOURCES, *SAID])

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check beyond what Rasa checks."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the vector of each message."""
        written = [message for message in messages if message.get(TEXT)]
        vectors = self._encoder.encode([neutral(spelt_of(message)) for message in written])
        for message, vector in zip(written, vectors):
            self._set(message, vector)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training messages get theirs as well.

        Both encoders leave Python while they reckon, so two threads are twice as quick.
        """
        examples = training_data.training_examples
        starts = range(0, len(examples), _BATCH)
        with ThreadPoolExecutor(_READERS) as readers:
            list(readers.map(lambda start: self.process(examples[start : start + _BATCH]), starts))
        return training_data

    def _set(self, message: Message, vector: np.ndarray[Any, Any]) -> None:
        alias = self._config[FEATURIZER_CLASS_ALIAS]
        for kind in (FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE):
            message.add_features(Features(vector.reshape(1, -1), kind, TEXT, alias))
