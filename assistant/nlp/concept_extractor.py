"""Adds the occupations a message speaks of where it names none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp.component import Trained, fingerprint_of
from assistant.nlp.concepts import Concepts, build_concepts
from assistant.nlp.encoder import sentence_encoder
from assistant.nlp.neutral import SOURCES as NEUTRAL
from assistant.nlp.vocabulary import files

_FILE = "concepts.npz"
_NAMED = frozenset(("current_title", "target_title"))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class ConceptExtractor(Trained):
    """Writes `concepts`, which only the search for mentors reads: a guess is not said back."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Only messages of these `intents`, and of so many words, tell of somebody's work."""
        return {
            "encoder": "universal-sentence-encoder",
            "intents": ["state_goal", "find_mentors", "correct"],
            "shortest": 4,
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        concepts: Concepts | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._encoder = sentence_encoder(config["encoder"])
        self._concepts = concepts

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The vocabulary is what is told apart."""
        return fingerprint_of([*files(), *NEUTRAL])

    @classmethod
    def read(cls, folder: Path) -> Concepts:
        """See `Trained.read`."""
        return Concepts.load(folder / _FILE)

    def train(self, training_data: TrainingData) -> Resource:
        """Nothing is learnt: the vectors are worked out once, so that loading is quick."""
        with self._model_storage.write_to(self._resource) as folder:
            build_concepts(self._encoder).save(folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """See `Component.process`."""
        for message in messages:
            text = message.get(TEXT)
            if self._concepts and text and self._is_asked(message, text):
                found = self._concepts.of(text, self._encoder)
                concepts = [{"title": title, "weight": round(weight, 3)} for title, weight in found]
                message.set("concepts", concepts, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training needs none of it."""
        return training_data

    def _is_asked(self, message: Message, text: str) -> bool:
        intent = (message.get("intent") or {}).get("name")
        named = {entity["entity"] for entity in message.get(ENTITIES) or ()}
        told = intent in self._config["intents"] and len(text.split()) >= self._config["shortest"]
        return told and not named & _NAMED
