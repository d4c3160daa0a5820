"""What somebody expects of a mentoring, as far as their words can be taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COUNT = r"(?:\d{1,2}|a|an|one|two|three|four|five|six)"
_UNIT = r"(?:day|week|month|quarter)"
_RHYTHM = re.compile(
    rf"\b(?:(?:once|twice|{_COUNT} times?)\s+(?:a|an|each|every|per)\s+{_UNIT}"
    rf"|every\s+(?:other\s+|second\s+|{_COUNT}\s+)?(?:couple of\s+)?{_UNIT}s?"
    r"|(?:bi-?)?weekly|fortnightly|monthly|bi-?monthly|quarterly|every fortnight"
    r"|(?:just |only )?once\b)",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\b(?:(?P<minutes>\d{2,3})\s*-?\s*min(?:ute)?s?|(?P<half>half an hour|half-hour)"
    r"|(?P<most>three quarters of an hour)|(?P<more>an hour and a half|1\.5 hours|1,5 hours)"
    r"|(?P<hour>an hour|one hour|1 ?h(?:our)?\b|60 min)|(?P<two>two hours|2 hours))",
    re.IGNORECASE,
)
_MINUTES = {"half": 30, "most": 45, "more": 90, "hour": 60, "two": 120}
_HOW = {
    "by video": r"\b(?:video|zoom|teams|google meet|facetime|webcam|online|remote(?:ly)?)\b",
    "by phone": r"\b(?:phone|telephone|by call|calls?)\b",
    "in person": r"\b(?:in person|face to face|coffee|lunch|offline|meet up|in the office)\b",
    "in writing": r"\b(?:(?:e-?)?mails?|chat(?:ting)?|text(?:ing|s)?|messages?|whatsapp|writing)\b",
}
_PRIVATE = re.compile(
    r"[^.,;!?\n]*\b(?:confidential\w*|private(?:ly)?|secret|between (?:us|the two of us)"
    r"|not (?:tell|told|share)|nobody else|off the record)\b[^.,;!?\n]*",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 10, 180
USUAL_MINUTES = 30


@dataclass(frozen=True)
class Expectations:
    """The parts that were named; what was not is empty."""

    rhythm: str = ""
    minutes: int = 0
    how: str = ""
    private: str = ""


def read_expectations(text: str) -> Expectations:
    """Rhythm, length, form and confidentiality in what somebody wrote."""
    rhythm, private = _RHYTHM.search(text), _PRIVATE.search(text)
    how = [name for name, words in _HOW.items() if re.search(words, text, re.IGNORECASE)]
    return Expectations(
        rhythm=rhythm[0].lower() if rhythm else "",
        minutes=_minutes(text),
        how=" or ".join(how),
        private=private[0].strip() if private else "",
    )


def _minutes(text: str) -> int:
    found = _LENGTH.search(text)
    if not found:
        return 0
    if found["minutes"]:
        minutes = int(found["minutes"])
        return minutes if _SHORTEST <= minutes <= _LONGEST else 0
    return next(minutes for name, minutes in _MINUTES.items() if found[name])
