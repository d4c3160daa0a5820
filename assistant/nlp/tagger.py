"""A sequence tagger for titles, organisations and schools, told apart by the words around them."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pycrfsuite

from assistant.nlp.names import OUTSIDE

TITLES = ("current_title", "target_title", "other_title")
LABELS = (*TITLES, "organisation", "school")
_WINDOW = 3
# Words of the longest known title looked for, and how much of a word's end is looked at.
_LONGEST = 5
_ENDINGS = (2, 3, 4)
# Of the examples without a name, these are enough to learn what is none.
_NAMELESS_ONE_IN = 3
# Nothing is impossible: the other tagger may know better.
_LEAST = 1e-6
_PARAMETERS = {"c1": 0.05, "c2": 0.05, "max_iterations": 40}


@dataclass(frozen=True)
class Token:
    """A word with its place in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Example:
    """Tokens with one label each: ``B-current_title``, ``I-current_title``, …, ``O``."""

    tokens: tuple[Token, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class TitleWords:
    """The known titles, the words they end with and the words before those, in lower case."""

    phrases: frozenset[str]
    heads: frozenset[str]
    others: frozenset[str]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> TitleWords:
        """From the titles alone."""
        split = [phrase.split() for phrase in phrases]
        return cls(
            frozenset(" ".join(words) for words in split),
            frozenset(words[-1] for words in split if words),
            frozenset(word for words in split for word in words[:-1]),
        )

    def known(self, words: Sequence[str]) -> list[str]:
        """``B`` and ``I`` where a known title stands, the longest first, ``O`` elsewhere."""
        marks = ["O"] * len(words)
        index = 0
        while index < len(words):
            for end in range(min(len(words), index + _LONGEST), index, -1):
                phrase = " ".join(words[index:end])
                if phrase in self.phrases or _singular(phrase) in self.phrases:
                    marks[index:end] = ["B"] + ["I"] * (end - index - 1)
                    index = end - 1
                    break
            index += 1
        return marks

    def kind(self, word: str) -> str:
        """``H`` for a word that can end a title, ``M`` for one that can stand before, or ``O``."""
        if word in self.heads or _singular(word) in self.heads:
            return "H"
        return "M" if word in self.others else "O"


def _singular(words: str) -> str:
    return words[:-1] if words.endswith("s") else words


class Tagger:
    """Conditional random field over `features`; made by `train` or from its own bytes."""

    def __init__(self, model: bytes, titles: TitleWords) -> None:
        self.model = model
        self._titles = titles
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)
        self._known = set(self._tagger.labels())

    def scores(self, tokens: Sequence[Token], labels: Sequence[str]) -> npt.NDArray[np.float64]:
        """Log probabilities of shape (tokens, labels), each token by itself."""
        self._tagger.set(features(tokens, self._titles))
        found = [
            [self._tagger.marginal(label, place) if label in self._known else 0 for label in labels]
            for place in range(len(tokens))
        ]
        return np.asarray(np.log(np.array(found) + _LEAST))


def train(examples: Sequence[Example], titles: TitleWords) -> Tagger:
    """Fit on the examples and their varied copies; the same input gives the same tagger.

    Every example with a title is shown once more with no title known, so that unknown ones are
    found by their form and by what stands around them.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_PARAMETERS)
    named = [example for example in examples if _has_name(example)]
    nameless = [example for example in examples if not _has_name(example)]
    shown = [*named, *nameless[::_NAMELESS_ONE_IN]]
    titled = [example for example in named if _has_title(example)]
    for example in [*shown, *_varied(titled, sorted(titles.phrases))]:
        trainer.append(features(example.tokens, titles), example.labels)
    unknown = replace(titles, phrases=frozenset())
    for example in titled:
        trainer.append(features(example.tokens, unknown), example.labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "titles.crf"
        trainer.train(str(path))
        return Tagger(path.read_bytes(), titles)


def features(tokens: Sequence[Token], titles: TitleWords) -> list[list[str]]:
    """For each token what it looks like, what stands around it, and how far it is a title."""
    words = [token.text.lower() for token in tokens]
    known = titles.known(words)
    kinds = [titles.kind(word) for word in words]
    rows = []
    for index, token in enumerate(tokens):
        word = words[index]
        row = [
            "bias",
            f"word={word}",
            *(f"end={word[-length:]}" for length in _ENDINGS),
            f"known={known[index]}",
            f"kind={kinds[index]}",
            f"kinds={''.join(kinds[index : index + _WINDOW + 1])}",
            f"capital={token.text[:1].isupper() and index > 0}",
            f"one={len(tokens) == 1}",
            f"first={index == 0}",
        ]
        for offset in range(-_WINDOW, _WINDOW + 1):
            there = index + offset
            if offset and 0 <= there < len(tokens):
                row.append(f"{offset}:word={words[there]}")
                row.append(f"{offset}:known={known[there]}")
                row.append(f"{offset}:kind={kinds[there]}")
        row.extend(f"before={' '.join(words[max(0, index - n) : index])}" for n in (2, 3))
        row.append(f"after={' '.join(words[index + 1 : index + 3])}")
        row.extend(f"earlier={earlier}" for earlier in set(words[max(0, index - 8) : index]))
        rows.append(row)
    return rows


def _varied(examples: Iterable[Example], titles: Sequence[str]) -> Iterator[Example]:
    """Each again with other titles in it and without capitals, so that the tagger learns the
    sentence around a title and not the titles of the examples.
    """
    chance = random.Random(0)
    for example in examples:
        yield _with_other_titles(example, titles, chance)


def _has_name(example: Example) -> bool:
    return any(label != OUTSIDE for label in example.labels)


def _has_title(example: Example) -> bool:
    return any(label[2:] in TITLES for label in example.labels)


def _with_other_titles(example: Example, titles: Sequence[str], chance: random.Random) -> Example:
    tokens: list[Token] = []
    labels: list[str] = []
    for token, label in zip(example.tokens, example.labels):
        if label.startswith("B-") and label[2:] in TITLES:
            for place, word in enumerate(chance.choice(titles).split()):
                tokens.append(Token(word, 0, 0))
                labels.append(("I-" if place else "B-") + label[2:])
        elif not (label.startswith("I-") and label[2:] in TITLES):
            tokens.append(Token(token.text.lower(), 0, 0))
            labels.append(label)
    return Example(tuple(tokens), tuple(labels))


def labelled(tokens: Sequence[Token], entities: Sequence[dict[str, Any]]) -> Example:
    """Tokens with the labels of annotated character spans."""
    labels = []
    for token in tokens:
        label = OUTSIDE
        for entity in entities:
            if entity["entity"] in LABELS and entity["start"] <= token.start < entity["end"]:
                label = ("B-" if token.start == entity["start"] else "I-") + entity["entity"]
        labels.append(label)
    return Example(tuple(tokens), tuple(labels))
