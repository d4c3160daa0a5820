"""Times of day in free text: "after 6pm", "between 5 and 7", "18:30-20"."""

from __future__ import annotations

import re

_NAMES = "one two three four five six seven eight nine ten eleven twelve"
_WORDS = {word: number for number, word in enumerate(_NAMES.split(), start=1)}
_WORDS |= {"noon": 12, "midday": 12}
_POINT = (
    rf"(?:half past |half )?(?:\d{{1,2}}(?:[:.]\d\d)?|{'|'.join(_WORDS)})"
    r"\s*(?:[ap]\.?m\b\.?|h\b|o'?clock|uhr)?"
)
_AMOUNT = (
    r"(?!\s*(?:%|k\b|years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|people|times"
    r"|of\b|st\b|nd\b|rd\b|th\b|\d|[-/]\d|\s*other|\s*more|\s*or\b|\s*kids))"
)
# "after six" is a time, "after six meetings" is not.
_CLOSED = (
    r"(?=\s*(?:[.,;!?)]|\Z|(?:on|at|in the|or|and|every|my time|gmt|cet|est|works?|is|please|only"
    r"|best|weekdays|mon|tue|wed|thu|fri|sat|sun)))(?<=[\w.])"
)
TIME = (
    rf"\b(?:(?:from |between )?{_POINT}\s*(?:-|–|to|till|until|and)\s*{_POINT}{_AMOUNT}"
    rf"|(?:after|from|past|before|until|till)\s+{_POINT}{_CLOSED}"
    rf"|(?:at |around |about )?\d{{1,2}}(?:[:.]\d\d)?\s*[ap]\.?m\b)"
)
_EARLIEST, _LATEST = 7, 22
_PARSE = re.compile(
    rf"(?P<half>half (?:past )?)?(?P<hour>\d{{1,2}}|{'|'.join(_WORDS)})"
    r"(?:[:.](?P<minute>\d\d))?\s*(?P<half_day>[ap])?",
    re.IGNORECASE,
)


def window_of(text: str) -> tuple[int, int] | None:
    """Whole hours (first, last) within what the text says, or None if it is no time of day."""
    points = [_hour(found) for found in _PARSE.finditer(text)]
    low = text.lower()
    if len(points) == 1:
        (hour, half_day), word = points[0], low.split()[0]
        hour = _afternoon(hour, half_day, 10 if word == "after" else 8)
        if word in ("before", "until", "till"):
            return _valid(_EARLIEST, hour)
        whole = int(-(-hour // 1))
        return _valid(whole, _LATEST if word in ("after", "from", "past") else whole + 1)
    if len(points) != 2 or (" and " in low and "between" not in low):
        return None
    (first, first_half), (last, last_half) = points
    first = _afternoon(first, first_half or (last_half if first < last else None), 8)
    last = _afternoon(last, last_half, 0)
    if last <= first and last < 12:
        last += 12
    return _valid(int(-(-first // 1)), int(last))


def _hour(found: re.Match[str]) -> tuple[float, str | None]:
    word = found["hour"].lower()
    hour = float(_WORDS.get(word) or word)
    half = found["half"] or (found["minute"] or "00") >= "30"
    return hour + (0.5 if half else 0), (found["half_day"] or "").lower() or None


def _afternoon(hour: float, half_day: str | None, before: int) -> float:
    """An hour without am or pm is in the afternoon if it is earlier than `before`."""
    late = half_day == "p" or (half_day is None and hour < before)
    return hour + 12 if late and hour < 12 else hour


def _valid(first: float, last: float) -> tuple[int, int] | None:
    return (int(first), int(last)) if 0 <= first < last <= 24 else None
