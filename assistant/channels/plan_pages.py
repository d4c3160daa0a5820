"""The page a mailed plan's link opens: to read, to print, and to go on from.

A GET only shows, since mail scanners follow links. The button's POST hands the conversation to
the browser it was pressed in.
"""

from __future__ import annotations

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from assistant.channels.links import Sessions
from assistant.channels.sheets import HEADERS, ask, render
from assistant.mentoring.errors import BadInput, Unavailable
from assistant.services.keep_plan import KeepPlan

# The one page with a script, which is our own.
_WITH_SCRIPT = {
    **HEADERS,
    "Content-Security-Policy": HEADERS["Content-Security-Policy"] + "; script-src 'self'",
}


def add_plan_pages(app: Sanic, keep_plan: KeepPlan, sessions: Sessions) -> None:
    """Serve `/plans/<token>`; what is at /static must be served beside it."""

    @app.route("/plans/<token>", methods=["GET", "HEAD"], name="show_plan")
    async def show(request: Request, token: str) -> HTTPResponse:
        try:
            seen = await ask(lambda: keep_plan.seen(token))
        except BadInput:
            return render("plan_gone.html", 404, broken=False)
        except Unavailable:
            return render("plan_gone.html", 503, broken=True)
        return render("plan.html", 200, plan=seen.plan, name=seen.name, goes_on=seen.goes_on)

    @app.post("/plans/<token>", name="go_on_from_plan")
    async def go_on(request: Request, token: str) -> HTTPResponse:
        try:
            key = await ask(lambda: keep_plan.conversation(token))
        except BadInput:
            return render("plan_gone.html", 404, broken=False)
        except Unavailable:
            return render("plan_gone.html", 503, broken=True)
        return render("plan_opened.html", 200, _WITH_SCRIPT, token=sessions.sign(key))
