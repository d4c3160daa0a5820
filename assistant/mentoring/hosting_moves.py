"""How a message moves somebody who would like to mentor: pure, as the mentee's moves are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.mentoring.hosting import (
    ASKING,
    BY_NAME,
    INVITED,
    LATER,
    SENT,
    SHOWN,
    Hosting,
    knows_already,
    next_item,
)
from assistant.mentoring.hosting_words import answered, correction, told_besides
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import GRAVE, Message

BEGINS = "become_mentor"
# What a button says that wants one item changed: the choice it carries.
ABOUT = "about"
_NOT_NOW = re.compile(
    r"^\W*(?:please\s+)?(?:stop|later|not now|cancel|quit|pause|another time|maybe later|enough"
    r"|i(?:'|\u2019)?ll do (?:it|this|that) later|let(?:'|\u2019)?s (?:stop|pause)(?: here)?)\b"
    r"[\w ]{0,25}\W*$",
    re.IGNORECASE,
)
_LEAVE_OUT = re.compile(
    r"^\W*(?:skip|none|nothing|no|pass|leave (?:it|that|this) out|rather not(?: say)?|n/?a"
    r"|that(?:'|\u2019)?s (?:all|it)|done|next|not sure|i don(?:'|\u2019)?t know)\b[\w ]{0,15}\W*$",
    re.IGNORECASE,
)
_YES = re.compile(r"\b(?:hand it in|looks? (?:good|right|fine)|send it|submit)\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"^\W*(?:(?:no|wait|sorry|actually|rather|better|make it|only|just)\b\W*)*"
    r"(?:\d{1,2}|one|two|three|four|five)(?: (?:people|mentees|please|pls))*\W*$",
    re.IGNORECASE,
)
# Said in between: it is answered, and the question asked again.
_ASIDES = frozenset(
    {"faq", "thank", "goodbye", "help", "where_am_i", "resume", "how_to_approach", "ask_why"}
    | {"reassure", "see_plan", "greet", "out_of_scope", "ask_news", "arrange_meeting"}
)
# These lead elsewhere at once; the profile waits.
_LEAVING = GRAVE | {"start_over", "manage_mentoring", "withdraw"}
# These lead elsewhere where the message is no answer.
_ELSEWHERE = frozenset(
    {"find_mentors", "choose_mentor", "none_of_these", "draft_message", "show_again", "state_goal"}
    | {"withdraw", "explore_events", "explore_alumni", "explore_online", "explore_associations"}
    | {"explore_organisation"}
)
# So a wish for something else begins; "events manager" answers what is asked.
_ASKS_FOR = re.compile(
    r"^\W*(?:(?:please|ok(?:ay)?|now|can you|could you|i(?:'|\u2019)?d like to"
    r"|i want to|let me)\s+)*"
    r"(?:show|see|find|search|look|give|write|draft|choose|pick|explore)\b",
    re.IGNORECASE,
)


def host(hosting: Hosting, known: Profile, message: Message, new_id: str) -> Hosting | None:
    """The profile after a message; None where the message is for the mentee's journey.

    `known` is what the person has told before, `new_id` names a profile that begins. The same
    profile with another `note` says how a message was taken: ``aside`` was about something else.
    """
    if message.intent == BEGINS and not (hosting.stage == ASKING and _answer(hosting, message)):
        return _begun(hosting, known, message, new_id)
    if not hosting.active:
        return None
    if _leaves(message):
        # Told so by nobody: what they turned to goes first, and this waits.
        return replace(hosting, stage=LATER, note="left")
    if _NOT_NOW.match(message.text) and hosting.stage != INVITED:
        return replace(hosting, stage=LATER, note="")
    moved = _STAGES[hosting.stage](replace(hosting, note=""), message)
    if moved:
        return moved
    if message.intent in _ASIDES:
        return replace(hosting, note="aside")
    if message.intent in _ELSEWHERE:
        return replace(hosting, stage=LATER, note="left")
    return replace(hosting, note="unclear")


def _begun(hosting: Hosting, known: Profile, message: Message, new_id: str) -> Hosting:
    """Asked whether to begin; who began before goes on where they were."""
    hosting = replace(hosting, id=hosting.id or new_id, note="", mends=False)
    hosting = told_besides(knows_already(hosting, known), message)
    if hosting.stage in (SENT, SHOWN):
        return replace(hosting, stage=SHOWN, asks=None)
    if hosting.stage == LATER and hosting.asked:
        return _on(hosting)
    return replace(hosting, stage=INVITED, asks=None)


def _invited(hosting: Hosting, message: Message) -> Hosting | None:
    if message.intent == "affirm" or re.match(r"^\W*(?:yes|ok|sure|let'?s)\b", message.text, re.I):
        return _on(told_besides(hosting, message))
    if message.intent in ("deny", "skip", "go_back") or _NOT_NOW.match(message.text):
        return replace(hosting, stage=LATER)
    # "I'm a nurse in Leeds" to that question is a yes, too.
    told = told_besides(hosting, message)
    return _on(told) if told != hosting else None


def _asking(hosting: Hosting, message: Message) -> Hosting | None:
    item = str(hosting.asks)
    if message.intent == "go_back":
        return _back(hosting)
    mended = correction(message, surely=True)
    if mended and mended[0] != item:
        return _mended(hosting, *mended)
    leaves_out = message.intent == "skip" or _LEAVE_OUT.match(message.text)
    if (leaves_out or message.intent == "deny") and item != "surname":
        return _left_out(hosting, item)
    after = _answer(hosting, message)
    if after is None:
        return None
    after = told_besides(after, message)
    if item == "goals" and message.pressed:
        # One button is one topic; there may be more of them.
        return replace(after, note="more", mends=False)
    return _on(after)


def _answer(hosting: Hosting, message: Message) -> Hosting | None:
    item = str(hosting.asks)
    surely = item in ("email", "capacity", "surname") or message.pressed
    if message.pressed and not _pressed_for(item, message):
        return None
    asked_for = message.intent in _ELSEWHERE and _ASKS_FOR.match(message.text)
    if asked_for and not message.pressed:
        return None
    if not surely and message.intent in _ASIDES and _looks_asked(message):
        return None
    return answered(hosting, item, message)


def _leaves(message: Message) -> bool:
    if message.intent == "withdraw" and _NOT_NOW.match(message.text):
        # "Cancel" is about this profile.
        return False
    return message.intent in _LEAVING or message.choice.get(ABOUT) == "hope"


def _pressed_for(item: str, message: Message) -> bool:
    """Whether a button that was pressed belongs to the question about the item."""
    if item == "surname":
        return message.intent in ("affirm", "deny", "skip")
    told = message.facts != Profile() or ABOUT in message.choice
    return message.intent == "inform" and told


def _looks_asked(message: Message) -> bool:
    """Whether a message that reads like a question or small talk is one."""
    return message.intent not in ("greet", "out_of_scope", "ask_why") or "?" in message.text


def _left_out(hosting: Hosting, item: str) -> Hosting:
    if BY_NAME[item].needed:
        return replace(hosting, note="needed")
    if item == "goals" and hosting.goals and not hosting.mends:
        # "That's all" after some topics.
        return _on(hosting)
    emptied: dict[str, object] = {}
    if hosting.mends:
        empty = getattr(Hosting(), item)
        emptied = {item: empty} | ({"country": None} if item == "location" else {})
    declined = tuple(dict.fromkeys((*hosting.declined, item)))
    return _on(replace(hosting, declined=declined, **emptied))  # type: ignore[arg-type]


def _shown(hosting: Hosting, message: Message) -> Hosting | None:
    about = message.choice.get(ABOUT)
    if isinstance(about, str) and about in BY_NAME:
        return replace(hosting, stage=ASKING, asks=about, mends=True)
    mended = correction(message, surely=False)
    if mended:
        return _mended(hosting, *mended)
    if not message.pressed and _HOW_MANY.match(message.text):
        # How many is the one number that was asked for, and the last thing.
        return answered(hosting, "capacity", message)
    if message.intent == "affirm" or _YES.search(message.text):
        return replace(hosting, stage=SENT)
    if message.intent in ("skip", "goodbye"):
        return replace(hosting, stage=LATER)
    if message.intent in ("deny", "edit_draft", "correct", "go_back"):
        return replace(hosting, note="change")
    return None


def _mended(hosting: Hosting, item: str, message: Message) -> Hosting | None:
    if _LEAVE_OUT.match(message.text):
        return _left_out(replace(hosting, mends=True), item)
    emptied = replace(hosting, goals=()) if item == "goals" else hosting
    after = answered(emptied, item, message)
    return _on(replace(after, declined=_without(after.declined, item))) if after else None


def _on(hosting: Hosting) -> Hosting:
    """Ask what is open; where nothing is, show the whole."""
    hosting = replace(hosting, mends=False)
    item = next_item(hosting)
    if item is None:
        return replace(hosting, stage=SHOWN, asks=None)
    asked = (*_without(hosting.asked, item), item)
    return replace(hosting, stage=ASKING, asks=item, asked=asked)


def _back(hosting: Hosting) -> Hosting:
    """The question before is asked again."""
    before = _without(hosting.asked, str(hosting.asks))
    if not before:
        return replace(hosting, stage=INVITED, asks=None)
    item = before[-1]
    return replace(
        hosting, asks=item, asked=before, declined=_without(hosting.declined, item), mends=False
    )


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(other for other in names if other != name)


_STAGES: Mapping[str, Callable[[Hosting, Message], Hosting | None]] = {
    INVITED: _invited,
    ASKING: _asking,
    SHOWN: _shown,
}
