"""What a mentor is found by, and what a wish looks for: terms of the directory's index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from assistant.mentoring.levels import rises
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations

# (kind, value), lower case.
Term = tuple[str, str]
# How much each term of a wish counts.
Terms = Mapping[Term, float]

# How much what kind of term counts in fetching mentors; how they rank is `matching.WEIGHTS`.
# The very move somebody has in mind beats all else, the title itself beats its field.
WEIGHTS = MappingProxyType(
    {
        "move": 10.0,
        "field_move": 4.0,
        "title": 6.0,
        "earlier": 4.0,
        "field": 2.0,
        "earlier_field": 1.3,
        "skill": 1.5,
        "goal": 1.0,
        "industry": 1.0,
        "school": 1.0,
        "organisation": 1.0,
        "country": 0.3,
    }
)
# Where somebody wants to go counts more than where they are; a mentor's past the other way round.
_TARGET_EARLIER = 0.5
_CURRENT_NOW = 0.35
_FIELDS_WISHED = 1.5
# Who does nearly what the mentor asked for does; who stands above somebody who wants to rise.
_NEAR_ASKED = 0.5
_ABOVE = 0.5
# What was meant but not named counts less than what was named.
_MEANT = 0.5


def terms_of(mentor: Mentor, occupations: Occupations) -> set[Term]:
    """Everything in the record that a wish may look for."""
    return {(kind, value.lower()[:200]) for kind, value in _pairs_of(mentor, occupations) if value}


def _pairs_of(mentor: Mentor, occupations: Occupations) -> Iterator[tuple[str, str | None]]:
    # Whoever wrote their profile themselves may have put "staff nurse" where others search "nurse".
    now = occupations.canonical(mentor.title)
    field = occupations.field_of(now)
    yield from (("title", now), ("field", field))
    yield from (("industry", mentor.industry), ("organisation", mentor.organisation))
    yield ("country", mentor.country)
    for title in map(occupations.canonical, mentor.earlier_titles):
        before = occupations.field_of(title)
        yield from (("earlier", title), ("earlier_field", before))
        yield ("move", _move(title, now))
        if before and field and before != field:
            yield ("field_move", _move(before, field))
    yield from (("goal", goal) for goal in mentor.goals)
    yield from (("skill", skill) for skill in mentor.skills)
    yield from (("school", school) for school in mentor.schools)


def wished(profile: Profile, occupations: Occupations) -> Terms:
    """The wish as weighted terms, the road weighing most; empty where nothing is wished for."""
    terms: dict[Term, float] = {}

    def add(kind: str, value: str | None, share: float = 1.0) -> None:
        if value:
            term = (kind, value.lower()[:200])
            terms[term] = terms.get(term, 0.0) + WEIGHTS[kind] * share

    target, current = (
        title and occupations.canonical(title)
        for title in (profile.target_title, profile.current_title)
    )
    fields = occupations.field_of(target), occupations.field_of(current)
    if target and current:
        add("move", _move(current, target))
        if all(fields) and fields[0] != fields[1]:
            add("field_move", _move(str(fields[1]), str(fields[0])))
    for title, field, now, before in (
        (target, fields[0], 1.0, _TARGET_EARLIER),
        (current, fields[1], _CURRENT_NOW, 1.0),
    ):
        add("title", title, now)
        add("earlier", title, before)
        add("field", field, now)
        add("earlier_field", field, before)
    for title in map(occupations.canonical, profile.mentor_titles):
        add("title", title)
        add("earlier", title)
        add("field", occupations.field_of(title), _NEAR_ASKED)
        if current and not target:
            add("move", _move(current, title))
    if current and not target and rises(profile):
        for title in occupations.above(current):
            add("title", title, _ABOVE)
    for field in profile.fields:
        add("field", field, _FIELDS_WISHED)
    for title, weight in profile.concepts:
        add("title", title, weight * _MEANT)
        add("earlier", title, weight * _MEANT)
        add("field", occupations.field_of(title), weight * _MEANT)
    if "learn_skills" in profile.goals and not profile.skills:
        for skill, weight in profile.topics:
            add("skill", skill, weight)
    for kind, values in (
        ("goal", profile.goals),
        ("skill", profile.skills),
        ("school", profile.schools),
        ("organisation", profile.organisations),
        ("industry", profile.industries),
    ):
        for value in values:
            add(kind, value)
    add("country", profile.country)
    return terms


def _move(before: str, after: str) -> str:
    return f"{before} > {after}"
