"""Keeps what benchmarks trained, so that the same need not be trained twice.

A model is used again only where configuration, messages, code and packages are equal to the last
byte; the times beside it are those of its own training. Delete `var/fitted` to train all anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from assistant.settings import ROOT

KEPT = ROOT / "var" / "fitted"
# What shapes a model whose components are this project's, beside configuration and messages.
_SHAPING = (
    "assistant/nlp/**/*",
    "assistant/mentoring/goals.py",
    "assistant/mentoring/mentees.py",
    "assistant/mentoring/occupations.py",
)
# The packages and their versions.
_PINNED = ("requirements.txt",)
_DIGITS = 16


def place_of_model(label: str, config: dict[str, Any], train: Path) -> Path:
    """Where the model of this configuration and these messages is kept, if it is."""
    text = yaml.safe_dump(config)
    ours = any(step["name"].startswith("assistant.") for step in config["pipeline"])
    messages = sorted(train.glob("**/*.yml")) if train.is_dir() else [train]
    said = [path.read_bytes() for path in messages]
    return KEPT / f"{label}-{digest([text.encode(), *said], _SHAPING if ours else ())}.tar.gz"


def digest(parts: Iterable[bytes], patterns: Iterable[str], root: Path = ROOT) -> str:
    """What something is made of, in sixteen characters: `parts`, files of the code, packages."""
    found = hashlib.sha256()
    for part in parts:
        found.update(hashlib.sha256(part).digest())
    files = {path for pattern in (*patterns, *_PINNED) for path in root.glob(pattern)}
    for path in sorted(files):
        if path.is_file() and "__pycache__" not in path.parts:
            found.update(path.relative_to(root).as_posix().encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:_DIGITS]


def note_of(model: Path) -> dict[str, Any] | None:
    """What was noted when the model was kept; None where there is none."""
    note = _note(model)
    if not (model.exists() and note.exists()):
        return None
    try:
        noted: dict[str, Any] = json.loads(note.read_text(encoding="utf-8"))
    except ValueError:
        # Cut off by a full disk or a kill: better to train once more than never to measure.
        return None
    return noted


def keep_model(made: Path, place: Path, noted: dict[str, Any]) -> None:
    """Keep a model with what is noted of its training."""
    with_room(place)
    unfinished = place.with_name(f"unfinished-{place.name}")
    shutil.copy(made, unfinished)
    unfinished.replace(place)
    # Last, since without its note a model does not count.
    _note(place).write_text(json.dumps(noted), encoding="utf-8")


def with_room(place: Path) -> Path:
    """The same path, its folder made and older ones of its label removed."""
    place.parent.mkdir(parents=True, exist_ok=True)
    label, _, ending = place.name.rpartition("-")
    for older in place.parent.glob(f"{label}-{'?' * _DIGITS}{ending[_DIGITS:]}"):
        older.unlink()
        _note(older).unlink(missing_ok=True)
    return place


def _note(model: Path) -> Path:
    return model.with_name(model.name.replace(".tar.gz", ".json"))
