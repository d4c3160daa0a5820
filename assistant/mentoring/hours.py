"""Weekly hours such as ``tue 18-21``, and what two people in two time zones have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TOGETHER = {DAYS: "every day", DAYS[:5]: "on weekdays", DAYS[5:]: "at weekends"}
_SPAN = re.compile(r"(mon|tue|wed|thu|fri|sat|sun) (\d{1,2})-(\d{1,2})")
_WEEK = 7 * 24
_PARTS = {"mornings": (5, 12), "afternoons": (12, 18), "evenings": (17, 24)}


def is_span(text: str) -> bool:
    """Whether the text is one span the directory understands."""
    found = _SPAN.fullmatch(text)
    return found is not None and int(found[2]) < int(found[3]) <= 24


def common_hours(
    ours: tuple[str, ...],
    our_zone: str | None,
    theirs: tuple[str, ...],
    their_zone: str | None,
    today: date,
) -> list[str]:
    """Spans of at least an hour both have free, in our zone; unknown zones count as the same."""
    zone = our_zone or their_zone
    shared = _slots(ours, zone, today) & _slots(theirs, their_zone or our_zone, today)
    if not shared:
        return []
    offset = _offset(zone, today)
    local = sorted((slot + offset) % _WEEK for slot in shared)
    return _spans(local)


def in_words(spans: Iterable[str]) -> list[str]:
    """The spans for a person to read, days with the same hours together: ``on weekdays 18-21``."""
    days_of: dict[str, list[str]] = {}
    for span in spans:
        day, _, hours = span.partition(" ")
        days_of.setdefault(hours, []).append(day)
    return [f"{_named(tuple(days))} {hours}" for hours, days in days_of.items()]


def part_of_day(spans: Iterable[str]) -> str:
    """What spans have in common, in a word: ``mornings``, ``evenings`` or only ``your hours``."""
    hours = [(int(begin), int(end)) for _, begin, end in (s.groups() for s in _found(spans))]
    if not hours:
        return "your hours"
    earliest, latest = min(begin for begin, _ in hours), max(end for _, end in hours)
    fitting = (name for name, (begin, end) in _PARTS.items() if begin <= earliest and latest <= end)
    return next(fitting, "your hours")


def _found(spans: Iterable[str]) -> list[re.Match[str]]:
    return [found for span in spans if (found := _SPAN.fullmatch(span))]


def _named(days: tuple[str, ...]) -> str:
    names = [_NAMES[DAYS.index(day)] for day in days]
    return _TOGETHER.get(days) or " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


# A search asks the same of our hours for every mentor, and many mentors share theirs.
@lru_cache(maxsize=20_000)
def _slots(spans: tuple[str, ...], zone: str | None, today: date) -> frozenset[int]:
    """The hours of a week, in UTC, that the spans cover."""
    offset = _offset(zone, today)
    slots: set[int] = set()
    for span in spans:
        found = _SPAN.fullmatch(span)
        if found:
            day = DAYS.index(found[1]) * 24
            hours = range(int(found[2]), int(found[3]))
            slots.update((day + hour - offset) % _WEEK for hour in hours)
    return frozenset(slots)


def _spans(slots: list[int]) -> list[str]:
    spans: list[list[int]] = []
    for slot in slots:
        if spans and slot == spans[-1][1] and slot % 24:
            spans[-1][1] = slot + 1
        else:
            spans.append([slot, slot + 1])
    return [f"{DAYS[start // 24]} {start % 24}-{(end - 1) % 24 + 1}" for start, end in spans]


@lru_cache(maxsize=2_000)
def _offset(zone: str | None, today: date) -> int:
    """Whole hours a zone is ahead of UTC on that day; half-hour zones are rounded down."""
    if not zone:
        return 0
    try:
        moment = datetime(today.year, today.month, today.day, 12, tzinfo=ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return 0
    return int((moment.utcoffset() or timedelta()) / timedelta(hours=1))
