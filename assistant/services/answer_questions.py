"""Keeps questions that found no answer, and the answers the coordinator adds to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.mentoring.ports import Questions
from assistant.mentoring.questions import AddedAnswer, Question, an_answer


@dataclass(frozen=True)
class AnswerQuestions:
    """What the conversation admits not to know gets to somebody who may know it."""

    questions: Questions
    now: Callable[[], datetime]

    def keep(self, text: str) -> None:
        """Keep a question for the coordinator; addresses and numbers in it are left out."""
        if text.strip():
            self.questions.keep(text, self.now())

    def waiting(self) -> list[Question]:
        """Questions nobody has dealt with, most asked first."""
        return self.questions.waiting()

    def added(self) -> list[AddedAnswer]:
        """Every answer the coordinator added."""
        return self.questions.added()

    def add(
        self, question: str, text: str, phrasings: tuple[str, ...], settles: int = 0, id: int = 0
    ) -> AddedAnswer:
        """Keep an answer, in place of the one with that `id`; `settles` is a question it answers.

        Raises BadInput with a sentence for the coordinator.
        """
        answer = replace(an_answer(question, text, phrasings), id=id)
        kept = self.questions.add(answer, self.now())
        if settles:
            self.questions.settle(settles)
        return kept

    def settle(self, question_id: int) -> None:
        """The question needs no answer any more."""
        self.questions.settle(question_id)

    def remove(self, answer_id: int) -> None:
        """Take an added answer away."""
        self.questions.remove(answer_id)
