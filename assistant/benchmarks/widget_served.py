"""The real server, with Rasa and a directory, that the widget is measured against."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.benchmarks.loopback import answers, free_port, mentor_serve
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
        if not answers(f"{self.url}/health", _START_S, self._goes_on):
            raise self.process.failure(f"did not answer within {_START_S} s")

    def _goes_on(self) -> bool:
        self.process.check()
        return True


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
    process = Server("served", mentor_serve(port), folder, environment)
    with running([process]):
        found = Served(port, process)
        found.wait()
        yield found
