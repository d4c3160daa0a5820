"""People who would like to mentor: read by the coordinator, then listed or not."""

from __future__ import annotations

from datetime import datetime

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from assistant.desk.site import Desk, done, field, off_loop
from assistant.mentoring.drafts import LONGEST_NOTE
from assistant.mentoring.errors import BadInput


def add_pages(app: Sanic, desk: Desk) -> None:
    """Serve `/mentors`."""
    review = desk.services.review_mentors

    @app.route("/mentors", methods=["GET", "HEAD"], name="mentors")
    async def show(request: Request) -> HTTPResponse:
        return await _page(request, desk)

    @app.post("/mentors", name="decide_mentor")
    async def decide(request: Request) -> HTTPResponse:
        action = field(request, "action")
        if action not in ("approve", "decline"):
            return await _page(request, desk, 400, "Please press one of the two buttons.")
        try:
            await off_loop(
                review.decide,
                field(request, "mentor"),
                action == "approve",
                field(request, "note"),
                datetime.fromisoformat(field(request, "seen")),
            )
        except (BadInput, ValueError):
            sentence = "This profile has changed meanwhile. Here is how it stands now."
            return await _page(request, desk, 409, sentence)
        return done("/mentors", "approved" if action == "approve" else "declined")


async def _page(request: Request, desk: Desk, status: int = 200, problem: str = "") -> HTTPResponse:
    drafts = await off_loop(desk.services.review_mentors.waiting)
    return desk.page(
        request, "mentors.html", status, problem=problem, drafts=drafts, longest=LONGEST_NOTE
    )
