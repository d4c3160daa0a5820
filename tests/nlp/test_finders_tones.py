"""Wishes to change a draft."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.tones import find_tones


@pytest.mark.parametrize(
    ("text", "tones"),
    [
        ("shorter", ["shorter"]),
        ("that's too long", ["shorter"]),
        ("make it friendlier", ["warmer"]),
        ("less formal pls", ["warmer"]),
        ("leave out my age", ["without_age"]),
        ("please don't mention my age", ["without_age"]),
        ("shorter and a bit more personal", ["shorter", "warmer"]),
        ("Rewrite it in a more casual tone.", ["warmer"]),
        ("take my age out", ["without_age"]),
        ("can you cut it down", ["shorter"]),
    ],
)
def test_tones_are_found(text: str, tones: list[str]) -> None:
    assert [span.value for span in find_tones(text)] == tones


@pytest.mark.parametrize("text", ["I like it", "my age is 34", "send it", "at my age nobody hires"])
def test_other_remarks_change_nothing(text: str) -> None:
    assert find_tones(text) == []
