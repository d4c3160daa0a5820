"""Trains one pipeline and reads messages with it, in a process and with a cache of its own."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import subprocess
import sys
import time
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from assistant.benchmarks.fitting_kept import keep_model, note_of, place_of_model
from assistant.mentoring.errors import MentorError
from assistant.settings import ROOT

Parsed = dict[str, Any]

# Longer than any pipeline takes on a busy machine.
_LONGEST_S = 10800
_LOG_LINES = 12
# Left out of the median: the first messages fill caches.
_WARM_UP = 20
FALLBACK = "nlu_fallback"


@dataclass(frozen=True)
class Fitted:
    """What a trained pipeline read, and what training and reading cost.

    `parsed` holds Rasa's parse data of each message, `cost` has `train_s`, `train_cpu_s`,
    `p50_ms` of a message and `rss_mb`, the most memory the process ever held, training included.
    `trained_on` is the day of the training.
    """

    parsed: list[Parsed]
    cost: dict[str, float]
    trained_on: str = ""


def fit_or_reuse(
    label: str, config: dict[str, Any], train: Path, texts: Sequence[str], folder: Path
) -> Fitted:
    """The same as `fit`, but with the model of an earlier run where it would be trained equally.

    Of what was kept under one label the latest stays.
    """
    return fit(label, config, train, texts, folder, place_of_model(label, config, train))


def fit(
    label: str,
    config: dict[str, Any],
    train: Path,
    texts: Sequence[str],
    folder: Path,
    kept: Path | None = None,
) -> Fitted:
    """Train on the file `train` and read `texts`; `folder` must not exist.

    With `kept` the model is taken from there, or put there where there is none yet. Raises
    MentorError with the end of the log where it fails.
    """
    folder.mkdir()
    paths = [folder / name for name in ("config.yml", "texts.json", "result.json")]
    paths[0].write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    paths[1].write_text(json.dumps(list(texts)), encoding="utf-8")
    log = folder / "log"
    environment = {
        **os.environ,
        "RASA_CACHE_DIRECTORY": str(folder / "cache"),
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
    try:
        with log.open("w", encoding="utf-8") as lines:
            subprocess.run(
                [sys.executable, "-m", __name__, str(train), *map(str, paths), str(kept or "")],
                cwd=ROOT,
                env=environment,
                stdout=lines,
                stderr=subprocess.STDOUT,
                timeout=_LONGEST_S,
                check=True,
            )
    except subprocess.SubprocessError as error:
        end = "\n".join(log.read_text(encoding="utf-8").splitlines()[-_LOG_LINES:])
        raise MentorError(f"{label}: {error}\n{end}") from error
    return Fitted(**json.loads(paths[2].read_text(encoding="utf-8")))


def likeliest(parsed: Parsed) -> tuple[str, float]:
    """The likeliest intent and its confidence, whether or not that is enough to act upon."""
    for entry in parsed.get("intent_ranking") or ():
        if entry["name"] != FALLBACK:
            return str(entry["name"]), float(entry["confidence"])
    return str(parsed["intent"]["name"]), float(parsed["intent"]["confidence"])


def main() -> None:
    """Read the training file, the configuration and the texts; write what was measured."""
    train, config, texts, result = map(Path, sys.argv[1:5])
    kept = Path(sys.argv[5]) if sys.argv[5] else None
    _quieten()

    from rasa.core.agent import Agent

    noted = note_of(kept) if kept else None
    if kept and noted:
        model = kept
    else:
        model, noted = _train(train, config, result.parent)
        if kept:
            keep_model(model, kept, noted)
    agent = Agent.load(str(model))
    parsed, times = asyncio.run(_parse(agent, json.loads(texts.read_text(encoding="utf-8"))))
    cost = {key: noted[key] for key in ("train_s", "train_cpu_s")}
    cost["p50_ms"] = median(times[_WARM_UP:] or times)
    cost["rss_mb"] = max(noted["rss_mb"], _peak_mb())
    measured = {"parsed": parsed, "cost": cost, "trained_on": noted["trained_on"]}
    result.write_text(json.dumps(measured), encoding="utf-8")


def _train(train: Path, config: Path, folder: Path) -> tuple[Path, dict[str, Any]]:
    """The model, and what its training cost."""
    from rasa.model_training import train_nlu

    started, worked = time.perf_counter(), time.process_time()
    model = train_nlu(
        config=str(config), nlu_data=str(train), output=str(folder), fixed_model_name="fitted"
    )
    noted = {
        "train_s": time.perf_counter() - started,
        "train_cpu_s": time.process_time() - worked,
        "rss_mb": _peak_mb(),
        "trained_on": f"{date.today():%Y-%m-%d}",
    }
    if model is None:
        sys.exit("training gave no model")
    return Path(model), noted


def _quieten() -> None:
    """As `mentor` does: writing a line a message would be measured too."""
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings(logging.WARNING, warn_only_once=False)
    configure_structlog(logging.WARNING)
    warnings.filterwarnings("ignore")


async def _parse(agent: Any, texts: Iterable[str]) -> tuple[list[Parsed], list[float]]:
    """One message after the other, as in a conversation; times in milliseconds."""
    parsed, times = [], []
    for text in texts:
        started = time.perf_counter()
        parsed.append(await agent.parse_message(text))
        times.append((time.perf_counter() - started) * 1000)
    return parsed, times


def _peak_mb() -> float:
    """The most memory this process ever held; unlike `getrusage`, nothing of its parent's."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
