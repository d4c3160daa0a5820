"""What is ruled out."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.avoid import OWN_ORGANISATION, mark_avoided
from assistant.nlp.spans import Span

WORDS = {
    "sales": "industry",
    "retail": "industry",
    "banking": "industry",
    "tech": "industry",
    "recruiters": "other_title",
    "nurse": "current_title",
    "paramedic": "target_title",
    "Siemens": "organisation",
    "python": "skill",
    "Berlin": "location",
    "mondays": "hours",
    "zoom": "format",
    "in person": "format",
}


def marked(text: str) -> list[tuple[str, str]]:
    spans = [
        Span(entity, text.index(word), text.index(word) + len(word), word)
        for word, entity in WORDS.items()
        if word in text
    ]
    return [(s.entity, str(s.value)) for s in mark_avoided(text, spans) if s.role == "avoid"]


@pytest.mark.parametrize(
    ("text", "avoided"),
    [
        ("anything but sales", [("industry", "sales")]),
        ("no recruiters", [("title", "recruiters")]),
        ("I don't want to go back to retail", [("industry", "retail")]),
        ("I hate sales", [("industry", "sales")]),
        ("anywhere in finance except banking", [("industry", "banking")]),
        ("not at Siemens please", [("organisation", "Siemens")]),
        ("not a nurse, a paramedic", [("title", "nurse")]),
        ("not sales or retail", [("industry", "sales"), ("industry", "retail")]),
        ("no sales, retail or banking", [("industry", w) for w in ("sales", "retail", "banking")]),
        ("somebody who doesn't work at Siemens", [("organisation", "Siemens")]),
        ("I'm sick of retail, I want tech", [("industry", "retail")]),
        ("tech, but not sales", [("industry", "sales")]),
        ("can't do mondays", [("hours", "mondays")]),
        ("not over zoom", [("format", "zoom")]),
        ("meeting in person isn't possible for me", [("format", "in person")]),
        ("no meeting in person", [("format", "in person")]),
        ("I'd rather not talk to anyone who works in banking", [("industry", "banking")]),
        ("I don't want to work in banking but in tech", [("industry", "banking")]),
        ("never again retail", [("industry", "retail")]),
        ("forget banking, rather tech", [("industry", "banking")]),
        ("ok forget about banking, tech", [("industry", "banking")]),
        ("don't forget banking", []),
        ("nobody from banking, please", [("industry", "banking")]),
        ("just no one out of sales or retail", [("industry", w) for w in ("sales", "retail")]),
        ("nobody in banking takes me seriously", []),
        ("I always forget python", []),
        ("I want to get out of retail and into tech", [("industry", "retail")]),
    ],
)
def test_what_is_ruled_out_is_marked(text: str, avoided: list[tuple[str, str]]) -> None:
    assert marked(text) == avoided


@pytest.mark.parametrize(
    "text",
    [
        "I want tech",
        "not only sales but also retail",
        "I'm not sure about tech",
        "no experience in banking",
        "I'm not good at python",
        "I don't know python",
        "not happy as a nurse",
        "tired of being a nurse",
        "no idea, maybe sales",
        "I am no longer happy. Berlin is where I live",
        "why not tech?",
        "I can't find a job in Berlin",
    ],
)
def test_doubts_and_weaknesses_rule_nothing_out(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    "text", ["not in my company", "someone outside my firm", "anyone but not at my own employer"]
)
def test_ones_own_company_can_be_ruled_out_without_its_name(text: str) -> None:
    (span,) = mark_avoided(text, [])
    assert (span.entity, span.value, span.role) == ("organisation", OWN_ORGANISATION, "avoid")


def test_a_place_ruled_out_says_nothing_of_country_or_time_zone() -> None:
    text = "not in Berlin"
    spans = [
        Span("location", 7, 13, "Berlin"),
        Span("country", 7, 13, "DE"),
        Span("timezone", 7, 13, "Europe/Berlin"),
    ]
    assert [span.entity for span in mark_avoided(text, spans)] == ["location"]
