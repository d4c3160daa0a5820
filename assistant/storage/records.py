"""Reads the contract's records into mentors and places, and writes them back.

A value may come as JSON has it or as a CSV cell has it: `;` separates values, empty means not
known. What cannot be understood is refused with a reason, never guessed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Mapping
from dataclasses import fields
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any
from zoneinfo import available_timezones

from assistant.mentoring.directory import Place
from assistant.mentoring.errors import BadInput
from assistant.mentoring.goals import GOALS
from assistant.mentoring.hours import is_span
from assistant.mentoring.mentors import APPROVED, REVIEWS, Mentor, Stage
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.ports.directories import Tidy

Record = Mapping[str, Any]

# What the columns hold; longer text is refused here, not cut off there.
_LONGEST = {"external_id": 120, "industry": 80, "seniority": 40, "timezone": 64, "email": 320}
_LONGEST |= dict.fromkeys(("bio", "summary", "url", "source"), 5000)
_LONGEST_TEXT = 200

# Lists whose items hold no commas of their own.
_COMMAS = frozenset(("skills", "goals", "languages", "formats", "hours"))

FORMATS = ("video", "phone", "chat", "in_person")
MENTOR_COLUMNS = tuple(field.name for field in fields(Mentor))
PLACE_COLUMNS = tuple(field.name for field in fields(Place))


def mentor_from(record: Record, occupations: Occupations, tidy: Tidy | None = None) -> Mentor:
    """A mentor from one record; raises BadInput with the first reason it cannot be used.

    With `tidy`, languages, countries, formats and topics may be written in words.
    """
    read = _Reader(_whole(record), tidy)
    goals, inferred, topics = read.goals()
    capacity = read.number("capacity")
    if capacity is not None and capacity not in range(0, 1000):
        raise BadInput(f"capacity: {capacity:g} is not a whole number from 0 on")
    return Mentor(
        external_id=read.required("external_id"),
        name=read.required("name"),
        title=occupations.canonical(read.required("title")),
        email=read.text("email"),
        path=tuple(_stage(stage, occupations) for stage in read.items("path")),
        organisation=read.text("organisation"),
        industry=_lower(read.text("industry")),
        seniority=_lower(read.text("seniority")),
        years=read.number("years"),
        skills=tuple(dict.fromkeys((*(skill.lower() for skill in read.items("skills")), *topics))),
        goals=goals,
        languages=read.codes("languages", tidy.language if tidy else None),
        location=read.text("location"),
        country=next(
            (code.upper() for code in read.codes("country", tidy.country if tidy else None)), None
        ),
        timezone=read.checked("timezone", lambda zone: zone in _zones()),
        hours=read.spans("hours"),
        schools=read.items("schools"),
        associations=read.items("associations"),
        bio=read.text("bio"),
        capacity=1 if capacity is None else int(capacity),
        formats=read.formats(),
        active=read.flag("active", True),
        paused_until=read.day("paused_until"),
        last_active=read.day("last_active"),
        consented=read.flag("consented", False),
        fictional=read.flag("fictional", False),
        inferred=("goals",) if inferred else read.items("inferred"),
        review=read.among("review", REVIEWS) or APPROVED,
    )


def place_from(record: Record) -> Place:
    """An event, association, school or resource from one record; raises BadInput."""
    read = _Reader(record, None)
    month = read.number("month")
    if month is not None and month not in range(1, 13):
        raise BadInput(f"month: {month:g} is not a month from 1 to 12")
    return Place(
        external_id=read.required("external_id"),
        name=read.required("name"),
        kind=read.required("kind"),
        fields=tuple(field.lower() for field in read.items("fields")),
        countries=tuple(code.upper() for code in read.codes("countries")),
        online=read.maybe("online"),
        url=read.checked("url", lambda url: url.startswith(("https://", "http://"))),
        summary=read.text("summary"),
        source=read.text("source"),
        checked=read.day("checked"),
        month=None if month is None else int(month),
        place=read.text("place"),
        aliases=read.items("aliases"),
        mentoring=read.maybe("mentoring"),
        free=read.maybe("free"),
    )


def record_of(item: Mentor | Place) -> dict[str, Any]:
    """The record of a mentor or place, empty fields left out; reading it gives the item again."""
    record: dict[str, Any] = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if value is None or value == ():
            continue
        if field.name == "path":
            value = [_stage_text(stage) for stage in value]
        elif isinstance(value, tuple):
            value = list(value)
        elif isinstance(value, date):
            value = value.isoformat()
        record[field.name] = value
    return record


class _Reader:
    """Reads typed values out of one record."""

    def __init__(self, record: Record, tidy: Tidy | None) -> None:
        self._record = record
        self._tidy = tidy

    def text(self, name: str) -> str | None:
        value = self._record.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, (list, dict)):
            raise BadInput(f"{name}: one value is wanted, not several")
        text = str(value).strip()
        if len(text) > _LONGEST.get(name, _LONGEST_TEXT):
            raise BadInput(f"{name}: longer than {_LONGEST.get(name, _LONGEST_TEXT)} characters")
        return text

    def required(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise BadInput(f"{name} is missing")
        return value

    def items(self, name: str) -> tuple[str, ...]:
        value = self._record.get(name)
        if value is None:
            return ()
        parts = value if isinstance(value, list) else str(value).split(_separator(name, value))
        return tuple(text for part in parts if (text := str(part).strip()))

    def goals(self) -> tuple[tuple[str, ...], bool, list[str]]:
        """The goals, whether any was worked out from a topic in words, and the other topics."""
        written = [item.lower() for item in self.items("goals")]
        if self._tidy is None:
            return self._among("goals", written, GOALS), False, []
        told = {item: item if item in GOALS else self._tidy.goal(item) for item in written}
        goals = tuple(dict.fromkeys(goal for goal in told.values() if goal))
        inferred = any(goal and goal != item for item, goal in told.items())
        return goals, inferred, [item for item, goal in told.items() if not goal]

    def formats(self) -> tuple[str, ...]:
        written = [item.lower() for item in self.items("formats")]
        if self._tidy:
            written = [self._tidy.meeting(item) or item for item in written]
        return self._among("formats", written, FORMATS)

    def codes(
        self, name: str, code_of: Callable[[str], str | None] | None = None
    ) -> tuple[str, ...]:
        """Codes of two letters; `code_of` tells that of a name."""
        codes = []
        for item in self.items(name):
            code = item if _is_code(item) else code_of and code_of(item)
            if not code:
                raise BadInput(f"{name}: '{item}' is not a code of two letters such as 'de'")
            codes.append(code.lower())
        return tuple(dict.fromkeys(codes))

    @staticmethod
    def _among(name: str, items: list[str], allowed: Container[str]) -> tuple[str, ...]:
        unknown = next((item for item in items if item not in allowed), None)
        if unknown:
            kinds = ", ".join(allowed)  # type: ignore[arg-type]
            raise BadInput(f"{name}: '{unknown}' is not one of {kinds}")
        return tuple(dict.fromkeys(items))

    def spans(self, name: str) -> tuple[str, ...]:
        items = tuple(item.lower() for item in self.items(name))
        wrong = next((item for item in items if not is_span(item)), None)
        if wrong:
            raise BadInput(f"{name}: '{wrong}' is not like 'tue 18-21'")
        return items

    def among(self, name: str, allowed: Container[str]) -> str | None:
        value = self.text(name)
        return next(iter(self._among(name, [value.lower()] if value else [], allowed)), None)

    def checked(self, name: str, fits: Any) -> str | None:
        value = self.text(name)
        if value is not None and not fits(value):
            raise BadInput(f"{name}: '{value}' cannot be used")
        return value

    def number(self, name: str) -> float | None:
        value = self.text(name)
        try:
            number = None if value is None else float(value)
        except ValueError:
            raise BadInput(f"{name}: '{value}' is not a number") from None
        if number is not None and not math.isfinite(number):
            raise BadInput(f"{name}: '{value}' is not a number")
        return number

    def day(self, name: str) -> date | None:
        value = self.text(name)
        try:
            return None if value is None else date.fromisoformat(value)
        except ValueError:
            raise BadInput(f"{name}: '{value}' is not a date like 2026-11-22") from None

    def maybe(self, name: str) -> bool | None:
        value = self.text(name)
        if value is None:
            return None
        if value.lower() in ("true", "1", "yes", "y"):
            return True
        if value.lower() in ("false", "0", "no", "n"):
            return False
        raise BadInput(f"{name}: '{value}' is neither yes nor no")

    def flag(self, name: str, default: bool) -> bool:
        value = self.maybe(name)
        return default if value is None else value


def _whole(record: Record) -> Record:
    """The record with what can be told from the rest of it: a name in two parts, and an id."""
    found = dict(record)
    parts = [str(found.pop(part, None) or "").strip() for part in ("first_name", "last_name")]
    if not str(found.get("name") or "").strip():
        found["name"] = " ".join(filter(None, parts))
    email = str(found.get("email") or "").strip().lower()
    if email and not str(found.get("external_id") or "").strip():
        # Ids are shown to mentees, addresses are not.
        found["external_id"] = f"mail-{blake2b(email.encode(), digest_size=8).hexdigest()}"
    return found


def _separator(name: str, value: object) -> str:
    """People write "English, German"; but "University of California, Berkeley" is one school."""
    return "," if name in _COMMAS and ";" not in str(value) else ";"


def _is_code(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isalpha()


@lru_cache(maxsize=1)
def _zones() -> set[str]:
    return available_timezones()


def _stage(text: str, occupations: Occupations) -> Stage:
    title, _, years = text.partition(":")
    if not title.strip():
        raise BadInput(f"path: '{text}' has no title")
    try:
        return Stage(occupations.canonical(title), float(years) if years else None)
    except ValueError:
        raise BadInput(f"path: '{text}' is not like 'nurse:4'") from None


def _stage_text(stage: Stage) -> str:
    return stage.title if stage.years is None else f"{stage.title}:{stage.years:g}"


def _lower(text: str | None) -> str | None:
    return text.lower() if text else None
