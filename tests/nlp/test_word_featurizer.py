"""The very wording of a message counts beside its meaning."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp.word_featurizer import WordFeaturizer

CONTEXT = ExecutionContext(GraphSchema({}), node_name="words")
CONFIG = {**WordFeaturizer.get_default_config(), "places": 64}


@pytest.fixture
def trained(tmp_path: Path) -> WordFeaturizer:
    texts = ["I am a nurse", "I am a cook", "I want to lead"]
    storage, resource = LocalModelStorage(tmp_path), Resource("words")
    new = WordFeaturizer.create(CONFIG, storage, resource, CONTEXT)
    new.train(TrainingData([Message.build(text) for text in texts]))
    return WordFeaturizer.load(CONFIG, storage, resource, CONTEXT)


def vector(featurizer: WordFeaturizer, text: str) -> np.ndarray:  # type: ignore[type-arg]
    (message,) = featurizer.process([Message.build(text)])
    features = message.get_dense_features(TEXT)[1]
    assert features is not None
    return features.features.ravel()


def test_the_same_words_give_the_same_vector_whatever_their_case(trained: WordFeaturizer) -> None:
    assert np.allclose(vector(trained, "i am a NURSE!"), vector(trained, "I am a nurse"))
    assert np.linalg.norm(vector(trained, "a nurse")) == pytest.approx(1)


def test_a_rare_word_weighs_more_than_a_common_one(trained: WordFeaturizer) -> None:
    whole = vector(trained, "i nurse")
    assert whole @ vector(trained, "nurse") > whole @ vector(trained, "i")


def test_words_never_seen_say_nothing(trained: WordFeaturizer) -> None:
    assert not vector(trained, "zzz").any()
    assert np.allclose(vector(trained, "nurse zzz"), vector(trained, "nurse"))


def test_order_counts_in_pairs(trained: WordFeaturizer) -> None:
    assert not np.allclose(vector(trained, "am I"), vector(trained, "I am"))
