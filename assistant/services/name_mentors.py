"""Tells which mentors a message names: to choose one, to ask why, or never to see one again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.mentoring.choices import asked_about
from assistant.mentoring.journey import BY_NAME, ON_SHOW, WRITING, Journey
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.messages import GRAVE, Message
from assistant.mentoring.naming import (
    ASKS_ABOUT,
    NOT_THEM,
    described,
    named_outright,
    without_theirs,
)
from assistant.mentoring.ports.directories import MentorDirectory

# As long as a choice by name is: "ok Horbenko then".
_NAMING_IN_WORDS = 5
# As long as a choice from an earlier list is: "may" and "will" are names too.
_NAMING_ALONE = 2
_NEVER_AGAIN = re.compile(
    r"\b(?:never|don(?:'|\u2019)?t(?: ever)?) (?:again )?(?:show|suggest|introduce|match|see)\b.*"
    r"\b(?:again|any ?more)\b|^\W*(?:please )?block\b",
    re.IGNORECASE,
)
# A name is a choice in these; beside thanks, a question or a no it is none.
_ASKED = frozenset({"choose_mentor", "ask_why"})
_MAY_CHOOSE = frozenset({"affirm", "inform", "nlu_fallback", "draft_message", "find_mentors"})
_RATHER_NOT = re.compile(r"\b(?:no|but)\b", re.IGNORECASE)
# Names that are words of every day: "it will do" speaks of no Will.
_WORDS_TOO = frozenset(
    {"art", "bill", "chase", "dean", "do", "grace", "grant", "hope", "ok", "long", "mark", "may"}
    | {"so", "rich", "rose", "will", "young"}
)
# Whatever these resemble, somebody is not chosen by them.
_NEVER_A_CHOICE = GRAVE - {"talk_to_person"} | {"withdraw", "ask_why"}
# What is asked for may hold anybody's name.
_OWN_WORDS = frozenset({"name", "email", "reply", "by_when", "organisation", "school", "location"})
# "Put me in touch with …", "… sounds like somebody for me", "let's take …".
_PICKS = re.compile(
    r"\b(?:write|writing|message|mail|contact|reach out|get in touch|in touch|put me|connect me"
    r"|introduce me|talk (?:to|with)|speak (?:to|with)|meet|choose|pick|take|go (?:with|for)|try"
    r"|start with|ask|prefer|i like|i(?:['\u2019]d| would) like|sounds? (?:good|great|right|like"
    r"|nice|perfect|interesting)|seems? (?:good|right|nice|perfect)|is (?:the one|my choice)"
    r"|it is|please|then)\b",
    re.IGNORECASE,
)
# Elsewhere a name is somebody's own, or that of a place.
_NAMES_MENTORS = frozenset(BY_NAME) - {"send", "sent", "goals", "expectations", "openness"}

# Who is on the screen, and everybody shown before.
_Shown = tuple[list[Mentor], list[Mentor]]


@dataclass(frozen=True)
class NameMentors:
    """Looks the names of a message up among the mentors somebody was shown."""

    directory: MentorDirectory

    def with_named(self, journey: Journey, message: Message) -> Message:
        """The message with the mentor it names, where one of those shown is named.

        A name is a choice whatever else the message was taken for, unless it asks about them,
        refuses them, answers something outside the journey or is beside something else. Of a
        name that several bear, all are `names`.
        """
        if journey.awaits or journey.step not in _NAMES_MENTORS or message.pressed:
            return message
        if message.choice:
            return _by_number(journey, message)
        shown = self._shown(journey)
        outright = _outright(shown, journey, message)
        if outright and not (journey.step in WRITING and journey.chosen in outright):
            # Nothing is told of the person where nothing is said but whom they mean.
            message = replace(message, facts=Profile(age=message.facts.age))
            return _as_choice(message, outright)
        words = re.findall(r"\w+", message.text.lower())
        asked = message.intent in _ASKED
        picks = _picks(journey, message)
        if not (asked or picks or _may_choose(journey, message)):
            return message
        if message.intent == "choose_mentor" and NOT_THEM.search(message.text):
            # Who is not wanted is not written to: it is asked whom, instead.
            return message
        named = _named(
            shown,
            set(words) if asked else _names_in(words, message),
            partly=asked or picks or len(words) <= _NAMING_IN_WORDS,
            earlier=asked or len(words) <= _NAMING_ALONE,
        )
        if not named or (len(named) > 1 and message.intent == "ask_why"):
            return message
        if not asked and journey.step in WRITING and journey.chosen in named:
            # In a draft to them, their name is no choice.
            return message
        if message.intent == "ask_why":
            return replace(message, choice={"mentor_id": named[0]}, rivals=())
        if len(named) == 1:
            mentor = next(m for some in shown for m in some if m.external_id == named[0])
            facts = without_theirs(message.facts, mentor, message.text)
            message = replace(message, facts=facts)
        return _as_choice(message, named)

    def with_unwanted(self, journey: Journey, message: Message) -> Message:
        """The message as a wish never to see one mentor again, if it is one."""
        if message.pressed or not _NEVER_AGAIN.search(message.text):
            return message
        ids = dict.fromkeys((*journey.offered, *([journey.chosen] if journey.chosen else [])))
        words = set(re.findall(r"\w+", message.text.lower()))
        named = _bearing(self.directory.by_ids((*ids, *journey.dismissed)), words)
        meant = named or ((journey.chosen,) if journey.chosen else tuple(ids))
        if len(meant) != 1:
            return message
        return replace(message, intent="block", choice={"mentor_id": meant[0]}, rivals=())

    def asked_about(self, journey: Journey, message: Message) -> tuple[str, ...]:
        """The mentors a "why?" is about; of a name that several bear, all of them."""
        words = set(re.findall(r"\w+", message.text.lower()))
        named = _named(self._shown(journey), words) if not message.choice else ()
        return named or asked_about(journey, message)

    def bearing(self, ids: Iterable[str], name: str) -> tuple[str, ...]:
        """Those of some mentors who bear a name."""
        return _bearing(self.directory.by_ids(ids), {name.lower()})

    def _shown(self, journey: Journey) -> _Shown:
        before = dict.fromkeys((*journey.dismissed, *journey.shown))
        found = self.directory.by_ids(dict.fromkeys((*journey.offered, *before)))
        by_id = {mentor.external_id: mentor for mentor in found}
        return (
            [by_id[id] for id in journey.offered if id in by_id],
            [by_id[id] for id in before if id in by_id],
        )


def _outright(shown: _Shown, journey: Journey, message: Message) -> tuple[str, ...]:
    """Those a message names or describes and says nothing else, whatever it resembles."""
    text = message.text
    alone = set(re.findall(r"\w+", text.lower())) <= _WORDS_TOO
    if journey.asks or (message.intent in _NEVER_A_CHOICE and alone):
        return ()
    on_screen, before = shown
    told = _told(message.facts)
    named = named_outright(on_screen, text, told)
    named = named or named_outright(before, text, told)
    # Where mentors are on the screen, their work tells them apart as well.
    if named or journey.step not in ON_SHOW or message.intent in _NEVER_A_CHOICE:
        return named
    if NOT_THEM.search(text) or ASKS_ABOUT.search(text):
        return ()
    if "?" in text and not _PICKS.search(text):
        return ()
    titles = (message.facts.current_title, message.facts.target_title)
    return described(on_screen, text, titles, bare=journey.heard == "which")


def _named(
    shown: _Shown, words: set[str], partly: bool = True, earlier: bool = True
) -> tuple[str, ...]:
    """Those shown who are named, those on the screen first.

    A whole name means nobody else, in however many words it stands; less of a name counts
    where it may be named `partly`, of those shown `earlier` only where they may be meant.
    """
    for some in shown:
        whole = tuple(m.external_id for m in some if len(_parts(m)) > 1 and _parts(m) <= words)
        if whole:
            return whole
    for some in (shown if earlier else shown[:1]) if partly else ():
        named = _bearing(some, words)
        if named:
            return named
    return ()


def _told(facts: Profile) -> tuple[str, ...]:
    """What a message tells that may look like a name: places, employers, work."""
    titles = tuple(title for title in (facts.current_title, facts.target_title) if title)
    listed = (facts.locations, facts.organisations, facts.schools, facts.fields, facts.skills)
    return (*titles, *(value for values in listed for value in values))


def _as_choice(message: Message, ids: tuple[str, ...]) -> Message:
    """The message as a choice; of several, all are named and it is asked which one."""
    choice = {"mentor_id": ids[0]} if len(ids) == 1 else {"names": ids}
    return replace(message, intent="choose_mentor", choice=choice, rivals=())


def _by_number(journey: Journey, message: Message) -> Message:
    """The message as a choice where it says which one of those on the screen to write to."""
    numbered = set(message.choice) == {"ordinal"} and journey.offered and not journey.asks
    refuses = NOT_THEM.search(message.text) or "?" in message.text
    if numbered and not refuses and message.intent in _MAY_CHOOSE:
        return replace(message, intent="choose_mentor", rivals=())
    return message


def _picks(journey: Journey, message: Message) -> bool:
    """Whether a message says in so many words that somebody is to be written to."""
    if message.intent in _NEVER_A_CHOICE or journey.asks in _OWN_WORDS:
        return False
    if NOT_THEM.search(message.text) or ASKS_ABOUT.search(message.text):
        return False
    return bool(_PICKS.search(message.text))


def _may_choose(journey: Journey, message: Message) -> bool:
    """Whether a name in a message nobody took for a choice may be one all the same."""
    no = NOT_THEM.search(message.text) or _RATHER_NOT.search(message.text)
    return message.intent in _MAY_CHOOSE and not journey.asks and not no


def _names_in(words: list[str], message: Message) -> set[str]:
    """The words that may be a mentor's name: none of a place, or of every day."""
    facts = message.facts
    told = " ".join((*facts.locations, *facts.organisations, *facts.schools, facts.name or ""))
    names = set(words) - set(re.findall(r"\w+", told.lower()))
    return names if len(words) <= _NAMING_ALONE else names - _WORDS_TOO


def _bearing(mentors: Iterable[Mentor], words: set[str]) -> tuple[str, ...]:
    return tuple(mentor.external_id for mentor in mentors if words & _parts(mentor))


def _parts(mentor: Mentor) -> set[str]:
    return set(re.findall(r"\w+", mentor.name.lower()))
