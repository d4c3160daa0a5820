"""The programme in figures."""

from __future__ import annotations

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from assistant.desk.charts import bars, columns
from assistant.desk.site import Desk, country, language, off_loop, plain
from assistant.mentoring.report import Report

SPANS = (30, 90, 365)


def add_pages(app: Sanic, desk: Desk) -> None:
    """Serve `/report`."""

    @app.route("/report", methods=["GET", "HEAD"], name="report")
    async def show(request: Request) -> HTTPResponse:
        days = span(request)
        report = await off_loop(desk.services.make_report.of_last, days)
        charts = _charts(report)
        return desk.page(request, "report.html", report=report, spans=SPANS, charts=charts)


def in_words(wish: str, value: str) -> str:
    """A wish as somebody would say it, where it is kept as a code."""
    names = {"language": language, "country": country}
    return names.get(wish, plain)(value)


def span(request: Request) -> int:
    """How many days the address asks for, the first of `SPANS` if it says nothing we offer."""
    days = str(request.args.get("days", ""))
    return int(days) if days in map(str, SPANS) else SPANS[0]


def _charts(report: Report) -> dict[str, object]:
    unmet = [(f"{in_words(wish, value)} ({wish})", times) for wish, value, times in report.unmet]
    return {
        "visits": columns([(f"{day.day} {day:%b}", times) for day, times in report.visits]),
        "funnel": bars(report.funnel, of_first=True),
        "ways": bars(report.ways),
        "answers": bars(report.answers),
        "times": bars(report.times),
        "going": bars(report.going),
        "unmet": bars(unmet[:12]),
        "load": bars(report.load),
        "busiest": bars(report.busiest),
    }
