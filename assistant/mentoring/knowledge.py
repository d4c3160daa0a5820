"""Answers to what people ask about mentoring, each with a step that fits where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.mentoring.journey import ON_SHOW, WITH_SOMEBODY
from assistant.mentoring.people import Person
from assistant.mentoring.requests import ACCEPTED, PENDING, Request

# Where somebody stands, as far as an answer cares.
SEARCHING, WAITING, TOGETHER = "searching", "waiting", "together"
# The classifier's name for a question about work or mentoring that no answer is there for.
UNKNOWN = "unknown"
# Where a message is written, sent and settled.
_AMID = WITH_SOMEBODY - {"sent"}


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

    def told(self, stage: str, alone: bool = False) -> str:
        """The answer with the step that fits; `alone` without any, amid something else."""
        if alone:
            return self.text
        step = {WAITING: self.waiting, TOGETHER: self.together}.get(stage) or self.next
        return f"{self.text}\n\n{step}" if step else self.text


def speaks_alone(person: Person) -> bool:
    """Whether the question behind an answer is a step by itself: another would be odd."""
    journey = person.journey
    chooses = journey.step in ON_SHOW and journey.offered and not journey.asks
    return bool(person.hosting.active or journey.step in _AMID or chooses)


def stage_of(requests: Iterable[Request]) -> str:
    """Where the person with these requests stands."""
    found = {request.status for request in requests}
    if ACCEPTED in found:
        return TOGETHER
    return WAITING if PENDING in found else SEARCHING
