"""What our Rasa components have in common: how they are made, and where their arrays are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

_C = TypeVar("_C", bound="Component")


class Component(GraphComponent):
    """A component of the pipeline; subclasses say what they do to a message in `process`."""

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource

    @classmethod
    def create(
        cls: type[_C],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> _C:
        """A new, untrained component."""
        return cls(config, model_storage, resource)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add to each message what this component finds in it."""
        raise NotImplementedError

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Do to the training messages what is done to every message."""
        self.process(training_data.training_examples)
        return training_data


def fingerprint_of(files: Iterable[Path]) -> str:
    """A digest of data files, so that Rasa's training cache notices a change in them."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
