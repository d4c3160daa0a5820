"""Which other sites' pages may talk to the channels: those of an allow-list, and only there."""

from __future__ import annotations

from collections.abc import Iterable

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty

# What a browser may call from elsewhere; never the desk, the API or the pages behind mails.
OPEN_PATHS = ("/webhooks/web/", "/webhooks/rest/")
SECONDS_REMEMBERED = 7200


def open_to(app: Sanic, origins: Iterable[str]) -> None:
    """Let pages of these origins call the channels; cookies are never part of it."""
    allowed = {origin.rstrip("/").lower() for origin in origins}

    def is_open(request: Request) -> bool:
        origin = request.headers.get("origin", "").lower()
        return request.path.startswith(OPEN_PATHS) and ("*" in allowed or origin in allowed)

    @app.middleware("request")  # type: ignore[misc]
    async def ask_first(request: Request) -> HTTPResponse | None:
        asks = "access-control-request-method" in request.headers
        if request.method != "OPTIONS" or not asks or not request.path.startswith(OPEN_PATHS):
            return None
        return empty(status=204 if is_open(request) else 403)

    @app.middleware("response")  # type: ignore[misc]
    async def say_so(request: Request, response: HTTPResponse) -> None:
        if not request.path.startswith(OPEN_PATHS):
            return
        response.headers["Vary"] = "Origin"
        if "origin" in request.headers and is_open(request):
            response.headers["Access-Control-Allow-Origin"] = request.headers["origin"]
            if request.method == "OPTIONS":
                response.headers["Access-Control-Allow-Methods"] = "POST"
                response.headers["Access-Control-Allow-Headers"] = "content-type"
                response.headers["Access-Control-Max-Age"] = str(SECONDS_REMEMBERED)
