"""Keeps those below the minimum age away from introductions, wherever the journey stands."""

from __future__ import annotations

from dataclasses import replace

from assistant.mentoring.hosting import LATER, Hosting
from assistant.mentoring.journey import BY_NAME, REPORT, YOUNG, State


def mind_age(state: State, young: bool, would_mentor: bool = False) -> State:
    """Below the minimum age nobody is introduced to anybody, wherever the journey stands.

    Whoever `would_mentor` others is told so, too.
    """
    journey = replace(state.journey, young=young)
    if young:
        # What they tell of somebody is handed on all the same.
        told = {name: said for name, said in journey.answers.items() if name == REPORT}
        journey = replace(journey, chosen=None, offered=(), answers=told)
    if would_mentor and young and journey.awaits is None:
        how = "first" if journey.step == "welcome" and not journey.visited else "move"
        journey = replace(
            journey, step=YOUNG.name, asks=None, heard=how, visited=journey.visited or ("welcome",)
        )
    elif young and (BY_NAME[journey.step].introduces or journey.step == "done"):
        journey = replace(journey, step=YOUNG.name, asks=None)
        if journey.heard != "first" and journey.heard not in (
            "aside",
            "forgotten",
            "awaits",
            "contact",
            "reachable",
            "shared",
            "unshared",
        ):
            journey = replace(journey, heard="move")
    return State(state.profile, journey)


def waits(hosting: Hosting, age: int | None, minimum_age: int) -> Hosting:
    """The profile as a mentor, which waits where somebody turns out to be too young."""
    too_young = age is not None and age < minimum_age
    return replace(hosting, stage=LATER, note="") if too_young and hosting.active else hosting
