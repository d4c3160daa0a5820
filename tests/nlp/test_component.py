from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp import component
from assistant.nlp.component import Component, Trained


class Loud(Component):
    """Says everything in capitals."""

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            message.set(TEXT, message.get(TEXT).upper())
        return messages


class Learnt(Loud, Trained):
    """The same, as if it had learnt to."""


def made_of(
    *texts: str, kind: type[Component] = Loud, learnt: str | None = None, **config: Any
) -> TrainingData:
    # Rasa gives each run a resource of its own; only what was learnt has a known one.
    resource = Resource("node", learnt) if learnt else Resource("node")
    made = kind(config, None, resource)  # type: ignore[arg-type]
    return made.process_training_data(TrainingData([Message({TEXT: text}) for text in texts]))


def test_training_data_a_component_changed_holds_the_same_messages() -> None:
    made = made_of("a nurse", "a cook")
    assert [message.get(TEXT) for message in made.training_examples] == ["A NURSE", "A COOK"]


def test_the_same_done_to_the_same_messages_is_known_again() -> None:
    assert made_of("a nurse").fingerprint() == made_of("a nurse").fingerprint()
    twice = [made_of("a nurse", kind=Learnt, learnt="one").fingerprint() for _ in range(2)]
    assert twice[0] == twice[1]


def test_other_messages_other_settings_and_other_things_learnt_are_told_apart() -> None:
    made = (
        made_of("a nurse"),
        made_of("a cook"),
        made_of("a nurse", louder=True),
        made_of("a nurse", kind=Learnt, learnt="one"),
        made_of("a nurse", kind=Learnt, learnt="two"),
    )
    assert len({data.fingerprint() for data in made}) == len(made)


def test_a_changed_module_that_components_share_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made_of("a nurse").fingerprint()
    shared = tmp_path / "concepts.py"
    shared.write_text("_DOUBT = 2")
    monkeypatch.setattr(component, "_MODULES", (shared,))
    assert made_of("a nurse").fingerprint() != before


def test_no_component_of_rasas_changes_messages_behind_ours(root: Path) -> None:
    """It would be missed: the key of training data tells only what ours did to it."""
    names = [step["name"] for step in yaml.safe_load((root / "config.yml").read_text())["pipeline"]]
    spelt = names.index("assistant.nlp.speller.Speller")
    foreign = [name for name in names[spelt:] if not name.startswith("assistant.")]
    # It learns nothing and reads what was found.
    assert foreign == ["FallbackClassifier"]
