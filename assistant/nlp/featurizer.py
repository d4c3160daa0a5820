"""What featurizers of whole messages have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from assistant.nlp.component import Component
from assistant.nlp.neutral import neutral
from assistant.nlp.speller import spelt_of


class MessageFeaturizer(Component):
    """Sets one vector a message, of what `read_as` reads in it."""

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Shape (texts, dimensions)."""
        raise NotImplementedError

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the vector of each message."""
        written = [message for message in messages if message.get(TEXT)]
        vectors = self.vectors([read_as(message) for message in written])
        for message, vector in zip(written, vectors):
            for kind in (FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE):
                features: Any = Features(vector.reshape(1, -1), kind, TEXT, type(self).__name__)
                message.add_features(features)
        return messages


def read_as(message: Message) -> str:
    """What is read for its meaning: as it was meant, and without who wrote it."""
    return neutral(spelt_of(message))
