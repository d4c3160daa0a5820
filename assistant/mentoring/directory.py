"""The real places where mentors are met: events, associations, schools, online resources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

PLACE_KINDS = ("events", "associations", "schools", "resources")


@dataclass(frozen=True)
class Place:
    """One record of the contract's `events`, `associations`, `schools` or `resources`.

    Each states its `source` and the day it was `checked`. `month` and the `place` it is held
    at are known for some events only; None means that no source says it for certain.
    """

    external_id: str
    name: str
    kind: str
    fields: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    online: bool | None = None
    url: str | None = None
    summary: str | None = None
    source: str | None = None
    checked: date | None = None
    month: int | None = None
    place: str | None = None
    aliases: tuple[str, ...] = ()
    mentoring: bool | None = None
    free: bool | None = None


def suits(place: Place, fields: tuple[str, ...], country: str | None) -> float:
    """How well a place suits somebody's fields and country; 0 means not at all.

    `fields` come most wanted first. A place without fields or countries is for everybody, and
    ranks behind one that is made for this field or country.
    """
    if place.fields and fields:
        shared = [fields.index(field) for field in place.fields if field in fields]
        if not shared:
            return 0.0
        # A broad body that lists many fields says less about each of them.
        field_score = 1.0 - 0.15 * min(shared) - 0.05 * (len(place.fields) - 1)
    else:
        field_score = 0.25 if not place.fields else 0.1
    if country and place.countries and country not in place.countries:
        return 0.0
    country_score = 1.0 if country and place.countries else 0.5
    return (
        field_score
        + 0.6 * country_score
        + (0.2 if place.mentoring or place.kind == "mentoring_platform" else 0.0)
    )


# Which kinds of online places help most with a goal.
_FOR_GOALS = {
    "find_job": ("career_service", "network"),
    "return_to_work": ("career_service", "network"),
    "explore_options": ("career_service", "mentoring_platform"),
    "learn_skills": ("learning", "community"),
    "industry_insight": ("community", "network"),
    "networking": ("network", "community"),
    "career_change": ("mentoring_platform", "learning"),
}


def helps(place: Place, goals: tuple[str, ...]) -> float:
    """What the kind of an online place adds for somebody's first goals, and its being free."""
    free = 0.05 if place.free else 0.0
    for rank, goal in enumerate(goals[:2]):
        kinds = _FOR_GOALS.get(goal, ())
        if place.kind in kinds:
            return 0.3 - 0.1 * rank - 0.1 * kinds.index(place.kind) + free
    return free
