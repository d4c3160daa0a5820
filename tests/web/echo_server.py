"""The widget's server without Rasa: the real channel, site and database, and replies that echo.

Run as a process of its own, so that tests can kill it and start it again.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime, timezone
from types import SimpleNamespace
from typing import Any

from sanic import Sanic

from assistant.channels import web
from assistant.channels.origins import open_to
from assistant.channels.site import add_site
from assistant.mentoring.errors import Unavailable
from assistant.mentoring.letters import Letters
from assistant.services.hand_over import HandOver
from assistant.services.introduce import Introduce
from assistant.storage.engine import migrate, open_engine
from assistant.storage.people import SqlAnswers, SqlPeople
from assistant.storage.requests import SqlRequests

KEY = "a key for tests"
GREETING = [
    {"text": "Hello. What are you hoping for?", "buttons": [{"title": "Help", "payload": "/help"}]}
]


# The ids of messages whose replies cannot be kept.
_BROKEN: list[str] = []


class Answers(SqlAnswers):
    """Fails to keep what a message of that id was answered."""

    def put(self, key: str, message_id: str, said: str | None, replies: list[Any]) -> None:
        if message_id in _BROKEN:
            raise Unavailable("the disk is full")
        super().put(key, message_id, said, replies)


async def echo(message: Any) -> None:
    """A reply that names what was said; a pause where one is asked for."""
    if message.text == "/greet":
        replies: list[dict[str, Any]] = GREETING
    elif message.text == "forget me":
        replies = [{"text": "Gone.", "custom": {"type": "forgotten"}}]
    else:
        if message.text.startswith("slow"):
            await asyncio.sleep(1)
        if message.text.startswith("unkept"):
            _BROKEN.append(message.message_id)
        replies = [{"text": f"Echo of {message.text}"}]
    for reply in replies:
        await message.output_channel.send_response(message.sender_id, reply)


async def generate(response: str, tracker: Any, channel: str, **values: Any) -> dict[str, Any]:
    """Stands in for the replies of the domain."""
    return {"text": f"{response} {values.get('name', '')}".strip()}


def build(database: str, origins: list[str]) -> Sanic:
    """The application; what it does not need of the services is left out."""
    engine = open_engine(database)
    migrate(engine)
    people, requests = SqlPeople(engine), SqlRequests(engine)
    now = lambda: datetime.now(timezone.utc)  # noqa: E731
    none: Any = SimpleNamespace(by_ids=lambda ids: [])
    introduce = Introduce(
        requests=requests,
        mentors=none,
        own=none,
        people=people,
        links=none,
        letters=Letters({}, "Test"),
        address=lambda: "",
        now=now,
    )
    built: Any = SimpleNamespace(
        answers=Answers(engine),
        introduce=introduce,
        hand_over=HandOver(people, introduce, now),
        walk_journey=SimpleNamespace(away=lambda key: False),
        settings=SimpleNamespace(secret_key=KEY),
    )
    web.services = lambda: built
    app = Sanic("echo", configure_logging=False)
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 1
    app.ctx.agent = SimpleNamespace(
        nlg=SimpleNamespace(generate=generate), domain=SimpleNamespace(slots=[])
    )
    open_to(app, origins)
    add_site(app, None)
    blueprint = web.WebChannel().blueprint(echo)
    blueprint.url_prefix = "/webhooks/web"
    app.blueprint(blueprint)
    return app


if __name__ == "__main__":
    port, database, *origins = sys.argv[1:]
    build(database, origins).run("127.0.0.1", int(port), access_log=False, motd=False)
