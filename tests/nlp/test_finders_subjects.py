"""What somebody studies, what they do not like of it, and fields told with a "maybe"."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.avoid import mark_avoided
from assistant.nlp.finders.details import find_details
from assistant.nlp.vocabulary import load_vocabulary


def found(text: str) -> set[tuple[str, object, str | None]]:
    spans = mark_avoided(text, find_details(text, load_vocabulary()))
    return {(span.entity, span.value, span.role) for span in spans}


@pytest.mark.parametrize(
    ("text", "subject", "now"),
    [
        ("im studying business", "business", True),
        ("I study law", "law", True),
        ("i'm a student of biology", "biology", True),
        ("in my second year of medicine", "medicine", True),
        ("I'm a business student", "business", True),
        ("I'm doing a degree in computer science", "computer science", True),
        ("I studied physics ten years ago", "physics", False),
        ("I have a degree in history", "history", False),
    ],
)
def test_a_subject_is_heard_and_whether_it_is_studied_now(
    text: str, subject: str, now: bool
) -> None:
    said = found(text)
    assert ("subject", subject, None) in said
    assert (("seniority", "student", None) in said) is now


@pytest.mark.parametrize(
    "text",
    [
        "my daughter is studying law",
        "I want to study law",
        "studying hard for my exams",
        "im studying to be a nurse",
        "someone who studied law",
        "I like music",
        "am i too old for this? 43",
    ],
)
def test_what_others_study_or_somebody_would_like_to_is_no_subject(text: str) -> None:
    assert [entity for entity, _, _ in found(text) if entity == "subject"] == []


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("im studying business but i dont like it", "business"),
        ("I study law and hate it", "law"),
        ("studying marketing, its not for me", "marketing"),
        ("first year of medicine, it's boring", "medicine"),
    ],
)
def test_a_subject_somebody_does_not_like_is_ruled_out(text: str, field: str) -> None:
    assert ("field", field, "avoid") in found(text)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("I study law", {"law"}),
        ("I study music and love it", {"music"}),
        ("studying music, not sure if its for me", set()),
        ("I'm studying nursing and I don't like working nights", {"nursing"}),
        ("I study music and want to become a nurse", set()),
    ],
)
def test_a_subject_is_wished_for_unless_something_else_is_said(text: str, fields: set[str]) -> None:
    assert {value for entity, value, _ in found(text) if entity == "field"} == fields


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("maybe something with sustainability? or music", {"environment", "music"}),
        ("sustainability or music", {"environment", "music"}),
        ("music", {"music"}),
        ("something in design, or maybe fashion", {"design", "fashion"}),
        ("hm sustainability i think", {"environment"}),
        ("I'd like to do something with animals", {"veterinary"}),
    ],
)
def test_fields_are_heard_where_nothing_else_is_said(text: str, fields: set[str]) -> None:
    assert {(v, r) for e, v, r in found(text) if e == "field"} == {(f, None) for f in fields}


def test_of_two_fields_one_may_be_ruled_out() -> None:
    assert {
        ("field", "environment", None),
        ("field", "music", "avoid"),
    } <= found("hm sustainability i think. not music")


@pytest.mark.parametrize(
    "text",
    [
        "I listen to music on the way to work",
        "do you have anything about music?",
        "it",
        "the design of your page is nice",
        "my brother and music",
    ],
)
def test_everyday_words_are_no_field(text: str) -> None:
    assert [value for entity, value, _ in found(text) if entity == "field"] == []
