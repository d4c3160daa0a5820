"""The two sides of `turns`: this project, and Rasa's default recipe on the same data."""

from __future__ import annotations

import json
import secrets
import sqlite3
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.benchmarks import default_project
from assistant.benchmarks.loopback import free_port
from assistant.benchmarks.turns_processes import Server
from assistant.settings import ROOT
from assistant.storage.engine import open_engine
from assistant.storage.trackers import Trackers

_PYTHON = sys.executable
_FILL = "from assistant.cli import main; main(['demo', 'fill'])"
# Seconds are measured, caches off; what `rasa train` checks before training is the same for both.
_TRAIN = ("-m", "rasa", "train", "--force", "--skip-validation", "--quiet")


@dataclass(frozen=True)
class Side:
    """One side: how it is trained and served, and how the start of a conversation is read back.

    `servers` are started together; the first one answers at `address`. `first_text` is the text
    of a sender's first message as the event store has it, read without Rasa.
    """

    name: str
    folder: Path
    address: str
    model: Path
    train: tuple[str, ...]
    servers: tuple[tuple[str, ...], ...]
    first_text: Callable[[str], str | None]
    environment: Mapping[str, str] = field(default_factory=dict)

    def job(self, name: str, *command: str) -> Server:
        """A process of this side with its own environment, cache and log."""
        return Server(f"{self.name}, {name}", command, self.folder, self.environment)

    def training(self) -> Server:
        """The training from nothing; a server only in that it is a process."""
        return self.job("training", _PYTHON, *self.train)

    def serving(self) -> list[Server]:
        """Everything that has to run for a message to be answered."""
        return [
            self.job(f"server {number}", _PYTHON, *command)
            for number, command in enumerate(self.servers, 1)
        ]

    def demo(self) -> Server:
        """Fills the side's empty directory, so that no start is slowed by it."""
        return self.job("demo data", _PYTHON, "-c", _FILL)


def ours(folder: Path) -> Side:
    """This project as `mentor serve` runs it: one process."""
    folder.mkdir(parents=True)
    port = free_port()
    database = f"sqlite:///{folder / 'mentor.db'}"
    model = folder / "models" / "mentor.tar.gz"
    sources = ("--config", str(ROOT / "config.yml"), "--domain", str(ROOT / "domain.yml"))

    def first_text(sender: str) -> str | None:
        rows = Trackers(open_engine(database)).whole(f"rest:{sender}")
        return next((str(row["text"]) for row in rows if row["event"] == "user"), None)

    return Side(
        name="ours",
        folder=folder,
        address=_webhook(port),
        model=model,
        train=(
            *_TRAIN,
            *sources,
            *("--data", str(ROOT / "data"), "--out", str(model.parent)),
            *("--fixed-model-name", "mentor"),
        ),
        servers=(("-m", "assistant.benchmarks.turns_served", str(model), str(port)),),
        first_text=first_text,
        environment=_environment(folder, database),
    )


def default(folder: Path) -> Side:
    """Rasa's default recipe: `rasa run` with `rasa run actions`, its own rest channel and store."""
    port, actions_port = free_port(), free_port()
    trackers = folder / "trackers.db"
    default_project.write(folder, trackers, f"http://127.0.0.1:{actions_port}/webhook")

    def first_text(sender: str) -> str | None:
        query = (
            "SELECT data FROM events WHERE sender_id = ? AND type_name = 'user' ORDER BY id LIMIT 1"
        )
        with sqlite3.connect(trackers) as connection:
            row = connection.execute(query, (sender,)).fetchone()
        return str(json.loads(row[0])["text"]) if row else None

    return Side(
        name="default",
        folder=folder,
        address=_webhook(port),
        model=folder / "models" / "default.tar.gz",
        train=(*_TRAIN, "--out", "models", "--fixed-model-name", "default"),
        servers=(
            (
                *("-m", "rasa", "run", "--model", "models/default.tar.gz"),
                *("--interface", "127.0.0.1", "--port", str(port)),
                *("--endpoints", "endpoints.yml", "--credentials", "credentials.yml"),
            ),
            ("-m", "rasa", "run", "actions", "--actions", "actions", "--port", str(actions_port)),
        ),
        first_text=first_text,
        environment=_environment(folder, f"sqlite:///{folder / 'mentor.db'}"),
    )


def _environment(folder: Path, database: str) -> dict[str, str]:
    """What a side is told; empty values switch off what the caller's shell may have set."""
    return {
        "MENTOR_DATABASE_URL": database,
        "MENTOR_DEMO": "1",
        "MENTOR_SECRET_KEY": secrets.token_urlsafe(32),
        "MENTOR_API_TOKEN": "",
        "MENTOR_ALLOWED_ORIGINS": "",
        "MENTOR_PROGRAMME": "",
        "MENTOR_REDIS_URL": "",
        "RASA_CACHE_DIRECTORY": str(folder / "cache"),
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
        "PYTHONPATH": str(ROOT),
    }


def _webhook(port: int) -> str:
    return f"http://127.0.0.1:{port}/webhooks/rest/webhook"
