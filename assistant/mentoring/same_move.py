"""Whether a mentor made the very move somebody has in mind: "someone who did the same"."""

from __future__ import annotations

from collections.abc import Callable

from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.roads import ALIKE

# Work only described counts from this weight on.
_LIKELY = 0.5
_CHANGES = frozenset({"career_change", "explore_options"})

_Is = Callable[[str], bool]


def says_move(profile: Profile) -> bool:
    """Whether enough is known of where somebody is, or wants to get, to tell who did the same."""
    if profile.target_title and profile.target_title == profile.current_title:
        return False
    return bool(profile.current_title or profile.target_title or profile.fields or profile.concepts)


def move_made(mentor: Mentor, profile: Profile, occupations: Occupations) -> tuple[str, str] | None:
    """The titles a mentor moved between as the person would like to; None where they did not.

    A move that led to what they do today comes before one they went on from.
    """
    if not says_move(profile):
        return None
    starts, arrives = _start(profile, occupations), _arrival(profile, occupations)
    titles = (*mentor.earlier_titles, mentor.title)
    for end in range(len(titles) - 1, 0, -1):
        if not arrives(titles[end]):
            continue
        for begin in range(end - 1, -1, -1):
            before, after = titles[begin], titles[end]
            if starts(before) and _differ(before, after, profile, occupations):
                return before, after
    return None


def contradicts(mentor: Mentor, profile: Profile, occupations: Occupations) -> bool:
    """Whether a path that is known holds no such move."""
    known = bool(mentor.path) and says_move(profile)
    return known and move_made(mentor, profile, occupations) is None


def _start(profile: Profile, occupations: Occupations) -> _Is:
    current, target = profile.current_title, profile.target_title
    if current:
        return lambda title: _as(title, current, target, occupations)
    meant = [title for title, weight in profile.concepts if weight >= _LIKELY]
    if meant:
        return lambda title: any(occupations.nearness(title, m) >= ALIKE for m in meant)
    return lambda title: True


def _arrival(profile: Profile, occupations: Occupations) -> _Is:
    current, target = profile.current_title, profile.target_title
    if target:
        return lambda title: _as(title, target, current, occupations)
    if profile.fields:
        return lambda title: occupations.field_of(title) in profile.fields
    return lambda title: True


def _as(title: str, end: str, other: str | None, occupations: Occupations) -> bool:
    """A registered nurse stands where a nurse does, unless nearer to the other end."""
    near = occupations.nearness(title, end)
    return near >= ALIKE and (other is None or near > occupations.nearness(title, other))


def _differ(before: str, after: str, profile: Profile, occupations: Occupations) -> bool:
    """Whether it is a move at all; a change of career leads into another field."""
    if occupations.canonical(before) == occupations.canonical(after):
        return False
    if profile.target_title or not _CHANGES & set(profile.goals):
        return True
    return occupations.field_of(before) != occupations.field_of(after)
