"""The channel of the widget: sessions issued and signed by the server.

The page names the number of the last message it has and gets those after it, so that nothing is
lost or doubled by a cut line, a second tab, a restart or another process.
"""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from assistant.bootstrap import services, session_key
from assistant.channels.base import Handle, Turns, body_of, check_id, forgets, refusal
from assistant.channels.links import Sessions
from assistant.channels.news import News
from assistant.channels.watch import Watch, wait_for
from assistant.mentoring.errors import BadInput, Unavailable

logger = logging.getLogger(__name__)

# As much of a conversation as somebody scrolls back through.
TURNS_SHOWN = 100
# Shorter than any proxy's patience with an answer that does not come.
SECONDS_HELD = 20.0


class Unknown(BadInput):
    """Raised for a token the server did not sign."""


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
        built = services()
        answers, requests = built.answers, built.introduce.requests
        turns = Turns(self.name(), answers, on_new_message)
        news = News(built.introduce, answers)
        watch = Watch(answers.changed, requests.untold)
        sessions = Sessions(session_key(built.settings))

        async def session(request: Request) -> dict[str, Any]:
            token = body_of(request).get("token")
            key = sessions.read(token)
            if key is None:
                key = f"web:{uuid.uuid4().hex}"
                token = sessions.sign(key)
            messages = await asyncio.to_thread(answers.history, key, TURNS_SHOWN)
            away = await asyncio.to_thread(built.walk_journey.away, key)
            if away or not messages:
                await turns.take(key, "/greet", None, trusted=True)
                messages = await asyncio.to_thread(answers.history, key, TURNS_SHOWN)
            return {"token": token, "messages": messages}

        async def message(request: Request) -> dict[str, Any]:
            key, after, body = _known(sessions, request)
            message_id = check_id(body.get("message_id"), "message_id")
            replies = await turns.take(key, body.get("message"), message_id)
            watch.wake(key)
            unkept = {"messages": [{"from": "bot", **reply} for reply in replies]}
            if forgets(replies):
                return unkept
            try:
                shown = await asyncio.to_thread(answers.history, key, TURNS_SHOWN, after)
            except Unavailable as error:
                # Without numbers they are drawn once and not asked for again.
                logger.error("a history was not read: %s", error)
                return unkept
            # What could not be kept is in no history.
            found = any(one.get("message_id") == message_id for one in shown)
            return {"messages": shown} if found else unkept

        async def updates(request: Request) -> dict[str, Any]:
            """Waits for what comes after the last message the page has."""
            key, after, _ = _known(sessions, request)
            end = time.monotonic() + SECONDS_HELD
            with watch.waiting(key) as changed:
                while True:
                    async with turns.apart(key):
                        await news.tell(key, request.app.ctx.agent)
                    messages = await asyncio.to_thread(answers.history, key, TURNS_SHOWN, after)
                    left = end - time.monotonic()
                    if messages or left <= 0:
                        return {"messages": messages}
                    await wait_for(changed, left)

        async def forget(request: Request) -> dict[str, Any]:
            key, _, _ = _known(sessions, request)
            async with turns.apart(key):
                await asyncio.to_thread(built.hand_over.forget, key)
            return {"forgotten": True}

        for route in (session, message, updates, forget):
            routes.add_route(_kindly(route), f"/{route.__name__}", methods=["POST"])
        return routes


def _kindly(handle: Any) -> Any:
    """The route of a function that gives JSON; its errors are told as any channel's are."""

    async def route(request: Request) -> HTTPResponse:
        try:
            return json(await handle(request), headers={"Cache-Control": "no-store"})
        except Unknown as error:
            return json({"error": str(error)}, status=401)
        except (BadInput, Unavailable) as error:
            return refusal(error)

    route.__name__ = handle.__name__
    return route


def _known(sessions: Sessions, request: Request) -> tuple[str, int, dict[str, Any]]:
    """Whose request it is, the last message they have, and the body."""
    body = body_of(request)
    key = sessions.read(body.get("token"))
    if key is None:
        raise Unknown("This session is not known here.")
    after = body.get("after") or 0
    if not isinstance(after, int) or not 0 <= after < 2**53:
        raise BadInput("'after' must be the number of a message.")
    return key, after, body
