"""Answers to what people ask about mentoring, each with a step that fits where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.mentoring.requests import ACCEPTED, PENDING, Request

# Where somebody stands, as far as an answer cares.
SEARCHING, WAITING, TOGETHER = "searching", "waiting", "together"
# The classifier's name for a question about work or mentoring that no answer is there for.
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """`next` is one step for somebody still searching; `waiting` and `together` replace it for
    somebody who waits for a mentor's answer, and who has a mentor.
    """

    id: str
    question: str
    text: str
    next: str = ""
    waiting: str = ""
    together: str = ""

    def told(self, stage: str) -> str:
        """The answer with the step that fits."""
        step = {WAITING: self.waiting, TOGETHER: self.together}.get(stage) or self.next
        return f"{self.text}\n\n{step}" if step else self.text


def stage_of(requests: Iterable[Request]) -> str:
    """Where the person with these requests stands."""
    found = {request.status for request in requests}
    if ACCEPTED in found:
        return TOGETHER
    return WAITING if PENDING in found else SEARCHING
