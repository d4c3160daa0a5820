"""What waits for the coordinator, at one glance."""

from __future__ import annotations

from dataclasses import dataclass

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from assistant.desk.mentors import MOST_AT_ONCE
from assistant.desk.site import Desk, off_loop
from assistant.mentoring.requests import PENDING, REMIND_AFTER

_DAYS = 30


@dataclass(frozen=True)
class Waiting:
    """One kind of thing to do: how many, and since when the oldest waits."""

    path: str
    count: int
    what: str
    hint: str


def add_pages(app: Sanic, desk: Desk) -> None:
    """Serve `/`."""

    @app.route("/", methods=["GET", "HEAD"], name="overview")
    async def overview(request: Request) -> HTTPResponse:
        waiting = await off_loop(what_waits, desk)
        report = await off_loop(desk.services.make_report.of_last, _DAYS)
        return desk.page(request, "overview.html", waiting=waiting, report=report)


def what_waits(desk: Desk) -> list[Waiting]:
    """Everything somebody has to do, and how much of each."""
    services, now = desk.services, desk.now()
    slow = [
        request
        for request in services.requests.open()
        if request.status == PENDING and now - (request.asked or now) >= REMIND_AFTER
    ]
    # Those stand first; more than can be shown at once are told by the page itself.
    waiting = services.ask_consent.waiting(MOST_AT_ONCE)
    unasked = [one for one in waiting if one.times == 0 and one.mentor.email]
    counts = (
        ("/mentors", len(services.review_mentors.waiting()), "mentor", "to approve"),
        ("/mentors#unconfirmed", len(unasked), "mentor", "to ask for their yes"),
        ("/hand-offs", len(services.hand_over.waiting()), "person", "to get back to"),
        ("/questions", len(services.answer_questions.waiting()), "question", "without an answer"),
        ("/mails", len(services.outbox.given_up()), "mail", "that did not arrive"),
        ("/requests", len(slow), "request", f"older than {REMIND_AFTER.days} days"),
    )
    plural = {"person": "people"}
    return [
        Waiting(path, count, what if count == 1 else plural.get(what, f"{what}s"), hint)
        for path, count, what, hint in counts
    ]
