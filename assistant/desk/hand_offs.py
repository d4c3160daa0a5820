"""People who asked for a person, how to reach them and, where they agreed, what was said."""

from __future__ import annotations

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from assistant.desk.site import Desk, done, number, off_loop
from assistant.mentoring.people import HandOff

_MOST_TURNS = 200


def add_pages(app: Sanic, desk: Desk) -> None:
    """Serve `/hand-offs` and the conversations that may be read."""
    hand_over = desk.services.hand_over

    @app.route("/hand-offs", methods=["GET", "HEAD"], name="hand_offs")
    async def show(request: Request) -> HTTPResponse:
        return desk.page(request, "hand_offs.html", hand_offs=await off_loop(hand_over.waiting))

    @app.route("/hand-offs/<id:int>", methods=["GET", "HEAD"], name="conversation")
    async def conversation(request: Request, id: int) -> HTTPResponse:
        found = await off_loop(_one, desk, id)
        if found is None or not found.agreed:
            sentence = "This conversation may not be read, or is gone."
            return desk.page(request, "nothing.html", 404, sentence=sentence)
        messages = await off_loop(desk.services.answers.history, found.key, _MOST_TURNS)
        return desk.page(request, "conversation.html", hand_off=found, messages=messages)

    @app.post("/hand-offs", name="settle_hand_off")
    async def settle(request: Request) -> HTTPResponse:
        await off_loop(hand_over.settle, number(request, "id"))
        return done("/hand-offs", "settled")


def _one(desk: Desk, id: int) -> HandOff | None:
    return next((h for h in desk.services.hand_over.waiting() if h.id == id), None)
