"""Reads a third of the training messages with what was tuned and trained on the other two."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from assistant.benchmarks.fitting import Parsed, fit_or_reuse, likeliest
from assistant.benchmarks.understanding_tuned import with_encoder_tuned
from assistant.settings import ROOT

Config = dict[str, Any]
_EPOCHS = 8
_FOLDS = 3
_WORST = 20


def read_a_third(folder: Path, config: Config) -> tuple[list[str], list[str], list[Parsed]]:
    """Texts, intents as labelled and what was read; `folder` must not exist.

    The encoder is tuned anew: with the one kept in the code, which has seen all messages, every
    confidence would be too high. Takes some twenty minutes on two cores, or one where the same
    was tuned and trained before.
    """
    from assistant.tuning.examples import Example, read

    folder.mkdir()
    examples = read(ROOT / "data" / "nlu")
    random.Random(0).shuffle(examples)
    size = len(examples) // _FOLDS
    held, rest = examples[:size], examples[size:]
    tuned = with_encoder_tuned(config, rest, _EPOCHS, "third")

    def block(example: Example) -> Config:
        return {"text": _marked(example), "metadata": {"goals": list(example.goals)}}

    by_intent: dict[str, list[Config]] = {}
    for example in rest:
        by_intent.setdefault(example.intent, []).append(block(example))
    blocks = [{"intent": intent, "examples": found} for intent, found in by_intent.items()]
    train = folder / "train.yml"
    train.write_text(
        yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True), encoding="utf-8"
    )
    texts = [example.text for example in held]
    fitted = fit_or_reuse("third", tuned, train, texts, folder / "fit")
    return texts, [example.intent for example in held], fitted.parsed


def worst_mistakes(
    texts: Sequence[str], labels: Sequence[str], parsed: Sequence[Parsed]
) -> list[dict[str, Any]]:
    """The twenty mistakes made with the most confidence, the surest first."""
    found: list[dict[str, Any]] = []
    for text, label, read in zip(texts, labels, parsed):
        name, confidence = likeliest(read)
        wanted = label.partition("/")[0]
        if name != wanted:
            found.append(
                {"text": text, "wanted": wanted, "read": name, "confidence": round(confidence, 2)}
            )
    return sorted(found, key=lambda mistake: -float(mistake["confidence"]))[:_WORST]


def _marked(example: Any) -> str:
    """The text with its names marked as in Rasa's files."""
    text: str = example.text
    for span in sorted(example.spans, key=lambda span: -span.start):
        name = text[span.start : span.end]
        text = f"{text[: span.start]}[{name}]({span.label}){text[span.end :]}"
    return text
