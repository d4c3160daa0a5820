"""Adds the sentence encoder's vector to every message."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp.component import Keyed, fingerprint_of
from assistant.nlp.encoder import sentence_encoder
from assistant.nlp.featurizer import MessageFeaturizer
from assistant.nlp.neutral import SOURCES as NEUTRAL
from assistant.nlp.tuned.adapter import SOURCES as TUNED

_BATCH = 64
_READERS = 2


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class EncoderFeaturizer(MessageFeaturizer):
    """Sets one vector a message; `encoder` in the config names which encoder makes it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's settings and their defaults."""
        return {"encoder": "universal-sentence-encoder"}

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._encoder = sentence_encoder(config["encoder"])

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """An encoder tuned anew makes other vectors."""
        return fingerprint_of([*TUNED, *NEUTRAL])

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """See `MessageFeaturizer.vectors`."""
        return self._encoder.encode(texts)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training messages get theirs as well.

        Both encoders leave Python while they reckon, so two threads are twice as quick.
        """
        key = self.key_of(training_data)
        examples = training_data.training_examples
        starts = range(0, len(examples), _BATCH)
        with ThreadPoolExecutor(_READERS) as readers:
            list(readers.map(lambda start: self.process(examples[start : start + _BATCH]), starts))
        return Keyed.of(training_data, key)
