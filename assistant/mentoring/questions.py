"""Questions the assistant could not answer, and the answers the coordinator adds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from assistant.mentoring.errors import BadInput

LONGEST_QUESTION = 500
MOST_WORDS = 80
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"https?://\S+|www\.\S+")
# Five digits and more, however they are set apart: numbers somebody can be reached by.
_NUMBER = re.compile(r"\+?\d(?:[\s()/.-]*\d){4,}")


@dataclass(frozen=True)
class Question:
    """One question, however often it was asked; nothing tells who did."""

    id: int
    text: str
    asked: datetime
    last_asked: datetime
    times: int


@dataclass(frozen=True)
class AddedAnswer:
    """An answer in the coordinator's words; `phrasings` are other ways to ask the same.

    `id` is 0 for one not kept yet.
    """

    question: str
    text: str
    phrasings: tuple[str, ...] = ()
    id: int = 0


def without_contacts(text: str) -> str:
    """A question as it may be kept: on one line, with nothing by which somebody is reached."""
    return " ".join(reached_by_nothing(text).replace("\0", "").split())[:LONGEST_QUESTION]


def reached_by_nothing(text: str) -> str:
    """A text without addresses, links and numbers by which somebody is reached."""
    for pattern, name in ((_ADDRESS, "[address]"), (_LINK, "[link]"), (_NUMBER, "[number]")):
        text = pattern.sub(name, text)
    return text


def key_of(text: str) -> str:
    """The same for the same question, whatever its case and punctuation."""
    words = re.findall(r"\w+", text.lower())
    return sha256(" ".join(words).encode()).hexdigest()


def an_answer(question: str, text: str, phrasings: tuple[str, ...]) -> AddedAnswer:
    """An answer fit to be given; raises BadInput with what is wrong."""
    question, text = " ".join(question.split()), text.strip()
    if not question:
        raise BadInput("Please write the question it answers.")
    if not text:
        raise BadInput("Please write the answer.")
    if len(text.split()) > MOST_WORDS:
        words = len(text.split())
        raise BadInput(f"The answer has {words} words; people read at most {MOST_WORDS} at once.")
    told = dict.fromkeys(" ".join(phrasing.split()) for phrasing in phrasings)
    others = tuple(phrasing[:LONGEST_QUESTION] for phrasing in told if phrasing)
    return AddedAnswer(question[:LONGEST_QUESTION], text, others)
