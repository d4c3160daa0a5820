"""`mentor benchmark turns`: what a turn costs here and with Rasa's default recipe."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from assistant.benchmarks import report, turns_kept, turns_sides, turns_table
from assistant.benchmarks.turns_processes import Server, run_to_end, running
from assistant.benchmarks.turns_sides import Side
from assistant.benchmarks.turns_talk import (
    Talk,
    Turn,
    conversations,
    first_answer,
    long_conversation,
)
from assistant.mentoring.errors import MentorError

# Starts vary by seconds on a busy machine.
STARTS = 3
LONG_TURNS = 410
# Two rounds of the long conversation's ten lines, so that both windows hold the same messages.
EARLY, LATE = slice(10, 30), slice(390, 410)
_TRAINING_S = 3 * 3600
_START_S = 300
_BETWEEN_TRIES_S = 0.05

Results = dict[str, dict[str, Any]]


def run(as_json: bool) -> None:
    """Measure both sides; the first run trains the default for an hour, later ones need not."""
    report.tell("Turns", measure(), as_json, turns_table.table, turns_table.section)


def measure() -> Results:
    """Train, start and talk to both sides; the first run takes an hour or two, most of it training.

    The sides take turns message by message, so that a busy moment of the machine meets both.
    Raises MentorError with the end of the log where something does not start.
    """
    with tempfile.TemporaryDirectory(prefix="mentor-turns-") as name:
        folder = Path(name)
        sides = [turns_sides.ours(folder / "ours"), turns_sides.default(folder / "default")]
        results: Results = {side.name: {} for side in sides}
        for side in sides:
            results[side.name].update(_train(side))
            run_to_end(side.demo(), _START_S)
        _say(f"starting each side {STARTS} times")
        starts = [[_cold_start(side, number) for side in sides] for number in range(STARTS)]
        for side, seconds in zip(sides, zip(*starts)):
            results[side.name]["cold_start_s"] = round(median(seconds), 1)
        _talk(sides, results)
        return results


def _train(side: Side) -> dict[str, Any]:
    """Train a side from nothing; the default's model and time are kept for the next run."""

    def train() -> dict[str, float]:
        _say(f"{side.name}: training from nothing")
        seconds, cpu = run_to_end(side.training(), _TRAINING_S)
        return {"train_s": round(seconds, 1), "train_cpu_s": round(cpu, 1)}

    if side.name == "ours":
        return dict(train())
    times, kept = turns_kept.train_or_reuse(side.folder, side.model, train)
    return {**times, "train_kept": kept}


def _cold_start(side: Side, number: int) -> float:
    """Seconds from the start of the processes to the first answered message."""
    servers = side.serving()
    started = time.perf_counter()
    with running(servers):
        return _await_answer(side, servers, f"start-{number}") - started


def _await_answer(side: Side, servers: Sequence[Server], name: str) -> float:
    """The moment of the first answer; every try is a new sender, who has said nothing before."""
    deadline = time.perf_counter() + _START_S
    tries = 0
    while time.perf_counter() < deadline:
        tries += 1
        if first_answer(side.address, f"{name}-{tries}"):
            return time.perf_counter()
        for server in servers:
            server.check()
        time.sleep(_BETWEEN_TRIES_S)
    raise servers[0].failure(f"did not answer within {_START_S} s")


def _talk(sides: Sequence[Side], results: Results) -> None:
    """Replay the conversations and the long one with both sides up."""
    serving = {side.name: side.serving() for side in sides}
    with running([server for servers in serving.values() for server in servers]):
        for side in sides:
            _await_answer(side, serving[side.name], "warm")
        scripts = conversations()
        _say(f"{len(scripts)} conversations with both sides")
        before = {side.name: _cpu_s(serving[side.name]) for side in sides}
        talks = [_alternate(sides, name, lines) for name, lines in scripts.items()]
        turns = {side.name: [turn for talk in talks for turn in talk[side.name]] for side in sides}
        for side in sides:
            servers = serving[side.name]
            used = _cpu_s(servers) - before[side.name]
            results[side.name]["rss_mb"] = round(sum(server.rss_mb() for server in servers))
            results[side.name]["cpu_ms"] = round(used * 1000 / len(turns[side.name]), 1)
        _summarise(turns, results)
        _say(f"one conversation of {LONG_TURNS} turns with both sides")
        long = _alternate(sides, "long", list(long_conversation(LONG_TURNS)))
        for side in sides:
            results[side.name].update(_growth(long[side.name]))
    # Stopped: what is read now is what the store kept.
    opening = next(iter(long_conversation(LONG_TURNS)))
    for side in sides:
        results[side.name]["turn1_readable"] = side.first_text("long") == opening


def _cpu_s(servers: Sequence[Server]) -> float:
    return sum(server.cpu_s() for server in servers)


def _alternate(sides: Sequence[Side], sender: str, lines: list[str]) -> dict[str, list[Turn]]:
    """Say each line to one side after the other; the first to hear it changes every line."""
    talks = {side.name: Talk(side.address, sender) for side in sides}
    turns: dict[str, list[Turn]] = {side.name: [] for side in sides}
    for number, line in enumerate(lines):
        order = sides if number % 2 else list(reversed(sides))
        for side in order:
            try:
                turns[side.name].append(talks[side.name].say(line))
            except OSError as error:
                raise MentorError(f"{side.name} did not answer {line!r}: {error}") from error
    return turns


def _summarise(turns: dict[str, list[Turn]], results: Results) -> None:
    """Percentiles over the turns that both sides answered.

    Asking to rephrase is quickly done, so the median is given once more without such turns.
    """
    pairs = list(zip(*turns.values()))
    both = [all(turn.answered for turn in pair) for pair in pairs]
    clear = [
        answered and not any(turn.not_understood for turn in pair)
        for answered, pair in zip(both, pairs)
    ]
    for name, taken in turns.items():
        counted = sorted(turn.ms for turn, counts in zip(taken, both) if counts)
        if not counted:
            raise MentorError("no turn was answered by both sides, so there is nothing to compare")
        understood = [turn.ms for turn, counts in zip(taken, clear) if counts] or counted
        results[name].update(
            understood_p50_ms=round(median(understood), 1),
            p50_ms=round(median(counted), 1),
            p95_ms=round(counted[int(0.95 * (len(counted) - 1))], 1),
            turns=len(taken),
            counted=len(counted),
            answered=sum(turn.answered for turn in taken),
            not_understood=sum(turn.not_understood for turn in taken),
        )


def _growth(turns: list[Turn]) -> dict[str, Any]:
    """How much slower turn 400 is than turn 20, each the median of the twenty turns around it."""
    early, late = (median(turn.ms for turn in turns[window]) for window in (EARLY, LATE))
    missed = sum(turn.not_understood for turn in turns)
    return {
        "growth": round(late / early, 2),
        "turn_20_ms": round(early, 1),
        "turn_400_ms": round(late, 1),
        "long_not_understood": round(missed / len(turns), 2),
    }


def _say(what: str) -> None:
    print(f"turns: {what} …", file=sys.stderr, flush=True)
