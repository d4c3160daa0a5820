"""Which of those shown is meant, and what becomes of a choice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.mentoring.entering import enter, heard
from assistant.mentoring.journey import (
    BY_NAME,
    ON_SHOW,
    WITH_SOMEBODY,
    YOUNG,
    Journey,
    State,
    turned_away,
)
from assistant.mentoring.messages import Message

# "Write to her then", after something was asked about her.
_ONE = re.compile(r"\b(?:her|him|(?:this|that) (?:one|person|guy|woman|man|lady))\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:they|them|these|those|all|each|everybody|people)\b", re.IGNORECASE)


def chosen_mentor(offered: tuple[str, ...], choice: Mapping[str, object]) -> str | None:
    """The mentor id a button or an ordinal (1 is the first, -1 the last) points to."""
    mentor_id, ordinal = choice.get("mentor_id"), choice.get("ordinal")
    if isinstance(mentor_id, str):
        return mentor_id
    if isinstance(ordinal, int) and offered:
        index = ordinal - 1 if ordinal > 0 else len(offered) + ordinal
        return offered[index] if 0 <= index < len(offered) else None
    return offered[0] if len(offered) == 1 else None


def asked_about(journey: Journey, message: Message) -> tuple[str, ...]:
    """Whom "why?" is about: the one meant, and all on the screen only where several may be."""
    chosen = chosen_mentor(journey.offered, message.choice) if message.choice else None
    if chosen:
        return (chosen,)
    shown = journey.offered or ((journey.chosen,) if journey.chosen else ())
    if _SEVERAL.search(message.text):
        return shown
    if journey.chosen and journey.step in (*WITH_SOMEBODY, "done"):
        return (journey.chosen,)
    return (journey.about,) if journey.about in shown and journey.about else shown


def choose(state: State, message: Message) -> State:
    """A first message to whoever is meant; where that is nobody or several, the question whom."""
    journey = state.journey
    if journey.young:
        return enter(state, YOUNG)
    names = message.choice.get("names")
    if isinstance(names, tuple):
        state = State(state.profile, replace(journey, named=names))
        return heard(enter(state, BY_NAME["choose"]), "which")
    chosen = chosen_mentor(journey.offered, message.choice)
    if not chosen and journey.about in journey.offered and _ONE.search(message.text):
        chosen = journey.about
    if not chosen:
        return _whom(state)
    if chosen != journey.chosen:
        journey = replace(journey, tones=(), edits=())
    state = State(state.profile, replace(journey, chosen=chosen, about=chosen))
    return enter(state, BY_NAME["draft"])


def write(state: State, message: Message) -> State:
    """The draft; where nobody is chosen yet, the question whom it is for."""
    if state.journey.chosen or state.journey.young:
        return enter(state, BY_NAME["draft"])
    return choose(state, message)


def _whom(state: State) -> State:
    """Those who are on the screen need not be shown again to be chosen from."""
    journey = state.journey
    asked = enter(state, BY_NAME["choose"])
    on_screen = journey.step in ON_SHOW and not journey.asks and journey.offered
    return heard(asked, "whom") if on_screen and not asked.journey.asks else asked


def none_of_these(state: State, message: Message) -> State:
    """Others are shown, and those on the screen never again."""
    journey = state.journey
    # Who is not wanted any more is not written to either.
    chosen = None if journey.chosen in journey.offered else journey.chosen
    changed = replace(turned_away(journey, journey.offered), chosen=chosen)
    state = State(state.profile, changed)
    step = "choose" if journey.step == "choose" else "match"
    return enter(state, BY_NAME[step])


def ask_why(state: State, message: Message) -> State:
    """Who was asked about is remembered: "why him?" means the one last spoken of."""
    asked = message.choice.get("mentor_id")
    ordinal = chosen_mentor(state.journey.offered, message.choice) if message.choice else None
    about = asked if isinstance(asked, str) else ordinal
    return State(state.profile, replace(state.journey, about=about or state.journey.about))


# Where an answer is waited for, or what is to be agreed on with whoever gives it.
_WAITED = frozenset({"sent", "goals", "expectations", "openness", "done"})
# Answers to what was asked before the news, or nothing but a hello.
_MET_BY_NEWS = frozenset({"move", "greeted", "returned", "news", "nod", "praised", "more"})
_SMALL_TALK = frozenset({"thank", "resume"})


def turned_down(journey: Journey, mentor_id: str, other: str | None, intent: str) -> Journey:
    """The journey after the news that nothing comes of a request; `other` is the next best.

    Whoever waited for it is asked about the next best alone, and nothing else is said.
    """
    journey = turned_away(journey, [mentor_id])
    waited = journey.step in _WAITED and journey.chosen in (None, mentor_id)
    if not waited or journey.awaits or journey.young:
        return journey
    small = journey.heard == "aside" and intent in _SMALL_TALK
    told = journey.heard in _MET_BY_NEWS or small
    place = {"step": "choose", "asks": None, "chosen": None, "text": ""}
    offered = (other,) if other else ()
    shown = tuple(dict.fromkeys((*offered, *journey.shown)))
    heard = "told" if told else journey.heard
    return replace(journey, **place, offered=offered, shown=shown, heard=heard)  # type: ignore[arg-type]
