"""The pages of requests and plans, served on a port of their own over small fakes."""

from __future__ import annotations

import http.client
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import Any

from sanic import Sanic
from sanic.response import HTTPResponse, file

from assistant.benchmarks.loopback import free_port
from assistant.channels.links import Links, Sessions
from assistant.channels.pages import add_pages
from assistant.channels.plan_pages import add_plan_pages
from assistant.channels.site import WEB
from assistant.mentoring import requests
from assistant.mentoring.errors import BadInput, Unavailable
from assistant.mentoring.requests import Request
from tests.in_thread import served

ASKED = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
NOW = datetime(2026, 3, 4, 9, 30, tzinfo=timezone.utc)
TEXT = "Hello Ada,\n\nI'm a nurse and would like to become a head nurse.\n\nThank you\nLinh"


def a_request(id: str = "r-1", **fields: Any) -> Request:
    """A request the mentor has been asked, if nothing else is said."""
    values: dict[str, Any] = {
        "person_key": "web:1",
        "mentor_id": "m-1",
        "mentor_name": "Ada Okafor",
        "name": "Linh",
        "email": "linh+mentor@example.org",
        "text": TEXT,
        "created": ASKED,
        "status": requests.PENDING,
        "asked": ASKED,
        **fields,
    }
    return Request(id, **values)


@dataclass(frozen=True)
class Seen:
    role: str
    request: Request
    fictional: bool = False


@dataclass
class FakeIntroduce:
    """Keeps requests in a dictionary and follows the real rules; `broken` names what fails."""

    links: Links = field(default_factory=lambda: Links("a key for tests"))
    kept: dict[str, Request] = field(default_factory=dict)
    fictional: set[str] = field(default_factory=set)
    paused: list[str] = field(default_factory=list)
    reports: list[tuple[str, str]] = field(default_factory=list)
    broken: dict[str, Exception] = field(default_factory=dict)

    def put(self, role: str, fictional: bool = False, **fields: Any) -> str:
        """Keep a request; the token that opens it for a role."""
        id = f"r-{len(self.kept)}"
        self.kept[id] = a_request(id, **fields)
        if fictional:
            self.fictional.add(id)
        return self.links.sign(role, id)

    def of(self, token: str) -> Request:
        """The request behind a token as it stands now."""
        return self.kept[self.links.read(token)[1]]

    def seen(self, token: str) -> Seen:
        self._fail("seen")
        role, id = self.links.read(token)
        if id not in self.kept:
            raise BadInput("this request is gone")
        return Seen(role, self.kept[id], id in self.fictional)

    def confirm(self, token: str) -> Request:
        self._fail("confirm")
        return self._keep(requests.confirm(self.of(token), NOW))

    def withdraw(self, token: str) -> Request:
        self._fail("withdraw")
        return self._keep(requests.withdraw(self.of(token), NOW))

    def answer(self, token: str, given: str, words: str, contact: str) -> Request:
        self._fail("answer")
        return self._keep(requests.answer(self.of(token), given, words, contact, NOW))

    def pause(self, token: str) -> None:
        self._fail("pause")
        self.paused.append(self.links.read(token)[1])

    def report(self, token: str, words: str) -> None:
        self._fail("report")
        self.reports.append((self.links.read(token)[1], words))

    def change(self, token: str, **fields: Any) -> None:
        """What somebody else did to the request meanwhile."""
        self._keep(replace(self.of(token), **fields))

    def _keep(self, request: Request) -> Request:
        self.kept[request.id] = request
        return request

    def _fail(self, name: str) -> None:
        if name in self.broken:
            raise self.broken[name]


@dataclass
class FakePlans:
    """The service of plans, which a test puts in place."""

    service: Any = None

    def seen(self, token: str) -> Any:
        return self.service.seen(token)

    def conversation(self, token: str) -> str:
        return self.service.conversation(token)


SESSIONS = Sessions("a key for tests")
DOWN = Unavailable("the database does not answer")


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Site:
    """What a browser does, without one."""

    port: int
    introduce: FakeIntroduce
    plans: FakePlans

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, token: str, query: str = "", method: str = "GET") -> Answer:
        return self.send(method, f"/requests/{token}{query}", None)

    def post(self, token: str, action: str, **fields: str) -> Answer:
        """The answer to a button itself, redirects not followed."""
        return self.send("POST", f"/requests/{token}", {"action": action, **fields})

    def press(self, token: str, action: str, **fields: str) -> Answer:
        """The page somebody sees after a button."""
        answer = self.post(token, action, **fields)
        if answer.status != 303:
            return answer
        return self.send("GET", answer.headers["location"], None)

    def send(self, method: str, path: str, form: dict[str, str] | None = None) -> Answer:
        """The answer to one request, as it came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        body = urllib.parse.urlencode(form) if form is not None else None
        kind = {"content-type": "application/x-www-form-urlencoded"} if body is not None else {}
        connection.request(method, path, body, kind)
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        text = answer.read().decode()
        connection.close()
        return Answer(answer.status, headers, text)


@contextmanager
def a_site(add: Callable[[Sanic], None] | None = None) -> Iterator[Site]:
    """Serve the pages, those `add` adds and their style sheets until the block ends."""
    introduce, plans = FakeIntroduce(), FakePlans()
    port = free_port()
    # Sanic knows its applications by name, and two of one name are an error.
    app = Sanic(f"requests-site-{port}", configure_logging=False)
    add_pages(app, introduce)
    add_plan_pages(app, plans, SESSIONS)
    if add:
        add(app)

    @app.get("/static/<name>")
    async def static(request: Any, name: str) -> HTTPResponse:
        return await file(WEB / name)

    with served(app, port):
        yield Site(port, introduce, plans)
