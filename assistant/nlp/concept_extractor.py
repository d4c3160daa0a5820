"""Adds the work and the skills a message speaks of where it names none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp.component import Trained, fingerprint_of
from assistant.nlp.concepts import Concepts, Told, skill_concepts, title_concepts
from assistant.nlp.encoder import OnceEach, SentenceEncoder, sentence_encoder
from assistant.nlp.finders.learning import to_be_learnt
from assistant.nlp.neutral import SOURCES as NEUTRAL
from assistant.nlp.vocabulary import files

_NAMED = frozenset(("current_title", "target_title"))


@dataclass(frozen=True)
class _Learnt:
    titles: Concepts
    skills: Concepts


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class ConceptExtractor(Trained):
    """Writes `concepts` and `topics`, guesses which only the search reads, and as a `skill` what
    somebody wants to learn, where it is surely another word for a known one.

    Learns from messages whose metadata tells whose work they describe (`own`, `wanted`).
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Only messages of these `intents`, and of so many words, tell of somebody's work; what
        is to be learnt may be told in fewer.
        """
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
        learnt: _Learnt | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._encoder = sentence_encoder(config["encoder"])
        self._learnt = learnt

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The vocabulary is what is told apart."""
        return fingerprint_of([*files(), *NEUTRAL])

    @classmethod
    def read(cls, folder: Path) -> _Learnt:
        """See `Trained.read`."""
        return _Learnt(*(Concepts.load(folder / f"{name}.npz") for name in ("titles", "skills")))

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the vocabulary's descriptions and on messages labelled with the work they tell."""
        told = [found for message in training_data.nlu_examples for found in _told(message)]
        with self._model_storage.write_to(self._resource) as folder:
            title_concepts(self._encoder, told).save(folder / "titles.npz")
            skill_concepts(self._encoder).save(folder / "skills.npz")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """See `Component.process`."""
        for message in messages:
            text = message.get(TEXT)
            # Titles and skills are told from the same vectors.
            encoder = OnceEach(self._encoder)
            if self._learnt and text and self._is_asked(message, text):
                if not _named(message) & _NAMED:
                    _add(message, "concepts", self._learnt.titles, encoder)
                if "skill" not in _named(message):
                    _add(message, "topics", self._learnt.skills, encoder)
            if self._learnt and text:
                self._add_learnt(message, text, self._learnt.skills, encoder)
        return messages

    def _add_learnt(
        self, message: Message, text: str, skills: Concepts, encoder: SentenceEncoder
    ) -> None:
        """What somebody wants to learn, however short: the known skill it is another word for.

        Where that is not sure, the one it perhaps is stands alone among the topics.
        """
        what = to_be_learnt(text)
        intent = (message.get("intent") or {}).get("name")
        if not what or intent not in self._config["intents"] or "skill" in _named(message):
            return
        found = skills.nearest(str(what.value), encoder)
        if found and found.sure:
            entity = {"entity": "skill", "start": what.start, "end": what.end}
            entity |= {"value": found.name, "extractor": type(self).__name__}
            message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
            message.set("topics", [], add_to_output=True)
        elif found:
            perhaps = [{"name": found.name, "weight": 1.0}]
            message.set("topics", perhaps, add_to_output=True)

    def _is_asked(self, message: Message, text: str) -> bool:
        intent = (message.get("intent") or {}).get("name")
        return intent in self._config["intents"] and len(text.split()) >= self._config["shortest"]


def _add(message: Message, name: str, concepts: Concepts, encoder: SentenceEncoder) -> None:
    found = concepts.of(message.get(TEXT), encoder)
    rows = [{"name": name, "weight": round(weight, 3)} for name, weight in found]
    message.set(name, rows, add_to_output=True)


def _named(message: Message) -> set[str]:
    return {entity["entity"] for entity in message.get(ENTITIES) or ()}


def _told(message: Message) -> list[Told]:
    """What the metadata of a training message says of the work in it."""
    labels = (message.get("metadata") or {}).get("example") or {}
    titles = (labels[role] for role in ("own", "wanted") if labels.get(role))
    return [(title, message.get(TEXT)) for title in titles]
