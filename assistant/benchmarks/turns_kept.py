"""Keeps the default side's trained model: its hour of training need not be repeated for a reading.

It is used again only by a project equal to the last byte, with the same Rasa; the time kept beside
it is that of its own training. Delete `var/benchmarks` to measure it anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from assistant.settings import ROOT

KEPT = ROOT / "var" / "benchmarks"


Times = dict[str, float]


def train_or_reuse(project: Path, model: Path, train: Callable[[], Times]) -> tuple[Times, bool]:
    """The times its training took, and whether that was an earlier run's.

    Args:
        project: The folder with `config.yml`, `domain.yml` and `data/`.
        model: Where the trained model is wanted.
        train: Trains it there and returns the times that took, by name.
    """
    kept = KEPT / f"default-{digest(project)}.tar.gz"
    note = kept.with_name(kept.name.replace(".tar.gz", ".json"))
    if kept.exists() and note.exists():
        model.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(kept, model)
        times: Times = json.loads(note.read_text(encoding="utf-8"))
        return times, True
    times = train()
    shutil.rmtree(KEPT, ignore_errors=True)
    KEPT.mkdir(parents=True)
    shutil.copy(model, kept)
    note.write_text(json.dumps(times), encoding="utf-8")
    return times, False


def digest(project: Path) -> str:
    """What the model is made of, in sixteen characters."""
    files = [project / "config.yml", project / "domain.yml", *project.glob("data/**/*.yml")]
    found = hashlib.sha256(version("rasa").encode())
    for path in sorted(files):
        found.update(path.relative_to(project).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
