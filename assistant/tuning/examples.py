"""The messages to tune on, and the other ways in which thumbs might have written each of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.nlp.asides import Asides
from assistant.nlp.names import OUTSIDE
from assistant.nlp.tagger import LABELS, TITLES
from assistant.nlp.thumbs import plain, signed, slips

# Every kind of name has a tag for its first token and one for the rest.
TAGS = (OUTSIDE, *(f"{place}-{label}" for label in LABELS for place in "BI"))


@dataclass(frozen=True)
class Span:
    """A name in a text, in characters."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Example:
    """A message with its intent (with the answer's id, where it is a question) and its goals."""

    text: str
    intent: str
    goals: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


def read(path: Path) -> list[Example]:
    """Rasa's training files, a file or a folder."""
    from rasa.shared.nlu.constants import ENTITIES, TEXT
    from rasa.shared.nlu.training_data.loading import load_data

    from assistant.nlp.goal_classifier import goals_of

    return [
        Example(
            message.get(TEXT),
            message.get_full_intent(),
            tuple(goals_of(message)),
            tuple(
                Span(entity["start"], entity["end"], entity["entity"])
                for entity in message.get(ENTITIES) or ()
                if entity["entity"] in LABELS
            ),
        )
        for message in load_data(str(path)).intent_examples
    ]


def variants(
    example: Example, titles: Sequence[str], chance: random.Random
) -> tuple[Example, Example, Example]:
    """The message in a hurry, without capitals and points too, and with other titles in it."""
    hurried = _spelt(example, signed(slips(example.text, chance), chance))
    bare = _spelt(example, signed(plain(slips(example.text, chance)), chance))
    other = _retitled(example, titles, chance)
    if other.text == example.text:
        other = _spelt(example, plain(example.text))
    return hurried, bare, other


def told_with(
    example: Example, asides: Asides[Example], chance: random.Random
) -> tuple[Example, Example]:
    """The message told with something else, as people do, and the same in a hurry."""
    aside = asides.choose(example)
    if aside is None:
        return example, _spelt(example, signed(plain(slips(example.text, chance)), chance))
    parts = (aside.message, example) if aside.first else (example, aside.message)
    head = parts[0].text + asides.between(parts[0].text)
    moved = (Span(s.start + len(head), s.end + len(head), s.label) for s in parts[1].spans)
    told = replace(
        example,
        text=head + parts[1].text,
        spans=(*parts[0].spans, *moved),
        goals=aside.message.goals if aside.story else example.goals,
    )
    return told, _spelt(told, signed(plain(slips(told.text, chance)), chance))


def tags(spans: Iterable[Span], tokens: Iterable[tuple[int, int]]) -> list[int]:
    """The place in `TAGS` of each token's tag; `tokens` are characters as `spans` are."""
    found = []
    for start, end in tokens:
        tag = OUTSIDE
        for span in spans:
            if start < span.end and end > span.start:
                tag = ("B-" if start <= span.start else "I-") + span.label
        found.append(TAGS.index(tag))
    return found


def _spelt(example: Example, parts: Sequence[str]) -> Example:
    """The example with each character replaced by a part, its spans moved along."""
    places = [0]
    for part in parts:
        places.append(places[-1] + len(part))
    spans = tuple(Span(places[s.start], places[s.end], s.label) for s in example.spans)
    return replace(example, text="".join(parts), spans=spans)


def _retitled(example: Example, titles: Sequence[str], chance: random.Random) -> Example:
    parts = list(example.text)
    for span in example.spans:
        if span.label in TITLES:
            parts[span.start : span.end] = [
                chance.choice(titles),
                *[""] * (span.end - span.start - 1),
            ]
    return _spelt(example, parts)
