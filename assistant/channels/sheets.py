"""What every page behind a mailed link has in common: headers, templates, and how it fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic.request import Request
from sanic.response import HTTPResponse, html

from assistant.mentoring.errors import BadInput, Unavailable

logger = logging.getLogger(__name__)

HEADERS = {
    # As strict as the chat page's, but there is no script at all, and forms go back to us.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # The address is the key to the request: no other site and no cache may learn it.
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}
Found = TypeVar("Found")


async def ask(call: Callable[[], Found]) -> Found:
    """Run the service beside the event loop; whatever it did not foresee becomes Unavailable."""
    try:
        return await asyncio.to_thread(call)
    except BadInput:
        raise
    except Unavailable as error:
        logger.error("a request's page failed: %s", error)
        raise
    except Exception as error:
        logger.exception("a request's page failed")
        raise Unavailable("the request could not be read or changed") from error


def typed_in(request: Request, names: Iterable[str]) -> dict[str, str]:
    """What a form held under these names; fields that are missing are empty."""
    # Browsers send CRLF; a NUL is something PostgreSQL cannot keep.
    return {
        name: str(request.form.get(name, "")).replace("\r\n", "\n").replace("\0", "").strip()
        for name in names
    }


def _first_name(name: str) -> str:
    return (name.split() or ["them"])[0]


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.filters.update(first_name=_first_name, day=_day)


def gone() -> HTTPResponse:
    """The page of a link that opens nothing."""
    return render("gone.html", 404, broken=False, typed=[])


def broken(typed: Sequence[str] = ()) -> HTTPResponse:
    """The page of a failure on our side; what was typed is kept in sight."""
    return render("gone.html", 503, broken=True, typed=[*typed])


def render(
    template: str, status: int, headers: Mapping[str, str] = HEADERS, **values: Any
) -> HTTPResponse:
    """A page from its template, with headers as strict as it can bear."""
    values = {"status": status, "notice": "", "problems": {}, "fictional": False, **values}
    page = templates.get_template(template).render(values)
    return html(page, status=status, headers=dict(headers))
