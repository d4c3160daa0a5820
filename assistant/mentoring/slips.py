"""Slips of a finger in words that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Shorter words become others by a slip.
_SHORTEST = 4


def one_slip(one: str, other: str) -> bool:
    """Whether a letter too many, too few, another or two swapped make one word of the other."""
    if min(len(one), len(other)) < _SHORTEST:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), len(one))
    if len(other) - len(one) == 1:
        return one[at:] == other[at + 1 :]
    if len(one) != len(other):
        return False
    swapped = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other[at:]


def mended(text: str, known: Iterable[str]) -> str:
    """The text with each word that is one slip away from a known one in its place."""
    words = list(known)

    def right(found: re.Match[str]) -> str:
        word = found[0].lower()
        if word in words:
            return found[0]
        return next((other for other in words if one_slip(word, other)), found[0])

    return re.sub(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*", right, text)
