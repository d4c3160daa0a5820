"""Scores what this project's pipeline reads in its own held-out messages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.benchmarks.fitting import Parsed, likeliest
from assistant.benchmarks.pipelines_scores import goal_scores, mean
from assistant.mentoring.occupations import Occupations
from assistant.services.understand import as_contract
from assistant.settings import ROOT

FOLDER = ROOT / "tests" / "nlu"
TITLES = ("current_title", "target_title")
_MARKED = re.compile(r"\[([^\]]+)\]\((\w+)\)")
_BINS = 10


@dataclass(frozen=True)
class Held:
    """A held-out message: what was said, and how it was labelled; `titles` as they are written."""

    text: str
    intent: str
    goals: tuple[str, ...]
    titles: Mapping[str, str]
    language: str = "en"


def held_out(name: str = "held_out.jsonl") -> list[Held]:
    """The messages of one file under `tests/nlu`."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [_held(json.loads(line)) for line in lines]


def _held(line: dict[str, Any]) -> Held:
    titles: dict[str, str] = {}
    for written, label in _MARKED.findall(line["text"]):
        titles.setdefault(label, written)
    text = _MARKED.sub(lambda found: str(found[1]), line["text"])
    return Held(text, line["intent"], tuple(line["goals"]), titles, line.get("language") or "en")


def agreement() -> dict[str, float]:
    """How far a second labeller, who saw the rules and a fifth of the messages alone, agrees."""
    held = held_out()
    lines = (FOLDER / "second_labels.jsonl").read_text(encoding="utf-8").splitlines()
    second = [json.loads(line) for line in lines]
    first = [held[label["line"] - 1] for label in second]
    goals = goal_scores([h.goals for h in first], [label["goals"] for label in second])
    return {
        "messages": len(second),
        "intent": mean(h.intent == label["intent"] for h, label in zip(first, second)),
        **goals,
    }


def own_scores(
    held: Sequence[Held], parsed: Sequence[Parsed], occupations: Occupations
) -> dict[str, float]:
    """The shares that are right; intents as `mentor parse` prints them, refused ones are wrong."""
    read = [as_contract(p) for p in parsed]
    scores = goal_scores([h.goals for h in held], [r["goals"] for r in read])
    scores["intent"] = mean(r["intent"] == h.intent for h, r in zip(held, read))
    for title in TITLES:
        pairs = [(h.titles[title], r[title]) for h, r in zip(held, read) if title in h.titles]
        scores[title] = mean(
            found is not None and occupations.canonical(found) == occupations.canonical(written)
            for written, found in pairs
        )
        # A title seen where there is none is as wrong; the share of such messages.
        scores[f"{title}_invented"] = mean(
            r[title] is not None for h, r in zip(held, read) if title not in h.titles
        )
    danger = [h.intent == "distress" for h in held]
    said = [r["intent"] == "distress" for r in read]
    scores["distress_recall"] = mean(s for s, d in zip(said, danger) if d)
    scores["distress_false_alarm"] = mean(s for s, d in zip(said, danger) if not d)
    return scores


def loss(before: Mapping[str, float], after: Mapping[str, float]) -> float:
    """How much intents and first goals lose, whichever loses more, as a share of 1."""
    return max(before[key] - after[key] for key in ("intent", "goal_in_set"))


def calibration_error(parsed: Sequence[Parsed], labels: Sequence[str]) -> float:
    """Expected calibration error over ten bins of equal mass."""
    return float(sum(size * abs(sure - right) for size, sure, right in reliability(parsed, labels)))


def reliability(
    parsed: Sequence[Parsed], labels: Sequence[str]
) -> list[tuple[float, float, float]]:
    """Each bin's share of the messages, its mean confidence and how often it was right."""
    answers = [
        (confidence, name == label.partition("/")[0])
        for (name, confidence), label in zip(map(likeliest, parsed), labels)
    ]
    # By confidence alone: among equals the wrong ones must not gather in one bin.
    answers.sort(key=lambda answer: answer[0])
    bins = np.array_split(np.array(answers, dtype=float), _BINS)
    return [(len(b) / len(answers), float(b[:, 0].mean()), float(b[:, 1].mean())) for b in bins]
