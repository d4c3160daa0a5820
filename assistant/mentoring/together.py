"""How a conversation goes on once a mentor has said yes: the agreement, and times to meet."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from assistant.mentoring.answers import ALWAYS_STEERING, answers_in_words, keep_words
from assistant.mentoring.deadlines import heard_by_when
from assistant.mentoring.expectations import read_expectations
from assistant.mentoring.journey import (
    AGREE,
    AGREED,
    BY_NAME,
    LEFT_OUT,
    MEET,
    REFUSED,
    RETIME,
    RETIMED,
    TIMES,
    TOGETHER,
    WRITING,
    Journey,
    State,
    Step,
)
from assistant.mentoring.messages import Message
from assistant.mentoring.moments import names_an_hour, speaks_of_times

Enter = Callable[[State, Step], State]

STEPS = frozenset(step.name for step in TOGETHER)
# Behind these, "is that all for now?" is asked.
_LAST = frozenset({TIMES.name, LEFT_OUT.name, RETIMED.name, REFUSED.name})
_SETTLED = ("goals", "expectations", "openness")
_SAID = {
    "goals": re.compile(r"\b(?:goals?|by when|the da(?:y|te))\b", re.IGNORECASE),
    "expectations": re.compile(r"\b(?:expect\w*|how (?:often|long))\b", re.IGNORECASE),
    "openness": re.compile(r"\b(?:open(?:ness)?|confidential|between us|private)\b", re.IGNORECASE),
}
# A message of these intents wants nothing else: what is new may be spoken of.
_SOFT = frozenset({"greet", "ask_news", "thank", "resume"})
# At these steps the person waits, so that a yes or anything not understood is soft as well.
_WAITING = frozenset({"sent", "done"})
_YIELDING = frozenset({"affirm", "deny", "skip", "nlu_fallback"})
_END = re.compile(
    r"\b(?:end|stop|finish|quit)\s+(?:(?:the|our|my|this|with)\s+"
    r"(?:mentor(?:ing|ship)?|relationship)|it(?!\s+all\b)|this)\b",
    re.IGNORECASE,
)
# "It isn't working with her": whoever says so wants to hear how to stop.
_FAILS = re.compile(
    r"\b(?:it|this|things?|we)(?:['\u2019]?s| is| are|['\u2019]?re)?\s*(?:just |really |simply )*"
    r"(?:not|isn['\u2019]?t|aren['\u2019]?t|doesn['\u2019]?t|don['\u2019]?t)\s+(?:really |at all )?"
    r"(?:work(?:ing)?|click(?:ing)?|going well|go well)(?: out)?\s+(?:with|between)\s+"
    r"(?:her|him|them|us|my mentor)\b",
    re.IGNORECASE,
)
_LONGEST_ENDING = 12


def at_change(journey: Journey) -> bool:
    """Whether the person reads what their mentor would like to add."""
    return journey.step == AGREE.name and _is_change(journey.together)


def times_wait(journey: Journey) -> bool:
    """Whether times are named or fixed; not so where a talk is over, or was called off."""
    return "/meet/" not in journey.together


def _is_change(mark: str) -> bool:
    return "/agree/" in mark and not mark.endswith("/0")


def knowing(journey: Journey, mark: str, mentor_id: str | None) -> Journey:
    """The journey, knowing how a mentoring stands; once it is over, nothing is to be arranged."""
    step = "done" if not mark and journey.step in STEPS else journey.step
    return replace(journey, step=step, together=mark, chosen=journey.chosen or mentor_id)


def heard_together(
    state: State, message: Message, enter: Enter, asides: Collection[str]
) -> State | None:
    """The state after a message about a goal's day or a running mentoring; None for any other."""
    found = heard_by_when(state, message, enter, asides) or _expected(state, message, enter)
    if found and found.journey.step != state.journey.step and _page_stands(state):
        # Only this was to be answered anew.
        found = enter(_begun(found), AGREE)
    if found or not state.journey.together:
        return found
    # "Back" leads around these steps: what they do is done once.
    trail = state.journey.trail
    found = _of_two(state, message, enter, asides)
    if found and found.journey.step in STEPS:
        found = State(found.profile, replace(found.journey, trail=trail))
    return found


def _expected(state: State, message: Message, enter: Enter) -> State | None:
    """What can be taken apart is an answer, whatever else it sounds like."""
    journey, text = state.journey, message.text.strip()
    if journey.step != "expectations" or message.pressed or text.endswith("?"):
        return None
    if message.intent in ALWAYS_STEERING:
        return None
    found = read_expectations(text)
    if not (found.rhythm or found.minutes or (found.how and found.private)):
        return None
    kept = State(state.profile, keep_words(journey, text))
    return enter(kept, BY_NAME["openness"])


