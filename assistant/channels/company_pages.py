"""The page a mentee and a mentor share after a yes, each behind a signed link of their own.

Like the pages of requests: a GET shows, a button's POST acts and ends in a redirect.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sanic import Sanic
from sanic.request import Request as HTTPRequest
from sanic.response import HTTPResponse, raw, redirect

from assistant.channels.sheets import HEADERS, ask, broken, gone, render, typed_in
from assistant.mentoring.errors import BadInput, Conflict, Unavailable
from assistant.mentoring.relationships import ENDED
from assistant.mentoring.requests import MENTEE, MENTOR, PAUSE_FOR, TooLate
from assistant.services.arrange_meeting import ArrangeMeeting
from assistant.services.keep_company import KeepCompany, Seen

logger = logging.getLogger(__name__)

_DONE = {
    "confirm": "Thank you. Now it counts for both of you.",
    "suggest": "Thank you. We asked about it, and tell you the answer.",
    "accept": "Thank you. It is part of your page now.",
    "leave_out": "It is left out, and your mentor is told.",
    "turn_down": "Thank you for saying so. We tell it kindly, and ask for another page.",
    "offer": "Thank you. We ask whether that suits, and tell you the answer.",
    "take": "The time is fixed. The invitation is on its way to both of you.",
    "refuse": "Your mentor is told that this time doesn't suit you.",
    "propose": "Thank you. We passed your times on.",
    "pick": "Thank you. The invitation is on its way to both of you.",
    "others": "Thank you. We ask for other times.",
    "cancel": "The talk is off, and both calendars are told.",
    "feedback": "Thank you for telling us.",
    "pause": f"You will get no new requests for {PAUSE_FOR.days} days.",
    "report": "Thank you for telling us. The coordinator will look at it.",
}
_TOO_LATE = "This had changed in the meantime. Here is how it stands now."
_ENDED = "This mentoring has ended, so nothing more can be done here."
_LEFT = "Your mentor isn't in our directory any more. Please write to them yourself."
_BROKEN = "Something on our side isn't working. Please try it again in a minute."
_NOT_DONE = "That could not be done. Please try it once more from here."
_MISSING = {
    "suggest": ("words", "Please write what you would like to add."),
    "pick": ("moment", "Please choose one of the times."),
    "feedback": ("going", "Please choose how it is going."),
    "propose": ("times", 'Please name a day and a time, such as "Tuesday at 6".'),
    "offer": ("times", 'Please name one day and one time, such as "Tuesday at 6".'),
}


@dataclass(frozen=True)
class Typed:
    """What a form held; shown again wherever it could not be taken."""

    action: str = ""
    words: str = ""
    moment: str = ""
    times: str = ""
    met: str = ""
    going: str = ""
    thanks: str = ""

    @classmethod
    def of(cls, request: HTTPRequest) -> Typed:
        """Fields that are missing are empty."""
        return cls(**typed_in(request, cls.__dataclass_fields__))


@dataclass(frozen=True)
class _Desk:
    """The two services the pages act through."""

    company: KeepCompany
    meetings: ArrangeMeeting


Act = Callable[[_Desk, str, Typed], object]
_BOTH: dict[str, Act] = {
    "cancel": lambda desk, token, typed: desk.meetings.cancel(token, typed.words),
    "feedback": lambda desk, token, typed: desk.company.give_feedback(
        token, typed.met == "yes", typed.going, typed.words
    ),
    "end": lambda desk, token, typed: desk.company.end(token, typed.thanks),
}
_ACTS: dict[str, dict[str, Act]] = {
    MENTEE: _BOTH
    | {
        "accept": lambda desk, token, typed: desk.company.accept(token, typed.words),
        "leave_out": lambda desk, token, typed: desk.company.leave_out(token, typed.words),
        "propose": lambda desk, token, typed: _propose(desk, token, typed.times),
        "take": lambda desk, token, typed: desk.meetings.take(token, typed.moment),
        "refuse": lambda desk, token, typed: desk.meetings.refuse(token, typed.moment, typed.words),
    },
    MENTOR: _BOTH
    | {
        "confirm": lambda desk, token, typed: desk.company.confirm(token),
        "suggest": lambda desk, token, typed: desk.company.suggest(token, typed.words),
        "turn_down": lambda desk, token, typed: desk.company.turn_down(token, typed.words),
        "offer": lambda desk, token, typed: _offer(desk, token, typed.times),
        "pick": lambda desk, token, typed: desk.meetings.pick(token, typed.moment),
        "others": lambda desk, token, typed: desk.meetings.ask_for_others(token, typed.words),
    },
}


class _NoSuchTime(BadInput):
    """Raised for times that cannot be; its text is for the person."""


def add_company_pages(app: Sanic, company: KeepCompany, meetings: ArrangeMeeting) -> None:
    """Serve `/together/<token>`, its invitation, and `/quiet/<token>`."""
    desk = _Desk(company, meetings)

    @app.route("/together/<token>", methods=["GET", "HEAD"], name="show_company")
    async def show(request: HTTPRequest, token: str) -> HTTPResponse:
        try:
            seen = await ask(lambda: company.seen(token))
            return await _page(desk, seen, notice=_DONE.get(request.args.get("done", ""), ""))
        except BadInput:
            return gone()
        except Unavailable:
            return broken()

    @app.post("/together/<token>", name="act_in_company")
    async def act(request: HTTPRequest, token: str) -> HTTPResponse:
        typed = Typed.of(request)
        try:
            return await _act(desk, token, typed)
        except BadInput:
            return gone()
        except Unavailable:
            return broken([typed.words, typed.times, typed.thanks])

    @app.get("/together/<token>/invitation.ics", name="company_invitation")
    async def invitation(request: HTTPRequest, token: str) -> HTTPResponse:
        try:
            calendar = await ask(lambda: meetings.calendar(token))
        except BadInput:
            return gone()
        except Unavailable:
            return broken()
        if calendar is None:
            return gone()
        name = {"Content-Disposition": 'attachment; filename="invitation.ics"'}
        kind = "text/calendar; charset=utf-8"
        return raw(calendar.encode(), content_type=kind, headers={**HEADERS, **name})

    @app.route("/quiet/<token>", methods=["GET", "HEAD"], name="ask_quiet")
    async def ask_quiet(request: HTTPRequest, token: str) -> HTTPResponse:
        return await _quiet(lambda: company.is_hushed(token))

    @app.post("/quiet/<token>", name="be_quiet")
    async def be_quiet(request: HTTPRequest, token: str) -> HTTPResponse:
        # Mail programs press this by themselves (RFC 8058), so there is nothing to ask back.
        return await _quiet(lambda: bool(company.hush(token)))


async def _quiet(work: Callable[[], bool]) -> HTTPResponse:
    try:
        return render("quiet.html", 200, done=await ask(work))
    except BadInput:
        return gone()
    except Unavailable:
        return broken()


async def _act(desk: _Desk, token: str, typed: Typed) -> HTTPResponse:
    """Do what a button says and show what became of it; raises only where no page can be shown."""
    seen = await ask(lambda: desk.company.seen(token))
    do = _ACTS[seen.role].get(typed.action)
    if do is None:
        return await _page(desk, seen, 400, _NOT_DONE, typed)

    def done() -> object:
        try:
            return do(desk, token, typed)
        except Conflict as error:
            raise TooLate("somebody else was faster") from error

    try:
        await ask(done)
    except TooLate:
        now = await ask(lambda: desk.company.seen(token))
        if now.it.status == ENDED:
            return await _page(desk, now, 409, _ENDED, typed)
        left = now.gone and typed.action == "propose"
        return await _page(desk, now, 409, _LEFT if left else _TOO_LATE, typed)
    except BadInput as error:
        logger.info("a form could not be taken: %s", error)
        field, problem = _MISSING.get(typed.action, ("", ""))
        if not field:
            return await _page(desk, seen, 400, _NOT_DONE, typed)
        said = str(error) if isinstance(error, _NoSuchTime) else problem
        return await _page(desk, seen, 400, "", typed, {field: said})
    except Unavailable:
        return await _page(desk, seen, 503, _BROKEN, typed)
    # Sanic writes the address into the headers it is given.
    said = f"?done={typed.action}" if typed.action in _DONE else ""
    return redirect(f"/together/{token}{said}", headers=dict(HEADERS), status=303)


def _propose(desk: _Desk, token: str, times: str) -> None:
    heard = desk.meetings.propose_again(token, times)
    if heard.wrong and not heard.moments:
        raise _NoSuchTime(" ".join(heard.wrong))
    if not heard.moments:
        raise BadInput("no time was named")


def _offer(desk: _Desk, token: str, times: str) -> None:
    heard = desk.meetings.offer(token, times)
    if heard.wrong and not heard.moments:
        raise _NoSuchTime(" ".join(heard.wrong))
    if len(heard.moments) != 1:
        raise BadInput("not one time was named")


async def _page(
    desk: _Desk,
    seen: Seen,
    status: int = 200,
    notice: str = "",
    typed: Typed | None = None,
    problems: dict[str, str] | None = None,
) -> HTTPResponse:
    values = await ask(lambda: _values(desk, seen))
    return render(
        "together.html",
        status,
        notice=notice,
        typed=typed or Typed(),
        problems=problems or {},
        **values,
    )


def _values(desk: _Desk, seen: Seen) -> dict[str, Any]:
    it, role, write = seen.it, seen.role, desk.company.write
    other = it.name if role == MENTOR else it.mentor_name
    own = [said for said in it.feedback if said.role == role]
    return {
        "it": it,
        "role": role,
        "other": other,
        "request": it,
        "fictional": seen.fictional,
        "left": seen.gone,
        "page": write.page(it) if it.agreement else "",
        "agenda": write.agenda(it),
        "contact": it.email if role == MENTOR else it.contact,
        "token": write.links.sign(role, it.id),
        "meeting": write.when(it, it.meeting, role) if it.meeting else "",
        "offered": write.when(it, it.offered, role) if it.offered else "",
        "refused": write.when(it, it.refused, role) if it.refused else "",
        "times": [(moment.isoformat(), write.when(it, moment, role)) for moment in it.proposed],
        "feedback": own[-1] if own else None,
        "pause_days": PAUSE_FOR.days,
    }
