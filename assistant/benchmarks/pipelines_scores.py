"""Scores what a pipeline read against what was labelled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from assistant.benchmarks.fitting import Parsed, likeliest


def scores(held_out: Sequence[dict[str, Any]], parsed: Sequence[Parsed]) -> dict[str, float]:
    """Shares of right intents and goals; goals only where the pipeline has said any.

    `goal_micro_f1` counts every goal of every message; `primary_goal` is the share of messages
    with a goal whose first label is the one put first.
    """
    said = [likeliest(p)[0] for p in parsed]
    right = [intent == e["intent"].partition("/")[0] for intent, e in zip(said, held_out)]
    result = {
        "intent": mean(right),
        "fallback": mean(p["intent"]["name"] == "nlu_fallback" for p in parsed),
    }
    if not any("goals" in p for p in parsed):
        return result
    found = [[goal["name"] for goal in p.get("goals") or ()] for p in parsed]
    return {**result, **goal_scores([e["goals"] for e in held_out], found)}


def goal_scores(
    labelled: Sequence[Sequence[str]], found: Sequence[Sequence[str]]
) -> dict[str, float]:
    """Of the goals found, most certain first, against those labelled, most important first.

    `goal_in_set` is the share of messages with a goal where the most certain one is among those
    labelled, `primary_goal` where it is the most important; `goal_micro_f1` counts every goal.
    """
    hits = sum(len(set(f) & set(goals)) for f, goals in zip(found, labelled))
    total = sum(len(f) + len(goals) for f, goals in zip(found, labelled))
    firsts = [(f[0] if f else None, goals) for f, goals in zip(found, labelled) if goals]
    return {
        "goal_in_set": mean(first in goals for first, goals in firsts),
        "primary_goal": mean(first == goals[0] for first, goals in firsts),
        "goal_micro_f1": 2 * hits / max(total, 1),
    }


def mean(values: Iterable[bool]) -> float:
    """The share that is true; 0 of nothing."""
    counted = list(values)
    return sum(counted) / max(len(counted), 1)
