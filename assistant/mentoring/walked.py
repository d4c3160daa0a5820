"""How much of somebody's road a mentor has walked, by titles alone."""

from __future__ import annotations

from assistant.mentoring.levels import above, rises
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.roads import ALIKE

# Of the road: who stayed where somebody wants to leave; who stands above somebody who wants to rise
# without having begun there, and who stands beside them; who once was what the mentor should be.
_LEAVING = frozenset(("career_change", "explore_options"))
_STAYER = 0.5
_ROSE, _PEER, _SAME_FIELD = 0.92, 0.85, 0.4
_WAS = 0.9
_MADE = 0.9


def walked(mentor: Mentor, profile: Profile, occupations: Occupations) -> float | None:
    """How much of the way from the current to the target title the mentor has walked."""
    current, target = profile.current_title, profile.target_title
    if target:
        arrived = max(
            occupations.nearness(mentor.title, target),
            *(0.6 * occupations.nearness(title, target) for title in mentor.earlier_titles),
            0.0,
        )
        if not current:
            return arrived
        started = max(
            (occupations.nearness(title, current) for title in mentor.earlier_titles), default=0.0
        )
        # Without having arrived, having started at the same place says little.
        road = 0.6 * arrived + 0.4 * started * max(arrived, 0.3)
        # Near enough at both ends is the very move: a registered nurse began as a nurse.
        now = occupations.nearness(mentor.title, target)
        return max(road, _MADE) if min(now, started) >= ALIKE else road
    if profile.mentor_titles:
        return _asked_for(mentor, profile, occupations)
    if profile.fields:
        return float(occupations.field_of(mentor.title) in profile.fields)
    if not current:
        return None
    now = occupations.nearness(mentor.title, current)
    before = max(
        (occupations.nearness(title, current) for title in mentor.earlier_titles), default=0.0
    )
    if _LEAVING & set(profile.goals):
        # Somebody who wants to leave is better served by one who left than by one who stayed.
        moved = before if mentor.title != current else 0.0
        return max(moved, _STAYER * now)
    if rises(profile) and now >= _SAME_FIELD:
        # Whoever wants to rise is better served from above, best by one who began where they are.
        if above(mentor.title, current):
            return max(_ROSE, before)
        return _PEER * max(now, 0.9 * before)
    return max(now, 0.9 * before)


def _asked_for(mentor: Mentor, profile: Profile, occupations: Occupations) -> float:
    """How near the mentor is to what somebody asked the mentor to be, or to have been.

    Among them, whoever once did the person's own work comes first.
    """
    asked, current = profile.mentor_titles, profile.current_title
    now = max(occupations.nearness(mentor.title, title) for title in asked)
    before = max(
        (occupations.nearness(t, title) for t in mentor.earlier_titles for title in asked),
        default=0.0,
    )
    arrived = max(now, _WAS * before)
    if not current:
        return arrived
    started = max((occupations.nearness(t, current) for t in mentor.earlier_titles), default=0.0)
    return arrived * (0.9 + 0.1 * started)
