"""Days of the week, parts of the day and times in free text."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.nlp.finders.clock import TIME, window_of

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK, WEEKEND = _DAYS[:5], _DAYS[5:]
MORNING = (8, 12)
PARTS = {
    "lunch": (12, 13), "midday": (12, 13), "noon": (12, 13), "late afternoon": (16, 18),
    "early evening": (17, 19), "late evening": (20, 22), "early morning": (7, 9),
    "morning": MORNING, "afternoon": (12, 18), "evening": (18, 21), "night": (18, 22),
    "after work": (18, 21), "before work": (7, 9), "daytime": (9, 17), "during the day": (9, 17),
    "office hour": (9, 17), "working hour": (9, 17), "business hour": (9, 17), "eve": (18, 21),
}  # fmt: skip
DAY = (
    r"(?:week ?days?|weeknights?|week ?ends?|(?:every|any) ?day(?: of the week)?|daily"
    r"|(?:mon|tu[es]{2}|we[dn]{1,3}e?s|th[ur]{2}s?|fri|sat[ue]r|sun)days?|mon|tues?|weds?|thur?s?"
    r"|fri|sat|sun)"
)
PART = (
    r"(?:(?:late|early) (?:mornings?|afternoons?|evenings?)|mornings?|afternoons?|evenings?|eves"
    r"|nights?|lunch(?:[ -]?(?:breaks?|times?|hours?))?|midday|noon|(?:after|before) work"
    r"|daytimes?|during the day|(?:office|working|business) hours)"
)
ITEM = re.compile(
    rf"\b(?:(?P<range>{DAY})\s*(?:-|–|to|till|until|through)\s*(?P<until>{DAY})"
    rf"|(?P<day>{DAY})|(?P<part>{PART}))\b|(?P<time>{TIME})",
    re.IGNORECASE,
)


class Item(NamedTuple):
    """Days, or hours of a day, somewhere in the text."""

    start: int
    end: int
    days: tuple[str, ...]
    hours: tuple[int, int] | None


def read_item(found: re.Match[str]) -> Item | None:
    """The days or hours that `ITEM` matched, or None if it is no time after all."""
    end = found.start() + len(found[0].rstrip())
    if found["day"]:
        return Item(found.start(), end, _days(found["day"]), None)
    if found["range"]:
        first, last = _days(found["range"])[0], _days(found["until"])[0]
        run = _DAYS[_DAYS.index(first) : _DAYS.index(last) + 1]
        return Item(found.start(), end, run, None) if run else None
    if found["part"]:
        return Item(found.start(), end, (), _part(found["part"]))
    window = window_of(found["time"])
    return Item(found.start(), end, (), window) if window else None


def _part(text: str) -> tuple[int, int]:
    words = text.lower().removesuffix("s").split()
    # "late mornings" are mornings; all other wordings not listed are of lunch.
    return PARTS.get(" ".join(words)) or PARTS.get(words[-1]) or PARTS["lunch"]


def _days(word: str) -> tuple[str, ...]:
    low = word.lower().replace(" ", "")
    if low.startswith(("weekd", "weekn")):
        return WEEK
    if low.startswith("weekend"):
        return WEEKEND
    # By two letters, for "wensday"; what is left is "every day".
    return next(((day,) for day in _DAYS if low[:2] == day[:2]), _DAYS)
