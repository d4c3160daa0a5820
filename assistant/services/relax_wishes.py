"""Tells which single wish to drop where too few mentors fit, and how many that would bring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from assistant.mentoring.mentees import Profile
from assistant.services.find_mentors import FindMentors

ENOUGH = 3


def relax(find_mentors: FindMentors, profile: Profile) -> list[dict[str, Any]]:
    """The wishes in the way, most helpful to drop first; empty where enough mentors fit."""
    fitting = find_mentors.how_many(profile)
    if fitting >= ENOUGH:
        return []
    found: list[dict[str, Any]] = [
        {"wish": wish, "value": value, "adds": find_mentors.how_many(without) - fitting}
        for wish, value, without in _without_one(profile)
    ]
    return sorted((f for f in found if f["adds"] > 0), key=lambda f: -f["adds"])


def _without_one(profile: Profile) -> Iterator[tuple[str, str, Profile]]:
    """Each wish that can rule somebody out, and the profile without it."""
    if profile.languages:
        yield "languages", ";".join(profile.languages), replace(profile, languages=())
    if profile.formats:
        yield "formats", ";".join(profile.formats), replace(profile, formats=())
    if profile.hours:
        yield "hours", ";".join(profile.hours), replace(profile, hours=())
    if profile.same_move:
        yield "same_move", "true", replace(profile, same_move=None)
    for key, values in profile.avoid.items():
        for value in values:
            rest = tuple(other for other in values if other != value)
            yield f"avoid.{key}", value, replace(profile, avoid={**profile.avoid, key: rest})
