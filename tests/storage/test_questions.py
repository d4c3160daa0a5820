"""Questions without an answer and answers added, in the fake and in SQL."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from assistant.mentoring.questions import AddedAnswer

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)


def asked(questions: Any) -> list[tuple[str, int]]:
    return [(question.text, question.times) for question in questions.waiting()]


def test_the_same_question_is_kept_once_and_counted(questions: Any) -> None:
    questions.keep("Who pays my train?", NOW)
    questions.keep("Is there a fee?", NOW)
    questions.keep("  who pays   my TRAIN", NOW + HOUR)
    assert asked(questions) == [("Who pays my train?", 2), ("Is there a fee?", 1)]
    first = questions.waiting()[0]
    assert (first.asked, first.last_asked) == (NOW, NOW + HOUR)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Is ada.b+x@example.org a mentor?", "Is [address] a mentor?"),
        ("Call +49 (151) 234-5678 now?", "Call [number] now?"),
        ("Is https://example.org/me ok?", "Is [link] ok?"),
        ("Can I have 2 mentors in 2027?", "Can I have 2 mentors in 2027?"),
    ],
)
def test_nothing_by_which_somebody_is_reached_is_kept(questions: Any, said: str, kept: str) -> None:
    questions.keep(said, NOW)
    assert asked(questions) == [(kept, 1)]


def test_a_question_dealt_with_waits_again_when_it_is_asked_again(questions: Any) -> None:
    questions.keep("Who pays?", NOW)
    questions.settle(questions.waiting()[0].id)
    assert asked(questions) == []
    questions.keep("Who pays?", NOW)
    assert asked(questions) == [("Who pays?", 2)]


def test_answers_are_added_changed_and_taken_away(questions: Any) -> None:
    first = questions.add(AddedAnswer("Who pays?", "We do.", ("who pays the train",)), NOW)
    second = questions.add(AddedAnswer("Is there tea?", "Yes."), NOW)
    changed = AddedAnswer("Who pays?", "You do.", (), first.id)
    assert questions.add(changed, NOW) == changed
    assert questions.added() == [changed, second]
    questions.remove(first.id)
    questions.remove(first.id)
    assert questions.added() == [second]


def test_changing_an_answer_somebody_took_away_keeps_it_as_a_new_one(questions: Any) -> None:
    kept = questions.add(AddedAnswer("Who pays?", "We do.", (), 77), NOW)
    assert questions.added() == [kept]


def test_wishes_are_counted_by_day(unmet: Any) -> None:
    today, before = NOW.date(), NOW.date() - timedelta(days=40)
    unmet.note(today, [("title", "midwife"), ("language", "pl"), ("title", "midwife")])
    unmet.note(today, [("title", "midwife"), ("title", "")])
    unmet.note(before, [("language", "pl")])
    assert unmet.since(today) == [("title", "midwife", 2), ("language", "pl", 1)]
    assert unmet.since(before)[0] == ("language", "pl", 2)
