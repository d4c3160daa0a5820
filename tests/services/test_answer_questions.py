"""What the conversation could not answer gets to the coordinator, and the answer back."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from assistant.mentoring.errors import BadInput
from assistant.services.answer_questions import AnswerQuestions
from tests.fakes import FakeQuestions

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)


@pytest.fixture
def service() -> AnswerQuestions:
    return AnswerQuestions(FakeQuestions(), lambda: NOW)


def test_an_answer_takes_its_question_off_the_list(service: AnswerQuestions) -> None:
    service.keep("Who pays my train?")
    service.keep("   ")
    (question,) = service.waiting()
    answer = service.add(question.text, " We do. ", ("is travel  paid", ""), settles=question.id)
    assert service.waiting() == []
    assert service.added() == [answer]
    assert (answer.text, answer.phrasings) == ("We do.", ("is travel paid",))


@pytest.mark.parametrize(
    ("question", "text"), [("", "Yes."), ("Why?", " "), ("Why?", "word " * 81)]
)
def test_an_answer_nobody_could_read_is_refused(
    service: AnswerQuestions, question: str, text: str
) -> None:
    service.keep("Why?")
    with pytest.raises(BadInput):
        service.add(question, text, (), settles=1)
    assert len(service.waiting()) == 1
