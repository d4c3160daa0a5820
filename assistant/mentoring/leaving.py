"""Leaves something: the conversation, a draft nobody is to get, the search for somebody."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.mentoring.entering import enter, heard
from assistant.mentoring.journey import BY_NAME, WRITING, Journey, State
from assistant.mentoring.messages import GRAVE, Message
from assistant.mentoring.signing import asks_to_send
from assistant.mentoring.slips import mended

_LEAD = (
    r"(?:(?:no|nope|nah|ok(?:ay)?|well|great|perfect|good|fine|yes|yeah|right|so|and|then|i think"
    r"|i guess|i believe|thanks?|thx|thank you|cheers)\b\W*)*"
)
_TAIL = (
    r"(?:\W*\b(?:for|now|today|me|from|here|then|thanks?|thx|ty|thank|you|so|very|much|a|lot|i"
    r"|need(?:ed)?|want(?:ed)?|wanted to know|really|bye|goodbye|all|the|moment|your|help"
    r"|you['\u2019]?ve|you have|been|have|great|kind|cheers|right|very)\b)*\W*"
)
# "That's it", "nothing else, thanks", "I'm done": no, there is nothing more.
_ENOUGH = re.compile(
    rf"\W*{_LEAD}(?:(?:that|this|it)(?:['\u2019]?s| is| was| will be|['\u2019]?ll be)?"
    r"\s+(?:it|all|everything|enough|plenty)|(?:that|this)['\u2019]?s it|thats it"
    r"|nothing(?: else| more| further)?|no ?thing more|no more(?: questions)?|none|nope?|not really"
    r"|(?:i(?:['\u2019]?m| am)|we(?:['\u2019]?re| are)) (?:all )?(?:done|finished|good|set|fine)"
    r"|all (?:done|good|set)|done|finished|enough"
    rf"|i(?:['\u2019]?ve| have)? (?:got )?(?:all|everything)|everything)\b{_TAIL}",
    re.IGNORECASE,
)
# Mended where a finger slipped.
_ENDS = ("thats", "nothing", "enough", "everything", "finished", "thanks", "goodbye")
# Said anywhere, it ends the conversation for the day.
_STOPS = re.compile(
    r"\b(?:stop|leave it|end|finish|pause)(?: it)? (?:here|there|for (?:now|today|the moment))\b"
    r"|\benough for (?:me )?(?:today|now|tonight)\b"
    r"|\bthat['\u2019]?s (?:all|it|everything) for (?:today|now)\b"
    r"|\bthat is (?:all|it|everything) for (?:today|now)\b|\bcall it a day\b"
    r"|\b(?:i(?:['\u2019]?ve| have)? (?:got to|have to|must)|i? ?gotta) (?:go|leave|run)"
    r"(?: now)?\W*$"
    r"|\b(?:come|be) back (?:later|tomorrow|another|some other|soon|next)\b",
    re.IGNORECASE,
)
_LONGEST_STOP, _LONGEST_THANKS = 14, 9
_FAREWELLS = frozenset({"deny", "goodbye", "thank", "skip"})
# Nobody is to be written to after all.
_LETS_BE = re.compile(
    r"\b(?:drop|scrap|cancel|forget|ditch|bin) (?:it|this|that|the (?:whole )?"
    r"(?:idea|thing|message|draft|letter|mail)|about it|writing)\b|\b(?:leave|let) (?:it|this|that)"
    r"(?: be| alone)?\W*$|\bnever ?mind\b|\bchanged my mind\b"
    r"|\b(?:rather|better|let['\u2019]?s) not\b(?! (?:say|tell|give))"
    r"|\b(?:don['\u2019]?t|do not) (?:want|wish|feel like|dare)\b.{0,20}"
    r"\b(?:write|writing|send|sending|contact|ask|asking|do (?:it|this|that))\b"
    r"|\b(?:rather|better|prefer to|let['\u2019]?s) not (?:write|send|contact|ask|do)\b"
    r"|\b(?:don['\u2019]?t|do not) (?:write|contact|ask) (?:to )?(?:her|him|them|any\w*)\b",
    re.IGNORECASE,
)
_RATHER_NOT = re.compile(r"^\W*(?:i(?:['\u2019]?d| would) )?rather not\W*$", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:yet|now|today|later)\b", re.IGNORECASE)
_LONGEST_LETTING_BE = 12
# "Let's go on without a mentor", "leave the mentor out", "no one then".
_WITHOUT = re.compile(
    r"\bwithout (?:a |any |the )?(?:mentor|one|anybody|anyone|somebody|someone)\b"
    r"|\bleav\w* (?:the |this )?(?:mentors?|people|that|it) out\b|\bleave out the mentor\b"
    r"|\bskip (?:that|this|it|the mentors?|them)\b"
    r"|^\W*(?:(?:ok|well|then|no)\W+)*(?:no ?one|no ?body)(?: then| for now| please| yet| thanks)*"
    r"\W*$",
    re.IGNORECASE,
)


def leave(state: State, message: Message, draft: Journey | None = None) -> State | None:
    """The state after words that leave something behind; None for any others.

    `draft` is what they make of a draft, where they ask for a change of it.
    """
    if message.pressed or message.intent in GRAVE or not message.text.strip():
        return None
    if draft is None and "?" not in message.text and _says_farewell(state, message):
        return heard(state, "farewell")
    # "Drop the idea" cannot be done to the text.
    edits = draft is not None and draft.heard != "uneditable"
    if not edits and _lets_be(state, message):
        return _dropped(state)
    journey = state.journey
    if journey.step == "choose" and not journey.asks and _WITHOUT.search(message.text):
        return enter(state, BY_NAME["done"])
    return None


def _says_farewell(state: State, message: Message) -> bool:
    journey, words = state.journey, len(message.text.split())
    if words <= _LONGEST_STOP and _STOPS.search(message.text):
        return True
    if journey.step == "sent" and message.intent != "deny":
        return journey.asks is None and bool(_ENOUGH.fullmatch(message.text))
    if journey.step != "done" or journey.asks:
        return False
    thanks = message.intent in _FAREWELLS and words <= _LONGEST_THANKS
    return thanks or bool(_ENOUGH.fullmatch(mended(message.text, _ENDS)))


def _lets_be(state: State, message: Message) -> bool:
    journey, text = state.journey, message.text
    if journey.step not in WRITING or not journey.chosen or message.choice:
        return False
    if len(text.split()) > _LONGEST_LETTING_BE or not _LETS_BE.search(text):
        return False
    if journey.step == "send" and _RATHER_NOT.match(text):
        # To sign it, or to send it: then it waits.
        return False
    if _NOT_YET.search(text):
        return False
    return not asks_to_send(message)


def _dropped(state: State) -> State:
    """Nobody is written to; those who were found are shown again."""
    changed = {"chosen": None, "tones": (), "edits": (), "text": "", "asks": None}
    journey = replace(state.journey, **changed, heard="dropped")  # type: ignore[arg-type]
    return enter(State(state.profile, journey), BY_NAME["match"])
