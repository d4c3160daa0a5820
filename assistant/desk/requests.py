"""Requests and where they wait. Neither side's address is here: the coordinator needs none."""

from __future__ import annotations

from datetime import timedelta

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from assistant.desk.site import Desk, off_loop
from assistant.mentoring.requests import PENDING, REMIND_AFTER, UNCONFIRMED

_LATELY = timedelta(days=30)
_MOST_SHOWN = 200


def add_pages(app: Sanic, desk: Desk) -> None:
    """Serve `/requests`."""

    @app.route("/requests", methods=["GET", "HEAD"], name="requests")
    async def show(request: Request) -> HTTPResponse:
        requests, now = desk.services.requests, desk.now()
        open_ones = await off_loop(requests.open)
        lately = await off_loop(requests.since, now - _LATELY)
        return desk.page(
            request,
            "requests.html",
            with_mentor=[r for r in open_ones if r.status == PENDING][:_MOST_SHOWN],
            with_mentee=[r for r in open_ones if r.status == UNCONFIRMED][:_MOST_SHOWN],
            over=[r for r in lately if r.closed][:_MOST_SHOWN],
            slow=REMIND_AFTER.days,
            lately=_LATELY.days,
        )
