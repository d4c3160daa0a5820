"""Mails that were given up, to be tried again once the reason is mended."""

from __future__ import annotations

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from assistant.desk.site import Desk, done, field, off_loop


def add_pages(app: Sanic, desk: Desk) -> None:
    """Serve `/mails`."""
    outbox = desk.services.outbox

    @app.route("/mails", methods=["GET", "HEAD"], name="mails")
    async def show(request: Request) -> HTTPResponse:
        given_up = await off_loop(outbox.given_up)
        return desk.page(request, "mails.html", given_up=given_up)

    @app.post("/mails", name="send_again")
    async def again(request: Request) -> HTTPResponse:
        await off_loop(outbox.again, field(request, "mail"), desk.now())
        return done("/mails", "again")
