"""A name is taken from a text without what merely stands around it."""

from __future__ import annotations

import pytest

from assistant.nlp.neutral import is_own_name
from assistant.nlp.title_extractor import tidied


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("software developer.", "software developer"),
        ("- nurse,", "nurse"),
        ("assistant registrar of", "assistant registrar"),
        ("head of the", "head"),
        ("C++ developer", "C++ developer"),
        ("nurse (band 6)", "nurse (band 6)"),
        ("directora de", "directora"),
        ("...", ""),
    ],
)
def test_signs_and_words_that_lead_on_are_no_part_of_a_name(text: str, name: str) -> None:
    start, end = tidied(text, 0, len(text))
    assert text[start:end] == name


def test_names_keep_their_place_in_the_text() -> None:
    text = "I want to be a: nurse!"
    assert tidied(text, 14, len(text)) == (16, 21)


@pytest.mark.parametrize(
    ("text", "name", "own"),
    [
        ("I'm a man called Kwame and I want a job", "Kwame", True),
        ("my name is Lena Kowal, nurse", "Kowal", True),
        ("my name is lena and I work at Deloitte", "Deloitte", False),
        ("Aisha here, accountant at Deloitte", "Deloitte", False),
        ("I work for a start-up called Kwame", "Kwame", False),
    ],
)
def test_the_writers_own_name_is_told_from_others(text: str, name: str, own: bool) -> None:
    assert is_own_name(text, text.index(name)) is own
