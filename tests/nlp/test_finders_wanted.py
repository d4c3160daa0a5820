from __future__ import annotations

import pytest

from assistant.nlp.finders.details import known_titles
from assistant.nlp.finders.wanted import mark_wanted
from assistant.nlp.spans import Span
from assistant.nlp.vocabulary import load_vocabulary


def wanted(text: str, *spans: Span) -> list[object]:
    marked = mark_wanted(text, spans, known_titles(text, load_vocabulary()))
    return [span.value for span in marked if span.entity == "mentor_title"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("I'd like to know someone who is a lawyer and came to it late", ["lawyer"]),
        ("can I talk to a midwife?", ["midwife"]),
        ("a mentor who is a founder", ["founder"]),
        ("somebody who used to be a teacher", ["teacher"]),
        ("I'd rather talk to a nurse or a midwife", ["nurse", "midwife"]),
        ("got any marine biologists?", ["marine biologist"]),
        ("a lawyer as a mentor", ["lawyer"]),
    ],
)
def test_what_the_mentor_should_be_is_found(text: str, titles: list[str]) -> None:
    assert wanted(text) == titles


@pytest.mark.parametrize(
    "text",
    [
        "my boss is a lawyer",
        "my brother, who is a nurse, says I should talk to someone",
        "show me a nurse job",
        "I talk to lawyers all day",
        "I had to talk to a solicitor",
        "I'm someone who is a nurse and hates it",
        "I want to be a lawyer",
    ],
)
def test_what_others_are_or_the_person_wants_to_be_is_not_asked_of_a_mentor(text: str) -> None:
    assert wanted(text) == []


def test_a_title_taken_for_the_persons_own_becomes_the_mentors() -> None:
    text = "somebody who used to be a teacher"
    (span,) = mark_wanted(text, [Span("current_title", 26, 33, "teacher")], [])
    assert (span.entity, span.value) == ("mentor_title", "teacher")
