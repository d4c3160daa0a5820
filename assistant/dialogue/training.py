"""Trains the model when, and only when, something it depends on has changed."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator
from pathlib import Path

from assistant.mentoring.errors import MentorError, Misconfigured

MODEL = "mentor"
# Everything a model depends on; code outside these (the finders, the journey's policy) reads a
# model but does not shape it.
_SOURCES = (
    "config.yml",
    "domain.yml",
    "requirements.txt",
    "data/**/*.y*ml",
    "assistant/nlp/*.py",
    "assistant/nlp/tuned/*.*",
    "assistant/nlp/vocabulary/*",
    "assistant/mentoring/goals.py",
    "assistant/mentoring/occupations.py",
)


def fingerprint(root: Path) -> str:
    """A digest of everything the model depends on."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def current_model(root: Path) -> Path | None:
    """The trained model, if it still fits its sources."""
    model, note = root / "models" / f"{MODEL}.tar.gz", root / "models" / f"{MODEL}.json"
    if not (model.exists() and note.exists()):
        return None
    try:
        trained_on = json.loads(note.read_text(encoding="utf-8"))["fingerprint"]
    except (ValueError, KeyError, TypeError):
        # Cut off by a full disk or a kill: better to train once more than never to start.
        return None
    return model if trained_on == fingerprint(root) else None


def train(root: Path) -> Path:
    """Train and keep a note of what was trained on; raises MentorError where training fails."""
    from rasa.model_training import train as rasa_train

    before = fingerprint(root)
    note = root / "models" / f"{MODEL}.json"
    note.unlink(missing_ok=True)
    result = rasa_train(
        domain=str(root / "domain.yml"),
        config=str(root / "config.yml"),
        training_files=[str(root / "data")],
        output=str(root / "models"),
        fixed_model_name=MODEL,
    )
    if result.code != 0 or not result.model:
        raise MentorError("training failed; the lines above say why")
    note.write_text(json.dumps({"fingerprint": before}), encoding="utf-8")
    return Path(result.model)


def quieten_rasa() -> None:
    """Let Rasa and the web server speak only of what goes wrong."""
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings(logging.WARNING, warn_only_once=False)
    configure_structlog(logging.WARNING)
    logging.captureWarnings(False)
    logging.getLogger("sanic.root").setLevel(logging.WARNING)


def _files(root: Path) -> Iterator[Path]:
    for pattern in _SOURCES:
        found = sorted(path for path in root.glob(pattern) if path.is_file())
        if not found:
            raise Misconfigured(f"nothing matches {pattern} under {root}")
        yield from found
