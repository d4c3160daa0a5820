"""How it is going, as mentees and mentors say after their check-ins and at the end."""

from __future__ import annotations

from urllib.parse import urlencode

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from assistant.desk.report import SPANS, span
from assistant.desk.site import Desk, off_loop
from assistant.mentoring.feedback import ASKED, GOING_AS, SIDES, Only

_MOST_SHOWN = 200
_MET = {"yes": True, "no": False}


def add_pages(app: Sanic, desk: Desk) -> None:
    """Serve `/feedback`."""

    @app.route("/feedback", methods=["GET", "HEAD"], name="feedback")
    async def show(request: Request) -> HTTPResponse:
        days, chosen = span(request), choice(request)
        said = await off_loop(desk.services.make_report.said_of_last, days, wanted(request))
        return desk.page(
            request,
            "feedback.html",
            said=said[:_MOST_SHOWN],
            count=len(said),
            days=days,
            spans=SPANS,
            chosen=chosen,
            sides=SIDES,
            going_as=GOING_AS,
            asked=ASKED,
            query=urlencode({name: value for name, value in chosen.items() if value}),
        )


def choice(request: Request) -> dict[str, str]:
    """What the address narrows the list to; what we do not offer narrows nothing."""
    offered = {"side": SIDES, "going": GOING_AS, "asked": map(str, ASKED), "met": _MET}
    given = {name: str(request.args.get(name, "")) for name in offered}
    return {name: given[name] if given[name] in [*offered[name]] else "" for name in offered}


def wanted(request: Request) -> Only:
    """The same as a filter."""
    chosen = choice(request)
    return Only(
        role=chosen["side"],
        going=chosen["going"],
        check=int(chosen["asked"]) if chosen["asked"] else None,
        met=_MET.get(chosen["met"]),
    )
