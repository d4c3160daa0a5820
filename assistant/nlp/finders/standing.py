"""Years of experience, age and seniority of the person who writes, and of nobody else."""

from __future__ import annotations

import re

from assistant.nlp.finders.numbers import NUMBER, number_of
from assistant.nlp.spans import Span

_YEARS = re.compile(
    rf"\b(?P<number>{NUMBER}|an?|half a)\s*\+?[- ]*(?P<half>and a half[- ])?"
    rf"(?P<unit>years?|yrs?|yoe|decades?)\b(?P<after_half> and a half)?",
    re.IGNORECASE,
)
_YEARS_NOT_AFTER = re.compile(
    r"'?\s*-?\s*(?:olds?\b|ago\b|older|younger|left|out\b|off\b|away|at home|until|till|later"
    r"|time\b"
    r"|from now|to go|contract|plan\b|course|degree|apprenticeship|programme|program\b|break\b"
    r"|gap\b|sick\b|unemployed|raising|bringing up|caring for|looking after|warranty|to retire"
    r"|maternity|before i|without (?:work|a job)|jobless|as a (?:stay|full)|of (?:marriage|drought"
    r"|school|study|uni\w*|college|a\b|my life)|prison|inside|in prison|abroad|on me"
    r"|sober|home\b|no job|with no|since\b|illness|following|of (?:caring|silence|nappies|sick\w*"
    r"|illness|waiting|looking|missionary)|how\b|since)",
    re.IGNORECASE,
)
_YEARS_NOT_BEFORE = re.compile(
    r"\b(?:in|within|next|every|per|once|twice|another|first|last|final|than|by|take|takes|took"
    r"|turn\w*|aged?|until|till|away for|off for|gap of|break of|times|another)(?: the)?\s*\Z"
    r"|\b(?:my|her|his|their|the|its|those|these|it'?s been|its been|wrote|said) (?:\w+ )?\Z"
    r"|\b(?:been out|out for|out of work|home|off work|away|gone|sober|break|gap|hole|silence"
    r"|haven'?t|hasn'?t|not worked|didn'?t|without|served|no longer|unemployed|jobless|career break"
    r"|out since|ben out)\b[^,]*,?[^,]*\Z",
    re.IGNORECASE,
)
# "a decade in retail" counts, "once a year" and "a year ago" do not: "a" needs a follow-up.
_VAGUE_AFTER = re.compile(r"\s+(?:of experience|experience|in\b|as\b|at\b|into\b|doing\b|under\b)")
_OTHERS = re.compile(
    r"\b(?:he|she|they|boss|manager|husband|wife|colleagues?|brother|sister|mum|mom|dad|father"
    r"|mother|friend|mentors?|someone|somebody|anyone|anybody|person|people|company|son|daughter"
    r"|partner|uncle|aunt|director|who|that|whose|you|kids?)(?:'s)?\b(?!.*\b(?:i|i've|i'm|im|ive"
    r"|my)\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.!?;\n]*\Z")

_AGE_AFTER = (
    r"(?=\s*(?:[,.!?;)/]|\Z|-(?!\d)|–(?!\d)|and\b|but\b|now\b|today\b|already\b|this (?:year"
    r"|month)|next\b|so\b"
    r"|or\b|from\b|living|working|who\b|looking|with\b|in (?:a |\w+ (?:and|,)|march|may|june|july)"
    r"|male|female|m\b|f\b|i\b|too\b|soon\b|tomorrow|still\b|years? old|y/?o\b|yrs? old))"
)
_AGES = (
    re.compile(
        rf"\b(?:i'?m|i’m|i am|im|iam|i turned|i've turned|turning|just turned|i'll be|aged?:?)\s+"
        rf"(?:only |just |already |almost |nearly |about |now |a )?(?P<age>{NUMBER}){_AGE_AFTER}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<age>{NUMBER})[- ]?(?:years?|yrs?)?[- ]?(?:old|of age)\b"
        r"|\b(?P<short>\d\d)\s?y/?o\b",
        re.IGNORECASE,
    ),
    # Minors, whom it would be wrong to miss, in whatever wording: "im 16 n wanna code".
    re.compile(
        r"\b(?:i'?m|i’m|i am|im)\s+(?:only |just )?"
        r"(?P<age>1[0-7]|thirteen|fourteen|fifteen|sixteen|seventeen)\b"
        r"(?!\s*(?:[a-z]+s\b|[%:.-]\d|%|-|k\b|[ap]m\b|th\b|into\b|months?|years?\b|out of|per))",
        re.IGNORECASE,
    ),
    # "Stonemason, 38." and "accepted at 50!"
    re.compile(r"\A[^\d.,!?]{2,40}, (?P<age>\d\d)(?=\s*(?:[.,;]|\Z))"),
    re.compile(
        r"\b(?<!call )(?<!meet )at (?P<age>[3-7]\d)"
        r"(?=\s*(?:[.,!?]|\Z|and (?:\w+ )?(?:no|with)))",
        re.IGNORECASE,
    ),
    re.compile(r"\(\s*[mf/]*\s*(?P<age>\d\d)\s*[mf/]*\s*\)", re.IGNORECASE),
)
_AGE_NOT_AFTER = re.compile(r"\s*(?:son|daughter|kids?|boys?|girls?|child\w*|car|house|company)\b")
_AGE_NOT_BEFORE = re.compile(
    r"\b(?:was|were|since i|when i|before|until|till|by the time|like|my|under|over|son is"
    r"|daughter is|kid is|he is|she is|he's"
    r"|she's|they are|a company)\s+(?:\w+ )?\Z",
    re.IGNORECASE,
)
_YOUNGEST, _OLDEST, _LONGEST = 8, 99, 60


def find_standing(text: str) -> list[Span]:
    """Spans ``years`` (float) and ``age`` (int)."""
    ages = _find_ages(text)
    taken = [(span.start, span.end) for span in ages]
    years = [s for s in _find_years(text) if not any(s.start < e and b < s.end for b, e in taken)]
    return sorted([*ages, *years], key=lambda span: span.start)


def _find_years(text: str) -> list[Span]:
    spans = []
    for found in _YEARS.finditer(text):
        before = _before(text, found.start())
        if _YEARS_NOT_AFTER.match(text, found.end()) or _YEARS_NOT_BEFORE.search(before):
            continue
        vague = found["number"].lower() in ("a", "an", "half a", "one")
        if _OTHERS.search(before) or (vague and not _VAGUE_AFTER.match(text, found.end())):
            continue
        years = _amount(found)
        if 0 < years <= _LONGEST:
            spans.append(Span("years", found.start(), found.end(), years))
    return spans


def _amount(found: re.Match[str]) -> float:
    word = found["number"].lower()
    number = {"a": 1.0, "an": 1.0, "half a": 0.5}.get(word) or number_of(word)
    number += 0.5 if found["half"] or found["after_half"] else 0
    return number * (10 if found["unit"].lower().startswith("decade") else 1)


def _find_ages(text: str) -> list[Span]:
    for pattern in _AGES:
        for found in pattern.finditer(text):
            name = "age" if found["age"] else "short"
            number = number_of(found[name])
            before = _before(text, found.start())
            if (
                number.is_integer()
                and _YOUNGEST <= number <= _OLDEST
                and not _AGE_NOT_AFTER.match(text, found.end())
                and not _AGE_NOT_BEFORE.search(before)
                and not _OTHERS.search(before)
            ):
                return [Span("age", *found.span(name), int(number))]
    return []


def _before(text: str, start: int) -> str:
    found = _CLAUSE.search(text[max(0, start - 80) : start])
    return found[0] if found else ""
