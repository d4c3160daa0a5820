"""The real server, with Rasa and a directory, that the widget is measured against."""

from __future__ import annotations

import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.benchmarks.loopback import free_port
from assistant.benchmarks.turns_processes import Server, running
from assistant.dialogue.training import current_model
from assistant.mentoring.errors import MentorError
from assistant.settings import ROOT

_START_S = 600


@dataclass
class Served:
    """A server that answers; `restart` kills it in the middle of what it does."""

    port: int
    process: Server

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def restart(self) -> None:
        """End it at once, start it and wait until it answers."""
        self.process.kill()
        self.process.start()
        self.wait()

    def wait(self) -> None:
        """Until it answers; raises MentorError with the end of its log where it does not."""
        end = time.monotonic() + _START_S
        while time.monotonic() < end:
            self.process.check()
            try:
                urllib.request.urlopen(f"{self.url}/health", timeout=2).read()
                return
            except OSError:
                time.sleep(0.2)
        raise self.process.failure(f"did not answer within {_START_S} s")


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Start it with a fresh database; raises MentorError without a trained model."""
    if current_model(ROOT) is None:
        raise MentorError("there is no trained model: run `mentor train` first")
    port = free_port()
    environment = {
        "MENTOR_DATABASE_URL": f"sqlite:///{folder / 'mentor.db'}",
        "MENTOR_DEMO": "1",
        # The page of somebody else, which the pictures show.
        "MENTOR_ALLOWED_ORIGINS": f"http://localhost:{port}",
        "PYTHONPATH": str(ROOT),
    }
    code = "from assistant.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", "--port", str(port)]
    process = Server("served", command, folder, environment)
    with running([process]):
        found = Served(port, process)
        found.wait()
        yield found
