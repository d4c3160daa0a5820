"""Takes out of a text who tells it, so that only the work is left."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from assistant.nlp.language import language_of
from assistant.nlp.vocabulary import FOLDER

_AGE = re.compile(
    r"\b\d{1,2}[- ]?(?:years?[- ]olds?|y/?o|yrs?[- ]old)\b|\b(?:aged?)\s+\d{1,2}\b", re.I
)
_NAME_GIVEN = re.compile(
    r"\b(?:my name(?:'s| is)|i'?m called|i am called|call me)\s+\w+(?:\s+[A-Z]\w+)*", re.I
)
# "Aisha here, nurse": a name at the beginning; within an English sentence a capital tells one.
_NAME_FIRST = re.compile(r"^\s*[A-Z]\w+(?:\s+[A-Z]\w+)?\s+here\b[,.]?")
_NAME_WITHIN = re.compile(r"(?<=[a-z,;] )(?!I\b|I')[A-Z][a-z]+\b")
_WORD = re.compile(r"[A-Za-z]+")


def neutral(text: str) -> str:
    """The text without names given, ages and gendered words: work is told from work alone."""
    unnamed = _NAME_FIRST.sub(" ", _NAME_GIVEN.sub(" ", _AGE.sub(" ", text)))
    if language_of(text) == "en":
        unnamed = _NAME_WITHIN.sub(" ", unnamed)
    swapped = _WORD.sub(lambda found: _neutral_words().get(found[0].lower(), found[0]), unnamed)
    return " ".join(swapped.split())


@lru_cache(maxsize=1)
def _neutral_words() -> dict[str, str]:
    with (FOLDER / "neutral_words.csv").open(encoding="utf-8", newline="") as lines:
        return {row["word"]: row["neutral"] for row in csv.DictReader(lines)}
