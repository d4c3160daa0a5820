"""Reads a message by the question it answers, which the classifier doesn't know."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.mentoring.answers import asks_something
from assistant.mentoring.commands import names_it, only_likely_despair
from assistant.mentoring.journey import BY_NAME, REPLY, Journey, State
from assistant.mentoring.mentees import Profile, missing
from assistant.mentoring.messages import Message

# What is said while somebody thinks, laughs, or types nothing in particular.
NOD = "nod"
_NODS = re.compile(
    r"\W*(?:h+m+|m+h+m+|(?:ha){2,}h?|(?:he){2,}h?|hihi|lo+l|wow|o+h+|a+h+|u+h+|u+m+|e+r+m*|hm+ ?ok"
    r"|well|let me think|(?:one|just a) (?:second|sec|moment|minute)|wait(?: a (?:second|minute))?)"
    r"\W*",
    re.IGNORECASE,
)
# Where something is to be told, praise tells nothing; elsewhere it says yes.
_PRAISE = re.compile(
    r"\W*(?:cool|nice|great|super|interesting|awesome|good|perfect|lovely|amazing)\W*", re.I
)
# What an answer is read as where the question isn't known.
_MISREAD = frozenset(
    {"out_of_scope", "faq", "how_to_approach", "goodbye", "thank", "greet", "see_plan"}
    | {"edit_draft", "resume", "reassure", "ask_news", "arrange_meeting", "draft_message"}
    | {"become_mentor", "help", "where_am_i", "nlu_fallback", "explore_organisation"}
    | {"explore_events", "explore_associations", "explore_alumni", "explore_online"}
)
_PLACED = frozenset({"goal", "occupation", "organisation", "location", "school"})
_OF_THE_STORY = frozenset({"goal", "occupation"})
_WISHED = ("goals", "current_title", "target_title", "fields", "industries", "skills")
# A whole story is told with a question in it.
_A_STORY_IN_WORDS = 8
_UNSURE = 0.6
_FEW = 3


def as_asked(state: State, message: Message) -> Message:
    """The message with another intent where the question that was asked makes another likelier."""
    journey, text = state.journey, message.text.strip()
    if message.pressed or not text or journey.awaits:
        return message
    takes_text = BY_NAME[journey.step].takes_text or journey.asks == REPLY
    if message.intent == "distress":
        doubted = takes_text and only_likely_despair(message)
        return replace(message, intent="inform", rivals=()) if doubted else message
    if _only_nods(journey, text, takes_text):
        return replace(message, intent=NOD, rivals=())
    if not takes_text and _answers(journey, message):
        return replace(message, intent="inform", rivals=())
    if _at_the_story(journey) and len(text.split()) <= _FEW and not names_it(message):
        # "Data" alone asks for nothing to be deleted.
        return replace(message, intent="inform", rivals=())
    return message


def _only_nods(journey: Journey, text: str, takes_text: bool) -> bool:
    if journey.heard == "first" or (journey.step == "welcome" and not journey.visited):
        return False
    waits = takes_text or journey.asks or journey.step == "welcome"
    return bool(_NODS.fullmatch(text) or (waits and _PRAISE.fullmatch(text)))


def _at_the_story(journey: Journey) -> bool:
    return journey.step == "welcome" or journey.asks in _OF_THE_STORY


def _answers(journey: Journey, message: Message) -> bool:
    """Whether what was read as something else brings what was asked for."""
    if message.intent not in _MISREAD:
        return False
    if _at_the_story(journey) and _told(message.facts):
        # "I study psychology. Could I talk to people?" is a story with a question in it.
        if not asks_something(message.text):
            return True
        statements = re.findall(r"[^.!?]+[.!]", message.text)
        return any(len(s.split()) > _FEW for s in statements) and (
            len(message.text.split()) >= _A_STORY_IN_WORDS
        )
    if asks_something(message.text):
        return False
    if journey.asks in _PLACED:
        return missing(message.facts, (str(journey.asks),)) is None
    wishes = message.intent == "faq" and message.confidence < _UNSURE
    return wishes and _told(message.facts) and journey.asks is None


def _told(facts: Profile) -> bool:
    return any(getattr(facts, name) for name in _WISHED)
