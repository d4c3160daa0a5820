"""Going back: one step, or to the very beginning."""

from __future__ import annotations

from dataclasses import replace

from assistant.mentoring.entering import enter, heard
from assistant.mentoring.journey import BY_NAME, Journey, State
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import Message


def back(state: State, message: Message) -> State:
    """To the step spoken before, or to the beginning where there is none."""
    journey = state.journey
    trail = journey.trail
    if trail and trail[-1] == journey.step and not journey.asks:
        trail = trail[:-1]
    if not trail:
        visited = journey.visited or ("welcome",)
        return State(
            state.profile,
            replace(journey, step="welcome", asks=None, misses=0, visited=visited, trail=()),
        )
    before = enter(State(state.profile, replace(journey, trail=trail[:-1])), BY_NAME[trail[-1]])
    # Going back sends nothing, least of all what was taken back.
    return heard(before, "news") if before.journey.step == "sent" else before


def start_over(state: State, message: Message) -> State:
    """Everything told goes, but for the age and the languages."""
    # Beginning anew takes no request back.
    visited = ("welcome", *({"sent"} & set(state.journey.visited)))
    return State(
        Profile(age=state.profile.age),
        replace(
            Journey(heard="again", visited=visited, young=state.journey.young),
            tongues=state.journey.tongues,
            opens=state.journey.opens,
        ),
    )
