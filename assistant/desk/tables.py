"""Every list of the desk as a CSV file that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, raw

from assistant.desk.feedback import wanted
from assistant.desk.report import span
from assistant.desk.site import HEADERS, Desk, country, off_loop
from assistant.mentoring.feedback import ASKED, GOING_AS
from assistant.mentoring.report import Report

Rows = Iterable[Sequence[Any]]
Table = tuple[Sequence[str], Rows]
# A table may be narrowed by what its address says.
Making = Callable[[Desk, Request], Table]

_MOST_ROWS = 50_000

# A cell that begins so is worked out by spreadsheets instead of being shown.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def add_files(app: Sanic, desk: Desk) -> None:
    """Serve `/tables/<name>.csv`."""

    @app.route("/tables/<name>", methods=["GET", "HEAD"], name="table")
    async def table(request: Request, name: str) -> HTTPResponse:
        made = TABLES.get(name.removesuffix(".csv"))
        if made is None or not name.endswith(".csv"):
            sentence = "There is no such table."
            return desk.page(request, "nothing.html", 404, sentence=sentence)
        headings, rows = await off_loop(made, desk, request)
        headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
        return raw(as_csv(headings, rows), content_type="text/csv; charset=utf-8", headers=headers)


def as_csv(headings: Sequence[str], rows: Rows) -> bytes:
    """A table as UTF-8 with the mark by which Excel knows it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    # Spaces before it do not keep a spreadsheet from seeing a formula.
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value


def _mentors(desk: Desk, request: Request) -> Table:
    headings = ("name", "title", "organisation", "country", "languages", "goals", "handed in")
    return headings, (
        (m.name, m.title, m.organisation, where, m.languages, m.goals, draft.handed_in)
        for draft in desk.services.review_mentors.waiting()
        for m in (draft.mentor,)
        for where in (m.country and country(m.country),)
    )


def _unconfirmed(desk: Desk, request: Request) -> Table:
    return ("name", "title", "since", "last asked", "times asked", "can be written to"), (
        (m.name, m.title, waits.since, waits.asked, waits.times, "yes" if m.email else "no")
        for waits in desk.services.ask_consent.waiting(_MOST_ROWS)
        for m in (waits.mentor,)
    )


def _requests(desk: Desk, request: Request) -> Table:
    now = desk.now()
    headings = ("from", "to", "begun", "asked", "state", "answer", "closed", "days waiting")
    return headings, (
        (r.name, r.mentor_name, r.created, r.asked, r.status, r.answer, r.closed, waited)
        for r in desk.services.make_report.requests_of_last(span(request))
        for waited in ("" if r.closed else (now - (r.asked or r.created)).days,)
    )


def _feedback(desk: Desk, request: Request) -> Table:
    headings = ("given", "by", "name", "about", "asked", "talked", "going", "words", "ended")
    said = desk.services.make_report.said_of_last(span(request), wanted(request))
    return headings, (
        (s.given, s.role, s.name, s.other, ASKED[s.check], *told, "yes" if s.ended else "no")
        for s in said
        for told in (("yes" if s.met else "no", GOING_AS[s.going], s.words),)
    )


def _hand_offs(desk: Desk, request: Request) -> Table:
    return ("since", "contact", "about"), (
        (h.created, h.contact, h.about) for h in desk.services.hand_over.waiting()
    )


def _questions(desk: Desk, request: Request) -> Table:
    return ("question", "times", "first asked", "last asked"), (
        (q.text, q.times, q.asked, q.last_asked) for q in desk.services.answer_questions.waiting()
    )


def _answers(desk: Desk, request: Request) -> Table:
    return ("question", "other wordings", "answer"), (
        (a.question, a.phrasings, a.text) for a in desk.services.answer_questions.added()
    )


def _mails(desk: Desk, request: Request) -> Table:
    return ("to", "subject", "tries", "what went wrong"), (
        (g.mail.to, g.mail.subject, g.mail.tries, g.error) for g in desk.services.outbox.given_up()
    )


def _figure(headings: Sequence[str], rows: Callable[[Report], Rows]) -> Making:
    return lambda desk, request: (
        headings,
        rows(desk.services.make_report.of_last(span(request))),
    )


TABLES: dict[str, Making] = {
    "mentors": _mentors,
    "unconfirmed": _unconfirmed,
    "requests": _requests,
    "feedback": _feedback,
    "hand-offs": _hand_offs,
    "questions": _questions,
    "answers": _answers,
    "mails": _mails,
    "visits": _figure(("week", "conversations"), lambda report: report.visits),
    "funnel": _figure(("step", "people"), lambda report: report.funnel),
    "ways": _figure(("way", "people"), lambda report: report.ways),
    "acceptance": _figure(("answer", "requests"), lambda report: report.answers),
    "going": _figure(("answer", "times"), lambda report: report.going),
    "time-to-answer": _figure(("answered", "requests"), lambda report: report.times),
    "unmet": _figure(("wish", "value", "times"), lambda report: report.unmet),
    "load": _figure(("requests", "mentors"), lambda report: report.load),
    "busiest": _figure(("mentor", "requests"), lambda report: report.busiest),
    "silent": _figure(
        ("mentor", "unanswered", "last asked"),
        lambda report: [(s.name, s.unanswered, s.last_asked) for s in report.silent],
    ),
}
