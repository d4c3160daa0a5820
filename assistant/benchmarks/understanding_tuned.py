"""Tunes the encoder to a benchmark's own training messages, as `mentor tune` does to ours."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.nlp.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from assistant.tuning.examples import Example

Config = dict[str, Any]
_TUNED = "tuned"


def with_encoder_tuned(
    config: Config, examples: Sequence[Example], epochs: int, adapter: Path
) -> Config:
    """The same configuration with an encoder that has seen these messages and none of ours."""
    from assistant.tuning.tune import tune

    tune(examples, sorted(load_vocabulary().titles), epochs).save(adapter)
    changed = copy.deepcopy(config)
    for step in changed["pipeline"]:
        if step.get("encoder") == _TUNED:
            step["encoder"] = f"{_TUNED}:{adapter}"
        elif step["name"].endswith("TitleExtractor"):
            step["adapter"] = str(adapter)
    return changed
