"""Answers questions, and keeps those that found no answer, with what the coordinator adds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.mentoring.knowledge import Answer, stage_of
from assistant.mentoring.ports.conversations import Questions
from assistant.mentoring.ports.requests import Requests
from assistant.mentoring.questions import AddedAnswer, Question, an_answer

# As near in meaning as two ways to ask one thing: docs/decisions/0018-answers.md.
SAME_QUESTION = 0.65


@dataclass(frozen=True)
class AnswerQuestions:
    """What the conversation admits not to know gets to somebody who may know it.

    `alike` tells how alike in meaning a text is to each of others, 1 for the same; `minimum_age`
    is the programme's.
    """

    questions: Questions
    answers: Mapping[str, Answer]
    requests: Requests
    alike: Callable[[str, Sequence[str]], Sequence[float]]
    now: Callable[[], datetime]
    minimum_age: int = 18

    def find(self, key: str, text: str, guess: str, alone: bool = False) -> str | None:
        """The answer to a question, fitted to where the person stands; None where there is none.

        What the coordinator added goes first. `guess` is the id the classifier read; `alone` leaves
        the next step out.
        """
        added = self._added(text)
        if added:
            return added
        answer = self.answers.get(guess)
        if answer is None:
            return None
        told = answer.told(stage_of(self.requests.of_person(key)), alone)
        return told.replace("{minimum_age}", str(self.minimum_age))

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

    def _added(self, text: str) -> str | None:
        """The added answer that is asked for in other words."""
        asked = [
            (phrase, answer.text)
            for answer in self.questions.added()
            for phrase in (answer.question, *answer.phrasings)
        ]
        if not asked:
            return None
        scores = self.alike(text, [phrase for phrase, _ in asked])
        best = max(range(len(asked)), key=lambda place: scores[place])
        return asked[best][1] if scores[best] >= SAME_QUESTION else None
