"""Decides where names stand, from what two taggers think of each word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[Any]
OUTSIDE = "O"
_NEVER = -1e9


def spans(labels: Sequence[str], scores: Scores) -> Iterator[tuple[str, int, int]]:
    """(label, first word, last word) of every name on the likeliest path.

    `labels` are ``O``, ``B-…`` and ``I-…``; `scores` are log probabilities, shape (words,
    labels). An ``I-`` may only follow its own ``B-`` or ``I-``; two names of one kind never
    touch, for "portering supervisor" is one title.
    """
    path = _likeliest(scores, _steps(tuple(labels)))
    start: int | None = None
    for word, place in enumerate([*path, labels.index(OUTSIDE)]):
        if start is not None and not labels[place].startswith("I-"):
            yield labels[path[start]][2:], start, word - 1
            start = None
        if labels[place].startswith("B-"):
            start = word


def by_word(
    words: Sequence[tuple[int, int]], tokens: Sequence[tuple[int, int]], scores: Scores
) -> Scores:
    """The scores of each word's first token; both are given as characters (start, end).

    A word without a token, as there is at the end of what is too long to read, scores 0.
    """
    found = np.zeros((len(words), scores.shape[1]))
    token = 0
    for place, (start, end) in enumerate(words):
        while token < len(tokens) and tokens[token][1] <= start:
            token += 1
        if token < len(tokens) and tokens[token][0] < end:
            found[place] = scores[token]
    return found


def _steps(labels: tuple[str, ...]) -> Scores:
    """0 where one label may follow another, far below where it may not."""
    allowed = [[_may_follow(before, after) for after in labels] for before in labels]
    return np.asarray(np.where(allowed, 0.0, _NEVER))


def _may_follow(before: str, after: str) -> bool:
    if after == OUTSIDE:
        return True
    return (before[2:] == after[2:]) == after.startswith("I-")


def _likeliest(scores: Scores, steps: Scores) -> list[int]:
    """Viterbi's path; nothing begins with an ``I-``, whose first step comes from ``O``."""
    best = scores[0] + steps[0] if len(scores) else np.zeros(0)
    back = []
    for row in scores[1:]:
        through = best[:, None] + steps
        back.append(through.argmax(axis=0))
        best = through.max(axis=0) + row
    path = [int(best.argmax())] if len(best) else []
    for choices in reversed(back):
        path.append(int(choices[path[-1]]))
    return path[::-1]
