"""Shows the classifiers training messages once more, as people in a hurry tell them."""

from __future__ import annotations

import random

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp.asides import Aside, Asides
from assistant.nlp.component import Component, Keyed
from assistant.nlp.speller import SPELT
from assistant.nlp.thumbs import hurried

_SHORTEST = 12
# Every third message teaches as much as every one, in a third of the time.
_ONE_IN = 3


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Misspeller(Component):
    """Stands after what reads words and before what reads the whole message.

    What people write is left as it is; only training data grows.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Nothing is changed."""
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training data with a misspelt copy of every third message that is not very short."""
        chance = random.Random(0)
        examples = training_data.training_examples
        asides = Asides(
            [example for example in examples if example.get(INTENT) and example.get(TEXT)],
            lambda example: str(example.get(INTENT)),
            lambda example: str(example.get(TEXT)),
            chance,
        )
        long = [example for example in examples if len(example.get(TEXT) or "") >= _SHORTEST]
        copies = [
            _misspelt(_told_with(example, asides.choose(example), asides), chance)
            for example in long[::_ONE_IN]
        ]
        grown = Keyed.of(training_data, self.key_of(training_data))
        grown.training_examples = [*examples, *copies]
        return grown


def _told_with(example: Message, aside: Aside[Message] | None, asides: Asides[Message]) -> Message:
    """The example with the aside before or behind it, and the names of both."""
    if aside is None:
        return example
    parts = [aside.message, example] if aside.first else [example, aside.message]
    text = parts[0].get(TEXT) + asides.between(parts[0].get(TEXT)) + parts[1].get(TEXT)
    # Only which kinds of name there are is read from copies, not where they stand.
    entities = [entity for part in parts for entity in part.get(ENTITIES) or ()]
    data = {**example.data, TEXT: text, ENTITIES: entities}
    if aside.story:
        data[METADATA] = aside.message.get(METADATA)
    return Message(data, example.output_properties, example.time)


def _misspelt(example: Message, chance: random.Random) -> Message:
    text = hurried(example.get(TEXT), chance)
    # What was mended in the original is not mended here: not every slip can be.
    data = {key: value for key, value in example.data.items() if key != SPELT}
    return Message({**data, TEXT: text}, example.output_properties, example.time)
