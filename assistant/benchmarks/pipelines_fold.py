"""Trains and measures one pipeline on one fold: `python -m … CONFIG TRAIN HELD_OUT RESULT`."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import sys
import time
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

Parsed = dict[str, Any]

_FALLBACK = "nlu_fallback"
# Left out of the median: the first messages fill caches.
_WARM_UP = 20


def main() -> None:
    """Read three files, write what was measured into the fourth; alone in its process."""
    config, train, messages, result = map(Path, sys.argv[1:])
    _quieten()
    held_out = json.loads(messages.read_text(encoding="utf-8"))

    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    started, worked = time.perf_counter(), time.process_time()
    model = train_nlu(
        config=str(config),
        nlu_data=str(train),
        output=str(result.parent),
        fixed_model_name="fold",
    )
    train_s, train_cpu_s = time.perf_counter() - started, time.process_time() - worked
    if model is None:
        sys.exit("training gave no model")
    agent = Agent.load(model)
    parsed, times = asyncio.run(_parse(agent, [example["text"] for example in held_out]))
    measured = {
        **scores(held_out, parsed),
        "train_s": train_s,
        "train_cpu_s": train_cpu_s,
        "p50_ms": median(times[_WARM_UP:]),
        "rss_mb": _peak_mb(),
    }
    result.write_text(json.dumps(measured), encoding="utf-8")


def _quieten() -> None:
    """As `mentor` does: writing a line a message would be measured too."""
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings(logging.WARNING, warn_only_once=False)
    configure_structlog(logging.WARNING)
    warnings.filterwarnings("ignore")


def scores(held_out: Sequence[dict[str, Any]], parsed: Sequence[Parsed]) -> dict[str, float]:
    """Shares of right intents and goals; goals only where the pipeline has said any.

    `goal_micro_f1` counts every goal of every message; `primary_goal` is the share of messages
    with a goal whose first label is the one put first.
    """
    said = [_intent(p) for p in parsed]
    right = [intent == e["intent"].partition("/")[0] for intent, e in zip(said, held_out)]
    result = {
        "intent": _mean(right),
        "fallback": _mean(p["intent"]["name"] == _FALLBACK for p in parsed),
    }
    if not any("goals" in p for p in parsed):
        return result
    found = [[goal["name"] for goal in p.get("goals") or ()] for p in parsed]
    hits = sum(len(set(f) & set(e["goals"])) for f, e in zip(found, held_out))
    total = sum(len(f) + len(e["goals"]) for f, e in zip(found, held_out))
    first = [f[:1] == e["goals"][:1] for f, e in zip(found, held_out) if e["goals"]]
    return {**result, "goal_micro_f1": 2 * hits / max(total, 1), "primary_goal": _mean(first)}


async def _parse(agent: Any, texts: Iterable[str]) -> tuple[list[Parsed], list[float]]:
    """One message after the other, as in a conversation; times in milliseconds."""
    parsed, times = [], []
    for text in texts:
        started = time.perf_counter()
        parsed.append(await agent.parse_message(text))
        times.append((time.perf_counter() - started) * 1000)
    return parsed, times


def _intent(parsed: Parsed) -> str:
    """The likeliest intent, whether or not it was thought too unlikely to act upon."""
    names = [entry["name"] for entry in parsed.get("intent_ranking") or ()]
    named = [str(name) for name in names if name != _FALLBACK]
    return named[0] if named else str(parsed["intent"]["name"])


def _mean(values: Iterable[bool]) -> float:
    counted = list(values)
    return sum(counted) / max(len(counted), 1)


def _peak_mb() -> float:
    """The most memory this process ever held; unlike `getrusage`, nothing of its parent's."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
