"""The page on which a mentor says whether they want to be listed, behind a mailed link.

As with requests, a GET only shows, and a button's POST ends in a redirect.
"""

from __future__ import annotations

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from assistant.channels.sheets import HEADERS, ask, broken, gone, render
from assistant.mentoring.errors import BadInput, Unavailable
from assistant.mentoring.mentors import Mentor
from assistant.services.ask_consent import AskConsent

_NOT_DONE = "That could not be done. Please try it once more from here."


def add_consent_pages(app: Sanic, consent: AskConsent) -> None:
    """Serve `/listing/<token>`; a yes leads on to the mentor's own page."""

    @app.route("/listing/<token>", methods=["GET", "HEAD"], name="show_listing")
    async def show(request: Request, token: str) -> HTTPResponse:
        try:
            return _page(consent, await ask(lambda: consent.seen(token)))
        except BadInput:
            return gone()
        except Unavailable:
            return broken()

    @app.post("/listing/<token>", name="answer_listing")
    async def act(request: Request, token: str) -> HTTPResponse:
        action = str(request.form.get("action", ""))
        do = {"confirm": consent.confirm, "decline": consent.decline}.get(action)
        try:
            if do is None:
                mentor = await ask(lambda: consent.seen(token))
                return _page(consent, mentor, 400, _NOT_DONE)
            mentor = await ask(lambda: do(token))
        except BadInput:
            return gone()
        except Unavailable:
            return broken()
        path = f"/listing/{token}"
        if action == "confirm":
            path = f"{consent.own_page(mentor)}?done=confirmed"
        return redirect(path, headers=dict(HEADERS), status=303)


def _page(consent: AskConsent, mentor: Mentor, status: int = 200, notice: str = "") -> HTTPResponse:
    return render(
        "listing.html",
        status,
        notice=notice,
        mentor=mentor,
        lines=consent.described(mentor),
        own=consent.own_page(mentor),
    )
