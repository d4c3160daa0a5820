"""All finders together, and what one message of several facts gives."""

from __future__ import annotations

import time

import pytest

from assistant.nlp.finders.avoid import mark_avoided
from assistant.nlp.finders.details import find_details
from assistant.nlp.spans import Span
from assistant.nlp.vocabulary import Vocabulary, load_vocabulary

LONG = (
    "I'm a senior nurse in Leeds, nine years on the same ward, and I want to move into tech, maybe"
    " as a data analyst; I know some SQL, I speak Polish and English, and I'm free on weekday"
    " evenings by video, anything but sales"
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def facts(text: str, vocabulary: Vocabulary) -> list[tuple[str, object]]:
    spans = mark_avoided(text, find_details(text, vocabulary))
    return [(s.entity, s.value) for s in spans if not s.role]


def test_every_fact_of_a_long_message_is_found(vocabulary: Vocabulary) -> None:
    found = facts(LONG, vocabulary)
    for fact in [
        ("location", "Leeds"),
        ("country", "GB"),
        ("timezone", "Europe/London"),
        ("seniority", "senior"),
        ("years", 9.0),
        ("industry", "technology"),
        ("skill", "sql"),
        ("language", "pl"),
        ("language", "en"),
        ("hours", "fri 18-21"),
        ("format", "video"),
    ]:
        assert fact in found


def test_spans_say_where_they_stand(vocabulary: Vocabulary) -> None:
    text = "nurse in berlin"
    assert Span("location", 9, 15, "Berlin") in find_details(text, vocabulary)


def test_an_industry_inside_a_title_belongs_to_the_title(vocabulary: Vocabulary) -> None:
    assert facts("I am a marketing manager", vocabulary) == []


@pytest.mark.parametrize(
    "text",
    [
        "no one is hiring me and I'm done with this",
        "I froze at the last one",
        "that would be nice, I'd say, most of the time",
        "Since I lost the job I think every night how I could do it.",
        "Is it impolite to leave a mentor after two meetings?",
        "hello there!",
        "",
        "\ud83d\ude00 \u2026 ???",
    ],
)
def test_a_message_without_facts_gives_none(text: str, vocabulary: Vocabulary) -> None:
    assert facts(text, vocabulary) == []


def test_of_two_places_the_one_lived_in_gives_country_and_time_zone(
    vocabulary: Vocabulary,
) -> None:
    found = facts("I come from Syria, now in Germany", vocabulary)
    assert [v for e, v in found if e == "location"] == ["Syria", "Germany"]
    assert [v for e, v in found if e == "country"] == ["DE"]


@pytest.mark.parametrize("piece", ["a ", "not in a ", "1-", "tue ", "I'm a ", "and ", "0", "x@"])
def test_a_very_long_message_takes_no_quadratic_time(piece: str, vocabulary: Vocabulary) -> None:
    find_details("", vocabulary)
    start = time.perf_counter()
    text = piece * (4000 // len(piece))
    mark_avoided(text, find_details(text, vocabulary))
    assert time.perf_counter() - start < 2
