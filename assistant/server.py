"""Rasa, the custom actions and the channels in one process behind one port."""

from __future__ import annotations

import asyncio
import logging
import socket
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import unquote

import rasa.core.agent
import rasa.core.channels
import rasa.core.run
import rasa.server
from rasa.core.utils import AvailableEndpoints
from rasa_sdk.executor import ActionExecutor
from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json, raw

from assistant.bootstrap import Services, now, session_key
from assistant.channels.company_pages import add_company_pages
from assistant.channels.consent_pages import add_consent_pages
from assistant.channels.links import Sessions
from assistant.channels.mentor_pages import add_mentor_pages
from assistant.channels.origins import open_to
from assistant.channels.pages import add_pages
from assistant.channels.plan_pages import add_plan_pages
from assistant.channels.site import HEADERS, add_site
from assistant.dialogue.local_actions import LocalActions, compile_validation
from assistant.mail.worker import keep_sending, send_due
from assistant.pictures.road import draw_road
from assistant.settings import ROOT

logger = logging.getLogger(__name__)

PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
ROADS_REMEMBERED = 256
LONGEST_TITLE = 100
# Open connections must not hold up Ctrl-C.
SECONDS_TO_STOP = 2
SECONDS_BETWEEN_MAILS = 3
SECONDS_BETWEEN_LOOKS = 60


async def load_agent(model: Path) -> rasa.core.agent.Agent:
    """The trained agent, with the custom actions in this process."""
    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    executor = ActionExecutor()
    executor.register_package("actions")
    compile_validation()
    endpoints.action = LocalActions(executor.run)
    return await rasa.core.agent.load_agent(model_path=str(model), endpoints=endpoints)


def build_app(services: Services, model: Path) -> Sanic:
    """The whole application; it answers only once the model is loaded."""
    token = services.settings.api_token
    app = rasa.server.create_app(auth_token=token) if token else _plain()
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = SECONDS_TO_STOP
    app.config.FALLBACK_ERROR_FORMAT = "json"
    channels = rasa.core.run.create_http_input_channels(None, str(ROOT / "credentials.yml"))
    rasa.core.channels.channel.register(channels, app, route="/webhooks/")
    open_to(app, services.settings.allowed_origins)
    add_site(app, services.settings.public_url)
    _add_roads(app, services)
    add_pages(app, services.introduce)
    add_company_pages(app, services.company, services.meetings)
    add_mentor_pages(app, services.own_page, services.join_mentors)
    add_consent_pages(app, services.ask_consent)
    add_plan_pages(app, services.keep_plan, Sessions(session_key(services.settings)))
    _add_post(app, services)
    app.error_handler.add(Exception, _say_kindly)

    async def load(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.agent = await load_agent(model)

    app.register_listener(load, "before_server_start")
    return app


def serve(services: Services, model: Path, listening: socket.socket) -> None:
    """Serve on a bound socket until stopped."""
    app = build_app(services, model)

    @app.after_server_start
    async def announce(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        host, port = listening.getsockname()[:2]
        print(f"Ready: http://{host}:{port} (Ctrl-C stops)", flush=True)

    app.run(sock=listening, workers=1, access_log=False, motd=False)


def _plain() -> Sanic:
    """An app without Rasa's HTTP API, which is open to whoever reaches it."""
    return Sanic("mentor", configure_logging=False)


def _add_roads(app: Sanic, services: Services) -> None:
    """Pictures of roads: nothing in them that the directory does not show to anybody."""
    # One at a time: drawing takes a core, and messages go first.
    drawing = asyncio.Semaphore(1)
    # Remembered by what is drawn: whoever has left the directory is in no picture any more.
    draw = lru_cache(maxsize=ROADS_REMEMBERED)(draw_road)

    @app.get("/roads/<start>/<goal>")
    async def road(request: Request, start: str, goal: str) -> HTTPResponse:
        goal, _, format = unquote(goal).rpartition(".")
        start = unquote(start)
        if format not in PICTURES or max(map(len, (start, goal))) > LONGEST_TITLE:
            return json({"error": "There is nothing at this address."}, status=404)
        async with drawing:
            found = await asyncio.to_thread(services.show_road.between, start, goal)
            picture = await asyncio.to_thread(draw, found, format)
        return raw(picture, content_type=PICTURES[format], headers=HEADERS)


def _add_post(app: Sanic, services: Services) -> None:
    """Mails go out, and time does its work, beside the conversations."""

    async def begin(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        send = partial(send_due, services.outbox, services.post, now)
        app.add_task(keep_sending(send, SECONDS_BETWEEN_MAILS), name="mails")
        app.add_task(keep_sending(services.introduce.tend, SECONDS_BETWEEN_LOOKS), name="time")
        app.add_task(keep_sending(services.company.tend, SECONDS_BETWEEN_LOOKS), name="company")

    async def end(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        for name in ("mails", "time", "company"):
            await app.cancel_task(name, raise_exception=False)

    app.register_listener(begin, "after_server_start")
    app.register_listener(end, "before_server_stop")


async def _say_kindly(request: Request, error: Exception) -> HTTPResponse:
    """A sentence for the caller, the cause for the log."""
    status = error.status_code if isinstance(error, SanicException) else 500
    if not isinstance(error, SanicException):
        logger.error("a request failed", exc_info=error)
    sentences = {
        404: "There is nothing at this address.",
        405: "This address does not answer that kind of request.",
    }
    sentence = sentences.get(status, "That request could not be answered.")
    return json({"error": sentence}, status=status)
