"""Takes the words of a button that was just offered for the button itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from rasa_sdk import Tracker

from assistant.mentoring.moves import ASIDES
from assistant.mentoring.naming import ASKS_ABOUT, NOT_THEM

_PAYLOAD = re.compile(r"/(?P<intent>\w+)(?P<facts>\{.*\})?")
_LONGEST, _LONG = 12, 4


def as_pressed(tracker: Tracker) -> Mapping[str, Any]:
    """The last message as parsed; typed words of one button on the screen count as pressing it.

    Questions and small talk are left as they are: rules answer them by what was typed.
    """
    parsed: Mapping[str, Any] = tracker.latest_message
    text = str(parsed.get("text") or "")
    said = _plain(text)
    if not said or len(said.split()) > _LONGEST:
        return parsed
    payloads = {
        payload for title, payload in _offered(tracker) if _says(text, _plain(title), payload)
    }
    found = _PAYLOAD.fullmatch(payloads.pop()) if len(payloads) == 1 else None
    if not found or found["intent"] in ASIDES:
        return parsed
    facts: Mapping[str, Any] = json.loads(found["facts"] or "{}")
    return {
        "text": found.group(0),
        "intent": {"name": found["intent"], "confidence": 1.0},
        "entities": [{"entity": name, "value": value} for name, value in facts.items()],
        "language": parsed.get("language"),
    }


def _says(text: str, title: str, payload: str) -> bool:
    """Whether the title was typed; that of a mentor may stand in a sentence, "I mean …"."""
    said = _plain(text)
    if said == title:
        return True
    mentor = len(title.split()) >= _LONG and payload.startswith("/choose_mentor")
    refuses = NOT_THEM.search(text) or ASKS_ABOUT.search(text) or "?" in text
    return mentor and f" {title} " in f" {said} " and not refuses


def _offered(tracker: Tracker) -> Iterator[tuple[str, str]]:
    """Titles and payloads of all buttons between the last two messages."""
    heard = 0
    for event in reversed(tracker.events):
        heard += event.get("event") == "user"
        if heard > 1:
            return
        if event.get("event") == "bot":
            data = event.get("data") or {}
            for button in (
                *(data.get("buttons") or ()),
                *((data.get("custom") or {}).get("actions") or ()),
            ):
                yield str(button.get("title", "")), str(button.get("payload", ""))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
