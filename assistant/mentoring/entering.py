"""Going to a step of the journey, by way of the question it needs answered."""

from __future__ import annotations

from dataclasses import replace

from assistant.mentoring.forms import suggested
from assistant.mentoring.journey import (
    BY_NAME,
    REPLY,
    WITH_SOMEBODY,
    WRITING,
    YOUNG,
    State,
    Step,
    after,
    asks_for,
    following,
    next_way,
)
from assistant.mentoring.together import STEPS as TOGETHER

# As far back as "back" leads.
_LONGEST_TRAIL = 20


def enter(state: State, step: Step) -> State:
    """The state at a step, or at what must come before it."""
    journey = state.journey
    if step.name in WITH_SOMEBODY and not journey.chosen:
        step = BY_NAME["choose"]
    if step.name in ("send", "sent") and not journey.reachable:
        step = after("sent")
    if journey.young and step.introduces:
        step = YOUNG
    asks = asks_for(step, state.profile, journey.declined, bool(journey.unclear))
    if step.name in WRITING and journey.chosen in journey.questions:
        asks = asks if journey.chosen in journey.replies else REPLY
    visited, trail, form = journey.visited, journey.trail, journey.form
    if not asks:
        visited = tuple(dict.fromkeys((*visited, step.name)))
        if trail[-1:] != (step.name,):
            trail = (*trail, step.name)[-_LONGEST_TRAIL:]
        if step.way and not form:
            form = suggested(state.profile).form
    changes = {"step": step.name, "asks": asks, "visited": visited, "trail": trail, "misses": 0}
    entered = replace(journey, form=form, **changes)  # type: ignore[arg-type]
    return State(state.profile, entered)


def go_on_with(state: State) -> State:
    """The facts changed: ask what is still missing, else speak the step anew."""
    step = state.journey.step
    if step in ("welcome", "done"):
        return enter(state, BY_NAME["match"])
    if step in ("sent", "goals", "expectations", "openness", *TOGETHER):
        return heard(state, "noted")
    return enter(state, BY_NAME[step])


def leave_out(state: State) -> State:
    """Never ask again for what is asked; where the step is about nothing else, leave it too."""
    journey = state.journey
    declined = tuple(dict.fromkeys((*journey.declined, str(journey.asks))))
    state = State(state.profile, replace(journey, declined=declined))
    if journey.asks in ("organisation", "school"):
        return enter(state, following(state.profile, state.journey))
    return enter(state, BY_NAME[journey.step])


def nobody_left(state: State) -> bool:
    """Whether nobody is there to choose, and no way is open that could lead to somebody."""
    journey = state.journey
    if journey.offered or journey.chosen:
        return False
    through = journey.step == "match" and next_way(state.profile, journey) is None
    return journey.step == "choose" or through


def heard(state: State, how: str) -> State:
    """The state unmoved, with how the message was heard."""
    return State(state.profile, replace(state.journey, heard=how))
