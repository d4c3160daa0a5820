"""Whom of those shown a few words mean, by their name, their work or where they do it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from assistant.mentoring.cues import NT, REFUSING, any_of
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.slips import one_slip

_LEAD = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|yes|yeah|yep|well|then|hm+|oh|please|maybe|perhaps|rather|let['\u2019]?s"
    r"|i(?:['\u2019]d| would) like|i(?:['\u2019]ll| will)? (?:take|choose|pick)|take|choose|pick"
    r"|(?:to )?(?:write|message|contact)(?: to)?|with|go (?:with|for))\b[\s,.:]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,.!]*(?:\b(?:please|pls|plz|then|thanks?|thx|ty|thank you|it is|i think|i guess|first"
    r"|sounds good)[\s,.!]*)+$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|/|&|\+|\band\b|\bor\b)\s*", re.IGNORECASE)
# Words that say something themselves are no slip of a name.
_NO_SLIPS = frozenset([
    "back", "next", "send", "more", "none", "skip", "help", "stop", "okay", "good", "fine", "great",
    "nice", "cool", "sure", "then", "them", "that", "this", "what", "when", "where", "show", "done",
    "main", "want", "like", "leave", "mail", "maybe", "later", "hello", "thanks", "free",
])  # fmt: skip
# Words of every day, which are somebody's name only beside another one.
_NO_NAME_ALONE = frozenset({"ok", "do", "so", "long", "no", "yes", "go"})
# "The nurse", "the one from the hospital"; not "the first one", nor "the other ways".
_SAYS_WHICH = re.compile(r"\b(?:the|that)\b|\bone (?:from|at|with|who|in)\b", re.IGNORECASE)
# What somebody says of themselves.
_OF_ONESELF = re.compile(
    r"\b(?:i work|i(?:['\u2019]?m| am| was)|become|my|as an?|to (?:work|be)(?! (?:in )?touch))\b",
    re.IGNORECASE,
)
_USED_TO_BE = re.compile(r"\bused to (?:be|work as)\b", re.IGNORECASE)
_FILLERS = frozenset([
    "write", "to", "i", "d", "id", "ll", "would", "like", "love", "want", "lets", "let", "us",
    "s", "take", "choose", "pick", "can", "could", "you", "me", "put", "in", "touch", "with",
    "contact", "message", "talk", "speak", "go", "for", "please", "pls", "then", "thanks", "thx",
    "thank", "the", "that", "one", "person", "woman", "man", "guy", "lady", "mentor", "from",
    "at", "of", "who", "works", "working", "is", "was", "a", "an", "ok", "okay", "yes", "and",
    "her", "him", "them", "prefer", "rather", "maybe", "hm", "hmm", "first", "best", "it", "try",
    "ask", "meet",
])  # fmt: skip
_DESCRIBES_IN_WORDS = 14
# Beside a name these refuse it, and these ask about it.
NOT_THEM = re.compile(f"{any_of(*REFUSING, 'without', 'except')}|{NT}", re.IGNORECASE)
ASKS_ABOUT = re.compile(
    r"\b(?:why|tell me|more about|who is|what (?:does|do|is|about|has|did)|how (?:old|long|did|does"
    r"|come)|where (?:is|does)|does|did|is \w+(?: \w+)? (?:still|really|paid|free|a|an|the)|know"
    r" about|heard|answered|replied)\b",
    re.IGNORECASE,
)


def named_outright(
    mentors: Iterable[Mentor], text: str, told: Iterable[str] = ()
) -> tuple[str, ...]:
    """The ids of those whose names a text consists of, courtesies aside; several of one name.

    One slip of a finger is forgiven where nobody is called exactly so. What was `told` otherwise,
    a place or some work, is only a name where somebody's first one is just that.
    """
    shown, told = list(mentors), set(_words(" ".join(told)))
    found: dict[str, None] = {}
    for part in _BETWEEN.split(_TAIL.sub("", _LEAD.sub("", text.strip()))):
        words = _words(part)
        only = set(words) <= _NO_NAME_ALONE
        meant = _called(shown, words, set(words) <= told) if words and not only else ()
        if not meant:
            return ()
        found |= dict.fromkeys(meant)
    return tuple(found)


def described(
    mentors: Iterable[Mentor], text: str, titles: Collection[str | None], bare: bool = False
) -> tuple[str, ...]:
    """The ids of those a text describes by nothing but their work or employer.

    `titles` are those read in the text, which may be other words for the same work; `bare` allows
    for what answers "which one?": "the appraiser" without its "the".
    """
    if len(text.split()) > _DESCRIBES_IN_WORDS or _OF_ONESELF.search(_USED_TO_BE.sub("", text)):
        return ()
    if not bare and not _SAYS_WHICH.search(text):
        return ()
    shown, words = list(mentors), set(_words(_USED_TO_BE.sub("", text))) - _FILLERS
    if not words:
        return ()
    now = [m for m in shown if _explains(words, _work(m), _words(m.name), slips=False)]
    now = now or [m for m in shown if _explains(words, _work(m), _words(m.name))]
    same = [m for m in shown if m.title in titles] if not now else []
    before = [m for m in shown if _explains(words, _path(m), _words(m.name))]
    return tuple(m.external_id for m in now or same or before)


def without_theirs(facts: Profile, mentor: Mentor, text: str) -> Profile:
    """The facts of a choice without what it says of the mentor and not of the person."""
    words = set(_words(text)) - _FILLERS
    if _explains(words, [*_work(mentor), *_words(mentor.name)], ()):
        return Profile(age=facts.age)
    theirs = set(_words(mentor.name))
    # "Bela Eze" is no place, even where there is one of that name.
    named = {
        name: tuple(value for value in getattr(facts, name) if not set(_words(value)) <= theirs)
        for name in ("locations", "organisations", "schools")
    }
    facts = replace(facts, **named)  # type: ignore[arg-type]
    if _OF_ONESELF.search(text):
        return facts
    titles = ("current_title", "target_title")
    drops = {name: None for name in titles if getattr(facts, name) == mentor.title}
    return replace(facts, **drops)  # type: ignore[arg-type]


def _called(mentors: list[Mentor], words: list[str], strictly: bool) -> tuple[str, ...]:
    parts = (slice(None), slice(0, 1), slice(-1, None))
    for slips in (0,) if strictly else (0, 1):
        for part in parts[:2] if strictly else parts:
            found = [m for m in mentors if _same(_words(m.name)[part], words, slips)]
            if found:
                return tuple(mentor.external_id for mentor in found)
    return ()


def _same(name: list[str], words: list[str], slips: int) -> bool:
    if len(name) != len(words):
        return False
    pairs = [(one, other) for one, other in zip(name, words) if one != other]
    return len(pairs) <= slips and all(_slipped(one, other) for one, other in pairs)


def _slipped(one: str, other: str) -> bool:
    return not {one, other} & _NO_SLIPS and one_slip(one, other)


def _explains(
    words: Collection[str], work: Collection[str], name: Collection[str], slips: bool = True
) -> bool:
    """Whether every word is of somebody's work or name, and one at least of the work."""
    of_work = [word for word in words if any(_alike(word, other, slips) for other in work)]
    return bool(of_work) and all(word in of_work or word in name for word in words)


def _alike(word: str, other: str, slips: bool) -> bool:
    return word.rstrip("s") == other.rstrip("s") or (slips and _slipped(word, other))


def _work(mentor: Mentor) -> list[str]:
    return _words(f"{mentor.title} {mentor.organisation or ''}")


def _path(mentor: Mentor) -> list[str]:
    return _words(" ".join(mentor.earlier_titles))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
