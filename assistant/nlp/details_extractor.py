"""Adds everything found by word and rule: skills, places, hours, languages, what is ruled out."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from assistant.nlp.component import Component, fingerprint_of
from assistant.nlp.finders.avoid import mark_avoided
from assistant.nlp.finders.details import find_details, known_titles, work_in
from assistant.nlp.finders.wanted import mark_wanted
from assistant.nlp.language import language_of
from assistant.nlp.spans import Span
from assistant.nlp.tagger import TITLES
from assistant.nlp.vocabulary import files, load_vocabulary


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DetailsExtractor(Component, EntityExtractorMixin):
    """Runs the finders; stands after the title extractor, whose titles may be ruled out too."""

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._vocabulary = load_vocabulary()
        # The finders and the language detector build themselves at first use; nobody should wait.
        find_details("warm up", self._vocabulary)
        language_of("warm up")

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The vocabulary decides what is found."""
        return fingerprint_of(files())

    def process(self, messages: list[Message]) -> list[Message]:
        """See `Component.process`."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                message.set("language", language_of(text), add_to_output=True)
                message.set(ENTITIES, self._entities(message, text), add_to_output=True)
        return messages

    def _entities(self, message: Message, text: str) -> list[dict[str, Any]]:
        tagged = [_span(entity) for entity in message.get(ENTITIES, [])]
        titles = known_titles(text, self._vocabulary)
        found = find_details(text, self._vocabulary, titles)
        tagged = [span for span in tagged if not _is_way_of_meeting(span, found)]
        free = [s for s in found if not _within(s, tagged)]
        tagged += self._work(text, tagged)
        wanted = mark_wanted(text, [*tagged, *free], titles)
        return [self._entity(span) for span in mark_avoided(text, wanted)]

    def _work(self, text: str, tagged: list[Span]) -> list[Span]:
        """Work told so shortly that the taggers heard none; a wish beside it stands."""
        if any(span.entity == "current_title" for span in tagged):
            return []
        found = work_in(text, self._vocabulary)
        return [s for s in found if not any(s.start < t.end and t.start < s.end for t in tagged)]

    def _entity(self, span: Span) -> dict[str, Any]:
        entity: dict[str, Any] = {
            "entity": span.entity,
            "start": span.start,
            "end": span.end,
            "value": span.value,
            "extractor": self.name,
        }
        if span.role:
            entity["role"] = span.role
        meanings = self._vocabulary.ambiguous_titles.get(str(span.value))
        if span.entity in TITLES and meanings:
            entity["meanings"] = list(meanings)
        return entity


# Words inside a title or a name are part of it: "sales" in "sales assistant" is no skill.
_NOT_INSIDE = (
    "skill",
    "industry",
    "field",
    "language",
    "seniority",
    "location",
    "country",
    "timezone",
)


def _within(span: Span, tagged: list[Span]) -> bool:
    return span.entity in _NOT_INSIDE and any(
        other.start <= span.start and span.end <= other.end for other in tagged
    )


def _is_way_of_meeting(span: Span, found: list[Span]) -> bool:
    """Nobody works as a phone."""
    place = (span.start, span.end)
    return any(s.entity == "format" and (s.start, s.end) == place for s in found)


def _span(entity: dict[str, Any]) -> Span:
    return Span(entity["entity"], entity["start"], entity["end"], entity["value"])
