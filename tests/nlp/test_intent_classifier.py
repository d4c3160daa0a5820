"""Despair is heard wherever it is likely enough, whatever else the message resembles."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.nlu.training_data.message import Message

from assistant.nlp.intent_classifier import LinearIntentClassifier
from assistant.nlp.linear_model import LinearModel

# Of the names a message may hold, the only features of a message without vectors.
NAMES = 5


def read(**odds: float) -> dict[str, Any]:
    """The intent of a message for which a model of these odds was trained, doubts included."""
    bias = np.log(list(odds.values()))
    model = LinearModel(tuple(odds), np.zeros((len(odds), NAMES)), bias, np.zeros(0))
    config = LinearIntentClassifier.get_default_config()
    storage: Any = None
    classifier = LinearIntentClassifier(config, storage, Resource("intents"), (model, None))
    doubts = FallbackClassifier({"threshold": 0.3, "ambiguity_threshold": 0.0})
    (message,) = doubts.process(classifier.process([Message({"text": "the sea is near"})]))
    return dict(message.get("intent"))


@pytest.mark.parametrize("likely", [0.2, 0.3, 0.45, 0.9])
def test_likely_enough_despair_is_no_doubt_however_likely_something_else_is(likely: float) -> None:
    assert read(distress=likely, state_goal=1 - likely)["name"] == "distress"


def test_what_is_hardly_despair_is_what_it_seems() -> None:
    assert read(distress=0.05, state_goal=0.95)["name"] == "state_goal"
