"""Days as people write them: "5 December", "in three months", "by Easter"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.mentoring.errors import BadInput

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>20\d\d))?"
_WRITTEN = (
    re.compile(r"\b(?P<year>20\d\d)-(?P<number>\d{1,2})-(?P<day>\d{1,2})\b"),
    re.compile(rf"\b{_NTH}(?:\s+of)?\s+(?P<month>{_MONTH})\b\.?{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b(?P<month>{_MONTH})\.?\s+(?:the\s+)?{_NTH}\b(?!:){_YEAR}", re.IGNORECASE),
    re.compile(r"\b(?P<day>\d{1,2})[/.](?P<number>\d{1,2})[/.](?P<year>20\d\d)\b"),
    re.compile(r"\b(?P<day>\d{1,2})(?:/(?P<number>\d{1,2})\b|\.(?P<dotted>\d{1,2})\.)(?!\d)"),
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "a couple of": 2,
}  # fmt: skip
_COUNT = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_SPAN = re.compile(
    rf"\b(?:in|within|over the next|the next|after)\s+(?:about\s+|the next\s+)?"
    rf"(?:(?P<half>half a|half)|(?P<count>\d{{1,3}}|{_COUNT}))\s+(?P<unit>day|week|month|year)s?\b"
    rf"|^\W*(?:about\s+)?(?P<bare>\d{{1,3}}|{_COUNT})\s+(?P<bare_unit>day|week|month|year)s?\W*$",
    re.IGNORECASE,
)
_BY = r"(?:by|in|before|until|till|this|next|coming|at|over)(?:\s+(?:the|next|coming))*"
_END = r"(?:(?:the )?end of\s+(?:the\s+|this\s+)?)"
_NAMED = re.compile(
    rf"\b(?:{_BY}\s+(?:{_END}|early\s+|late\s+|mid[- ])?|{_END})"
    rf"(?P<month>{_MONTH})\b(?:\s+(?P<year>20\d\d))?"
    rf"|^\W*(?P<lone>{_MONTH})\W*$",
    re.IGNORECASE,
)
_FEASTS = re.compile(
    r"\b(?P<feast>easter|christmas|xmas|new year(?:'?s)?(?: eve)?|spring|summer|autumn|fall|winter"
    r"|(?:end of (?:the |this )?|this |by the )year(?:'s end| end)?|next year|next month"
    r"|end of (?:the |this )?month|next week)\b",
    re.IGNORECASE,
)
_ONLY_YEAR = re.compile(r"\b(?:in|by|before|until|end of)\s+(?P<year>20\d\d)\b", re.IGNORECASE)


class NoSuchDay(BadInput):
    """Raised for a day that does not exist or has passed; its text is a sentence for the person."""


@dataclass(frozen=True)
class Written:
    """A day found in a text, and where it stands there."""

    day: date
    start: int
    end: int


def written_day(text: str, today: date) -> Written | None:
    """The first day written with its number; without a year, the next one to come.

    Raises NoSuchDay for one that is not in the calendar, or has passed.
    """
    for pattern in _WRITTEN:
        found = pattern.search(text)
        if found:
            parts = found.groupdict()
            number = parts.get("number") or parts.get("dotted")
            month = int(number) if number else _MONTHS[parts["month"].lower()]
            day, year = int(parts["day"]), parts.get("year")
            if month > 12 >= day and number:
                day, month = month, day
            return Written(_day(day, month, int(year) if year else None, today), *found.span())
    return None


def deadline(text: str, today: date) -> date | None:
    """The day by which something is wished for, where the words name one.

    Raises NoSuchDay as `written_day` does.
    """
    written = written_day(text, today)
    if written:
        return written.day
    span = _SPAN.search(text)
    if span:
        return _after(span, today)
    named = _NAMED.search(text)
    if named:
        month = _MONTHS[(named["month"] or named["lone"]).lower()]
        return _end_of(month, int(named["year"]) if named["year"] else None, today)
    only_year = _ONLY_YEAR.search(text)
    if only_year:
        return _coming(date(int(only_year["year"]), 12, 31), today)
    feast = _FEASTS.search(text)
    return _feast(feast["feast"].lower(), today) if feast else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4
    epact = (skipped - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    sunday = (year + year // 4 + epact + 2 - skipped) % 7
    offset = epact - sunday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def in_words(day: date) -> str:
    """A day for a person to read."""
    return f"{day.day} {day:%B %Y}"


def _day(day: int, month: int, year: int | None, today: date) -> date:
    if not 1 <= month <= 12:
        raise NoSuchDay(f"There is no month number {month}.")
    # Without a year even 29 February may be meant.
    most = calendar.monthrange(year or 2028, month)[1]
    name = calendar.month_name[month]
    if not 1 <= day <= most:
        when = f" in {year}" if year and month == 2 else ""
        raise NoSuchDay(f"{name} has only {most} days{when}, so there is no {day} {name}.")
    if year:
        return _coming(date(year, month, day), today)
    years = (y for y in range(today.year, today.year + 9) if (month, day) != (2, 29) or _leap(y))
    return next(found for y in years if (found := date(y, month, day)) >= today)


def _leap(year: int) -> bool:
    return calendar.isleap(year)


def _coming(day: date, today: date) -> date:
    if day < today:
        raise NoSuchDay(f"{in_words(day)} has passed already.")
    return day


def _after(span: re.Match[str], today: date) -> date:
    unit = (span["unit"] or span["bare_unit"]).lower()
    if span["half"]:
        return _months_on(today, 6) if unit == "year" else today + timedelta(days=15)
    word = (span["count"] or span["bare"]).lower()
    count = int(word) if word.isdigit() else _NUMBERS[word]
    if unit in ("month", "year"):
        return _months_on(today, min(count, 600) * (12 if unit == "year" else 1))
    return today + timedelta(days=count * (7 if unit == "week" else 1))


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _end_of(month: int, year: int | None, today: date) -> date:
    chosen = year or today.year + (month < today.month)
    return _coming(date(chosen, month, calendar.monthrange(chosen, month)[1]), today)


def _feast(name: str, today: date) -> date:
    if name == "next week":
        return today + timedelta(days=13 - today.weekday())
    if name == "next month":
        return _end_of((today.month % 12) + 1, None, today)
    if "month" in name:
        return _end_of(today.month, None, today)
    if name == "next year":
        return date(today.year + 1, 12, 31)
    if name == "easter":
        return next(d for y in (today.year, today.year + 1) if (d := easter(y)) >= today)
    month, day = _SEASONS.get(name, (12, 31))
    this = date(today.year, month, day)
    return this if this >= today else date(today.year + 1, month, day)


# Northern seasons: the day by which each is over.
_SEASONS = {
    "christmas": (12, 24), "xmas": (12, 24), "spring": (5, 31), "summer": (8, 31),
    "autumn": (11, 30), "fall": (11, 30), "winter": (2, 28),
}  # fmt: skip
