"""Records from a file: first what they would change, and only then, on a yes, the change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from assistant.desk.site import Desk, done, field, off_loop
from assistant.desk.uploads import Upload, Uploads
from assistant.mentoring.directory import PLACE_KINDS
from assistant.mentoring.errors import BadInput, BadRecord

KINDS = ("mentors", *PLACE_KINDS)
_SUFFIXES = (".csv", ".jsonl")
_MOST_BAD = 50
_GONE = "This file is no longer here. Please choose it once more."


@dataclass(frozen=True)
class Preview:
    """What a file holds and would change; `left_out` are headings that stand for nothing."""

    name: str
    kind: str
    changes: Any
    bad: tuple[BadRecord, ...]
    refused: int
    mapping: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    consented: bool

    @property
    def usable(self) -> int:
        """How many rows would be written."""
        return int(self.changes.new + self.changes.changed)


def add_pages(app: Sanic, desk: Desk) -> None:
    """Serve `/import`."""
    uploads = Uploads()

    @app.route("/import", methods=["GET", "HEAD"], name="import")
    async def show(request: Request) -> HTTPResponse:
        return _form(request, desk)

    @app.post("/import", name="preview_import")
    async def preview(request: Request) -> HTTPResponse:
        try:
            kind, name, body = _sent(request)
            consented = field(request, "consented") == "yes"
            session = request.ctx.session
            id, upload = await off_loop(uploads.keep, session, name, body, kind, consented)
        except BadInput as error:
            return _form(request, desk, 400, str(error))
        try:
            found = await off_loop(_previewed, desk, upload)
        except BadInput as error:
            uploads.drop(id)
            # The file has a name of ours meanwhile, which would tell nobody anything.
            sentence = str(error).replace(upload.path.name, upload.name)
            return _form(request, desk, 400, sentence)
        return desk.page(request, "preview.html", preview=found, upload=id)

    @app.post("/import/confirm", name="confirm_import")
    async def confirm(request: Request) -> HTTPResponse:
        id = field(request, "upload")
        upload = uploads.get(request.ctx.session, id)
        if upload is None:
            return _form(request, desk, 409, _GONE)
        if field(request, "action") != "import":
            uploads.drop(id)
            return done("/import", "cancelled")
        try:
            await off_loop(_taken_in, desk, upload)
        except BadInput as error:
            return _form(request, desk, 400, str(error))
        finally:
            uploads.drop(id)
        return done("/import", "imported")


def _sent(request: Request) -> tuple[str, str, bytes]:
    """Kind, name and content of the file that was sent; raises BadInput with a sentence."""
    kind, sent = field(request, "kind"), (request.files or {}).get("file")
    if kind not in KINDS:
        raise BadInput("Please say what is in the file.")
    if sent is None or not sent.name:
        raise BadInput("Please choose a file.")
    if not sent.name.lower().endswith(_SUFFIXES):
        raise BadInput("Only .csv and .jsonl files can be read here; `mentor import` reads Excel.")
    return kind, sent.name, sent.body


def _previewed(desk: Desk, upload: Upload) -> Preview:
    importing = desk.services.importing
    intake = importing.open(upload.kind, upload.path, consented=upload.consented)
    bad: list[BadRecord] = []
    changes = importing.compare(upload.kind, _good(intake, bad))
    return Preview(
        upload.name,
        upload.kind,
        changes,
        tuple(bad[:_MOST_BAD]),
        len(bad),
        tuple(intake.mapping.items()),
        tuple(name for name in intake.left_out if name),
        upload.consented,
    )


def _taken_in(desk: Desk, upload: Upload) -> None:
    importing = desk.services.importing
    intake = importing.open(upload.kind, upload.path, consented=upload.consented)
    importing.take_in(upload.kind, _good(intake, []))


def _good(intake: Any, bad: list[BadRecord]) -> Any:
    """The rows that can be used; the others are put into `bad`."""
    for item in intake.items():
        if isinstance(item, BadRecord):
            bad.append(item)
        else:
            yield item


def _form(request: Request, desk: Desk, status: int = 200, problem: str = "") -> HTTPResponse:
    return desk.page(request, "import.html", status, problem=problem, kinds=KINDS)
