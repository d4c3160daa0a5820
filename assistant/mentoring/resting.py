"""Hears that somebody is tired, or has had enough for today: nothing is pushed, all is kept."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.mentoring.deadlines import BY_WHEN
from assistant.mentoring.entering import enter, heard
from assistant.mentoring.journey import BY_NAME, REPLY, State
from assistant.mentoring.messages import Message
from assistant.mentoring.together import STEPS as TOGETHER

_TIRED = (
    r"(?:(?:i(?:['\u2019]?m| am)?|feel(?:ing)?|am|getting|just|so|too|really|very|quite|pretty"
    r"|a bit|a little|bit|far|way|honestly|dead|totally|completely)\s+)*"
    r"(?:tired|exhausted|knackered|shattered|drained|worn out|wiped out|sleepy|beat|done in"
    r"|overwhelmed)"
    r"|(?:i(?:['\u2019]?ve| have)? )?(?:got )?no (?:energy|strength)(?: left)?"
    r"|(?:i )?need (?:a (?:break|rest|nap)|to (?:rest|sleep|lie down)|(?:some )?sleep)"
    r"|(?:this|it|that)(?:['\u2019]?s| is) (?:all )?too much|too much"
    r"|(?:i )?(?:can['\u2019]?t|cannot) (?:do (?:this|it|that)|think)"
)
_LATER = (
    r"(?:maybe |perhaps |rather |some ?time |i['\u2019]?ll do (?:it|this|that) "
    r"|do (?:it|this|that) )?"
    r"(?:later|not today|not tonight|(?:another|some other) (?:time|day)|tomorrow)"
)
# What may stand around it, and says nothing else.
_AROUND = (
    r"(?:\s+(?:for|with|of|to do|any|it|this|that|these|them|today|tonight|now|right|rn|at the"
    r" moment|then|please|pls|sorry|tbh|honestly|already|really|sigh|ugh|me|of (?:it|this|that)"
    r"|by now|thanks?|thank you|thx))*"
)
_LEAD = (
    r"(?:(?:ugh|sigh|sorry|no|nope|nah|hm+|ok(?:ay)?|well|oh|honestly|but|and|maybe|thanks?)\s+)*"
)
_REFUSAL = r"(?:none|no(?:t one)?|nope|nah|nothing)(?: of (?:that|these|this|those|them|it))?"
_IS_TIRED = re.compile(rf"{_LEAD}(?:{_TIRED}){_AROUND}", re.IGNORECASE)
_IS_LATER = re.compile(rf"{_LEAD}(?:{_LATER}){_AROUND}", re.IGNORECASE)
_IS_NOTHING = re.compile(
    rf"{_LEAD}(?:{_REFUSAL}|ugh|sigh|sorry|hm+|ok(?:ay)?|well|oh|honestly|maybe|please|thanks?"
    r"|thank you|thx)",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"[.,;:!\u2026\n()\u2013\u2014-]+(?=\s|$)|\s+(?:but|and|because|cause|cos)\s+")
_LONGEST = 12
# Alone, it puts off a question that was asked, not the day.
_DAY_OVER = re.compile(r"\b(?:today|tonight|tomorrow|(?:another|other) (?:day|time))\b", re.I)
# Despair is answered before this is asked, and whoever leaves or complains is heard as they are.
_NEVER = frozenset({"distress", "forget_me", "report", "block", "talk_to_person", "start_over"})


def rest(state: State, message: Message) -> State | None:
    """The state after "too tired for this", or "later"; None for any other words.

    Everything stays where it is; only what was about to be sent is put away for now.
    """
    journey = state.journey
    if message.pressed or message.intent in _NEVER or message.choice or "?" in message.text:
        return None
    if journey.step == "welcome" and not journey.visited:
        # Nobody has said hello yet.
        return None
    tired = is_tired(message.text)
    if not tired and journey.asks and not _DAY_OVER.search(message.text):
        return None
    answers = journey.step in TOGETHER or BY_NAME[journey.step].takes_text
    if not tired and (answers or journey.asks in (BY_WHEN, REPLY) or not _puts_off(message.text)):
        # There "later" is a button, or a time.
        return None
    if journey.step == "send":
        put_away = replace(journey, asks=None)
        return heard(enter(State(state.profile, put_away), BY_NAME["done"]), "unsent_today")
    return heard(state, "tired" if tired else "later")


def is_tired(text: str) -> bool:
    """Whether somebody says that they are tired of it for today, and nothing else."""
    return _only(text, _IS_TIRED)


def _puts_off(text: str) -> bool:
    return _only(text, _IS_LATER)


def _only(text: str, said: re.Pattern[str]) -> bool:
    if len(text.split()) > _LONGEST:
        return False
    clauses = [re.sub(r"^\W+|\W+$", "", clause) for clause in _BREAKS.split(text)]
    clauses = [clause for clause in clauses if clause]
    rest_too = (said, _IS_TIRED, _IS_LATER, _IS_NOTHING)
    return any(said.fullmatch(clause) for clause in clauses) and all(
        any(pattern.fullmatch(clause) for pattern in rest_too) for clause in clauses
    )
