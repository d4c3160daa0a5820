"""Moments people propose for a talk, read from words and shown in two time zones."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assistant.mentoring.days import NoSuchDay, written_day

MOST = 3
_FURTHEST = timedelta(days=366)
_DAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu",
         "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY = re.compile(
    rf"\b(?P<next>next\s+)?(?P<day>{'|'.join(sorted(_DAYS, key=len, reverse=True))})s?\b\.?", re.I
)
_NEAR = re.compile(r"\b(?P<near>the day after tomorrow|tomorrow|today|tonight)\b", re.IGNORECASE)
_NEAR_DAYS = {"the day after tomorrow": 2, "tomorrow": 1, "today": 0, "tonight": 0}
_HOUR_NAMES = "one two three four five six seven eight nine ten eleven twelve"
_HOURS = {name: number for number, name in enumerate(_HOUR_NAMES.split(), start=1)}
_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(_HOURS)})"
_HALF_DAY = r"\s*(?P<half_day>[ap])\.?m\b\.?"
_CLOCK = (
    re.compile(rf"\b(?P<past>half past|quarter past|quarter to)\s+{_HOUR}\b(?:{_HALF_DAY})?", re.I),
    re.compile(rf"\b(?P<hour>\d{{1,2}})[:.h](?P<minute>\d\d)\b(?:{_HALF_DAY})?", re.IGNORECASE),
    re.compile(rf"\b{_HOUR}(?:{_HALF_DAY}|\s*(?:o'?clock|uhr|h)\b)", re.IGNORECASE),
    re.compile(rf"(?:\b(?:at|around|about|from|after|by)\s+|@\s*){_HOUR}\b", re.IGNORECASE),
    # What is left beside a day can only be the hour: "tuesday 6".
    re.compile(rf"(?<![\d.:/]){_HOUR}\b(?![\d:/])", re.IGNORECASE),
)
_ALONE = re.compile(r"\W*\w{1,6}\W*")
# Each part of a day stands for one hour, which is shown and can be mended.
_PARTS = {
    "early morning": time(8), "morning": time(10), "noon": time(12), "midday": time(12),
    "lunch": time(12, 30), "lunchtime": time(12, 30), "late afternoon": time(17),
    "afternoon": time(15), "after work": time(18), "evening": time(18), "tonight": time(19),
    "night": time(20),
}  # fmt: skip
_PART = re.compile(
    rf"\b(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))})s?\b", re.IGNORECASE
)
_RANGE = re.compile(
    r"\b(?:between\s+|from\s+)?(\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?)\s*(?:-|–|to|until|till)\s*"
    r"\d{1,2}(?:[:.]\d\d)?(\s*[ap]\.?m\b\.?)?|\bbetween\s+(\w+)\s+and\s+\w+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[,;\n]+\s*(?:or|and)?\b|\b(?:or|and)\b|\s/\s)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Heard:
    """The moments of a message in UTC, and a sentence for everything that cannot be."""

    moments: tuple[datetime, ...] = ()
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Piece:
    """What one piece of the message names; `weekly` for a day of the week."""

    day: date | None = None
    hour: time | None = None
    weekly: bool = False
    wrong: str | None = None


def zone_of(name: str | None) -> ZoneInfo | timezone:
    """The time zone of an IANA name; UTC where there is none or it is unknown."""
    try:
        return ZoneInfo(name) if name else timezone.utc
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return timezone.utc


def speaks_of_times(text: str) -> bool:
    """Whether a message names a day of the calendar or the week."""
    try:
        written = written_day(text, date(2000, 1, 1))
    except NoSuchDay:
        return True
    return bool(written or _WEEKDAY.search(text) or _NEAR.search(text))


def names_an_hour(text: str) -> bool:
    """Whether a message names an hour or a part of the day."""
    try:
        return _hour(_WEEKDAY.sub(" ", text), beside_a_day=False) is not None
    except NoSuchDay:
        return True


def read_moments(text: str, now: datetime, zone: str | None) -> Heard:
    """Up to `MOST` moments in the person's own zone, as "tuesday at 6, or thursday morning"."""
    local = now.astimezone(zone_of(zone))
    text = _RANGE.sub(lambda f: f" at {f[1] or f[3]}{f[2] or ''} ", text)
    pieces = [_piece(part, local) for part in _BETWEEN.split(text) if part.strip()]
    found = [piece for piece in pieces if piece.day or piece.hour or piece.wrong]
    moments: list[datetime] = []
    wrong = [piece.wrong for piece in found if piece.wrong]
    for piece in _completed([piece for piece in found if not piece.wrong]):
        try:
            moments.append(_moment(piece, local))
        except NoSuchDay as error:
            wrong.append(str(error))
    return Heard(tuple(dict.fromkeys(moments))[:MOST], tuple(dict.fromkeys(wrong)))


def said(moment: datetime, zone: str | None) -> str:
    """A moment on the clock of one zone."""
    local = moment.astimezone(zone_of(zone))
    return f"{local:%A} {local.day} {local:%B} at {local:%H:%M}"


