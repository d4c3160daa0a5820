"""Reads a message by the question it answers, which the classifier doesn't know."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from assistant.mentoring.answers import ALWAYS_STEERING, answers_in_words, asks_something
from assistant.mentoring.changes import wishes_anew
from assistant.mentoring.chatter import compliments, only_nods, only_praises
from assistant.mentoring.commands import names_it, no_day, only_likely_despair
from assistant.mentoring.cues import NT, REFUSING, any_of
from assistant.mentoring.deadlines import BY_WHEN
from assistant.mentoring.edits import read_edit
from assistant.mentoring.journey import (
    BY_NAME,
    OF_THE_STORY,
    ON_SHOW,
    REPLY,
    WAYS,
    WRITING,
    Journey,
    State,
)
from assistant.mentoring.mentees import Profile, missing
from assistant.mentoring.messages import Message
from assistant.mentoring.signing import name_in
from assistant.mentoring.wording import reworded

# What is said while somebody thinks or laughs, and how they like what they see.
NOD = "nod"
PRAISE = "praise"
# "Dunno, my mum says I need one" asks nothing about mothers.
_AT_A_LOSS = re.compile(r"\W*(?:dunno|idk|no (?:idea|clue)|(?:i )?don['\u2019]?t know)\b", re.I)
# So a mentor asks for the way to their page, by the words the README gives them.
_MY_LINK = re.compile(
    r"^\W*(?:please |pls |can you |could you )*(?:send|mail|give|resend|i lost)(?: me)? my"
    r"(?: mentor)?(?: page)? link\b",
    re.IGNORECASE,
)
# What an answer is read as where the question isn't known.
_MISREAD = frozenset(
    {"out_of_scope", "faq", "how_to_approach", "goodbye", "thank", "greet", "see_plan"}
    | {"edit_draft", "resume", "reassure", "ask_news", "arrange_meeting", "draft_message"}
    | {"become_mentor", "help", "where_am_i", "nlu_fallback", "explore_organisation"}
    | {"explore_events", "explore_associations", "explore_alumni", "explore_online"}
)
_PLACED = frozenset({"goal", "occupation", "organisation", "location", "school"})
_WISHED = ("goals", "current_title", "target_title", "fields", "industries", "skills")
# A whole story is told with a question in it.
_A_STORY_IN_WORDS = 8
_YES = re.compile(
    r"^\W*(?:yes|yeah|yep|ok(?:ay)?|sure|all ?right|fine)\b(?!\W+but\b)|\byes(?: please)?\W*$",
    re.IGNORECASE,
)
# "Start a company" is a wish, and no wish to look where one works.
_FOUNDS = re.compile(
    r"\b(?:found|start|open|own|run|build|lead)(?:ing)?\b.*\b(?:company|business|organi[sz]ation"
    r"|school|association)\b",
    re.IGNORECASE,
)
_UNSURE = 0.6
_SIGNS = frozenset({"name", "email"})
_FULL_NAME = 2
_NO = ("no", "nothing", "none", "nobody", "nope", "nah", "rather", "prefer", "without", "cannot")
_NOT_NOW = ("skip", "cancel", "stop", "leave", "wait", "later", "back")
_REFUSES = re.compile(f"{any_of(*REFUSING, *_NO, *_NOT_NOW)}|{NT}", re.IGNORECASE)
_FEW = 3


def as_asked(state: State, message: Message, asides: Collection[str]) -> Message:
    """The message with another intent where the question that was asked makes another likelier."""
    journey, text = state.journey, message.text.strip()
    if message.pressed or not text or journey.awaits:
        return message
    takes_text = BY_NAME[journey.step].takes_text or journey.asks == REPLY
    if journey.asks == BY_WHEN and no_day(text):
        return replace(message, intent="skip", facts=Profile(age=message.facts.age), rivals=())
    if _MY_LINK.search(text):
        return replace(message, intent="manage_mentoring", rivals=())
    if message.intent == "distress":
        doubted = (takes_text or journey.asks in _SIGNS) and only_likely_despair(message)
        return replace(message, intent="inform", rivals=()) if doubted else message
    if journey.step in WRITING and reworded(journey, message) is not None:
        # "Add that I hate spreadsheets" is for the mentor to read, and no wish.
        return replace(message, facts=Profile(age=message.facts.age), meanings={})
    if _only_nods(journey, text, takes_text):
        return replace(message, intent=PRAISE if only_praises(text) else NOD, rivals=())
    if _means_nothing_asked(journey, message):
        return replace(message, intent=NOD, rivals=())
    if journey.step in ON_SHOW and not journey.asks and only_praises(text):
        return replace(message, intent=PRAISE, rivals=())
    if journey.asks in _SIGNS and _signs(journey, message):
        # "Nora Szabo" is a name, however much it resembles a no.
        return replace(message, intent="inform", rivals=())
    if BY_NAME[journey.step].takes_text and _kept_as_written(journey, message, asides):
        # What is to be reached, or kept between two, is no other wish.
        return replace(message, facts=Profile(age=message.facts.age), meanings={})
    if _says_yes(journey, message):
        return replace(message, intent="affirm", rivals=())
    if not takes_text and _answers(journey, message):
        return replace(message, intent="inform", rivals=())
    few = _at_the_story(journey) and len(text.split()) <= _FEW
    if few and (not names_it(message) or _FOUNDS.search(text)):
        # "Data" alone asks for nothing to be deleted.
        return replace(message, intent="inform", rivals=())
    return message


def _only_nods(journey: Journey, text: str, takes_text: bool) -> bool:
    if journey.heard == "first" or (journey.step == "welcome" and not journey.visited):
        return False
    waits = takes_text or journey.asks or journey.step == "welcome"
    return only_nods(text) or compliments(text) or bool(waits and only_praises(text))


def _means_nothing_asked(journey: Journey, message: Message) -> bool:
    """Whether a sigh was read as something it doesn't say."""
    if message.intent == "reassure":
        # "Sorry, baby woke up" says nothing of being safe.
        return not names_it(message)
    unasked = message.intent == "faq" and not asks_something(message.text)
    return unasked and journey.asks in OF_THE_STORY and bool(_AT_A_LOSS.match(message.text))


def _says_yes(journey: Journey, message: Message) -> bool:
    """Whether a yes to what a way offers is all that can be read in a message with slips in it."""
    if journey.step not in WAYS or journey.asks or message.intent not in _MISREAD:
        return False
    return bool(_YES.search(message.text)) and not asks_something(message.text)


def _signs(journey: Journey, message: Message) -> bool:
    """Whether a name or an address may be meant, where none of the words orders anything."""
    if message.intent in ALWAYS_STEERING or _REFUSES.search(message.text):
        return False
    if message.intent == "edit_draft" and read_edit(message.text):
        return False
    full = len((name_in(message.text) or "").split()) >= _FULL_NAME
    named = journey.asks == "name" and full and message.intent in _MISREAD
    return not names_it(message) or (named and not asks_something(message.text))


def _kept_as_written(journey: Journey, message: Message, asides: Collection[str]) -> bool:
    return answers_in_words(message, asides) and not wishes_anew(journey, message)


def _at_the_story(journey: Journey) -> bool:
    return journey.step == "welcome" or journey.asks in OF_THE_STORY


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
