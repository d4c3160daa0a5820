"""A hurried message is still the same message."""

from __future__ import annotations

import random

import pytest

from assistant.nlp.thumbs import hurried, plain, signed, slips

TEXT = "I'm a Nurse, and I'd like to be a teacher some day."


@pytest.mark.parametrize("seed", range(20))
def test_most_letters_stay_and_places_can_be_followed(seed: int) -> None:
    parts = slips(TEXT, random.Random(seed))
    assert len(parts) == len(TEXT)
    assert len(TEXT) - 3 <= len("".join(parts)) <= len(TEXT)


def test_the_same_chance_gives_the_same() -> None:
    assert hurried(TEXT, random.Random(3)) == hurried(TEXT, random.Random(3))


def test_plain_words_have_no_capitals_points_or_apostrophes() -> None:
    assert "".join(plain(TEXT)) == "im a nurse and id like to be a teacher some day"


def test_now_and_then_a_sign_is_put_at_the_end_only() -> None:
    chance = random.Random(0)
    written = ["".join(signed(TEXT, chance)) for _ in range(30)]
    assert all(text.startswith(TEXT) for text in written)
    assert 3 <= sum(text != TEXT for text in written) <= 20


@pytest.mark.parametrize("text", ["a", "\U0001f44d", "42"])
def test_hardly_any_text_is_no_trouble(text: str) -> None:
    assert hurried(text, random.Random(1)).startswith(text)