def in_both(moment: datetime, ours: str | None, theirs: str | None) -> str:
    """A moment on our clock and, where it differs, on theirs."""
    first = f"{said(moment, ours)} ({place(ours)} time)"
    here, there = moment.astimezone(zone_of(ours)), moment.astimezone(zone_of(theirs))
    if not theirs or here.utcoffset() == there.utcoffset():
        return first
    other = f"{there:%H:%M}" if here.date() == there.date() else said(moment, theirs)
    return f"{first}, which is {other} in {place(theirs)}"


def place(zone: str | None) -> str:
    """What a zone is called after."""
    if zone and isinstance(zone_of(zone), ZoneInfo):
        return zone.rpartition("/")[2].replace("_", " ")
    return "UTC"


def _piece(text: str, local: datetime) -> _Piece:
    try:
        day, weekly, rest = _day(text, local)
        return _Piece(day, _hour(rest, bool(day)), weekly)
    except NoSuchDay as error:
        return _Piece(wrong=str(error))


def _day(text: str, local: datetime) -> tuple[date | None, bool, str]:
    """The day, whether it is one of the week, and the text without it.

    "Tonight" stays in the text, since it tells the hour too.
    """
    written = written_day(text, local.date())
    if written:
        rest = f"{text[: written.start]} {text[written.end :]}"
        return written.day, False, _WEEKDAY.sub(" ", rest)
    near = _NEAR.search(text)
    if near:
        name = near["near"].lower()
        rest = text if name == "tonight" else _NEAR.sub(" ", text)
        return local.date() + timedelta(days=_NEAR_DAYS[name]), False, rest
    weekday = _WEEKDAY.search(text)
    if not weekday:
        return None, False, text
    ahead = (_DAYS[weekday["day"].lower()] - local.weekday()) % 7
    if weekday["next"] and local.weekday() + ahead < 7:
        # "Next Tuesday" is in the week to come.
        ahead += 7
    return local.date() + timedelta(days=ahead), True, _WEEKDAY.sub(" ", text)


def _hour(text: str, beside_a_day: bool) -> time | None:
    part = _PART.search(text)
    alone = _ALONE.fullmatch(text)
    for pattern in _CLOCK if beside_a_day or part or alone else _CLOCK[:-1]:
        found = pattern.search(text)
        if found:
            return _clock(found.groupdict(), part["part"].lower() if part else "")
    return _PARTS[part["part"].lower()] if part else None


def _clock(found: dict[str, str | None], part: str) -> time:
    word = (found["hour"] or "").lower()
    hour, minute = int(_HOURS.get(word) or word), int(found.get("minute") or 0)
    if hour > 23 or minute > 59:
        raise NoSuchDay(f"There is no {hour}:{minute:02d} on the clock.")
    half_day = (found.get("half_day") or "").lower()
    # "7:30" is in the evening, "07:30" as it is written.
    early = half_day or "morning" in part or word.startswith("0")
    late = half_day == "p" or (not early and hour < 8)
    if part and "morning" not in part and not half_day and part not in ("noon", "midday"):
        late = True
    if late and hour < 12 and (hour or half_day):
        hour += 12
    if half_day == "a" and hour == 12:
        hour = 0
    past = (found.get("past") or "").lower()
    shifted = datetime(2000, 1, 1, hour, minute) + _PAST.get(past, timedelta())
    return shifted.time()


_PAST = {
    "half past": timedelta(minutes=30),
    "quarter past": timedelta(minutes=15),
    "quarter to": timedelta(minutes=-15),
}


def _completed(pieces: list[_Piece]) -> list[_Piece]:
    """ "Tuesday or Thursday at 6": a day without an hour takes the next, an hour the last day."""
    whole: list[_Piece] = []
    hour: time | None = None
    for piece in reversed(pieces):
        hour = piece.hour or hour
        whole.append(replace(piece, hour=hour) if piece.day else piece)
    last = _Piece()
    done = []
    for piece in reversed(whole):
        last = piece if piece.day else last
        done.append(replace(piece, day=last.day, weekly=last.weekly))
    return done


def _moment(piece: _Piece, local: datetime) -> datetime:
    if piece.day is None:
        raise NoSuchDay("I need the day as well, such as Tuesday or 5 December.")
    name = f"{piece.day:%A} {piece.day.day} {piece.day:%B}"
    if piece.hour is None:
        raise NoSuchDay(f"At what time on {name}?")
    moment = datetime.combine(piece.day, piece.hour, tzinfo=local.tzinfo)
    if moment <= local and piece.weekly:
        # "Saturday at six", said on a Saturday evening.
        moment += timedelta(days=7)
    in_utc = moment.astimezone(timezone.utc)
    if in_utc <= local:
        raise NoSuchDay(f"{name} at {piece.hour:%H:%M} has passed already.")
    if in_utc.astimezone(local.tzinfo).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise NoSuchDay(f"The clocks go forward then: there is no {piece.hour:%H:%M} on {name}.")
    if in_utc - local > _FURTHEST:
        raise NoSuchDay(f"{name} {piece.day.year} is more than a year away.")
    return in_utc
