"""Talks to a side as a person would: types, presses buttons, and looks at the clock."""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

from assistant.mentoring.errors import MentorError

Reply = Mapping[str, Any]

CONVERSATIONS = Path(__file__).with_name("conversations.yml")
# How many turns back somebody still presses a button.
_LATELY = 3
_TIMEOUT_S = 120
_PRESS = re.compile(r"\[(?P<title>[^|\]]+)(?:\|(?P<typed>[^\]]+))?\]")
# What is said instead of an answer by those who did not understand.
_NOT_UNDERSTOOD = ("I'm not sure I understood", "I still didn't get it")


@dataclass(frozen=True)
class Turn:
    """One message and its answer; `ms` is the whole request as the client sees it."""

    ms: float
    replies: tuple[Reply, ...]

    @property
    def answered(self) -> bool:
        """Whether there was at least one message."""
        return bool(self.replies)

    @property
    def not_understood(self) -> bool:
        """Whether the answer asks to put it another way."""
        return any(str(r.get("text", "")).startswith(_NOT_UNDERSTOOD) for r in self.replies)


class Talk:
    """One sender's conversation with one side over the rest channel."""

    def __init__(self, address: str, sender: str) -> None:
        self._address = address
        self._sender = sender
        self._lately: deque[tuple[Reply, ...]] = deque(maxlen=_LATELY)

    def say(self, line: str) -> Turn:
        """Say a line of a script: text, or ``[title|typed]``, which presses a button.

        The button is the newest whose title begins so; where none was offered, the person types
        what stands behind the bar, or else the title.
        """
        press = _PRESS.fullmatch(line)
        text = self._pressed(press["title"], press["typed"]) if press else line
        body = json.dumps({"sender": self._sender, "message": text}).encode()
        request = urllib.request.Request(self._address, body, {"Content-Type": "application/json"})
        started = time.perf_counter()
        with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as response:
            answer = response.read()
        ms = (time.perf_counter() - started) * 1000
        turn = Turn(ms, tuple(json.loads(answer)))
        self._lately.appendleft(turn.replies)
        return turn

    def _pressed(self, title: str, typed: str | None) -> str:
        offered = (button for turn in self._lately for reply in turn for button in _buttons(reply))
        found = (str(b["payload"]) for b in offered if str(b["title"]).startswith(title))
        return next(found, typed or title)


def first_answer(address: str, sender: str) -> bool:
    """Whether a side answers yet; a side still starting refuses or answers with nothing."""
    try:
        return Talk(address, sender).say("Hello").answered
    except (OSError, urllib.error.URLError, ValueError):
        return False


def conversations(path: Path = CONVERSATIONS) -> dict[str, list[str]]:
    """The scripted conversations by name; raises MentorError for a file that holds none."""
    scripts = yaml.safe_load(path.read_text(encoding="utf-8"))["conversations"]
    if not scripts:
        raise MentorError(f"{path} holds no conversations")
    return {str(name): [str(line) for line in lines] for name, lines in scripts.items()}


def long_conversation(turns: int) -> Iterator[str]:
    """One person who stays: ten lines over and over, three of them nothing anybody understands."""
    opening = (
        "I work as a nurse and would like to move into teaching",
        "[Change career|I want to change career]",
        "I live in Berlin",
    )
    noise = cycle(_NOISE)
    yield from opening
    for line in islice(cycle(_ROUND), turns - len(opening)):
        yield line or next(noise)


_ROUND = (
    "show me mentors",
    "",
    "how much does this cost?",
    "show me the online resources",
    "",
    "where am I?",
    "which events are near me?",
    "",
    "thank you",
    "what does a mentor do?",
)
# Stands in for the empty lines above, one after the other.
_NOISE = (
    "qwrt zxcv",
    "umfi drobak",
    "hjkl",
    "the table between which",
    "grmpf osk",
    "vlix",
    "mhh brr",
    "to from about",
    "tazzle",
    "thingy wotsit",
    "seven blue of it",
)


def _buttons(reply: Reply) -> list[Mapping[str, Any]]:
    custom = reply.get("custom")
    actions = custom.get("actions") if isinstance(custom, Mapping) else None
    return [*(reply.get("buttons") or ()), *(actions or ())]
