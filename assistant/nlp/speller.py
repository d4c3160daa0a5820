"""Reads misspelt words as they were meant, beside the text, which stays as it was written."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from symspellpy import SymSpell, Verbosity

from assistant.nlp.component import Trained
from assistant.nlp.language import language_of
from assistant.nlp.vocabulary import load_vocabulary

SPELT = "spelt"
_DICTIONARY = "frequency_dictionary_en_82_765.txt"
_FILE = "words.json"
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_SHORTEST = 4
_ONE_SLIP = 1
# A word of the training messages counts as if it had been met so often in the dictionary's books.
_OUR_WORDS_COUNT = 200_000
# Seen once, a word of the training messages may be one of their own mistakes.
_SEEN = 2
# In the logarithm of counts: letters left out or swapped are likelier slips than wrong ones.
_LIKELY_SLIP = 4.0


@dataclass(frozen=True)
class Spelt:
    """A text as it was meant; `places` tell where each character of the written one went."""

    text: str
    places: Sequence[int]

    def part(self, start: int, end: int) -> str:
        """What stands where the written text has the characters from `start` to `end`."""
        return self.text[self.places[start] : self.places[end]]


class Lexicon:
    """The words there are: an English dictionary, our vocabulary and the training messages."""

    def __init__(self, ours: Mapping[str, int]) -> None:
        self._counts = SymSpell(max_dictionary_edit_distance=_ONE_SLIP, prefix_length=7)
        self._counts.load_dictionary(str(files("symspellpy") / _DICTIONARY), 0, 1)
        for word, count in ours.items():
            self._counts.create_dictionary_entry(word, count * _OUR_WORDS_COUNT)
        vocabulary = load_vocabulary()
        terms = (*vocabulary.titles, *vocabulary.skills, *vocabulary.industries)
        self._names = {word for term in terms for word in term.lower().split()}

    def meant(self, word: str) -> str:
        """The known word one slip away that is likeliest meant; else the word itself."""
        small = word.lower().replace("’", "'")
        if len(small) < _SHORTEST or any(self._knows(form) for form in _forms(small)):
            return word
        near = self._counts.lookup(small, Verbosity.ALL, max_edit_distance=_ONE_SLIP)
        best = max(
            near, key=lambda found: _likelihood(small, found.term, found.count), default=None
        )
        return best.term if best else word

    def _knows(self, word: str) -> bool:
        return word in self._counts.words or word in self._names


def _forms(word: str) -> tuple[str, ...]:
    """The word, and what it is the plural or the possessive of."""
    return word, word.removesuffix("'s"), word.removesuffix("s"), word.replace("'", "")


def spelt(text: str, lexicon: Lexicon) -> Spelt:
    """The text with its slips mended, where it is English; names stay as they are."""
    places = list(range(len(text) + 1))
    if language_of(text) != "en":
        return Spelt(text, places)
    parts, end, shift = [], 0, 0
    for found in _WORD.finditer(text):
        word = found[0]
        named = word[0].isupper() and found.start() > 0
        meant = word if named else lexicon.meant(word)
        parts += [text[end : found.start()], meant]
        for place in range(found.start(), found.end()):
            places[place] = min(place, found.start() + len(meant)) + shift
        shift += len(meant) - len(word)
        end = found.end()
        for place in range(end, len(places)):
            places[place] = place + shift
    return Spelt("".join([*parts, text[end:]]), places)


def spelt_of(message: Message) -> str:
    """The text to read: as it was meant, where a speller has been at it."""
    found = message.get(SPELT)
    text: str = found.text if found else message.get(TEXT)
    return text


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class Speller(Trained):
    """Stands before whatever reads `spelt_of` a message."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        ours: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._lexicon = Lexicon(ours) if ours is not None else None

    @classmethod
    def read(cls, folder: Path) -> Mapping[str, int]:
        """See `Trained.read`."""
        ours: Mapping[str, int] = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return ours

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the words that people use here."""
        ours = words_of(message.get(TEXT) or "" for message in training_data.training_examples)
        self._lexicon = Lexicon(ours)
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(json.dumps(ours), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """See `Component.process`."""
        for message in messages:
            if self._lexicon and message.get(TEXT):
                message.set(SPELT, spelt(message.get(TEXT), self._lexicon))
        return messages


def words_of(texts: Iterable[str]) -> dict[str, int]:
    """The words met more than once in English texts, and how often."""
    counts = Counter(
        word.lower().replace("’", "'")
        for text in texts
        if language_of(text) == "en"
        for word in _WORD.findall(text)
    )
    return {word: count for word, count in sorted(counts.items()) if count >= _SEEN}


def _likelihood(written: str, meant: str, count: int) -> float:
    swapped = len(written) == len(meant) and sorted(written) == sorted(meant)
    likely = swapped or len(meant) > len(written)
    return math.log(count + 1) + _LIKELY_SLIP * likely
