"""What the server shows by itself: the front page, the widget, and the page for integrators."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json, raw

from assistant.channels.bundle import bundle, style

WEB = Path(__file__).parent.parent / "web"
PAGES = {"/": "index.html", "/embed": "embed.html"}
# The pages load nothing from elsewhere and nothing inline.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
# Other sites' pages load these; there is nothing in them but our own words and code.
ANYWHERE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Piece:
    """A file ready to be sent, as it is and packed."""

    type: str
    plain: bytes
    packed: bytes
    tag: str

    @classmethod
    def of(cls, name: str, content: bytes) -> Piece:
        """Packed without a time, so that the same content is the same bytes."""
        tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
        return cls(TYPES[Path(name).suffix], content, gzip.compress(content, mtime=0), tag)

    def answer(self, request: Request, headers: dict[str, str]) -> HTTPResponse:
        """What the caller does not have yet."""
        headers = {**HEADERS, **headers, "ETag": self.tag, "Vary": "Accept-Encoding"}
        # A proxy that packs anew weakens the tag.
        if self.tag in request.headers.get("if-none-match", ""):
            return empty(304, headers=headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return raw(self.plain, content_type=self.type, headers=headers)
        headers["Content-Encoding"] = "gzip"
        return raw(self.packed, content_type=self.type, headers=headers)


def add_site(app: Sanic, public_url: str | None) -> None:
    """Put the pages and the widget into the application; the files are read once."""
    pieces = {
        str(path.relative_to(WEB)): Piece.of(path.name, path.read_bytes())
        for path in sorted(WEB.rglob("*.*"))
        if path.suffix in TYPES
    }
    script = Piece.of("widget.js", bundle(WEB, public_url).encode())
    # For browsers that cannot take a style sheet from a script.
    sheet = Piece.of("widget.css", style(WEB).encode())

    @app.middleware("request")  # type: ignore[misc]
    async def page(request: Request) -> HTTPResponse | None:
        # A middleware, since Rasa's own HTTP API owns the route / where it is switched on.
        name = PAGES.get(request.path)
        if name and request.method in ("GET", "HEAD"):
            return pieces[name].answer(request, {})
        return None

    @app.get("/widget.js")
    async def widget(request: Request) -> HTTPResponse:
        return script.answer(request, ANYWHERE)

    @app.get("/widget.css")
    async def widget_style(request: Request) -> HTTPResponse:
        return sheet.answer(request, ANYWHERE)

    @app.get("/static/<name:path>")
    async def static(request: Request, name: str) -> HTTPResponse:
        if name not in pieces:
            return json({"error": "There is nothing at this address."}, status=404)
        return pieces[name].answer(request, ANYWHERE)

    @app.get("/health")
    async def health(request: Request) -> HTTPResponse:
        return json({"status": "ok"})
