"""Questions without an answer, and the answers the coordinator adds."""

from __future__ import annotations

from typing import Any

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from assistant.desk.site import Desk, done, field, number, off_loop
from assistant.mentoring.errors import BadInput
from assistant.mentoring.questions import MOST_WORDS


def add_pages(app: Sanic, desk: Desk) -> None:
    """Serve `/questions`."""
    service = desk.services.answer_questions

    @app.route("/questions", methods=["GET", "HEAD"], name="questions")
    async def show(request: Request) -> HTTPResponse:
        return await _page(request, desk, typed=await _chosen(request, desk))

    @app.post("/questions", name="act_on_question")
    async def act(request: Request) -> HTTPResponse:
        action = field(request, "action")
        if action == "done":
            await off_loop(service.settle, number(request, "id"))
            return done("/questions", "question-done")
        if action == "remove":
            await off_loop(service.remove, number(request, "id"))
            return done("/questions", "answer-removed")
        typed = _typed(request)
        try:
            phrasings = tuple(typed["phrasings"].split("\n"))
            await off_loop(
                service.add,
                typed["question"],
                typed["text"],
                phrasings,
                typed["settles"],
                typed["id"],
            )
        except BadInput as error:
            return await _page(request, desk, 400, problem=str(error), typed=typed)
        return done("/questions", "answered")


def _typed(request: Request) -> dict[str, Any]:
    return {
        "question": field(request, "question"),
        "phrasings": field(request, "phrasings"),
        "text": field(request, "text"),
        "settles": number(request, "settles"),
        "id": number(request, "id"),
    }


async def _chosen(request: Request, desk: Desk) -> dict[str, Any]:
    """The form filled with the question to be answered, or the answer to be changed."""
    service = desk.services.answer_questions
    wanted = str(request.args.get("answer", ""))
    for question in await off_loop(service.waiting):
        if str(question.id) == wanted:
            empty = {"phrasings": "", "text": "", "id": 0}
            return {"question": question.text, "settles": question.id, **empty}
    changed = str(request.args.get("change", ""))
    for answer in await off_loop(service.added):
        if str(answer.id) == changed:
            return {
                "question": answer.question,
                "phrasings": "\n".join(answer.phrasings),
                "text": answer.text,
                "settles": 0,
                "id": answer.id,
            }
    return {"question": "", "phrasings": "", "text": "", "settles": 0, "id": 0}


async def _page(
    request: Request, desk: Desk, status: int = 200, problem: str = "", **values: Any
) -> HTTPResponse:
    service = desk.services.answer_questions
    return desk.page(
        request,
        "questions.html",
        status,
        problem=problem,
        questions=await off_loop(service.waiting),
        answers=await off_loop(service.added),
        most_words=MOST_WORDS,
        **values,
    )
