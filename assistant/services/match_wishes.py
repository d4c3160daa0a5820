"""Answers `mentor match -`: a wish given outright, or in words, and the mentors who fit it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.mentoring.errors import BadInput
from assistant.mentoring.goals import GOALS
from assistant.mentoring.mentees import Profile
from assistant.services.find_mentors import FindMentors
from assistant.services.relax_wishes import relax
from assistant.services.understand import Parsed, facts_from

_TOP = 10
_LISTS = ("goals", "skills", "industries", "languages", "hours", "formats", "schools")


def wish_from(given: Mapping[str, Any], parsed: Parsed | None) -> tuple[Profile, int]:
    """The wish and how many matches are wanted; what is given outright wins over the text."""
    profile = facts_from(parsed) if parsed else Profile()
    told: dict[str, Any] = {}
    for name in _LISTS:
        if name in given:
            told[name] = _texts(name, given[name])
            if name != "schools":
                told[name] = tuple(text.lower() for text in told[name])
    for name in ("current_title", "target_title", "timezone"):
        if given.get(name) is not None:
            told[name] = _texts(name, [given[name]])[0]
    for name, field in (("location", "locations"), ("organisation", "organisations")):
        if given.get(name) is not None:
            told[field] = _texts(name, [given[name]])
    if given.get("avoid") is not None:
        if not isinstance(given["avoid"], dict):
            raise BadInput("'avoid' must be an object")
        told["avoid"] = {
            key: tuple(text.lower() for text in _texts(key, value))
            for key, value in given["avoid"].items()
        }
    unknown = next((goal for goal in told.get("goals", ()) if goal not in GOALS), None)
    if unknown:
        raise BadInput(f"'{unknown}' is not a goal; goals are {', '.join(GOALS)}")
    top = given.get("top", _TOP)
    if isinstance(top, bool) or not isinstance(top, int) or not 1 <= top <= 100:
        raise BadInput("'top' must be a whole number from 1 to 100")
    return replace(profile, **told), top


def match(find_mentors: FindMentors, profile: Profile, top: int) -> dict[str, Any]:
    """One line of the contract's output."""
    found = find_mentors.best(profile, top)
    return {
        "matches": [
            {
                "id": suggestion.mentor.external_id,
                "score": suggestion.match.score,
                "reasons": list(suggestion.explanation.reasons),
                "gaps": list(suggestion.explanation.gaps),
            }
            for suggestion in found
        ],
        "relax": relax(find_mentors, profile),
    }


def _texts(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadInput(f"'{name}' must hold text")
    return tuple(dict.fromkeys(value))
