"""Slips are read as what was meant; what is no slip stays as it is."""

from __future__ import annotations

import pytest

from assistant.nlp.speller import Lexicon, spelt, words_of


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon({"mentor": 50, "mentee": 5, "devops": 3})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("i wnat a metnor", "i want a mentor"),
        ("looking for wrok", "looking for work"),
        ("becom a techer", "become a teacher"),
    ],
)
def test_a_slip_in_a_word_is_mended(written: str, meant: str, lexicon: Lexicon) -> None:
    assert spelt(written, lexicon).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "I work at Infosyss with Anyaa",
        "devops, kubernetes and two mentees",
        "a patient's son",
        "ich suche einen neuen Beruf",
        "SRE",
        "👍 42",
        "",
    ],
    ids=["names", "our own words", "a possessive", "German", "short", "signs", "nothing"],
)
def test_what_is_no_slip_stays(text: str, lexicon: Lexicon) -> None:
    assert spelt(text, lexicon).text == text


def test_a_part_is_found_where_it_went(lexicon: Lexicon) -> None:
    written = "i wnat to becom a techer soon"
    found = spelt(written, lexicon)
    start = written.index("techer")
    assert found.part(start, start + len("techer")) == "teacher"
    assert found.part(0, len(written)) == found.text
    assert found.part(len(written) - 4, len(written)) == "soon"


def test_words_met_once_and_words_of_other_languages_are_not_learnt() -> None:
    texts = ["I want a mentor", "a mentor would help me", "ich suche einen Mentor", "wrok"]
    assert words_of(texts) == {"a": 2, "mentor": 2}
