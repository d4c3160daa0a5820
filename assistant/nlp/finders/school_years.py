"""The age somebody gives away by their year at school, so that minors are met as minors."""

from __future__ import annotations

import re

from assistant.nlp.finders.numbers import NUMBER, number_of
from assistant.nlp.spans import Span

_OWN = r"\b(?:i'?m|i’m|i am|im|me)\b[^.!?]{0,12}"
# "year 10" (England): 14 or 15; "10th grade" (United States): 15 or 16. The younger counts.
_YEAR = re.compile(rf"{_OWN}\bin (?:year|yr) (?P<number>[7-9]|1[0-3])\b", re.IGNORECASE)
_GRADE = re.compile(
    rf"{_OWN}\bin (?:the )?(?:grade (?P<number>[5-9]|1[0-2])\b"
    rf"|(?P<ordinal>[5-9]|1[0-2])(?:th)? grade|(?P<word>{NUMBER}|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth) grade\b)",
    re.IGNORECASE,
)
_AT_SCHOOL = re.compile(
    rf"{_OWN}\b(?:still (?:at|in) (?:high |secondary )?school|in high school|a high school"
    r" (?:student|freshman|sophomore|junior)|in (?:the )?sixth form)\b",
    re.IGNORECASE,
)
_ORDINALS = ("fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_AGE_AT_SCHOOL = 16


def find_school_years(text: str) -> list[Span]:
    """Spans of entity ``age`` in years; nothing where the pupil is somebody else."""
    spans = []
    for found in _YEAR.finditer(text):
        spans.append(Span("age", *found.span(), int(found["number"]) + 4))
    for found in _GRADE.finditer(text):
        grade = _grade(found)
        if grade is not None:
            spans.append(Span("age", *found.span(), grade + 5))
    for found in _AT_SCHOOL.finditer(text):
        spans.append(Span("age", *found.span(), _AGE_AT_SCHOOL))
    return spans


def _grade(found: re.Match[str]) -> int | None:
    if found["number"] or found["ordinal"]:
        return int(found["number"] or found["ordinal"])
    word = found["word"].lower()
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 5
    number = number_of(word)
    return int(number) if number is not None else None
