from typing import Any

from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp.component import Component


class Loud(Component):
    """Says everything in capitals."""

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            message.set(TEXT, message.get(TEXT).upper())
        return messages


def made_of(*texts: str, learnt: str = "one", **config: Any) -> TrainingData:
    component = Loud(config, None, Resource("loud", learnt))  # type: ignore[arg-type]
    return component.process_training_data(TrainingData([Message({TEXT: text}) for text in texts]))


def test_training_data_a_component_changed_holds_the_same_messages() -> None:
    made = made_of("a nurse", "a cook")
    assert [message.get(TEXT) for message in made.training_examples] == ["A NURSE", "A COOK"]


def test_the_same_done_to_the_same_messages_is_not_done_again() -> None:
    assert made_of("a nurse").fingerprint() == made_of("a nurse").fingerprint()


def test_other_messages_other_settings_and_other_things_learnt_are_told_apart() -> None:
    made = (
        made_of("a nurse"),
        made_of("a cook"),
        made_of("a nurse", louder=True),
        made_of("a nurse", learnt="two"),
    )
    assert len({data.fingerprint() for data in made}) == len(made)
