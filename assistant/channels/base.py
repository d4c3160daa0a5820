"""What every channel shares: one turn from a verified caller's words to the replies.

A channel verifies who is calling and turns its request into `Turns.take`; nothing else may hand
a message to Rasa.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.channels.channel import OutputChannel, UserMessage
from sanic.request import Request
from sanic.response import HTTPResponse, json

from assistant.mentoring.errors import BadInput, Unavailable
from assistant.mentoring.ports.conversations import Answers

logger = logging.getLogger(__name__)

LONGEST_MESSAGE = 4000
LONGEST_ID = 120
# Marks a slash that somebody typed; the pipeline's cleaner takes both away.
TYPED = "\u200b"

Handle = Callable[[UserMessage], Awaitable[Any]]
Reply = dict[str, Any]


class TooLong(BadInput):
    """Raised when a message is longer than any channel takes."""


class Replies(OutputChannel):
    """Collects each utterance as one reply: text, buttons and custom content together."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self.collected: list[Reply] = []

    def name(self) -> str:  # type: ignore[override]
        """The channel the replies go to."""
        return self._channel

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep what has content; empty fields are left out."""
        custom = message.get("custom") or None
        if custom:
            # A card's own actions are all the buttons it needs.
            custom = {key: value for key, value in custom.items() if value is not None}
        reply = {
            "text": message.get("text") or None,
            "buttons": message.get("buttons") or None,
            "custom": custom,
            "image": message.get("image") or None,
        }
        self.collected.append({key: value for key, value in reply.items() if value})


class Turns:
    """Takes each message of a conversation once, in order, and remembers what it answered."""

    def __init__(self, channel: str, answers: Answers, handle: Handle) -> None:
        self._channel = channel
        self._answers = answers
        self._handle = handle
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def take(
        self, key: str, text: object, message_id: str | None, trusted: bool = False
    ) -> list[Reply]:
        """The replies to a message; a repeated `message_id` gets what the first one got.

        `trusted` is for payloads a channel makes itself, such as the greeting at the start.
        Raises BadInput for text that cannot be taken, Unavailable where the turn failed; after
        either the same message may be sent again. Replies that cannot be kept are given all the
        same.
        """
        words = check_text(text)
        message_id = message_id or uuid.uuid4().hex
        async with self.apart(key):
            known = await self._known(key, message_id)
            if known is not None:
                return known
            return await self._answer(key, words, message_id, trusted)

    def apart(self, key: str) -> asyncio.Lock:
        """Held while something happens to a conversation that no turn may happen beside."""
        return self._locks.setdefault(key, asyncio.Lock())

    async def _answer(self, key: str, text: str, message_id: str, trusted: bool) -> list[Reply]:
        said: str | None = None if trusted else text
        if text.strip().startswith("/") and not trusted:
            buttons = await self._buttons(key)
            if text.strip() in buttons:
                said = buttons[text.strip()]
            else:
                text = TYPED + text.strip()
        output = Replies(self._channel)
        message = UserMessage(
            text,
            output,
            key,
            input_channel=self._channel,
            message_id=message_id,
        )
        try:
            await self._handle(message)
            if not output.collected or _failed(output.collected):
                raise Unavailable("the turn said nothing, or that it failed")
            if not forgets(output.collected):
                await self._keep(key, message_id, said, output.collected)
        except Unavailable as error:
            logger.error("a turn failed: %s", error)
            raise
        except Exception as error:
            logger.exception("a turn failed")
            raise Unavailable("the turn could not be completed") from error
        return output.collected

    # Help for whoever is in danger waits for no database: a turn is answered without one.

    async def _known(self, key: str, message_id: str) -> list[Reply] | None:
        try:
            return await asyncio.to_thread(self._answers.get, key, message_id)
        except Unavailable as error:
            logger.error("whether a message was answered is not known: %s", error)
            return None

    async def _buttons(self, key: str) -> dict[str, str]:
        try:
            return await asyncio.to_thread(self._answers.buttons, key)
        except Unavailable as error:
            logger.error("what was offered is not known: %s", error)
            return {}

    async def _keep(self, key: str, message_id: str, said: str | None, said_back: Any) -> None:
        try:
            await asyncio.to_thread(self._answers.put, key, message_id, said, said_back)
        except Unavailable as error:
            logger.error("replies were not kept: %s", error)


def _failed(replies: list[Reply]) -> bool:
    return any(reply.get("custom", {}).get("type") == "unavailable" for reply in replies)


def forgets(replies: list[Reply]) -> bool:
    """Whether the turn deleted the conversation: then nothing of it may be kept."""
    return any(reply.get("custom", {}).get("type") == "forgotten" for reply in replies)


def check_text(text: object) -> str:
    """The text of a message; raises BadInput for one that says nothing, TooLong for a book."""
    if not isinstance(text, str) or not text.strip():
        raise BadInput("'message' must be text that says something.")
    if len(text) > LONGEST_MESSAGE:
        raise TooLong(f"That is too long for me: at most {LONGEST_MESSAGE} characters at once.")
    # A lone surrogate is no character: it can be neither stored nor sent back.
    return text.encode("utf-8", "replace").decode("utf-8")


def check_id(value: object, name: str) -> str:
    """An id a caller made up; raises BadInput for one that cannot be one."""
    if not isinstance(value, str) or not value.strip():
        raise BadInput(f"'{name}' must be a text that is not empty.")
    if len(value) > LONGEST_ID or not value.isprintable():
        raise BadInput(f"'{name}' must have at most {LONGEST_ID} printable characters.")
    return value


def body_of(request: Request) -> dict[str, Any]:
    """The JSON object of a request; raises BadInput for anything else."""
    try:
        body = request.json
    except Exception as error:
        raise BadInput("The request's body must be JSON.") from error
    if not isinstance(body, dict):
        raise BadInput("The request's body must be a JSON object.")
    return body


def refusal(error: BadInput | Unavailable) -> HTTPResponse:
    """The one translation of errors into HTTP: a kind sentence, never a stack trace."""
    status = 413 if isinstance(error, TooLong) else 400 if isinstance(error, BadInput) else 503
    return json({"error": sentence_of(error)}, status=status)


def sentence_of(error: BadInput | Unavailable) -> str:
    """What the caller is told; the cause of a failure is for the log alone."""
    if isinstance(error, BadInput):
        return str(error)
    return "Something on our side isn't working. Please send it again in a minute."
