"""Languages somebody wants to speak."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.languages import find_languages


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Spanish and a bit of English.", ["es", "en"]),
        ("a mentor who speaks Polish", ["pl"]),
        ("in German please", ["de"]),
        ("portuguese", ["pt"]),
        ("My Polish is native and my English is okay for work.", ["pl", "en"]),
        ("deutsch", ["de"]),
        ("auf deutsch bitte", ["de"]),
        ("en español, por favor", ["es"]),
        ("po polsku", ["pl"]),
        ("русский", ["ru"]),
        ("中文可以吗", ["zh"]),
        ("which mentors speak Turkish", ["tr"]),
        ("it needn't be Welsh", ["cy"]),
        ("they don't have to be Welsh speakers", ["cy"]),
        ("Polish-speaking mentor", ["pl"]),
        ("I'm fluent in french, italian and Arabic", ["fr", "it", "ar"]),
        ("English is fine", ["en"]),
        ("I grew up speaking Igbo at home", ["ig"]),
        ("hindi or english", ["hi", "en"]),
        ("languages: Dutch, English", ["nl", "en"]),
    ],
)
def test_languages_are_found(text: str, codes: list[str]) -> None:
    assert [span.value for span in find_languages(text)] == codes


@pytest.mark.parametrize(
    "text",
    [
        "Spanish teacher in Leeds",
        "I did an English degree",
        "I work for a Polish company",
        "chef in a French restaurant",
        "I teach German",
        "I'm a German engineer",
        "please polish my cv",
        "learning Spanish in the evenings",
        "I have a degree in French",
        "he is Irish",
        "the Chinese market",
        "in Greek restaurants all my life",
    ],
)
def test_nationalities_and_school_subjects_are_no_wishes(text: str) -> None:
    assert find_languages(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("to move up at the bank, only Portuguese", ["pt"]),
        ("must speak Polish, my English lets me down", ["pl"]),
        ("Polish, my English is fine too", ["pl", "en"]),
        ("only German food", []),
    ],
)
def test_only_what_is_asked_for_is_a_language_to_speak(text: str, codes: list[str]) -> None:
    assert [span.value for span in find_languages(text)] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("in Sewdish pls", ["sv"]),
        ("must speak Portugese", ["pt"]),
        ("somebody who speaks germn", ["de"]),
        ("in Germany please", []),
        ("in Polnad please", []),
        ("speak louder", []),
        ("speak plainly", []),
        ("in short, please", []),
    ],
)
def test_a_slip_in_a_language_that_is_asked_for_is_mended(text: str, codes: list[str]) -> None:
    assert [span.value for span in find_languages(text)] == codes
