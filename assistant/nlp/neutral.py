"""Takes out of a text who tells it: name, age and gender are to change nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from assistant.nlp.language import language_of
from assistant.nlp.vocabulary import FOLDER, rows_of

_WORDS = FOLDER / "neutral_words.csv"
# A change in any of these makes trained models stale.
SOURCES = (Path(__file__), _WORDS)
_AGE = re.compile(
    r"\b\d{1,2}[- ]?(?:years?[- ]olds?|y/?o|yrs?[- ]old)\b|\b(?:aged?)\s+\d{1,2}\b", re.I
)
_NAME_GIVEN = re.compile(
    r"\b(?:my name(?:'s| is)|i'?m called|i am called|call me)\s+\w+(?:\s+(?-i:[A-Z])\w+)*", re.I
)
# "Aisha here, nurse": a name at the beginning; within an English sentence a capital tells one.
_NAME_FIRST = re.compile(r"^\s*[A-Z]\w+(?:\s+[A-Z]\w+)?\s+here\b[,.]?")
# "I'm a nurse called Kwame", not "a start-up called Kwame".
_OWN_CALLED = re.compile(
    r"\b(?:i'?m|i am)\b[^.,;!?]{0,40}\b(?:called|named)\s+(?-i:[A-Z])\w+", re.I
)
_CALLED = re.compile(r"\b(?:called|named)\s+[A-Z]\w+(?:\s+[A-Z]\w+)*")
_NAME_WITHIN = re.compile(r"(?<=[a-z,;] )(?!I\b|I')[A-Z][a-z]+\b")
_WORD = re.compile(r"[A-Za-z]+")


def neutral(text: str) -> str:
    """The text without names given and ages, and with neutral words for gendered ones."""
    told = text
    for pattern in (_AGE, _NAME_GIVEN, _NAME_FIRST, _CALLED):
        told = pattern.sub(" ", told)
    told = _WORD.sub(lambda found: _neutral_words().get(found[0].lower(), found[0]), told)
    if told == text:
        # As it was, blanks and all: what has been read lately need not be read again.
        return text
    # Who writes nothing but a name has still written something.
    return " ".join(told.split()) or text


def is_own_name(text: str, place: int) -> bool:
    """Whether the character at `place` belongs to the name the writer gives of themselves."""
    return any(
        found.start() <= place < found.end()
        for pattern in (_NAME_GIVEN, _NAME_FIRST, _OWN_CALLED)
        for found in pattern.finditer(text)
    )


def nameless(text: str) -> str:
    """The neutral text without any other name, so that only the work is left."""
    told = neutral(text)
    if language_of(text) == "en":
        told = " ".join(_NAME_WITHIN.sub(" ", told).split())
    return told or text


@lru_cache(maxsize=1)
def _neutral_words() -> dict[str, str]:
    return {row["word"]: row["neutral"] for row in rows_of(_WORDS)}
