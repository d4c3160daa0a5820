"""People who would like to mentor: read by the coordinator, then listed or not.

Below them those whom a file brought and who have not said yet that they want to be listed.
"""

from __future__ import annotations

from datetime import datetime

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from assistant.desk.site import Desk, done, field, number, off_loop
from assistant.mentoring.drafts import LONGEST_NOTE
from assistant.mentoring.errors import BadInput, Conflict

_MOST_SHOWN = 200
# So many mails one press writes; a mail server would take more for spam.
MOST_AT_ONCE = 200


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

    @app.post("/mentors/ask", name="ask_mentor")
    async def ask(request: Request) -> HTTPResponse:
        consent = desk.services.ask_consent
        if field(request, "action") == "all":
            await off_loop(consent.ask_new, MOST_AT_ONCE)
            return done("/mentors", "asked-all")
        try:
            await off_loop(consent.ask, field(request, "mentor"), number(request, "times"))
        except (BadInput, Conflict):
            sentence = "This had changed meanwhile, so no mail was written. Here is how it stands."
            return await _page(request, desk, 409, sentence)
        return done("/mentors", "asked")


async def _page(request: Request, desk: Desk, status: int = 200, problem: str = "") -> HTTPResponse:
    drafts = await off_loop(desk.services.review_mentors.waiting)
    consent = desk.services.ask_consent
    return desk.page(
        request,
        "mentors.html",
        status,
        problem=problem,
        drafts=drafts,
        longest=LONGEST_NOTE,
        unconfirmed=await off_loop(consent.waiting, _MOST_SHOWN),
        count=await off_loop(consent.count),
        at_once=MOST_AT_ONCE,
    )
