"""What our Rasa components have in common: how they are made, and where their arrays are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.engine.training.fingerprinting import calculate_fingerprint_key
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

_MODULES = tuple(Path(__file__).parent.glob("*.py"))
_C = TypeVar("_C", bound="Component")
_T = TypeVar("_T", bound="Trained")


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
        key = self.key_of(training_data)
        self.process(training_data.training_examples)
        return Keyed.of(training_data, key)

    def key_of(self, training_data: TrainingData) -> str:
        """What tells apart all that this component can make of training data.

        Asked before the messages are changed: what they were is remembered in each of them.
        """
        return self._key_of({"training_data": training_data})

    def _key_of(self, given: dict[str, Any]) -> str:
        return str(calculate_fingerprint_key(type(self), self._config, given))

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """What decides beside the class itself: the modules here, which components share."""
        return fingerprint_of(())


class Keyed(TrainingData):
    """Training data known by what was done to it.

    Rasa's cache asks for a fingerprint after each component; hashing every token and vector anew
    took a tenth of the training. What others do to the messages later does not change the key: no
    tokenizer or featurizer of Rasa's may stand behind one of ours in `config.yml`.
    """

    key: str

    @classmethod
    def of(cls, training_data: TrainingData, key: str) -> Keyed:
        """The same messages, known by the key."""
        keyed = cls(
            None,
            training_data.entity_synonyms,
            training_data.regex_features,
            training_data.lookup_tables,
            training_data.responses,
        )
        # Given above, they would be looked through for duplicates, which takes half a minute.
        keyed.training_examples = training_data.training_examples
        keyed.key = key
        return keyed

    def fingerprint(self) -> str:
        """See `TrainingData.fingerprint`."""
        return self.key


class Trained(Component):
    """A component that learns: `train` writes files, and what `read` makes of them is handed to
    the constructor as its fourth argument.
    """

    def key_of(self, training_data: TrainingData) -> str:
        """See `Component.key_of`; what was learnt counts too.

        Who learns nothing is given a resource all the same, and a new one each time.
        """
        return self._key_of({"training_data": training_data, "learnt": self._resource})

    @classmethod
    def read(cls, folder: Path) -> Any:
        """What was learnt, from the folder `train` wrote it into."""
        raise NotImplementedError

    @classmethod
    def load(
        cls: type[_T],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> _T:
        """The trained component."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, cls.read(folder))  # type: ignore[call-arg]


def fingerprint_of(files: Iterable[Path]) -> str:
    """A digest of data files and of the modules here, so that Rasa's training cache notices a
    change in them: by itself it looks at a component's class alone.
    """
    digest = hashlib.sha256()
    for path in sorted((*files, *_MODULES)):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
