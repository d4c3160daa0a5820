"""The channel of our own page: sessions issued and signed by the server."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from assistant.bootstrap import services, session_key
from assistant.channels.base import Handle, Reply, Turns, body_of, check_id, refusal
from assistant.channels.links import Sessions
from assistant.mentoring.errors import BadInput, Unavailable

# As much of a conversation as somebody scrolls back through.
TURNS_SHOWN = 100


class WebChannel(InputChannel):
    """Knowing or guessing an id opens nothing: only a token the server signed does."""

    @classmethod
    def name(cls) -> str:
        """Part of the address: /webhooks/web/…"""
        return "web"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebChannel:
        """The key that signs comes from the settings."""
        return cls()

    def blueprint(self, on_new_message: Handle) -> Blueprint:
        """The routes of this channel."""
        routes = Blueprint("web_channel")
        answers = services().answers
        turns = Turns(self.name(), answers, on_new_message)
        sessions = Sessions(session_key(services().settings))

        @routes.post("/session")
        async def session(request: Request) -> HTTPResponse:
            try:
                token = body_of(request).get("token")
                key = sessions.read(token)
                if key is None:
                    key = f"web:{uuid.uuid4().hex}"
                    token = sessions.sign(key)
                messages = await asyncio.to_thread(answers.history, key, TURNS_SHOWN)
                away = await asyncio.to_thread(services().walk_journey.away, key)
                if away or not messages:
                    greeting = await turns.take(key, "/greet", None, trusted=True)
                    messages += _from_bot(greeting)
            except (BadInput, Unavailable) as error:
                return refusal(error)
            return json({"token": token, "messages": messages})

        @routes.post("/message")
        async def message(request: Request) -> HTTPResponse:
            try:
                body = body_of(request)
                key = sessions.read(body.get("token"))
                if key is None:
                    return json({"error": "This session is not known here."}, status=401)
                message_id = check_id(body.get("message_id"), "message_id")
                replies = await turns.take(key, body.get("message"), message_id)
            except (BadInput, Unavailable) as error:
                return refusal(error)
            return json({"messages": _from_bot(replies)})

        return routes


def _from_bot(replies: list[Reply]) -> list[Reply]:
    return [{"from": "bot", **reply} for reply in replies]
