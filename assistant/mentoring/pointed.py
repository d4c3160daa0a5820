"""Which of several near answers is meant, where a few plain words of a question say so."""

from __future__ import annotations

import re
from typing import NamedTuple

# How to approach somebody is asked about; the classifier's name of it.
APPROACH = "how_to_approach"
# The longer a question, the more of it is about something else.
_LONGEST = 18


class _Answer(NamedTuple):
    """An answer, the readings it takes the place of, and the words that lead to it."""

    id: str
    near: frozenset[str]
    asked: re.Pattern[str]


def _answer(id: str, near: tuple[str, ...], *words: str) -> _Answer:
    return _Answer(id, frozenset(near), re.compile("|".join(words), re.IGNORECASE))


_ANSWERS = (
    _answer(
        "if_they_refuse",
        (APPROACH, "said_no", "many_refusals", "unknown"),
        r"\bwhat (?:if|happens (?:if|when)|when)\b(?![^.?!]*\bmy\b)[^.?!]{0,40}"
        r"\b(?:sa(?:y|ys|id) no\b|turn(?:s|ed)? me down|refus\w+|reject\w*"
        r"|do(?:es)?n['\u2019]?t want|not interested|a no\b)",
    ),
    _answer(
        "response_time",
        (APPROACH, "follow_up_unanswered", "unknown"),
        r"\bwhat (?:if|happens (?:if|when))\b(?![^.?!]*\bmy\b)[^.?!]{0,30}\b(?:ignores? me\b"
        r"|no (?:answer|reply)\b|(?:do(?:es)?(?: not|n['\u2019]?t)|never)"
        r" (?:answer|reply|respond|write back)\b)",
    ),
    _answer(
        "rude_to_ask",
        (APPROACH,),
        # What is asked with "how" wants to know the way of doing it.
        r"^(?!.*\b(?:how|two|now)\b).*\b(?:is|isn['\u2019]?t|would(?:n['\u2019]?t)?|will"
        r"|won['\u2019]?t|am i|ain['\u2019]?t)\b[^.?!]{0,30}\b(?:rude|impolite|weird|odd|strange"
        r"|cheeky|pushy|creepy|awkward|embarrassing|annoy\w*|bother\w*|disturb\w*|intrusive)\b",
    ),
    _answer(
        "too_old",
        ("age_limit",),
        r"\b(?:too|to) old\b|\btoo late\b|^(?!.*\bmin).*\b(?:upper|max\w*) age\b",
    ),
)
# "What's in it for me?" asks about them who would like to mentor.
_FOR_ME = re.compile(r"\bfor me\b|\b(?:would|should|do) i\b", re.IGNORECASE)
# Answers only such words lead to: the classifier does not know them.
BY_WORDS = frozenset({"if_they_refuse", "my_gain", "rude_to_ask", "too_old"})


def pointed_at(text: str, reading: str, mentors: bool = False) -> str | None:
    """The id of the answer that is meant rather than `reading`; None where nothing says so.

    `mentors` tells that the question comes from somebody who would like to be one.
    """
    if len(text.split()) > _LONGEST:
        return None
    if mentors and reading in ("mentee_benefits", "unknown") and _FOR_ME.search(text):
        return "my_gain"
    near = (answer for answer in _ANSWERS if reading in answer.near)
    return next((answer.id for answer in near if answer.asked.search(text)), None)
