"""Sentence encoders behind their port."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.nlp.encoder import OnceEach, Vectors


class Counting:
    """Reads texts as their length, and remembers which it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([len(text) for text in texts], dtype=np.float32).reshape(-1, 1)


def test_each_text_of_a_message_is_read_once_and_told_in_its_place() -> None:
    counting = Counting()
    once = OnceEach(counting)
    assert once.encode(["a", "bbb"]).tolist() == [[1], [3]]
    assert once.encode(["bbb", "cc", "a", "cc"]).tolist() == [[3], [2], [1], [2]]
    assert counting.asked == ["a", "bbb", "cc"]
    assert once.encode([]).shape == (0, 1)
