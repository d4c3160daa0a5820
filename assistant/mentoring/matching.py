"""Scores a mentor for a mentee and ranks the candidates.

Only what a person can act on counts: work, wishes, languages, hours, room. Names, photos,
gender and age play no part.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from types import MappingProxyType

from assistant.mentoring.hours import common_hours
from assistant.mentoring.mentees import OWN_ORGANISATION, Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.same_move import contradicts, move_made, says_move
from assistant.mentoring.walked import walked

# The most a criterion can add, beside the others. What a mentor has lived through weighs most: the
# road between titles or, where none is named, the meaning of what was told; meeting times least,
# since people can agree on those.
WEIGHTS = MappingProxyType(
    {
        "road": 0.26,
        "meaning": 0.26,
        "goals": 0.13,
        "skills": 0.09,
        "industry": 0.06,
        "language": 0.04,
        "hours": 0.03,
        "place": 0.03,
        "format": 0.03,
        "school": 0.03,
        "organisation": 0.01,
        "recent": 0.03,
    }
)

_LEARNING = "learn_skills"
# For whoever wants to learn something, knowing it says more than the same work.
WEIGHTS_TO_LEARN = MappingProxyType({**WEIGHTS, "skills": 0.34})

# An empty field neither helps nor hurts much: it counts as this share of a full match.
UNKNOWN = 0.25
# Scores nearer to each other than this tell nobody apart, and from so much room on more of it is
# no reason to be preferred.
NEAR = 0.02
MUCH_ROOM = 3
# Of work only described, so much counts whoever knows one part of it and moved to no other.
_STAYED = 0.9
# What was asked for and is known to be missing, or a language or a path nobody listed, costs this
# share of everything: the best road is of no use to somebody who cannot meet there.
_MISSED = 0.2
# Nobody who must speak Polish can write to whoever does not say so; English most people speak.
_UNLISTED = 0.25
# Nor does anybody know whether they can meet there, or then; that can be asked.
_SILENT = 0.1
_MOST_SPEAK = "en"
# From this nearness on two titles belong to one field.
_SAME_FIELD = 0.4
# Somebody seen within this many days counts as active.
RECENT_DAYS = 45


@dataclass(frozen=True)
class Match:
    """A ranked mentor: `score` is 0 to 1, `parts` holds each criterion's share (0 to 1).

    `against` names the conditions the record contradicts: ``format``, ``hours``, ``same_move``.
    """

    mentor: Mentor
    score: float
    parts: dict[str, float]
    against: tuple[str, ...] = ()


def allowed(mentor: Mentor, profile: Profile, occupations: Occupations, today: date) -> bool:
    """The hard limits: room, a common language, and nothing the mentee ruled out."""
    if not mentor.takes_mentees(today) or mentor.external_id in profile.never:
        return False
    if profile.languages and mentor.languages:
        if not set(profile.languages) & set(mentor.languages):
            return False
    return not profile.avoid or not _ruled_out(mentor, profile, occupations)


def _ruled_out(mentor: Mentor, profile: Profile, occupations: Occupations) -> bool:
    avoid = profile.avoid
    organisations = avoid.get("organisations", ())
    if OWN_ORGANISATION in organisations:
        organisations = (*organisations, *profile.organisations)
    refused: dict[str, set[str | None]] = {
        "industries": {mentor.industry, occupations.field_of(mentor.title)},
        "organisations": {_lower(mentor.organisation)},
        "titles": {mentor.title},
        "locations": {_lower(mentor.location)},
        "schools": {_lower(school) for school in mentor.schools},
    }
    avoided = {**avoid, "organisations": organisations}
    avoided["titles"] = tuple(map(occupations.canonical, avoid.get("titles", ())))
    if any(have & {v.lower() for v in avoided.get(key, ())} for key, have in refused.items()):
        return True
    # Somebody who offers nothing but what is ruled out cannot be met.
    return any(
        have and set(have) <= set(avoid.get(key, ()))
        for key, have in (("formats", mentor.formats), ("languages", mentor.languages))
    )


def rank(
    candidates: Iterable[Mentor], profile: Profile, occupations: Occupations, today: date
) -> list[Match]:
    """The allowed candidates, best first; whoever contradicts a condition behind all others.

    Only hours weigh less for whoever made the very move: hours can be asked about, a past can't be
    had. So other hours put them no further back than strangers to all of that road stand.

    Among near-equals whoever has more room comes first, then chance decides, but for the same
    wish always the same way: else the few who happen to stand first would get all requests.
    """
    matches = [
        score(mentor, profile, occupations, today)
        for mentor in candidates
        if allowed(mentor, profile, occupations, today)
    ]
    # Who somebody is must not move anybody, not even among equals: no age, and nothing guessed.
    wish = replace(profile.without_guesses(), age=None, name=None, email=None)
    salt = repr(wish).encode()
    return sorted(matches, key=lambda match: _standing(match, profile, occupations, salt))


def _standing(
    match: Match, profile: Profile, occupations: Occupations, salt: bytes
) -> tuple[int, int, int, bytes]:
    mentor = match.mentor
    chance = blake2b(mentor.external_id.encode(), key=blake2b(salt).digest(), digest_size=8)
    against = 2 * (len(match.against) + perhaps_mute(mentor, profile))
    if profile.hours:
        against += _is_stranger(mentor, profile, occupations)
        if "hours" in match.against and (profile.target_title or profile.same_move):
            against -= bool(move_made(mentor, profile, occupations))
    return against, -round(match.score / NEAR), -min(mentor.capacity, MUCH_ROOM), chance.digest()


def score(mentor: Mentor, profile: Profile, occupations: Occupations, today: date) -> Match:
    """How well one mentor fits; a wish not expressed is left out of the sum."""
    parts: dict[str, float] = {}
    road = walked(mentor, profile, occupations)
    if road is not None:
        parts["road"] = road
    if profile.concepts and not profile.mentor_titles:
        parts["meaning"] = _meaning(mentor, profile, occupations)
    if profile.goals:
        parts["goals"] = _share(profile.goals, mentor.goals)
    if profile.skills:
        parts["skills"] = _share(profile.skills, mentor.skills)
    elif profile.topics and _LEARNING in profile.goals:
        parts["skills"] = _spoken_of(profile.topics, mentor.skills)
    if profile.industries:
        parts["industry"] = _known(mentor.industry, mentor.industry in profile.industries)
    if profile.languages:
        parts["language"] = _known(mentor.languages, True)
    if profile.hours:
        common = common_hours(profile.hours, profile.timezone, mentor.hours, mentor.timezone, today)
        parts["hours"] = _known(mentor.hours, bool(common))
    if profile.country:
        parts["place"] = _known(mentor.country, mentor.country == profile.country)
    if profile.formats:
        shared = bool(set(profile.formats) & set(mentor.formats))
        parts["format"] = _known(mentor.formats, shared)
    if profile.schools:
        theirs = {school.lower() for school in mentor.schools}
        shared = bool(theirs & {school.lower() for school in profile.schools})
        parts["school"] = _known(mentor.schools, shared)
    if profile.organisations:
        shared = _lower(mentor.organisation) in [name.lower() for name in profile.organisations]
        parts["organisation"] = _known(mentor.organisation, shared)
    parts["recent"] = _recent(mentor, today)
    weights = WEIGHTS_TO_LEARN if profile.goals[:1] == (_LEARNING,) else WEIGHTS
    possible = sum(weights[name] for name in parts)
    total = sum(weights[name] * part for name, part in parts.items()) / possible
    against = tuple(_against(mentor, profile, parts, occupations))
    total *= (1 - _MISSED) ** len(against) * (1 - _unlisted(mentor, profile))
    return Match(mentor, round(total, 4), parts, against)


def _against(
    mentor: Mentor, profile: Profile, parts: dict[str, float], occupations: Occupations
) -> Iterator[str]:
    """The conditions somebody set that the record contradicts; what it leaves empty may be met."""
    for name in ("format", "hours"):
        if parts.get(name) == 0:
            yield name
    if profile.same_move and contradicts(mentor, profile, occupations):
        yield "same_move"


def _is_stranger(mentor: Mentor, profile: Profile, occupations: Occupations) -> bool:
    """Whether nothing a mentor does or did is near to where somebody is or wants to get."""
    ends = (profile.current_title, profile.target_title, *profile.mentor_titles)
    titles = (mentor.title, *mentor.earlier_titles)
    named = [end for end in ends if end]
    near = (occupations.nearness(title, end) for end in named for title in titles)
    return bool(named) and max(near) < _SAME_FIELD


def perhaps_mute(mentor: Mentor, profile: Profile) -> bool:
    """Whether nobody knows that the two can talk; whoever needs Polish needs somebody who does."""
    wanted = profile.languages
    return bool(wanted) and not mentor.languages and _MOST_SPEAK not in wanted


def _unlisted(mentor: Mentor, profile: Profile) -> float:
    """What it costs that nobody knows whether a condition is met that has to be."""
    cost = 0.0
    if profile.languages and not mentor.languages:
        cost = _MISSED if _MOST_SPEAK in profile.languages else _UNLISTED
    elif profile.same_move and not mentor.path and says_move(profile):
        cost = _MISSED
    meeting = (
        (profile.formats or profile.avoid.get("formats"), mentor.formats),
        (profile.hours, mentor.hours),
    )
    silent = sum(bool(wish) and not told for wish, told in meeting)
    # The dearest counts alone: silence about everything must not put strangers before them.
    return max(cost, 1 - (1 - _SILENT) ** silent)


def _meaning(mentor: Mentor, profile: Profile, occupations: Occupations) -> float:
    """How near the mentor's work, now or earlier, is to what was meant without being named.

    Whoever went from one of the titles meant to another counts more: people tell of where they
    are and of where they would like to be, and which is which is not known.
    """
    now = [weight * occupations.nearness(mentor.title, title) for title, weight in profile.concepts]
    earlier = [
        [weight * occupations.nearness(before, title) for title, weight in profile.concepts]
        for before in mentor.earlier_titles
        if before != mentor.title
    ]
    best = max(max(now), max(map(max, earlier), default=0.0))
    moved = max(
        (
            math.sqrt(here * there)
            for before in earlier
            for place, here in enumerate(now)
            for other, there in enumerate(before)
            if place != other
        ),
        default=0.0,
    )
    return max(_STAYED * best, 0.7 * moved + 0.3 * best if moved else 0.0)


def _share(wished: tuple[str, ...], offered: tuple[str, ...]) -> float:
    if not offered:
        return UNKNOWN
    # The first wish counts double: it is the one people mean most.
    weights = {wish: 2.0 if place == 0 else 1.0 for place, wish in enumerate(wished)}
    return sum(weights[wish] for wish in wished if wish in offered) / sum(weights.values())


def _spoken_of(topics: tuple[tuple[str, float], ...], offered: tuple[str, ...]) -> float:
    if not offered:
        return UNKNOWN
    return max((weight for topic, weight in topics if topic in offered), default=0.0)


def _known(value: object, fits: bool) -> float:
    return float(fits) if value else UNKNOWN


def _recent(mentor: Mentor, today: date) -> float:
    if mentor.last_active is None:
        return UNKNOWN
    return 1.0 if (today - mentor.last_active).days <= RECENT_DAYS else 0.5


def _lower(text: str | None) -> str | None:
    return text.lower() if text else None
