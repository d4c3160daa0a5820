"""Starts the real server once for every test that talks to it; a pytest plugin."""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

from assistant.benchmarks.loopback import free_port, mentor_serve, start, stop
from assistant.benchmarks.widget_browser import chromium_path

BIN = Path(sys.executable).parent

# What keeps it from talking to anybody but the pages under test.
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass
class Server:
    """A running assistant; `say` talks to it as an integrator would."""

    url: str
    log: Path

    def post(self, path: str, body: Any) -> tuple[int, Any]:
        """Status and JSON of a POST; bytes are sent as they are."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(
            self.url + path, data, {"content-type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def say(self, sender: str, message: str, **more: Any) -> list[dict[str, Any]]:
        """The replies to one message."""
        body = {"sender": sender, "message": message, **more}
        status, replies = self.post("/webhooks/rest/webhook", body)
        assert status == 200, replies
        return replies  # type: ignore[no-any-return]

    def text(self, sender: str, message: str) -> str:
        """All that was said in reply, as one text."""
        return "\n".join(reply.get("text", "") for reply in self.say(sender, message))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`mentor serve` with the demo directory in a database of its own."""
    folder = tmp_path_factory.mktemp("served")
    port = free_port()
    env = {
        "MENTOR_DATABASE_URL": f"sqlite:///{folder}/mentor.db",
        "MENTOR_DEMO": "1",
        "MENTOR_OUTBOX": str(folder / "outbox"),
    }
    url = f"http://127.0.0.1:{port}"
    process = start(mentor_serve(port), f"{url}/health", folder / "log", env)
    yield Server(url, folder / "log")
    stop(process)


@pytest.fixture
def outbox(server: Server) -> Path:
    """Where that server keeps its mails."""
    return server.log.with_name("outbox")


def lacking(what: str) -> NoReturn:
    """Fail on a build machine, which has to test everything; elsewhere say what is not tested."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser."""
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    if path is None:
        lacking("no Chromium found: install it to run the browser tests")
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=path, args=list(CHROMIUM))
        yield launched
        launched.close()
