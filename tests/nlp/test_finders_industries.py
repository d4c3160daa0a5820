"""Industries, and everyday words that are none."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.industries import IndustryFinder
from assistant.nlp.vocabulary import load_vocabulary

FINDER = IndustryFinder(load_vocabulary())


@pytest.mark.parametrize(
    ("text", "industries"),
    [
        ("I want to move from healthcare into tech", ["healthcare", "technology"]),
        ("out of retail, please", ["retail"]),
        ("i want to work in energy", ["energy"]),
        ("the energy sector", ["energy"]),
        ("I hate insurance", ["insurance"]),
        ("working in education for years", ["education"]),
        ("something in law", ["law"]),
        ("jobs in a law firm", ["law"]),
    ],
)
def test_industries_are_found(text: str, industries: list[str]) -> None:
    assert [span.value for span in FINDER.find(text)] == industries


@pytest.mark.parametrize(
    "text",
    [
        "I have no energy left",
        "my mother in law says so",
        "a toxic environment",
        "my education is poor",
        "I use social media",
        "who pays my health insurance",
        "computer science degree",
        "I dropped out of school",
    ],
)
def test_everyday_words_are_no_industries(text: str) -> None:
    assert FINDER.find(text) == []
