"""What somebody takes from the screen: what they are asked, who is shown, what can be pressed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.benchmarks.people.banks import bank

UNKNOWN = "unknown"
# Said when a message was not understood, or not what the assistant is for.
_LOST = ("rephrase", "menu")
_DECLINED = "something i can't help with"

Shown = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Button:
    """What stands on a button, and what pressing it sends."""

    title: str
    payload: str


@dataclass(frozen=True)
class Card:
    """A mentor as shown: the name, everything written about them, what can be pressed."""

    who: str
    text: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class Screen:
    """One answer of the assistant as it is read; `kind` is what it asks for."""

    kind: str
    said: str
    lost: bool
    declined: bool
    cards: tuple[Card, ...]
    buttons: tuple[Button, ...]


def read(shown: Shown) -> Screen:
    """Read an answer: the last thing said is what wants an answer."""
    texts = [str(reply.get("text", "")) for reply in shown if not _custom(reply)]
    everything = "\n".join(str(reply.get("text", "")) for reply in shown)
    lowered = everything.lower()
    return Screen(
        kind=_asked(texts),
        said=everything,
        lost=any(phrase in lowered for kind in _LOST for phrase in bank("questions")[kind]),
        declined=_DECLINED in lowered,
        cards=tuple(_card(reply) for reply in shown if _custom(reply).get("type") == "mentor"),
        buttons=tuple(b for reply in shown for b in _buttons(reply.get("buttons") or ())),
    )


def _asked(texts: Sequence[str]) -> str:
    for text in reversed(texts):
        kind = kind_of(text)
        if kind != UNKNOWN:
            return kind
        if "?" in text:
            break
    return UNKNOWN


def kind_of(text: str) -> str:
    """What a text asks for, or ``unknown``."""
    lowered = " ".join(text.lower().split())
    best, most = UNKNOWN, 0
    for kind, phrases in bank("questions").items():
        found = sum(phrase in lowered for phrase in phrases)
        if found > most:
            best, most = kind, found
    return best


def _custom(reply: Mapping[str, Any]) -> Mapping[str, Any]:
    return reply.get("custom") or {}


def _card(reply: Mapping[str, Any]) -> Card:
    custom = _custom(reply)
    return Card(
        str(custom.get("name", "")),
        str(reply.get("text", "")),
        _buttons(custom.get("actions") or ()),
    )


def _buttons(found: Sequence[Mapping[str, str]]) -> tuple[Button, ...]:
    return tuple(Button(button["title"], button["payload"]) for button in found)
