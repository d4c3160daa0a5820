"""Chat over plain HTTP, for integrators; the contract's "Chat over REST"."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from assistant.bootstrap import services
from assistant.channels.base import Handle, Turns, body_of, check_id, refusal
from assistant.mentoring.errors import BadInput, Unavailable


class RestChannel(InputChannel):
    """A `sender` proves nothing, so its people live in a namespace of their own (``rest:``)."""

    @classmethod
    def name(cls) -> str:
        """Part of the address: /webhooks/rest/webhook."""
        return "rest"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> RestChannel:
        """Needs no secret."""
        return cls()

    def blueprint(self, on_new_message: Handle) -> Blueprint:
        """The routes of this channel."""
        routes = Blueprint("rest_channel")
        turns = Turns(self.name(), services().answers, on_new_message)

        @routes.get("/")
        async def health(_: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @routes.post("/webhook")
        async def webhook(request: Request) -> HTTPResponse:
            try:
                body = body_of(request)
                sender = check_id(body.get("sender"), "sender")
                message_id = body.get("message_id")
                if message_id is not None:
                    message_id = check_id(message_id, "message_id")
                replies = await turns.take(f"rest:{sender}", body.get("message"), message_id)
            except (BadInput, Unavailable) as error:
                return refusal(error)
            return json([{"recipient_id": sender, **reply} for reply in replies])

        return routes
