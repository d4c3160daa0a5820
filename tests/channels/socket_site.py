"""The Socket.IO channel on a port of its own: the real channel and database, replies that echo."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
import socketio
from sanic import Sanic

from assistant.benchmarks.loopback import free_port
from assistant.channels import socketio as channel
from assistant.storage.engine import open_engine
from assistant.storage.people import SqlAnswers
from tests.in_thread import served

KEY = "a key for tests"
LISTED = "https://listed.example"
# Busy machines pause whole processes for a while.
PATIENCE_S = 120
CARD = {
    "text": "Ana Reis, nurse\n+ walked your road",
    "custom": {
        "type": "mentor",
        "name": "Ana Reis",
        "actions": [{"title": "Write to Ana", "payload": '/choose_mentor{"mentor_id": "1"}'}],
    },
}
QUESTION = {
    "text": "Shall we go on?",
    "buttons": [{"title": "Go on", "payload": "/affirm"}],
}


@dataclass
class Site:
    """A served channel; `taken` is what reached the dialogue, `gate` holds slow turns back."""

    url: str
    answers: SqlAnswers
    taken: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    gate: asyncio.Event | None = None

    async def echo(self, message: Any) -> None:
        """A reply that names what was said, or what the test asks for."""
        self.taken.append(message.text)
        self.keys.add(message.sender_id)
        known: dict[str, list[dict[str, Any]]] = {
            "/greet": [{"text": "Hello. What are you hoping for?"}],
            "who could help": [CARD, QUESTION],
        }
        if message.text == "fail":
            raise RuntimeError("a secret of the machine room")
        if message.text == "slow":
            self.gate = asyncio.Event()
            await self.gate.wait()
        for reply in known.get(message.text, [{"text": f"Echo of {message.text}"}]):
            await message.output_channel.send_response(message.sender_id, reply)


@contextmanager
def site_on(database: str, *origins: str) -> Iterator[Site]:
    """Serve until the block ends; what the channel does not need of the services is left out."""
    port = free_port()
    engine = open_engine(database)
    site = Site(f"http://127.0.0.1:{port}", SqlAnswers(engine))
    built = SimpleNamespace(
        answers=site.answers,
        here=SimpleNamespace(address=site.url),
        settings=SimpleNamespace(secret_key=KEY, allowed_origins=(LISTED, *origins)),
    )
    app = Sanic(f"sockets-{port}", configure_logging=False)
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 1
    sockets = channel.SocketIoChannel.from_credentials(None)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(channel, "services", lambda: built)
        routes = sockets.blueprint(site.echo)
    app.blueprint(routes, url_prefix=sockets.url_prefix())
    with served(app, port):
        yield site
    engine.dispose()


class Client:
    """python-socketio's own client, remembering what it was told."""

    def __init__(self, site: Site, transport: str = "websocket", origin: str | None = None) -> None:
        self._site, self._transport = site, transport
        self._headers = {"Origin": origin} if origin else {}
        self.line = socketio.AsyncClient(reconnection=False)
        self.heard: list[dict[str, Any]] = []
        self.confirmed: list[str] = []
        self.line.on("bot_uttered", self._hear)
        self.line.on("session_confirm", self._confirm)

    async def _hear(self, event: dict[str, Any]) -> None:
        self.heard.append(event)

    async def _confirm(self, session: str) -> None:
        self.confirmed.append(session)

    async def __aenter__(self) -> Client:
        await self.line.connect(
            self._site.url,
            headers=self._headers,
            transports=[self._transport],
            wait_timeout=PATIENCE_S,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.line.disconnect()

    async def call(self, event: str, body: Any = None) -> Any:
        """The acknowledgement of an event."""
        return await self.line.call(event, body, timeout=PATIENCE_S)

    async def begin(self, session: object = None) -> str:
        """The session the server confirmed."""
        answer = await self.call("session_request", {"session_id": session})
        assert answer["session_id"] == self.confirmed[-1]
        return self.confirmed[-1]

    async def say(self, message: object, session: object = None, **more: Any) -> list[str]:
        """What is heard in answer, as texts."""
        before = len(self.heard)
        body = {"message": message, "session_id": session, **more}
        await self.call("user_uttered", body)
        return [event.get("text", "") for event in self.heard[before:]]