def _of_two(state: State, message: Message, enter: Enter, asides: Collection[str]) -> State | None:
    journey, stage = state.journey, state.journey.together.split("/")[1]
    if message.intent in ("distress", "report", "block"):
        return None
    short = len(message.text.split()) <= _LONGEST_ENDING
    if short and (_END.search(message.text) or _FAILS.search(message.text)):
        return State(state.profile, replace(journey, heard="ending"))
    if message.intent == "arrange_meeting":
        return _times(state, message, enter) or enter(_begun(state), MEET)
    if journey.step in STEPS:
        # What the mentor would like to add comes before what was going on.
        plain = message.intent in _SOFT | _YIELDING and not speaks_of_times(message.text)
        first = _to_answer_first(journey, stage) if plain else None
        return enter(_begun(state), first) if first else _within(state, message, enter)
    if (journey.step == "openness" and stage == "agree") or _page_stands(state):
        if message.intent in ("skip", "deny", "affirm") and len(message.text.split()) <= 3:
            return enter(_begun(state), AGREE)
        if answers_in_words(message, asides):
            kept = State(state.profile, keep_words(journey, message.text))
            return enter(_begun(kept), AGREE)
    return _led_in(state, message, enter, stage)


def _to_answer_first(journey: Journey, stage: str) -> Step | None:
    """Where the mentor has said something new that is to be answered, the step that asks."""
    # A page the mentor said no to has a mark of its own: an id with a number behind it.
    asked_anew = stage == "agree" and "." in journey.together.split("/")[0]
    step = None
    if _is_change(journey.together) or asked_anew:
        step = AGREE
    elif stage == "answer":
        step = RETIME
    is_new = step and journey.together != journey.begun and journey.step != step.name
    return step if is_new else None


def _led_in(state: State, message: Message, enter: Enter, stage: str) -> State | None:
    """Once for each thing that is new, as soon as the person wants nothing else."""
    journey = state.journey
    if journey.together == journey.begun or journey.asks or journey.step in WRITING:
        return None
    waiting = journey.step in _WAITING and message.intent in _YIELDING
    if not stage or not (waiting or message.intent in _SOFT):
        return None
    state = _begun(state)
    if stage in ("meet", "answer"):
        return enter(state, MEET if stage == "meet" else RETIME)
    known = {*journey.answers, *journey.visited}
    unsettled = next((name for name in _SETTLED if name not in known), None)
    first_time = journey.together.endswith("/0")
    return enter(state, BY_NAME[unsettled] if unsettled and first_time else AGREE)


def _page_stands(state: State) -> bool:
    """Whether the page was shown before, and one of its answers is given anew."""
    journey = state.journey
    first_time = journey.together.endswith("/agree/0")
    return first_time and journey.step in _SETTLED and AGREE.name in journey.answers


def _amended(state: State, message: Message, enter: Enter) -> State | None:
    """What is not right on a page of their own is answered anew; None for anything else."""
    journey, text = state.journey, message.text
    if journey.step != AGREE.name or not journey.together.endswith("/0"):
        return None
    about = message.choice.get("about")
    named = [about] if about in _SETTLED else _spoken_of(text) if not message.pressed else []
    corrects = message.intent in ("deny", "correct", "go_back")
    told = corrects or message.intent in ("inform", "nlu_fallback")
    if len(named) == 1 and told and not text.rstrip().endswith("?"):
        return enter(_begun(state), BY_NAME[str(named[0])])
    if not corrects:
        return None
    begun = _begun(state)
    return State(begun.profile, replace(begun.journey, heard="amend"))


def _spoken_of(text: str) -> list[str]:
    """Which of the answers somebody speaks of."""
    named = [name for name, said in _SAID.items() if said.search(text)]
    found = read_expectations(text)
    if "expectations" not in named and (found.rhythm or found.minutes or found.how):
        named.append("expectations")
    return named


def _within(state: State, message: Message, enter: Enter) -> State | None:
    journey = state.journey
    amended = _amended(state, message, enter)
    if amended:
        return amended
    if message.intent == "deny" and at_change(journey):
        return enter(_begun(state), LEFT_OUT)
    if journey.step == RETIME.name:
        if names_an_hour(message.text):
            return _times(state, message, enter)
        if message.intent in ("affirm", "deny"):
            return enter(_begun(state), RETIMED if message.intent == "affirm" else REFUSED)
    if message.intent in ("deny", "skip"):
        return enter(_begun(state), BY_NAME["done"])
    if journey.step == AGREE.name:
        if message.intent == "affirm":
            return enter(_begun(state), AGREED)
        return _times(state, message, enter) if names_an_hour(message.text) else None
    if message.intent == "affirm" and not speaks_of_times(message.text):
        # A yes to "is that all?", or one that has to be followed by times.
        return enter(_begun(state), BY_NAME["done"] if journey.step in _LAST else MEET)
    return _times(state, message, enter)


def _times(state: State, message: Message, enter: Enter) -> State | None:
    """The times a message names; an hour alone belongs to the days named before."""
    journey, text = state.journey, message.text.strip()
    if message.pressed:
        return None
    before = journey.answers.get(TIMES.name, "")
    if not speaks_of_times(text):
        waits = journey.step == TIMES.name and not names_an_hour(before)
        if not (waits and names_an_hour(text)):
            return None
        text = f"{before} {text}"
    answers = {**journey.answers, TIMES.name: text[:600]}
    return enter(_begun(State(state.profile, replace(journey, answers=answers))), TIMES)


def _begun(state: State) -> State:
    """What is new now counts as spoken of, and so does what follows from it here."""
    journey = state.journey
    return State(state.profile, replace(journey, begun=journey.together))
