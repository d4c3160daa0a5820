"""The form of mentorship that suits somebody, with the reason; theirs to change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.mentoring.mentees import Profile

FORMAL, INFORMAL, SELF_DIRECTED = "formal", "informal", "self_directed"

LABELS: Mapping[str, str] = {
    FORMAL: "a formal programme",
    INFORMAL: "an informal relationship",
    SELF_DIRECTED: "learning by yourself",
}
_PROGRAMME = r"program(?:me)?s?|schemes?"
_FORMAL = rf"formal(?:ly)? ?(?:{_PROGRAMME}|one|mentoring)?|(?:mentoring|a|the) (?:{_PROGRAMME})"
_ALONE = r"by myself|on my own|self[- ]?(?:directed|taught|study|learning)|self[- ]?paced"
_WORDS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for name, words in {
        INFORMAL: r"informal(?:ly)?(?: (?:relationship|one))?|nothing (?:too )?formal|not formal",
        FORMAL: _FORMAL,
        SELF_DIRECTED: _ALONE,
    }.items()
}
# A message that names a form beside much else tells a story.
_LONGEST = 9


@dataclass(frozen=True)
class Suggestion:
    """A form, and why it may suit; `reason` completes "because …"."""

    form: str
    reason: str


def suggested(profile: Profile) -> Suggestion:
    """The form that fits what somebody said; an informal relationship where nothing speaks."""
    goals = set(profile.goals[:2])
    if profile.organisations and goals & {"promotion", "leadership"}:
        return Suggestion(FORMAL, "employers often run programmes for people who want to move up")
    if "return_to_work" in goals:
        return Suggestion(FORMAL, "a programme gives a fixed start and company on the way back")
    if "explore_options" in goals and not profile.target_title:
        return Suggestion(INFORMAL, "a few talks with different people help in finding a direction")
    if goals and goals <= {"learn_skills", "industry_insight"} and _little_time(profile):
        return Suggestion(SELF_DIRECTED, "you want to learn, and it fits into the hours you have")
    if "workplace_conflict" in goals:
        return Suggestion(INFORMAL, "what you tell stays between the two of you")
    if profile.target_title:
        return Suggestion(INFORMAL, "one person who made your move can tell you most")
    return Suggestion(INFORMAL, "it begins with one talk, and you both decide how it goes on")


def named_in(text: str) -> str | None:
    """The one form a short message names; None for none, for several and for a question."""
    if len(text.split()) > _LONGEST or text.rstrip().endswith("?"):
        return None
    found = [name for name, words in _WORDS.items() if words.search(text)]
    return found[0] if len(found) == 1 or found[:1] == [INFORMAL] else None


def _little_time(profile: Profile) -> bool:
    return len(profile.hours) == 1 or profile.formats == ("chat",)
