"""Shows the classifiers training messages once more, as thumbs would have written them."""

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
# Every second message teaches as much as every one, in half the time.
_ONE_IN = 2


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Misspeller(Component):
    """Stands after what reads words and before what reads the whole message.

    What people write is left as it is; only training data grows.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Nothing is changed."""
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training data with a misspelt copy of every second message that is not very short."""
        chance = random.Random(0)
        examples = training_data.training_examples
        long = [example for example in examples if len(example.get(TEXT) or "") >= _SHORTEST]
        copies = [_misspelt(example, chance) for example in long[::_ONE_IN]]
        grown = TrainingData(
            None,
            training_data.entity_synonyms,
            training_data.regex_features,
            training_data.lookup_tables,
            training_data.responses,
        )
        # Given above, they would be looked through for duplicates, which takes half a minute.
        grown.training_examples = [*examples, *copies]
        return grown


def _misspelt(example: Message, chance: random.Random) -> Message:
    text = hurried(example.get(TEXT), chance)
    # What was mended in the original is not mended here: not every slip can be.
    data = {key: value for key, value in example.data.items() if key != SPELT}
    return Message({**data, TEXT: text}, example.output_properties, example.time)
