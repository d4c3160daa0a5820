"""What the pages of the desk share: how they are drawn, and how their forms are read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic.request import Request
from sanic.response import HTTPResponse, html, redirect

from assistant.bootstrap import LANGUAGE_NAMES, Services, country_names
from assistant.desk.sessions import Sessions

HEADERS = {
    # No script at all; pictures and styles are our own, and forms come back to us.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}
PAGES = (
    ("/", "Overview"),
    ("/mentors", "Mentors"),
    ("/requests", "Requests"),
    ("/feedback", "Feedback"),
    ("/hand-offs", "Hand-offs"),
    ("/questions", "Questions"),
    ("/mails", "Mails"),
    ("/import", "Import"),
    ("/report", "Report"),
)
# What a page says after a button has done its work, by the name the address carries.
NOTICES = {
    "approved": "Approved. A mail tells the mentor.",
    "declined": "Declined. A mail tells the mentor.",
    "asked": "The mail is on its way, as long as the assistant is running.",
    "asked-all": "The mails are on their way, as long as the assistant is running.",
    "settled": "Done, and the contact details are deleted.",
    "answered": "The answer is kept.",
    "question-done": "The question is off the list.",
    "answer-removed": "The answer is taken away.",
    "again": "The mail is tried again within some seconds, as long as the assistant is running.",
    "imported": "Imported.",
    "cancelled": "Nothing was imported.",
}

Found = TypeVar("Found")


@dataclass(frozen=True)
class Desk:
    """What every page needs."""

    services: Services
    sessions: Sessions
    now: Callable[[], datetime]

    def page(
        self, request: Request, template: str, status: int = 200, **values: Any
    ) -> HTTPResponse:
        """A page for somebody who is logged in."""
        notice = NOTICES.get(str(request.args.get("done", "")), "")
        values = {"notice": notice, "problem": "", **values}
        return draw(
            template,
            status,
            token=self.sessions.token(request.ctx.session),
            here=request.path,
            pages=PAGES,
            programme=self.services.programme.name,
            now=self.now(),
            **values,
        )


async def off_loop(call: Callable[..., Found], *arguments: Any) -> Found:
    """Read or write beside the event loop, so that one slow page does not hold up another."""
    return await asyncio.to_thread(call, *arguments)


def field(request: Request, name: str) -> str:
    """One field of a form, empty where it is missing."""
    text = str((request.form or {}).get(name, ""))
    # Browsers send CRLF; a NUL is something PostgreSQL cannot keep.
    return text.replace("\r\n", "\n").replace("\0", "").strip()


def number(request: Request, name: str) -> int:
    """One field of a form that holds a number we wrote there; 0 for anything else."""
    text = field(request, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def done(path: str, what: str = "") -> HTTPResponse:
    """Go on by a GET, so that loading the page again repeats nothing."""
    address = f"{path}?done={quote(what)}" if what else path
    return redirect(address, headers=dict(HEADERS), status=303)


def draw(template: str, status: int = 200, **values: Any) -> HTTPResponse:
    """A page from its template."""
    text = _templates.get_template(template).render(**values)
    return html(text, status=status, headers=dict(HEADERS))


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _days(moment: datetime, now: datetime) -> str:
    """How long ago, as somebody would say it."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    days = (now - moment).days
    return "today" if days < 1 else f"{days} day{'s' if days > 1 else ''}"


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def language(code: str) -> str:
    """The name of a language, its code where we know none."""
    return LANGUAGE_NAMES.get(code, code)


def country(code: str) -> str:
    """The name of a country, its code where we know none."""
    return country_names().get(code, code)


def plain(name: str) -> str:
    """A name of ours as words."""
    return name.replace("_", " ")


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _hours(hours: float) -> str:
    if hours < 1:
        return "under an hour"
    whole = round(hours)
    if whole < 48:
        return f"{whole} hour{'s' if whole > 1 else ''}"
    return f"{round(hours / 24)} days"


_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters.update(
    day=_day,
    days=_days,
    moment=_moment,
    language=language,
    country=country,
    in_words=plain,
    percent=_percent,
    hours=_hours,
)
