"""A mentor's own page, and the one on which somebody new proves their address.

A mailed link opens either without a password. As with requests, a GET only shows, and a button's
POST ends in a redirect.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from assistant.channels.sheets import HEADERS, ask, broken, gone, render, typed_in
from assistant.mentoring.errors import BadInput, Unavailable
from assistant.mentoring.mentors import APPROVED, PENDING
from assistant.mentoring.profiles import described
from assistant.services.join_mentors import JoinMentors
from assistant.services.own_page import OWN, NotTaken, Own, OwnPage

_FIELDS = ("hours", "languages", "capacity", "bio", "until", "hope")
_LONGEST = 2000
_DONE = {
    "confirmed": "Thank you for saying yes.",
    "proved": "Thank you. The coordinator reads your profile next, and you hear by mail.",
    "change": "Saved.",
    "pause": "You get no new requests until then.",
    "come_back": "Welcome back: you can be found again.",
    "leave": "Your profile is taken down. Thank you for the time you gave.",
    "offer": "They hear of it when they next come to the conversation.",
}
_PROBLEMS = {
    "hours": "Please write hours like: tue 18-21; sat 9-12.",
    "languages": "Please write languages by their English names, such as: English, German.",
    "capacity": "Please write a whole number from 0 to 20.",
    "until": "Please choose a day that is still to come.",
}
_NOT_DONE = "That could not be done. Please try it once more from here."

Act = Callable[[OwnPage, str, Mapping[str, str]], None]
_ACTS: Mapping[str, Act] = {
    "change": lambda page, id, typed: page.change(id, typed),
    "pause": lambda page, id, typed: page.pause(id, typed["until"]),
    "come_back": lambda page, id, typed: page.come_back(id),
    "leave": lambda page, id, typed: page.leave(id),
    "offer": lambda page, id, typed: page.offer(id, typed["hope"]),
}


def add_mentor_pages(app: Sanic, page: OwnPage, join: JoinMentors) -> None:
    """Serve `/mentoring/<token>`."""

    @app.route("/mentoring/<token>", methods=["GET", "HEAD"], name="show_mentor")
    async def show(request: Request, token: str) -> HTTPResponse:
        try:
            role, id = page.links.read(token)
            if role != OWN:
                return await _to_prove(page, join, id)
            own = await ask(lambda: page.seen(id))
        except BadInput:
            return gone()
        except Unavailable:
            return broken()
        return _shown(page, own, notice=_DONE.get(request.args.get("done", ""), ""))

    @app.post("/mentoring/<token>", name="act_as_mentor")
    async def act(request: Request, token: str) -> HTTPResponse:
        try:
            role, id = page.links.read(token)
            if role != OWN:
                mentor_id = await ask(lambda: join.prove(id))
                return _to(page, mentor_id, "proved")
            own = await ask(lambda: page.seen(id))
            return await _acted(page, own, request)
        except BadInput:
            return gone()
        except Unavailable:
            return broken()


async def _acted(page: OwnPage, own: Own, request: Request) -> HTTPResponse:
    action = str(request.form.get("action", ""))
    typed = {name: text[:_LONGEST] for name, text in typed_in(request, _FIELDS).items()}
    do = _ACTS.get(action)
    if do is None:
        return _shown(page, own, 400, _NOT_DONE)
    id = own.mentor.external_id
    try:
        await ask(lambda: do(page, id, typed))
    except NotTaken as error:
        problems = {field: _PROBLEMS[field] for field in error.fields}
        return _shown(page, own, 400, problems=problems, typed=typed)
    except BadInput:
        return _shown(page, await ask(lambda: page.seen(id)), 409, _NOT_DONE)
    return _to(page, id, action)


def _to(page: OwnPage, mentor_id: str, done: str) -> HTTPResponse:
    """To the page as it is now, on whatever address this server was asked."""
    path = f"/mentoring/{page.links.sign(OWN, mentor_id)}?done={done}"
    return redirect(path, headers=dict(HEADERS), status=303)


async def _to_prove(page: OwnPage, join: JoinMentors, host_id: str) -> HTTPResponse:
    host = await ask(lambda: join.seen(host_id))
    if host.mentor_id:
        return _to(page, host.mentor_id, "")
    lines = described(host.mentor, join.language_names, join.country_names)
    return render("prove.html", 200, lines=lines, email=host.mentor.email)


def _shown(
    page: OwnPage,
    own: Own,
    status: int = 200,
    notice: str = "",
    problems: dict[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> HTTPResponse:
    mentor, today = own.mentor, page.now().date()
    names = page.find_mentors.language_names
    stands = {
        "hours": "; ".join(mentor.hours),
        "languages": ", ".join(names.get(code, code) for code in mentor.languages),
        "capacity": str(mentor.capacity),
        "bio": mentor.bio or "",
        "until": "",
    }
    paused = mentor.paused_until if mentor.paused_until and mentor.paused_until > today else None
    return render(
        "own.html",
        status,
        notice=notice,
        problems=problems or {},
        mentor=mentor,
        lines=described(mentor, names, page.find_mentors.country_names),
        waiting=own.waiting,
        hopes=own.hopes,
        paused=paused,
        waits=mentor.review == PENDING,
        listed=mentor.review == APPROVED and mentor.active,
        tomorrow=(today + timedelta(days=1)).isoformat(),
        typed={**stands, **(typed or {})},
    )
