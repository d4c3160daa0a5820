"""How somebody's hand gets what they mean onto the screen."""

from __future__ import annotations

from random import Random

from assistant.benchmarks.people.personas import TERSE, Habits

_SHORTEST_SLIPPED = 4


def typed(text: str, habits: Habits, chance: Random, careful: bool = False) -> str:
    """The text as it is typed; `careful` is for names and addresses, which people look at twice."""
    if not careful and habits.typos:
        text = " ".join(_slipped(word, habits.typos, chance) for word in text.split(" "))
    if habits.lower:
        text = text.lower()
    if habits.style == TERSE and not careful:
        text = text.rstrip(".")
    return text


def _slipped(word: str, rate: float, chance: Random) -> str:
    if len(word) < _SHORTEST_SLIPPED or not word.isalpha() or chance.random() >= rate:
        return word
    at = chance.randrange(1, len(word) - 1)
    return chance.choice((_swap, _drop, _double))(word, at)


def _swap(word: str, at: int) -> str:
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _drop(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


def _double(word: str, at: int) -> str:
    return word[:at] + word[at] + word[at:]
