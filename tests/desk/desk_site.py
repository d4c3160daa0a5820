"""The desk served on a port of its own over real services, and a browser that draws nothing."""

from __future__ import annotations

import html
import http.client
import re
import secrets
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from assistant.benchmarks.loopback import free_port
from assistant.bootstrap import Services
from assistant.desk.app import build_app
from assistant.desk.password import Password
from tests.in_thread import served

WORD = "a long enough word"
_FORM = "application/x-www-form-urlencoded"


@dataclass
class Answer:
    """What came back; `read` is the page as somebody reads it."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def read(self) -> str:
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.text)).split())

    def hidden(self, name: str) -> str:
        """The value of the first hidden field of that name."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        return html.unescape(found[1]) if found else ""


@dataclass
class Clock:
    """Seconds that pass only when a test says so."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Visitor:
    """One browser: it keeps its cookie and follows redirects."""

    port: int
    cookie: str = ""
    token: str = ""
    seen: list[Answer] = field(default_factory=list)

    def get(self, path: str, method: str = "GET") -> Answer:
        return self._follow(self.ask(method, path))

    def post(self, path: str, **fields: str) -> Answer:
        """The answer itself; the token of the last page is sent unless another is given."""
        body = urllib.parse.urlencode({"token": self.token, **fields}).encode()
        return self.ask("POST", path, body, _FORM)

    def press(self, path: str, **fields: str) -> Answer:
        """The page after a button."""
        return self._follow(self.post(path, **fields))

    def upload(self, path: str, name: str, content: bytes, **fields: str) -> Answer:
        """A form with a file."""
        edge = secrets.token_hex(8)
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in {"token": self.token, **fields}.items()
        ]
        about = f'Content-Disposition: form-data; name="file"; filename="{name}"'
        kind = "Content-Type: application/octet-stream"
        parts.append(f"--{edge}\r\n{about}\r\n{kind}\r\n\r\n".encode() + content + b"\r\n")
        body = b"".join(parts) + f"--{edge}--\r\n".encode()
        return self.ask("POST", path, body, f"multipart/form-data; boundary={edge}")

    def log_in(self, word: str = WORD) -> Answer:
        self.get("/login")
        return self.press("/login", password=word)

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"cookie": f"desk={self.cookie}"} if self.cookie else {}
        if kind:
            headers["content-type"] = kind
        connection.request(method, path, body, headers)
        got = connection.getresponse()
        answer = Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        connection.close()
        cookie = re.match(r"desk=([^;]*)", answer.headers.get("set-cookie", ""))
        if cookie:
            self.cookie = cookie[1].strip('"')
        if answer.headers.get("content-type", "").startswith("text/html"):
            self.token = answer.hidden("token") or self.token
        return answer

    def _follow(self, answer: Answer) -> Answer:
        while answer.status == 303:
            answer = self.ask("GET", answer.headers["location"])
        return answer


@dataclass
class Site:
    """A desk that is served."""

    port: int
    services: Services
    clock: Clock

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def visitor(self, logged_in: bool = True) -> Visitor:
        visitor = Visitor(self.port)
        if logged_in:
            visitor.log_in()
        return visitor


@contextmanager
def a_desk(services: Services) -> Iterator[Site]:
    """Serve the desk until the block ends."""
    port, clock = free_port(), Clock()
    # Sanic knows its applications by name, and two of one name are an error.
    app: Any = build_app(services, Password.of(WORD), clock, name=f"desk-{port}")
    with served(app, port):
        yield Site(port, services, clock)
