"""The pages that links in mails open: a request as its mentee and as its mentor see it.

A GET only shows, since mail scanners follow links. What changes something is a button's POST,
which ends in a redirect, so that loading the page again repeats nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from sanic import Sanic
from sanic.request import Request as HTTPRequest
from sanic.response import HTTPResponse, redirect

from assistant.channels.sheets import HEADERS, ask, broken, gone, render, templates, typed_in
from assistant.mentoring.errors import BadInput, Conflict, Unavailable
from assistant.mentoring.requests import (
    ACCEPTED,
    ANSWERS,
    EXPIRE_AFTER,
    MENTEE,
    MENTOR,
    PAUSE_FOR,
    Request,
    TooLate,
)
from assistant.services.introduce import Introduce, Seen

logger = logging.getLogger(__name__)

# These answers say nothing without words.
_WORDS_MISSING = {
    "question": "Please write your question.",
    "colleague": "Please write whom you suggest, or how to find them.",
}
_CONTACT_MISSING = "Please write how you would like to be reached."
_ANSWER_MISSING = "Please choose one of the five answers."
_NOT_TAKEN = "Something in here could not be taken. Please look through it once more."
_TOO_LATE = "This had changed in the meantime, so it could not be done any more."
_NOT_DONE = "That could not be done. Please try it once more from here."
_BROKEN = "Something on our side isn't working. Please try it again in a minute."
_DONE = {
    "pause": f"You will get no new requests for {PAUSE_FOR.days} days.",
    "report": "Thank you for telling us. The coordinator will look at it.",
}


@dataclass(frozen=True)
class Typed:
    """What somebody sent by a form; shown again wherever it could not be taken."""

    action: str = ""
    answer: str = ""
    words: str = ""
    contact: str = ""
    report: str = ""

    @classmethod
    def of(cls, request: HTTPRequest) -> Typed:
        """Fields that are missing are empty."""
        return cls(**typed_in(request, cls.__dataclass_fields__))


Act = Callable[[Introduce, str, Typed], object]
_ACTS: dict[str, dict[str, Act]] = {
    MENTEE: {
        "confirm": lambda introduce, token, typed: introduce.confirm(token),
        "withdraw": lambda introduce, token, typed: introduce.withdraw(token),
        "report": lambda introduce, token, typed: introduce.report(token, typed.report),
    },
    MENTOR: {
        "answer": lambda introduce, token, typed: introduce.answer(
            token, typed.answer, typed.words, typed.contact
        ),
        "pause": lambda introduce, token, typed: introduce.pause(token),
        "report": lambda introduce, token, typed: introduce.report(token, typed.report),
    },
}


def add_pages(app: Sanic, introduce: Introduce) -> None:
    """Serve `/requests/<token>`; what is at /static must be served beside it."""

    @app.route("/requests/<token>", methods=["GET", "HEAD"], name="show_request")
    async def show(request: HTTPRequest, token: str) -> HTTPResponse:
        try:
            seen = await ask(lambda: introduce.seen(token))
        except BadInput:
            return gone()
        except Unavailable:
            return broken()
        if seen.request.status == ACCEPTED:
            # From here on the two have a page of their own.
            asked = f"?{request.query_string}" if request.query_string else ""
            return redirect(f"/together/{token}{asked}", headers=dict(HEADERS), status=303)
        return _page(seen, notice=_DONE.get(request.args.get("done", ""), ""))

    @app.post("/requests/<token>", name="act_on_request")
    async def act(request: HTTPRequest, token: str) -> HTTPResponse:
        typed = Typed.of(request)
        try:
            seen = await ask(lambda: introduce.seen(token))
            return await _act(introduce, token, seen, typed)
        except BadInput:
            return gone()
        except Unavailable:
            return broken([typed.words, typed.contact, typed.report])


async def _act(introduce: Introduce, token: str, seen: Seen, typed: Typed) -> HTTPResponse:
    """Do what a button says and show what became of it; raises only where no page can be shown."""
    do = _ACTS[seen.role].get(typed.action)
    if do is None:
        return _page(seen, 400, _NOT_DONE, typed)

    def pressed() -> object:
        try:
            return do(introduce, token, typed)
        except Conflict:
            logger.info("a request was changed meanwhile")
        try:
            # Pressed twice at once: now it is seen what the other press did.
            return do(introduce, token, typed)
        except Conflict as error:
            raise TooLate("somebody else was faster") from error

    try:
        await ask(pressed)
    except TooLate:
        seen = await ask(lambda: introduce.seen(token))
        # Pressed twice: what was asked for has happened, which is no reason for alarm.
        if not _has_happened(seen.request, typed):
            return _page(seen, 409, _TOO_LATE, typed)
    except BadInput as error:
        logger.info("a form could not be taken: %s", error)
        if typed.action == "answer":
            return _page(seen, 400, "", typed, _problems(typed))
        return _page(seen, 400, _NOT_DONE, typed)
    except Unavailable:
        return _page(seen, 503, _BROKEN, typed)
    # Sanic writes the address into the headers it is given.
    done = f"?done={typed.action}" if typed.action in _DONE else ""
    return redirect(f"/requests/{token}{done}", headers=dict(HEADERS), status=303)


def _has_happened(request: Request, typed: Typed) -> bool:
    given = (typed.answer, typed.words)
    return typed.action == "answer" and given == (request.answer, request.words)


def _problems(typed: Typed) -> dict[str, str]:
    """What the mentor's form lacks: a sentence by field."""
    if typed.answer not in ANSWERS:
        return {"answer": _ANSWER_MISSING}
    problems = {}
    if typed.answer in _WORDS_MISSING and not typed.words:
        problems["words"] = _WORDS_MISSING[typed.answer]
    if ANSWERS[typed.answer] == ACCEPTED and not typed.contact:
        problems["contact"] = _CONTACT_MISSING
    return problems or {"answer": _NOT_TAKEN}


templates.globals.update(expire_after=EXPIRE_AFTER, pause_for=PAUSE_FOR)


def _page(
    seen: Seen,
    status: int = 200,
    notice: str = "",
    typed: Typed | None = None,
    problems: dict[str, str] | None = None,
) -> HTTPResponse:
    return render(
        "mentor.html" if seen.role == MENTOR else "mentee.html",
        status,
        request=seen.request,
        fictional=seen.fictional,
        notice=notice,
        typed=typed or Typed(),
        problems=problems or {},
    )
