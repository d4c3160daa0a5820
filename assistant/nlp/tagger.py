"""A sequence tagger for titles, organisations and schools, told apart by the words around them."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite

TITLES = ("current_title", "target_title", "other_title")
LABELS = (*TITLES, "organisation", "school")
_WINDOW = 3
# Each annotated sentence is shown again with other titles in it and without capitals, so that
# the tagger learns the sentence around a title and not the titles of the examples.
_COPIES = 2
_PARAMETERS = {"c1": 0.05, "c2": 0.05, "max_iterations": 80}


@dataclass(frozen=True)
class Token:
    """A word with its place in the text; `tag` is its part of speech."""

    text: str
    start: int
    end: int
    tag: str = ""


@dataclass(frozen=True)
class Example:
    """Tokens with one label each: ``B-current_title``, ``I-current_title``, …, ``O``."""

    tokens: tuple[Token, ...]
    labels: tuple[str, ...]


class Tagger:
    """Conditional random field over `features`; made by `train` or from its own bytes."""

    def __init__(self, model: bytes, phrases: Collection[str]) -> None:
        self.model = model
        self._phrases = phrases
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)

    def spans(self, tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
        """(label, start, end) in characters of every span found."""
        if not tokens:
            return
        labels = self._tagger.tag(features(tokens, self._phrases))
        start = None
        for index, label in enumerate([*labels, "O"]):
            if start is not None and not label.startswith("I-"):
                yield labels[start][2:], tokens[start].start, tokens[index - 1].end
                start = None
            if label.startswith("B-"):
                start = index


def train(examples: Sequence[Example], phrases: Collection[str]) -> Tagger:
    """Fit on the examples and their varied copies; the same input gives the same tagger."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_PARAMETERS)
    for example in [*examples, *_varied(examples, sorted(phrases))]:
        trainer.append(features(example.tokens, phrases), example.labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "titles.crf"
        trainer.train(str(path))
        return Tagger(path.read_bytes(), phrases)


def features(tokens: Sequence[Token], phrases: Collection[str]) -> list[list[str]]:
    """For each token what it looks like, what stands around it, and whether it is a known title."""
    words = [token.text.lower() for token in tokens]
    known = _known(words, phrases)
    rows = []
    for index, token in enumerate(tokens):
        word = words[index]
        row = [
            "bias",
            f"word={word}",
            f"end={word[-3:]}",
            f"tag={token.tag}",
            f"known={known[index]}",
            f"capital={token.text[:1].isupper() and index > 0}",
            f"one={len(tokens) == 1}",
        ]
        for offset in range(-_WINDOW, _WINDOW + 1):
            there = index + offset
            if offset and 0 <= there < len(tokens):
                row.append(f"{offset}:word={words[there]}")
                row.append(f"{offset}:known={known[there]}")
        row.append(f"before={' '.join(words[max(0, index - 2) : index])}")
        row.extend(f"earlier={earlier}" for earlier in set(words[max(0, index - 8) : index]))
        rows.append(row)
    return rows


def _known(words: Sequence[str], phrases: Collection[str]) -> list[str]:
    marks = ["O"] * len(words)
    index = 0
    while index < len(words):
        for end in range(min(len(words), index + 5), index, -1):
            phrase = " ".join(words[index:end])
            if phrase in phrases or (phrase.endswith("s") and phrase[:-1] in phrases):
                marks[index:end] = ["B"] + ["I"] * (end - index - 1)
                index = end - 1
                break
        index += 1
    return marks


def _varied(examples: Sequence[Example], titles: Sequence[str]) -> Iterator[Example]:
    chance = random.Random(0)
    for example in examples:
        if not any(label[2:] in TITLES for label in example.labels):
            continue
        for copy in range(_COPIES):
            yield _with_other_titles(example, titles, chance, lower=copy == 0)


def _with_other_titles(
    example: Example, titles: Sequence[str], chance: random.Random, lower: bool
) -> Example:
    tokens: list[Token] = []
    labels: list[str] = []
    for token, label in zip(example.tokens, example.labels):
        if label.startswith("B-") and label[2:] in TITLES:
            for place, word in enumerate(chance.choice(titles).split()):
                tokens.append(Token(word, 0, 0, "NOUN"))
                labels.append(("I-" if place else "B-") + label[2:])
        elif not (label.startswith("I-") and label[2:] in TITLES):
            text = token.text.lower() if lower else token.text
            tokens.append(Token(text, 0, 0, token.tag))
            labels.append(label)
    return Example(tuple(tokens), tuple(labels))


def labelled(tokens: Sequence[Token], entities: Sequence[dict[str, Any]]) -> Example:
    """Tokens with the labels of annotated character spans."""
    labels = []
    for token in tokens:
        label = "O"
        for entity in entities:
            if entity["entity"] in LABELS and entity["start"] <= token.start < entity["end"]:
                label = ("B-" if token.start == entity["start"] else "I-") + entity["entity"]
        labels.append(label)
    return Example(tuple(tokens), tuple(labels))
