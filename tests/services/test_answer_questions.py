"""Questions are answered, or admitted and kept; what the coordinator adds is found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone

import pytest

from assistant.mentoring.errors import BadInput
from assistant.mentoring.knowledge import UNKNOWN, Answer
from assistant.mentoring.requests import ACCEPTED
from assistant.services.answer_questions import AnswerQuestions
from tests.builders import a_request
from tests.fakes import FakeQuestions, FakeRequests

KEY = "rest:ada"
NOW = datetime(2026, 3, 1, tzinfo=timezone.utc)
GIFTS = Answer("gifts", "Shall I bring a present?", "No need.", "Say thanks.", together="A card.")


def _alike(text: str, others: Sequence[str]) -> list[float]:
    """Sentences that begin with the same word mean the same here."""
    return [float(text.split()[0].lower() == other.split()[0].lower()) for other in others]


def _answering() -> AnswerQuestions:
    return AnswerQuestions(FakeQuestions(), {"gifts": GIFTS}, FakeRequests(), _alike, lambda: NOW)


def test_an_answer_comes_with_a_step_that_fits() -> None:
    answering = _answering()
    assert answering.find(KEY, "presents?", "gifts") == "No need.\n\nSay thanks."
    answering.requests.add(a_request(person_key=KEY, status=ACCEPTED), [])
    assert answering.find(KEY, "presents?", "gifts") == "No need.\n\nA card."


def test_what_nobody_wrote_an_answer_to_has_none() -> None:
    assert _answering().find(KEY, "parking near you?", UNKNOWN) is None


def test_an_answer_of_the_coordinator_is_found_without_training() -> None:
    answering = _answering()
    answering.add("Parking at the office?", "Behind the house.", ("cars go where",))
    assert answering.find(KEY, "parking for my van", UNKNOWN) == "Behind the house."
    assert answering.find(KEY, "cars?! where", UNKNOWN) is None
    assert answering.find(KEY, "cars where do they go", UNKNOWN) == "Behind the house."


def test_the_coordinators_answer_goes_before_a_built_in_one() -> None:
    answering = _answering()
    answering.add("Presents allowed?", "House rule: none at all.", ())
    assert answering.find(KEY, "presents?", "gifts") != "House rule: none at all."
    assert answering.find(KEY, "presents ok?", "gifts") == "House rule: none at all."


def test_a_question_without_an_answer_waits_for_the_coordinator() -> None:
    answering = _answering()
    answering.keep("parking near you?")
    assert [question.text for question in answering.waiting()] == ["parking near you?"]


@pytest.fixture
def service() -> AnswerQuestions:
    return _answering()


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
