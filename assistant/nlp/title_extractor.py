"""Finds titles, organisations and schools, and brings titles to their canonical form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp import names
from assistant.nlp.component import Trained, fingerprint_of
from assistant.nlp.neutral import is_own_name
from assistant.nlp.speller import SPELT, Spelt, spelt_of
from assistant.nlp.tagger import TITLES, Tagger, TitleWords, Token, labelled, train
from assistant.nlp.tuned.adapter import SOURCES
from assistant.nlp.tuned.encoder import tuned_encoder
from assistant.nlp.vocabulary import files, load_vocabulary

_SIGNS = " \t\n.,;:!?-–—/\"“”'’«»*_>"
_LEADING_ON = re.compile(
    r"(?:\s+(?:of|the|a|an|and|or|at|in|for|de|da|do|di|der|van|na|и))+\s*\Z", re.I
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class TitleExtractor(Trained, EntityExtractorMixin):
    """Tags the document spaCy already made; learns from the annotated examples.

    Two taggers are asked: the random field knows the titles of the vocabulary and what stands
    beside them, the tuned encoder the whole message, in any language.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`field_weight` is how much the random field counts beside the encoder, `lean` what is
        added to the log probability of a kind of name or of none (``O``), `adapter` another
        encoder's path.

        Two taggers together lean twice towards what was common in training: no name, and present
        titles. Weights are chosen by cross-validation: docs/decisions/0008-a-tuned-encoder.md.
        """
        return {"field_weight": 0.5, "lean": {"target_title": 1.0, "O": -0.5}, "adapter": ""}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: bytes | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource)
        vocabulary = load_vocabulary()
        self._occupations = vocabulary.occupations
        self._titles = TitleWords.of(vocabulary.titles)
        self._tagger = Tagger(model, self._titles) if model else None
        self._encoder = tuned_encoder(config["adapter"])
        leaning = config["lean"]
        self._lean = [leaning.get(label.split("-")[-1], 0.0) for label in self._encoder.labels]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The vocabulary and what the encoder was tuned to are part of what was learnt."""
        return fingerprint_of([*files(), *SOURCES])

    @classmethod
    def read(cls, folder: Path) -> bytes:
        """See `Trained.read`."""
        return (folder / "titles.crf").read_bytes()

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the tagger on every example, annotated or not: both teach it something."""
        examples = [
            labelled(_tokens(example), example.get(ENTITIES) or [])
            for example in training_data.nlu_examples
            if example.get(TEXT)
        ]
        self._tagger = train(examples, self._titles)
        with self._model_storage.write_to(self._resource) as folder:
            (folder / "titles.crf").write_bytes(self._tagger.model)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """See `Component.process`."""
        for message in messages:
            if self._tagger and message.get(TEXT):
                entities = self.add_extractor_name(list(self._entities(message, self._tagger)))
                message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages

    def _entities(self, message: Message, tagger: Tagger) -> Any:
        text, tokens = message.get(TEXT), _tokens(message)
        if not tokens:
            return
        encoder = self._encoder
        reading = encoder.read(spelt_of(message))
        meant = message.get(SPELT) or Spelt(text, range(len(text) + 1))
        words = [(meant.places[token.start], meant.places[token.end]) for token in tokens]
        scores = names.by_word(words, reading.spans, reading.tags)
        scores += self._config["field_weight"] * tagger.scores(tokens, encoder.labels)
        scores += self._lean
        for label, first, last in names.spans(encoder.labels, scores):
            start, end = tidied(text, tokens[first].start, tokens[last].end)
            value = text[start:end]
            if not value or (label not in TITLES and is_own_name(text, start)):
                continue
            if label in TITLES:
                value = self._occupations.canonical(meant.part(start, end))
            yield {"entity": label, "start": start, "end": end, "value": value}


def tidied(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of a name without signs around it and without what only leads on to a next word."""
    name = text[start:end]
    begun = name.lstrip(_SIGNS)
    return start + len(name) - len(begun), start + len(name) - len(begun) + len(_ended(begun))


def _ended(name: str) -> str:
    ended = _LEADING_ON.sub("", name).rstrip(_SIGNS)
    return ended if ended.count("(") == ended.count(")") else ended.rstrip("(")


def _tokens(message: Message) -> list[Token]:
    doc = message.get(SPACY_DOCS[TEXT])
    if doc is None:
        return []
    meant = message.get(SPELT)
    return [Token(_meant(t, meant), t.idx, t.idx + len(t)) for t in doc if not t.is_space]


def _meant(word: Any, meant: Spelt | None) -> str:
    found = meant.part(word.idx, word.idx + len(word)) if meant else ""
    return found or str(word.text)
