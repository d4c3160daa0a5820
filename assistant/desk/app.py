"""The desk as one application: the guard at its door, the login, and the pages behind it."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from collections.abc import Callable
from pathlib import Path

from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, file, json, text

from assistant.bootstrap import Services, now, session_key
from assistant.desk import feedback, hand_offs, imports, mails, mentors, overview, questions, tables
from assistant.desk import report as reports
from assistant.desk import requests as waiting
from assistant.desk.password import Password
from assistant.desk.sessions import Attempts, Sessions
from assistant.desk.site import HEADERS, Desk, done, draw, field
from assistant.mentoring.errors import MentorError

logger = logging.getLogger(__name__)

COOKIE = "desk"
STATIC = Path(__file__).parent / "static"
WEB = Path(__file__).parent.parent / "web"
FILES = {
    "desk.css": STATIC / "desk.css",
    "chat.css": WEB / "chat.css",
    "logo.svg": WEB / "logo.svg",
    "favicon.svg": WEB / "favicon.svg",
}
OPEN = ("/login", "/health")
LARGEST_UPLOAD = 20_000_000
SECONDS_TO_STOP = 2
_PAGES = (
    overview,
    mentors,
    waiting,
    feedback,
    hand_offs,
    questions,
    mails,
    imports,
    reports,
)
_WRONG = "That is not the password."
_STALE = "The page had been open for too long. Please try it once more."


def build_app(
    services: Services,
    password: Password,
    clock: Callable[[], float] = time.monotonic,
    name: str = "desk",
) -> Sanic:
    """The whole desk; `clock` counts seconds."""
    app = Sanic(name, configure_logging=False)
    app.config.REQUEST_MAX_SIZE = LARGEST_UPLOAD
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = SECONDS_TO_STOP
    sessions = Sessions(session_key(services.settings), password.mark, clock)
    desk = Desk(services, sessions, now)
    _guard(app, sessions)
    _add_login(app, desk, password, Attempts(clock))
    for pages in _PAGES:
        pages.add_pages(app, desk)
    tables.add_files(app, desk)
    app.error_handler.add(Exception, _say_kindly)
    return app


def serve(services: Services, password: Password, listening: socket.socket) -> None:
    """Serve on a bound socket until stopped."""
    app = build_app(services, password)

    @app.after_server_start
    async def announce(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        host, port = listening.getsockname()[:2]
        print(f"The desk: http://{host}:{port} (Ctrl-C stops)", flush=True)

    app.run(sock=listening, workers=1, access_log=False, motd=False)


def _guard(app: Sanic, sessions: Sessions) -> None:
    """Nothing is shown without a login, and no form is read that did not come from our pages."""

    @app.middleware("request")  # type: ignore[misc]
    async def guard(request: Request) -> HTTPResponse | None:
        request.ctx.session = sessions.read(request.cookies.get(COOKIE))
        if request.path.startswith("/static/") or request.path == "/health":
            return None
        if request.path not in OPEN and not sessions.is_live(request.ctx.session):
            return done("/login")
        if request.method == "POST":
            session = request.ctx.session
            if not session or not sessions.is_token(session, field(request, "token")):
                return draw("wrong.html", 403, sentence=_STALE)
        elif request.method not in ("GET", "HEAD"):
            return draw("wrong.html", 405, sentence="This page does not do that.")
        return None

    @app.get("/static/<name>")
    async def static(request: Request, name: str) -> HTTPResponse:
        if name not in FILES:
            return text("There is nothing at this address.", status=404)
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}
        return await file(FILES[name], headers=headers)

    @app.get("/health")
    async def health(request: Request) -> HTTPResponse:
        return json({"status": "ok"}, headers=dict(HEADERS))


def _add_login(app: Sanic, desk: Desk, password: Password, attempts: Attempts) -> None:
    # One guess at a time, whoever guesses: many at once would be quick again.
    guessing = asyncio.Lock()

    @app.get("/login", name="show_login")
    async def show(request: Request) -> HTTPResponse:
        if desk.sessions.is_live(request.ctx.session):
            return done("/")
        return _login(request, desk)

    @app.post("/login", name="log_in")
    async def log_in(request: Request) -> HTTPResponse:
        async with guessing:
            wait = attempts.wait_s(request.ip)
            if wait:
                sentence = f"Too many wrong passwords. Please wait {_wait(wait)}."
                return _login(request, desk, 429, sentence)
            # Not stripped: a password may end in a space.
            word = str((request.form or {}).get("password", ""))
            if not await asyncio.to_thread(password.fits, word):
                attempts.wrong(request.ip)
                logger.warning("a wrong password for the desk, from %s", request.ip)
                return _login(request, desk, 403, _WRONG)
        attempts.right(request.ip)
        answer = done("/")
        _set_cookie(request, answer, desk.sessions.log_in()[1])
        return answer

    @app.post("/logout", name="log_out")
    async def log_out(request: Request) -> HTTPResponse:
        desk.sessions.log_out(request.ctx.session)
        return done("/login")


def _login(request: Request, desk: Desk, status: int = 200, problem: str = "") -> HTTPResponse:
    # A cookie of a login that has ended would do; a new one tells nothing of the old.
    session, cookie = desk.sessions.new_visitor()
    programme = desk.services.programme.name
    token = desk.sessions.token(session)
    answer = draw("login.html", status, token=token, problem=problem, programme=programme)
    _set_cookie(request, answer, cookie)
    return answer


def _set_cookie(request: Request, answer: HTTPResponse, value: str) -> None:
    answer.cookies[COOKIE] = value
    answer.cookies[COOKIE]["httponly"] = True
    answer.cookies[COOKIE]["samesite"] = "Strict"
    answer.cookies[COOKIE]["path"] = "/"
    if request.scheme == "https":
        answer.cookies[COOKIE]["secure"] = True


def _wait(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 100 else f"{-(-seconds // 60)} minutes"


async def _say_kindly(request: Request, error: Exception) -> HTTPResponse:
    """A sentence for the coordinator, the cause for the log."""
    status = error.status_code if isinstance(error, SanicException) else 500
    if not isinstance(error, SanicException):
        logger.error("a page of the desk failed", exc_info=error)
    sentences = {
        404: "There is nothing at this address.",
        405: "This page does not do that.",
        413: f"That file is too large: at most {LARGEST_UPLOAD // 1_000_000} MB at once.",
    }
    if isinstance(error, MentorError):
        status = 503
    broken = "Something on our side isn't working. Please try it again in a minute."
    return draw("wrong.html", status, sentence=sentences.get(status, broken))
