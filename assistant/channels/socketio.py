"""Chat over Socket.IO, for other people's widgets: rasa-webchat's events, sessions of our own.

A client asks for a session (`session_request`), is told which one it has (`session_confirm`), says
something (`user_uttered`) and hears the replies (`bot_uttered`).
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json
from socketio import AsyncServer
from socketio.packet import EVENT, Packet

from assistant.bootstrap import services, session_key
from assistant.channels.base import Handle, Reply, Turns, check_id, refusal, sentence_of
from assistant.channels.links import Links
from assistant.mentoring.errors import BadInput, Unavailable

logger = logging.getLogger(__name__)
# What a client sends that is no packet at all would fill the log, a stack trace each.
_wire = logging.getLogger(f"{__name__}.wire")
_wire.setLevel(logging.CRITICAL)

NAME = "socketio"
# Where every client looks unless told otherwise.
PATH = "/socket.io"
# The longest message, each character escaped, and what a client puts around it.
LARGEST_PACKET = 64 * 1024
MOST_CONNECTIONS = 500
# So many events at once, and then so many a second; whoever goes on regardless is cut off.
BURST = 10.0
A_SECOND = 1.0
# As much as a client needs to draw a conversation again.
TURNS_SHOWN = 100
# The widget's hello. It counts only where nothing has been said yet.
HELLO = "/greet"

# Widgets read texts as Markdown, and some of them follow any link and load any picture in it.
_TRAPS = re.compile(r"\]\((?!https://|mailto:)|\]:|!\[|<(?=[A-Za-z])")

Answer = dict[str, Any]


@dataclass
class Connection:
    """One line to a client: whose conversation it carries, and how much more it may say."""

    clock: Callable[[], float] = time.monotonic
    key: str | None = None
    left: float = BURST
    since: float = field(init=False)

    def __post_init__(self) -> None:
        self.since = self.clock()

    def spend(self) -> bool:
        """Count one event; False where it was one too many."""
        now = self.clock()
        self.left = min(BURST, self.left + (now - self.since) * A_SECOND) - 1
        self.since = now
        return self.left >= 0

    @property
    def floods(self) -> bool:
        """Whether it went on long after having been asked to wait."""
        return self.left < -BURST


class _Event(Packet):
    """No event here has attachments, and waiting for announced ones would fill the memory."""

    def decode(self, encoded_packet: Any) -> int:
        if super().decode(encoded_packet):
            raise ValueError("attachments are not taken")
        if self.packet_type == EVENT and not (self.data and isinstance(self.data[0], str)):
            raise ValueError("an event has a name")
        return 0


class _Routes(Blueprint):
    """The sockets need an application that knows them, which only the registration names."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        app.enable_websocket()
        super().register(app, options)


class SocketIoChannel(InputChannel):
    """Knowing or guessing an id opens nothing: only a session the server signed does."""

    @classmethod
    def name(cls) -> str:
        """The channel's name in conversations."""
        return NAME

    def url_prefix(self) -> str:
        """Begins with a slash, so that it stands alone and not below /webhooks."""
        return PATH

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> SocketIoChannel:
        """The key that signs and the origins come from the settings."""
        return cls()

    def blueprint(self, on_new_message: Handle) -> Blueprint:
        """The address of this channel, and what happens behind it."""
        built = services()
        answers, settings = built.answers, built.settings
        turns = Turns(NAME, answers, on_new_message)
        links = Links(session_key(settings), f"{NAME}-session", (NAME,))
        connections: dict[str, Connection] = {}
        sio = AsyncServer(
            async_mode="sanic",
            cors_allowed_origins=_open_to(settings.allowed_origins, lambda: built.here.address),
            cors_credentials=False,
            max_http_buffer_size=LARGEST_PACKET,
            serializer=_Event,
            engineio_logger=_wire,
            # This version's own look after silent clients ends at its first round.
            monitor_clients=False,
        )

        async def session_request(sid: str, line: Connection, body: Answer) -> Answer:
            token = body.get("session_id")
            key = _key(links, token)
            if key is None:
                conversation = uuid.uuid4().hex
                token, key = links.sign(NAME, conversation), f"{NAME}:{conversation}"
            _tie(sio, sid, line, key)
            await sio.emit("session_confirm", token, to=sid)
            messages = await asyncio.to_thread(answers.history, key, TURNS_SHOWN)
            return {"session_id": token, "messages": messages}

        async def user_uttered(sid: str, line: Connection, body: Answer) -> Answer:
            token, message_id = body.get("session_id"), body.get("message_id")
            key = line.key if token is None else _key(links, token)
            if key is None:
                raise BadInput("I don't know this conversation. Please load the page again.")
            _tie(sio, sid, line, key)
            if message_id is not None:
                message_id = check_id(message_id, "message_id")
            text = body.get("message")
            begins = text in (None, HELLO) and not await asyncio.to_thread(answers.history, key, 1)
            if begins:
                text = HELLO
            replies = await turns.take(key, text, message_id, trusted=begins)
            # A line that was cut meanwhile: then to the one they came back on.
            to = sid if sid in connections else key
            for reply in replies:
                for event in events_of(reply, built.here.address):
                    await sio.emit("bot_uttered", event, to=to)
            return {"replies": replies}

        async def connect(sid: str, *_: object) -> None:
            connections[sid] = Connection()

        async def disconnect(sid: str) -> None:
            connections.pop(sid, None)

        for handler in (connect, disconnect):
            sio.on(handler.__name__, handler)
        for answer in (session_request, user_uttered):
            sio.on(answer.__name__, _kindly(sio, connections, answer))

        routes = _Routes("socketio_channel")

        @routes.route("/", methods=["GET", "POST", "OPTIONS"])  # type: ignore[misc]
        async def line(request: Request) -> HTTPResponse | None:
            new = "sid" not in request.args
            if new and request.method == "POST":
                return refusal(BadInput("'sid' must name a connection."))
            if new and await _connected(sio) >= MOST_CONNECTIONS:
                sentence = "Many people are here just now. Please try again in a minute."
                return json({"error": sentence}, status=503)
            try:
                response: HTTPResponse | None = await sio.handle_request(request)
            except (ValueError, RecursionError):
                # Something that is no packet: the socket ends with it.
                return None
            return response

        # Else the end of each socket, which is answered with nothing, would count as an error.
        line.is_websocket = True
        return routes


