"""What becomes of a question whose answer was not understood: nobody hears the same one twice."""

from __future__ import annotations

from dataclasses import replace

from assistant.mentoring.answers import asks_to_go_on
from assistant.mentoring.entering import enter, heard, leave_out
from assistant.mentoring.journey import BY_NAME, MEANING, OF_THE_STORY, State
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import Message

# What can be left out where it is not understood a second time. Without a name and an address
# nothing can be sent.
DISPENSABLE = frozenset({"goal", "occupation", "organisation", "location", "school", MEANING})
_WISHED = ("fields", "industries", "skills", "concepts", "topics", "seniority")
_SPOKEN = frozenset({"move", "first", "noted"})
_RETURNING = frozenset({"go_back", "start_over", "greet"})
_ENOUGH_MISSES = 2


def not_understood(state: State, message: Message) -> State:
    """The state after a message nobody could place.

    To the first question of all, which is a wide one, a narrower one follows. A question is put
    once more in an easier way, and then left out.
    """
    journey = state.journey
    if message.intent == "out_of_scope":
        return heard(state, "declined")
    if journey.step == "welcome":
        return enter(state, BY_NAME["match"])
    misses = journey.misses + 1
    if journey.asks in DISPENSABLE and (misses >= _ENOUGH_MISSES or asks_to_go_on(message)):
        return heard(leave_out(state), "without")
    return State(state.profile, replace(journey, heard="unclear", misses=misses))


def not_asked_twice(before: State, state: State, message: Message) -> State:
    """The state where something was told, and what was asked would be asked again.

    Whoever told something of their work has answered, if not what was asked: it is looked for
    what is known. Anything else is noted, and the question put in an easier way.
    """
    journey = state.journey
    need = journey.asks
    if need not in DISPENSABLE or need != before.journey.asks or journey.heard not in _SPOKEN:
        return state
    if message.intent in _RETURNING:
        return state
    if need in OF_THE_STORY and _tells_of_work(before.profile, state.profile):
        return heard(leave_out(state), "guessed")
    misses = before.journey.misses + 1
    if misses >= _ENOUGH_MISSES:
        return heard(leave_out(state), "without")
    return State(state.profile, replace(journey, misses=misses))


def _tells_of_work(before: Profile, now: Profile) -> bool:
    return any(getattr(before, name) != getattr(now, name) for name in _WISHED)
