"""The project served the standard way gives the same replies as `mentor serve`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.benchmarks.loopback import free_port, start, stop
from tests.serving import BIN, Server

CONVERSATION = (
    "hi",
    "I am a nurse in Berlin and want to become a product manager",
    "what is mentorship?",
    "/affirm",
    "skip",
    "no, I meant product owner",
    "what's the weather tomorrow",
    "asdf qwer",
    "next",
    "University of Leeds",
    "find me a mentor",
    "the first one",
    "shorter",
    "looks good",
    "an interview by March",
    "forget me",
    "no",
    "bye",
)


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`rasa run` with `rasa run actions` on a directory of its own."""
    folder: Path = tmp_path_factory.mktemp("standard")
    port, action_port = free_port(), free_port()
    env = {
        "MENTOR_DATABASE_URL": f"sqlite:///{folder}/mentor.db",
        "RASA_TELEMETRY_ENABLED": "false",
    }
    endpoints = folder / "endpoints.yml"
    written = (Path(__file__).parents[2] / "endpoints.yml").read_text()
    endpoints.write_text(written.replace("5055", str(action_port)))
    import os
    import subprocess

    subprocess.run([str(BIN / "mentor"), "demo", "fill"], env={**os.environ, **env}, check=True)
    rasa = str(BIN / "rasa")
    actions = start(
        [rasa, "run", "actions", "--port", str(action_port)],
        f"http://127.0.0.1:{action_port}/health",
        folder / "actions.log",
        env,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        main = start(
            [
                rasa,
                "run",
                "--model",
                "models/mentor.tar.gz",
                "--endpoints",
                str(endpoints),
                "--port",
                str(port),
            ],
            url,
            folder / "log",
            env,
        )
        yield Server(url, folder / "log")
        stop(main)
    finally:
        stop(actions)


def test_rasa_run_with_rasa_run_actions_replies_as_mentor_serve_does(
    server: Server, standard: Server
) -> None:
    for message in CONVERSATION:
        assert standard.say("same", message) == server.say("same", message), message
