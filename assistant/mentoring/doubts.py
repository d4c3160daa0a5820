"""When a message can be read in two ways, and what is asked then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Two readings are near when neither is far likelier and hardly a third is possible. Confidences
# are calibrated (docs/benchmarks.md), so that these are shares of cases.
_AT_MOST_APART = 0.2
_TOGETHER = 0.6
# What a button says, and the intent it stands for. Readings that are not here are never asked
# about: a question answered wrongly costs less than a question back.
_LOOKING = ("find_mentors", "I'm looking for a mentor")
_READINGS: Mapping[str, tuple[str, str]] = {
    "state_goal": _LOOKING,
    "inform": _LOOKING,
    "find_mentors": ("find_mentors", "Show me mentors"),
    "none_of_these": ("none_of_these", "Show me other people"),
    "ask_why": ("ask_why", "Why these people?"),
    "draft_message": ("draft_message", "Draft a message"),
    "how_to_approach": ("how_to_approach", "How to ask somebody"),
    "become_mentor": ("become_mentor", "I'd like to be a mentor"),
    "explore_organisation": ("explore_organisation", "Look where I work"),
    "explore_events": ("explore_events", "Show me events"),
    "explore_associations": ("explore_associations", "Show me associations"),
    "explore_alumni": ("explore_alumni", "People of my school"),
    "explore_online": ("explore_online", "Look online"),
    "forget_me": ("forget_me", "Delete what you keep"),
    "talk_to_person": ("talk_to_person", "Talk to a person"),
    "start_over": ("start_over", "Start over"),
    "go_back": ("go_back", "Go back"),
    "skip": ("skip", "Leave this out"),
    "resume": ("resume", "Go on"),
    "where_am_i": ("where_am_i", "Where am I?"),
    "help": ("help", "What can you do?"),
}


@dataclass(frozen=True)
class Reading:
    """One of two things a message may have meant: an intent, and the words of its button."""

    intent: str
    label: str


def rivals(ranking: Iterable[tuple[str, float]]) -> tuple[Reading, ...]:
    """The two readings between which somebody must choose; none where one is clear.

    `ranking` gives intents with their confidences, the likeliest first.
    """
    best = list(ranking)[:2]
    if len(best) < 2 or any(intent not in _READINGS for intent, _ in best):
        return ()
    (_, first), (_, second) = best
    if first - second > _AT_MOST_APART or first + second < _TOGETHER:
        return ()
    readings = tuple(Reading(*_READINGS[intent]) for intent, _ in best)
    return readings if readings[0].intent != readings[1].intent else ()
