"""Shows the classifiers every training message once more, as thumbs would have written it."""

from __future__ import annotations

import random

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp.component import Component
from assistant.nlp.speller import SPELT
from assistant.nlp.thumbs import hurried

_SHORTEST = 12


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Misspeller(Component):
    """Stands after what reads words and before what reads the whole message.

    What people write is left as it is; only training data grows.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Nothing is changed."""
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training data with a misspelt copy of each message that is not very short."""
        chance = random.Random(0)
        copies = [
            _misspelt(example, chance)
            for example in training_data.training_examples
            if len(example.get(TEXT) or "") >= _SHORTEST
        ]
        return training_data.merge(TrainingData(training_examples=copies))


def _misspelt(example: Message, chance: random.Random) -> Message:
    text = hurried(example.get(TEXT), chance)
    # What was mended in the original is not mended here: not every slip can be.
    data = {key: value for key, value in example.data.items() if key != SPELT}
    return Message({**data, TEXT: text}, example.output_properties, example.time)
