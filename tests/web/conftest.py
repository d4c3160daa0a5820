"""Pages with the widget in them, our own and those of strangers, and the pages behind links."""

from __future__ import annotations

import sys
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from assistant.benchmarks.loopback import free_port, start, stop
from assistant.benchmarks.widget_drawing import PHONE
from assistant.channels.links import Sessions
from assistant.storage.engine import open_engine
from assistant.storage.people import SqlAnswers
from assistant.storage.requests import SqlRequests
from tests.web.echo_server import KEY
from tests.web.requests_site import Site, a_site

# A busy machine is slow, a broken page is slower.
PATIENCE_MS = 15_000
DESK = {"width": 1100, "height": 800}


class Strangers:
    """A site of somebody else, whose policy names our host and nothing more."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, str]] = {}
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                policy, body = pages.get(self.path, ("", ""))
                self.send_response(200 if body else 404)
                self.send_header(
                    "Content-Type", "text/javascript" if self.path.endswith(".js") else "text/html"
                )
                if policy:
                    self.send_header("Content-Security-Policy", policy)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: Any) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://localhost:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def put(self, host: str, body: str, path: str = "/page", own: str = "") -> str:
        """Keep a page; its address. `own` is what its policy allows besides our host."""
        policy = f"default-src 'none'; script-src {host} {own}; connect-src {host}; img-src {host}"
        self.pages[path] = (policy, f"<!doctype html><html lang=en><title>A page</title>{body}")
        return self.url + path

    def stop(self) -> None:
        self._server.shutdown()


@dataclass
class Echo:
    """A running echo server; the test writes into its database as another process would."""

    url: str
    command: list[str]
    log: Path
    strangers: Strangers
    process: Any = None
    answers: Any = None
    requests: Any = None
    pushed: int = field(default=0)

    def start(self) -> None:
        self.process = start(self.command, f"{self.url}/health", self.log, {})

    def kill(self) -> None:
        """Ended at once, in the middle of whatever it does."""
        self.process.kill()
        self.process.wait()

    def key_of(self, page: Any) -> str:
        """The conversation of a page."""
        read = "() => Object.entries({...localStorage, ...sessionStorage})"
        kept = dict(page.evaluate(read))
        token = next(value for name, value in kept.items() if name.endswith("token"))
        return str(Sessions(KEY).read(token))

    def push(self, page: Any, *replies: dict[str, Any], said: str | None = None) -> None:
        """Another process writes into the conversation of an idle page."""
        self.answers.put(self.key_of(page), uuid.uuid4().hex, said, list(replies))


@pytest.fixture(scope="session")
def echo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Echo]:
    """One for all tests: each page has a conversation of its own."""
    folder = tmp_path_factory.mktemp("echo")
    strangers, port = Strangers(), free_port()
    database = f"sqlite:///{folder}/echo.db"
    command = [sys.executable, "-m", "tests.web.echo_server", str(port), database, strangers.url]
    echo = Echo(f"http://127.0.0.1:{port}", command, folder / "log", strangers)
    echo.start()
    engine = open_engine(database)
    echo.answers, echo.requests = SqlAnswers(engine), SqlRequests(engine)
    yield echo
    engine.dispose()
    stop(echo.process)
    strangers.stop()


@pytest.fixture
def context(chromium: Any) -> Iterator[Any]:
    """A browser of one person; whatever a page complains of fails the test."""
    context = chromium.new_context(viewport=PHONE)
    context.set_default_timeout(PATIENCE_MS)
    problems: list[str] = []
    context.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    context.on("weberror", lambda error: problems.append(str(error.error)))
    context.problems = problems
    yield context
    context.close()
    assert problems == []


@pytest.fixture
def front(echo: Echo, context: Any) -> Any:
    """Our own page, greeted."""
    page = context.new_page()
    page.goto(echo.url)
    page.get_by_text("What are you hoping for?").wait_for()
    return page


@pytest.fixture(scope="session")
def served() -> Iterator[Site]:
    """The pages behind links, served once for all tests."""
    with a_site() as site:
        yield site


def say(page: Any, text: str) -> None:
    """Type and send."""
    page.get_by_role("textbox").fill(text)
    page.keyboard.press("Enter")


__all__ = ["DESK", "PHONE", "Echo", "say"]
