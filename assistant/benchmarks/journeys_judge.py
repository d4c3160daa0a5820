"""Who would have fitted a simulated person, and whether what stands in the tables is that.

Read from the directory and from the person's hidden needs alone, whatever the conversation said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from assistant.benchmarks.people.banks import bank
from assistant.benchmarks.people.personas import Background, Need, Persona
from assistant.mentoring.mentors import Mentor

_EVENING = (18, 22)
# A Monday in winter: zones differ by an hour in summer, which decides nobody's evening.
_A_DAY = datetime(2026, 11, 30)
_AT_A_DISTANCE = frozenset({"phone", "video", "chat", "email"})


@dataclass(frozen=True)
class Asked:
    """A request as it stands in its table."""

    mentor_id: str
    name: str
    email: str
    status: str


def fitting(mentors: Iterable[Mentor], wants: Background, persona: Persona) -> frozenset[str]:
    """The ids of all who could help with what is wanted and meet every need."""
    return frozenset(
        mentor.external_id
        for mentor in mentors
        if could_help(mentor, wants)
        and all(meets(mentor, n, wants, persona) for n in persona.needs)
    )


def could_help(mentor: Mentor, wants: Background) -> bool:
    """Whether the mentor's work, skills, industry or offered help are of use for it."""
    work = " | ".join((mentor.title, *mentor.earlier_titles, *mentor.skills)).lower()
    return (
        any(word in work for word in wants.suits)
        or mentor.industry in wants.fields
        or bool(set(mentor.goals) & set(wants.helps))
    )


def meets(mentor: Mentor, need: Need, wants: Background, persona: Persona) -> bool:
    """Whether one need is met; hours and ways of meeting nobody wrote down can be agreed on."""
    if need.kind == "language":
        return bank("needs")["languages"][need.value] in mentor.languages
    if need.kind == "evenings":
        return not mentor.hours or _free_in_the_evening(mentor, persona.zone)
    if need.kind == "remote":
        return not mentor.formats or bool(_AT_A_DISTANCE & set(mentor.formats))
    if need.kind == "same_move":
        started = any(word in title for title in mentor.earlier_titles for word in wants.start)
        return started and any(word in mentor.title for word in wants.to)
    return mentor.industry != need.value


def verdict(
    asked: Sequence[Asked], has_plan: bool, fits: frozenset[str], persona: Persona
) -> tuple[bool, str]:
    """Whether the person got what they came for, and in words what they got."""
    reached = [request for request in asked if request.status == "pending"]
    wrong = [request for request in reached if request.mentor_id not in fits]
    if wrong:
        return False, f"asked {wrong[0].mentor_id}, who does not fit"
    for request in reached:
        if (request.name.casefold(), request.email.casefold()) != (
            persona.name.casefold(),
            persona.email.casefold(),
        ):
            return False, f"asked as {request.name} <{request.email}>"
    if reached:
        return True, f"asked {reached[0].mentor_id}, who fits"
    if asked:
        return False, "the message never reached a mentor"
    if fits:
        return False, f"asked nobody, though {len(fits)} fit"
    return has_plan, "a plan, as nobody fits" if has_plan else "neither a request nor a plan"


def _free_in_the_evening(mentor: Mentor, zone: str) -> bool:
    """In the person's own evening, or in the mentor's where theirs is not known to anybody."""
    shift = _hours_between(mentor.timezone, zone) if mentor.timezone else 0.0
    begins = ((_span(hours), by) for hours in mentor.hours for by in (0.0, shift))
    # Late in the evening and early in the morning are a day apart, which matters to nobody here.
    return any(
        _overlaps((begin + by) % 24, (begin + by) % 24 + end - begin) for (begin, end), by in begins
    )


def _overlaps(begin: float, end: float) -> bool:
    return begin < _EVENING[1] and end > _EVENING[0]


def _span(hours: str) -> tuple[float, float]:
    begin, _, end = hours.split()[1].partition("-")
    return float(begin), float(end)


def _hours_between(zone: str, other: str) -> float:
    offsets = [ZoneInfo(name).utcoffset(_A_DAY) or timedelta() for name in (zone, other)]
    return (offsets[1] - offsets[0]).total_seconds() / 3600
