"""Asks once by when a goal is to be reached, and takes the answer in whatever words it comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from assistant.mentoring.answers import answers_in_words, keep_words
from assistant.mentoring.days import NoSuchDay, deadline, in_words
from assistant.mentoring.journey import BY_NAME, Journey, State, Step
from assistant.mentoring.messages import Message

# The answer that says by when, and the question for it.
BY_WHEN = "by_when"
_LONGEST = 200
# "Ok, end of May then": what stands around the day is not for the page.
_AROUND = re.compile(r"^(?:(?:ok(?:ay)?|hm+|well|sorry|oh)\b[,. ]*)+|,? then\W*$", re.IGNORECASE)


def heard_by_when(
    state: State,
    message: Message,
    enter: Callable[[State, Step], State],
    asides: Collection[str],
) -> State | None:
    """The state after an answer about goals or their day; None for any other message.

    A day that cannot be is refused once; said again, it is kept as it was said.
    """
    journey, today = state.journey, message.today
    if journey.step != "goals":
        return None
    if journey.asks == BY_WHEN and message.intent in ("skip", "deny"):
        declined = (*journey.declined, BY_WHEN)
        onward = State(state.profile, replace(journey, declined=declined))
        return enter(onward, BY_NAME["expectations"])
    if today is None:
        return None
    if journey.asks == BY_WHEN:
        return _day_answered(state, message, today, enter, asides)
    known = BY_WHEN in journey.answers or BY_WHEN in journey.declined
    if known or not answers_in_words(message, asides):
        return None
    kept = keep_words(journey, message.text)
    try:
        day = deadline(message.text, today)
    except NoSuchDay:
        return _asking(state, replace(kept, heard="no_such_day", misses=1))
    if day is None:
        return _asking(state, kept)
    dated = replace(kept, answers={**kept.answers, BY_WHEN: in_words(day)})
    return enter(State(state.profile, dated), BY_NAME["expectations"])


def _day_answered(
    state: State,
    message: Message,
    today: date,
    enter: Callable[[State, Step], State],
    asides: Collection[str],
) -> State | None:
    journey, onward = state.journey, BY_NAME["expectations"]
    if not answers_in_words(message, asides):
        return None
    words = _AROUND.sub("", message.text.strip())[:_LONGEST]
    try:
        day = deadline(words, today)
    except NoSuchDay:
        if not journey.misses:
            return _asking(state, replace(journey, heard="no_such_day", misses=1))
        day = None
    said = words
    if day and in_words(day).lower() not in words.lower():
        said = f"{words} ({in_words(day)})"
    answers = {**journey.answers, BY_WHEN: said}
    return enter(State(state.profile, replace(journey, answers=answers)), onward)


def _asking(state: State, journey: Journey) -> State:
    return State(state.profile, replace(journey, asks=BY_WHEN))
