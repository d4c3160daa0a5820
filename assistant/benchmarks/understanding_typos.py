"""Writes messages as thumbs do: letters swapped and dropped, no capitals, no apostrophes, emoji."""

from __future__ import annotations

import random

_EMOJI = ("\U0001f605", "\U0001f62d", "\U0001f64f", "\U0001f937", "\U0001f600")
# One word in so many is misspelt: about what people do in a hurry.
_WORDS_A_TYPO = 6
_SHORTEST = 4


def perturbed(text: str, seed: int = 0) -> str:
    """The message with every such mistake at once; the same text and seed give the same."""
    chance = random.Random(f"{seed}:{text}")
    bare = text.lower().replace("'", "").replace("\u2019", "").rstrip(".!?")
    words = bare.split(" ")
    long = [index for index, word in enumerate(words) if len(word) >= _SHORTEST]
    for index in chance.sample(long, min(len(long), max(1, len(words) // _WORDS_A_TYPO))):
        words[index] = _misspelt(words[index], chance)
    return f"{' '.join(words)} {chance.choice(_EMOJI)}"


def _misspelt(word: str, chance: random.Random) -> str:
    """Two neighbouring letters swapped, or one left out; never the first."""
    place = chance.randrange(1, len(word) - 1)
    if chance.random() < 0.5:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + word[place + 1 :]
