"""Names are decided on as a whole, from what is thought of each word."""

from __future__ import annotations

import numpy as np

from assistant.nlp.names import by_word, spans

LABELS = ("O", "B-current_title", "I-current_title", "B-target_title", "I-target_title")


def scored(*likeliest: str, second: str = "O") -> np.ndarray:
    """Each word's likeliest label, with `second` close behind."""
    rows = np.full((len(likeliest), len(LABELS)), -9.0)
    for row, label in zip(rows, likeliest):
        row[LABELS.index(second)] = -1.0
        row[LABELS.index(label)] = -0.5
    return rows


def test_words_that_belong_together_are_one_name() -> None:
    found = spans(LABELS, scored("O", "B-current_title", "I-current_title", "O"))
    assert list(found) == [("current_title", 1, 2)]


def test_two_names_side_by_side_stay_two() -> None:
    found = spans(LABELS, scored("B-current_title", "B-target_title", "I-target_title"))
    assert list(found) == [("current_title", 0, 0), ("target_title", 1, 2)]


def test_two_names_of_one_kind_that_touch_are_one() -> None:
    found = spans(LABELS, scored("O", "B-target_title", "B-target_title", second="I-target_title"))
    assert list(found) == [("target_title", 1, 2)]


def test_a_name_at_the_very_end_is_not_lost() -> None:
    assert list(spans(LABELS, scored("O", "B-target_title"))) == [("target_title", 1, 1)]


def test_no_name_begins_in_its_middle() -> None:
    assert list(spans(LABELS, scored("I-current_title", "O"))) == []


def test_a_name_does_not_change_its_kind_half_way() -> None:
    found = spans(
        LABELS, scored("B-current_title", "I-target_title", "O", second="I-current_title")
    )
    assert list(found) == [("current_title", 0, 1)]


def test_nothing_is_found_in_nothing() -> None:
    assert list(spans(LABELS, np.zeros((0, len(LABELS))))) == []


def test_a_word_is_judged_by_its_first_token() -> None:
    scores = np.arange(8.0).reshape(4, 2)
    found = by_word([(0, 2), (3, 9)], [(0, 2), (2, 6), (6, 9), (9, 10)], scores)
    assert found.tolist() == [[0.0, 1.0], [2.0, 3.0]]


def test_a_word_beyond_what_was_read_is_judged_by_nothing() -> None:
    found = by_word([(0, 2), (3, 9)], [(0, 2)], np.ones((1, 2)))
    assert found.tolist() == [[1.0, 1.0], [0.0, 0.0]]
