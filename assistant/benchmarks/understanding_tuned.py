"""Tunes the encoder to a benchmark's own training messages, as `mentor tune` does to ours."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.benchmarks.fitting_kept import KEPT, digest, with_room
from assistant.nlp.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from assistant.tuning.examples import Example

Config = dict[str, Any]
_TUNED = "tuned"
# The code an adapter is made by; the kept one of `mentor tune` has no part in it.
_SHAPING = ("assistant/tuning/*.py", "assistant/nlp/**/*.py", "assistant/mentoring/goals.py")


def with_encoder_tuned(
    config: Config, examples: Sequence[Example], epochs: int, label: str
) -> Config:
    """The same configuration with an encoder that has seen these messages and none of ours.

    One tuned to the very same is taken from an earlier run; of each label the latest is kept.
    """
    titles = sorted(load_vocabulary().titles)
    place = place_of_adapter(label, examples, titles, epochs)
    if not place.exists():
        _tune(examples, titles, epochs, place)
    changed = copy.deepcopy(config)
    for step in changed["pipeline"]:
        if step.get("encoder") == _TUNED:
            step["encoder"] = f"{_TUNED}:{place}"
        elif step["name"].endswith("TitleExtractor"):
            step["adapter"] = str(place)
    return changed


def place_of_adapter(
    label: str, examples: Sequence[Example], titles: Sequence[str], epochs: int
) -> Path:
    """Where the adapter tuned to these messages, in this order, is kept, if it is."""
    parts = [repr((*titles, epochs)).encode(), *(repr(example).encode() for example in examples)]
    return KEPT / f"{label}-{digest(parts, _SHAPING)}.npz"


def _tune(examples: Sequence[Example], titles: Sequence[str], epochs: int, place: Path) -> None:
    from assistant.tuning.tune import tune

    adapter = tune(examples, titles, epochs)
    unfinished = with_room(place).with_name(f"unfinished-{place.name}")
    adapter.save(unfinished)
    unfinished.replace(place)
