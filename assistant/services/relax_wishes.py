"""Tells which single wish to drop where too few mentors fit, and how many that would bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.mentoring.dropping import Wish, wishes, without
from assistant.mentoring.mentees import Profile
from assistant.services.find_mentors import FindMentors, Suggestion, fits

ENOUGH = 3


@dataclass(frozen=True)
class Relief:
    """A wish, and how many mentors dropping it would bring."""

    wish: Wish
    adds: int


def relax(find_mentors: FindMentors, profile: Profile) -> list[dict[str, Any]]:
    """The wishes in the way, most helpful to drop first; empty where enough mentors fit."""
    fitting = find_mentors.how_many(profile)
    if fitting >= ENOUGH:
        return []
    return [
        {"wish": relief.wish.kind, "value": relief.wish.value, "adds": relief.adds}
        for relief in _reliefs(find_mentors, profile, fitting)
    ]


def one_to_drop(
    find_mentors: FindMentors,
    profile: Profile,
    shown: Sequence[Suggestion],
    unwanted: Sequence[str] = (),
) -> Relief | None:
    """The wish whose dropping brings most who are neither shown nor unwanted.

    None where enough of those shown fit, or nothing would help.
    """
    if sum(fits(suggestion, profile) for suggestion in shown) >= ENOUGH:
        return None
    seen = (*unwanted, *(suggestion.mentor.external_id for suggestion in shown))
    others = find_mentors.how_many(profile, seen)
    return next(iter(_reliefs(find_mentors, profile, others, seen)), None)


def _reliefs(
    find_mentors: FindMentors, profile: Profile, fitting: int, unwanted: Sequence[str] = ()
) -> list[Relief]:
    found = [
        Relief(wish, find_mentors.how_many(rest, unwanted) - fitting)
        for wish in wishes(profile)
        if (rest := without(profile, wish.mark))
    ]
    return sorted((r for r in found if r.adds > 0), key=lambda relief: -relief.adds)
