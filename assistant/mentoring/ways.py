"""In which order the five ways are walked by somebody, and which of them a message names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.mentoring.forms import FORMAL, SELF_DIRECTED, suggested
from assistant.mentoring.mentees import OWN_ORGANISATION, Profile

_USUAL = ("organisation", "events", "associations", "alumni", "online")
_BETWEEN_JOBS = frozenset({"return_to_work", "find_job"})
_NAMED: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for name, words in {
        "organisation": r"colleagues?|at my (?:work(?:place)?|company|firm)|where i work",
        "events": r"events?|conferences?|meet-?ups?|trade (?:shows?|fairs?)",
        "associations": r"associations?|professional bod(?:y|ies)",
        "alumni": r"alumn[iae]|former students|my old (?:school|university|college)",
        "online": r"online resources?|linkedin|mentoring platforms?",
    }.items()
}


def has_employer(profile: Profile) -> bool:
    """Whether looking where somebody works can make sense."""
    if OWN_ORGANISATION in profile.avoid.get("organisations", ()):
        return False
    without = profile.seniority == "student" or _BETWEEN_JOBS & set(profile.goals)
    return bool(profile.organisations) or not without


def in_order(profile: Profile, form: str | None = None) -> tuple[str, ...]:
    """The five ways, the likeliest to help first.

    Colleagues come last for whoever has not told of any work; a school that is known comes
    early, before all where there is no employer; whoever is far from others, or wants no
    meetings in person, begins online before events; the form, wished or suggested, does the rest.
    """
    form = form or suggested(profile).form
    order = list(_USUAL)
    works = bool(profile.organisations or profile.current_title)
    if profile.schools:
        _put_before(order, "alumni", "events")
    if _apart(profile):
        _put_before(order, "online", "events")
    if form == FORMAL:
        _put_before(order, "associations", "events")
    if form == SELF_DIRECTED:
        _put_before(order, "online", order[0])
    if not works:
        order.remove("organisation")
        order.append("organisation")
    return tuple(order)


def named_in(text: str) -> tuple[str, ...]:
    """The ways a message names, in the usual order."""
    return tuple(name for name, words in _NAMED.items() if words.search(text))


def _apart(profile: Profile) -> bool:
    """Whether others are far: meets no one in person, or lives where no map of towns shows it."""
    remote = bool(profile.formats) and "in_person" not in profile.formats
    remote = remote or "in_person" in profile.avoid.get("formats", ())
    return remote or bool(profile.locations and not profile.country)


def _put_before(order: list[str], name: str, other: str) -> None:
    if order.index(name) > order.index(other):
        order.remove(name)
        order.insert(order.index(other), name)
