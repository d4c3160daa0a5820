"""Tells which mentors a message names: to choose one, to ask why, or never to see one again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.mentoring.choices import asked_about
from assistant.mentoring.journey import BY_NAME, REPLY, Journey
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.messages import Message
from assistant.mentoring.ports.directories import MentorDirectory
from assistant.mentoring.together import STEPS as TOGETHER

# As long as a choice by name is: "ok Horbenko then".
_NAMING_IN_WORDS = 5
# As long as a choice from an earlier list is: "may" and "will" are names too.
_NAMING_ALONE = 2
_NEVER_AGAIN = re.compile(
    r"\b(?:never|don(?:'|\u2019)?t(?: ever)?) (?:again )?(?:show|suggest|introduce|match|see)\b.*"
    r"\b(?:again|any ?more)\b|^\W*(?:please )?block\b",
    re.IGNORECASE,
)
# Only these choose somebody by a name alone: a question or a thank-you may hold a name as well.
_CHOOSES = frozenset({"inform", "affirm", "nlu_fallback", "draft_message", "find_mentors"})
_NOT_THEM = re.compile(
    r"\b(?:not|no|but|except|never|nor|without|skip)\b|n['\u2019]t\b|\?\s*$", re.IGNORECASE
)
_NOT_CHOSEN = re.compile(r"\b(?:not(?! sure)|except|never|but)\b", re.IGNORECASE)
# Names that are words, too: they count alone, or written as a name within a sentence.
_ALSO_WORDS = frozenset(
    ["will", "may", "mark", "hope", "grace", "joy", "rose", "frank", "june", "april", "dawn"]
)
# Where one mentor is spoken to or of, their name chooses nobody anew.
_WITH_ONE = frozenset({"draft", *TOGETHER})
# Elsewhere a name is somebody's own, or that of a place.
_NAMES_MENTORS = frozenset(BY_NAME) - {"send", "sent", "goals", "expectations", "openness"}


@dataclass(frozen=True)
class NameMentors:
    """Looks the names of a message up among the mentors somebody was shown."""

    directory: MentorDirectory

    def with_named(self, journey: Journey, message: Message) -> Message:
        """The message with the mentor it names, where one of those shown is named."""
        if journey.step not in _NAMES_MENTORS or message.pressed or message.choice:
            return message
        asked = message.intent in ("choose_mentor", "ask_why")
        if not asked and (journey.asks or message.intent not in _CHOOSES):
            return message
        words = _words(message.text)
        if message.intent != "ask_why" and len(words) > 1 and _turns_down(message, asked):
            return message
        named = self._named(
            journey,
            set(words),
            partly=asked or len(words) <= _NAMING_IN_WORDS,
            earlier=asked or len(words) <= _NAMING_ALONE,
        )
        if len(named) != 1:
            return message
        if named[0] == journey.chosen and message.intent != "ask_why":
            if journey.asks == REPLY:
                # "Hi Teresa, …" begins what is answered to her.
                return replace(message, intent="inform")
            if not asked and journey.step in _WITH_ONE:
                return message
        intent = message.intent if asked else "choose_mentor"
        return replace(message, intent=intent, choice={"mentor_id": named[0]})

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
        named = self._named(journey, words) if not message.choice else ()
        return named or asked_about(journey, message)

    def bearing(self, ids: Iterable[str], name: str) -> tuple[str, ...]:
        """Those of some mentors who bear a name."""
        return _bearing(self.directory.by_ids(ids), {name.lower()})

    def _named(
        self, journey: Journey, words: set[str], partly: bool = True, earlier: bool = True
    ) -> tuple[str, ...]:
        """Those shown who are named, those on the screen first.

        A whole name means nobody else, in however many words it stands; less of a name counts
        where it may be named `partly`, of those shown `earlier` only where they may be meant.
        """
        before = tuple(dict.fromkeys((*journey.dismissed, *journey.shown)))
        lists = [self.directory.by_ids(ids) for ids in (journey.offered, before)]
        for shown in lists:
            whole = tuple(m.external_id for m in shown if len(_parts(m)) > 1 and _parts(m) <= words)
            if whole:
                return whole
        for shown in (lists if earlier else lists[:1]) if partly else ():
            named = _bearing(shown, words)
            if named:
                return named
        return ()


def _words(text: str) -> list[str]:
    """The words that may be names."""
    words = re.findall(r"\w+", text)
    return [
        word.lower()
        for place, word in enumerate(words)
        if word.lower() not in _ALSO_WORDS or len(words) == 1 or (place and word[0].isupper())
    ]


def _turns_down(message: Message, asked: bool) -> bool:
    pattern = _NOT_CHOSEN if asked else _NOT_THEM
    return bool(pattern.search(message.text))


def _bearing(mentors: Iterable[Mentor], words: set[str]) -> tuple[str, ...]:
    return tuple(mentor.external_id for mentor in mentors if words & _parts(mentor))


def _parts(mentor: Mentor) -> set[str]:
    return set(re.findall(r"\w+", mentor.name.lower()))
