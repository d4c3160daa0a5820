"""Writes a message as thumbs in a hurry would have written it, to learn from that as well."""

from __future__ import annotations

import random
from collections.abc import Sequence

_LETTERS_A_SLIP = 25
_SIGNS = (" \U0001f642", " \U0001f62c", " \U0001f615", " \U0001f64c", " :)", " lol", "!!", "...")
_ONE_IN = 3


def slips(text: str, chance: random.Random) -> list[str]:
    """The letters, some swapped or dropped, about one in twenty-five; to be joined.

    There are as many parts as the text has letters, so that places in it can be followed.
    """
    letters = list(text)
    pairs = [place for place in range(1, len(text)) if _can_slip(text[place - 1], text[place])]
    for place in chance.sample(pairs, min(len(pairs), max(1, len(text) // _LETTERS_A_SLIP))):
        if chance.random() < 0.5:
            letters[place - 1], letters[place] = letters[place], letters[place - 1]
        else:
            letters[place] = ""
    return letters


def _can_slip(one: str, other: str) -> bool:
    return one.isalpha() and other.isalpha() and one != other


def plain(parts: Sequence[str]) -> list[str]:
    """The same without capitals, points and apostrophes."""
    return ["" if part in ".,!?;:'’" else part.lower() for part in parts]


def signed(parts: Sequence[str], chance: random.Random) -> list[str]:
    """The same with a sign of mood at its end, every third time."""
    if not parts or chance.randrange(_ONE_IN):
        return list(parts)
    return [*parts[:-1], parts[-1] + chance.choice(_SIGNS)]


def hurried(text: str, chance: random.Random) -> str:
    """All of it at once."""
    return "".join(signed(plain(slips(text, chance)), chance))