def events_of(reply: Reply, address: str) -> Iterator[dict[str, Any]]:
    """A reply as `bot_uttered` events; any key more than these, and rasa-webchat draws nothing.

    What a card offers is `buttons`, which stay; `quick_replies` vanish with the next message.
    """
    custom = reply.get("custom") or {}
    picture = reply.get("image") or (f"{address}{custom['share']}" if "share" in custom else None)
    if picture:
        about = {"src": picture, "title": custom.get("title", "")}
        yield {"attachment": {"type": "image", "payload": about}}
    text = _tame(reply.get("text") or "")
    offered, kind = reply.get("buttons") or [], "quick_replies"
    if not offered:
        offered, kind = custom.get("actions") or [], "buttons"
    if offered:
        buttons = [
            {"content_type": "text", "title": one["title"], "payload": one["payload"]}
            for one in offered
        ]
        # Buttons alone would stand in an empty bubble.
        yield {"text": text or "\u2026", kind: buttons}
    elif text:
        yield {"text": text}


def _tame(text: str) -> str:
    """Lines stay lines where a text is read as Markdown; only safe links stay links."""
    safe = _TRAPS.sub(lambda trap: f"{trap[0][0]} {trap[0][1:]}", text)
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", "  \n", safe)


def _kindly(
    sio: AsyncServer,
    connections: dict[str, Connection],
    answer: Callable[[str, Connection, Answer], Awaitable[Answer]],
) -> Callable[..., Awaitable[Answer | None]]:
    """The handler of an event: what it gives is the acknowledgement, errors are a sentence."""

    async def handler(sid: str, *data: object) -> Answer | None:
        line = connections.get(sid)
        if line is None:
            return None
        try:
            if not line.spend():
                raise BadInput("That was a lot at once. Please wait a moment and send it again.")
            body = data[0] if data and data[0] is not None else {}
            if not isinstance(body, dict):
                raise BadInput("An event must come with a JSON object.")
            return await answer(sid, line, body)
        except (BadInput, Unavailable) as error:
            sentence = sentence_of(error)
        except Exception as error:
            logger.exception("an event failed")
            sentence = sentence_of(Unavailable(str(error)))
        if line.floods:
            await sio.disconnect(sid)
            return None
        await sio.emit("bot_uttered", {"text": sentence}, to=sid)
        return {"error": sentence}

    return handler


def _tie(sio: AsyncServer, sid: str, line: Connection, key: str) -> None:
    """From now on the line carries this conversation and no other."""
    if line.key not in (None, key):
        sio.leave_room(sid, line.key)
    line.key = key
    sio.enter_room(sid, key)


def _key(links: Links, token: object) -> str | None:
    """The conversation a session stands for, or None for one that was not signed here."""
    try:
        return ":".join(links.read(token)) if isinstance(token, str) else None
    except BadInput:
        return None


async def _connected(sio: AsyncServer) -> int:
    """How many are connected, once those that fell silent are gone."""
    sockets = sio.eio.sockets
    for sid, socket in list(sockets.items()):
        if not socket.closed:
            await socket.check_ping_timeout()
        if socket.closed:
            sockets.pop(sid, None)
    return len(sockets)


def _open_to(origins: tuple[str, ...], own: Callable[[], str]) -> Callable[[str | None], bool]:
    """Whether pages of an origin may connect: those of the allow-list, and our own."""
    allowed = {origin.rstrip("/").lower() for origin in origins}

    def is_open(origin: str | None) -> bool:
        return "*" in allowed or (origin or "").lower() in allowed | {own()}

    return is_open
