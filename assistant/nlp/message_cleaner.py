"""First in the pipeline: text no later component stumbles over."""

from __future__ import annotations

import re
import unicodedata

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp.component import Component

# What stands for a message without a single character to read.
NOTHING = "?"
_LONGEST = 4000
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200b\u3000]+")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-"})


def clean(text: str) -> str:
    """Text without control characters and lone surrogates, with plain quotes; never empty.

    A payload (``/affirm``) stays as it is; a slash somebody typed, which the channel marks with a
    zero-width space, is dropped so that it cannot become one.
    """
    if text.startswith("/"):
        return text
    text = text[:_LONGEST].encode("utf-8", "ignore").decode("utf-8")
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    kept = (c if c == "\n" or not unicodedata.category(c).startswith("C") else " " for c in text)
    return _SPACES.sub(" ", "".join(kept)).strip().lstrip("/").strip() or NOTHING


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MessageCleaner(Component):
    """Replaces each message's text by its cleaned form; training text is clean as it stands."""

    def process(self, messages: list[Message]) -> list[Message]:
        """See `Component.process`."""
        for message in messages:
            message.set(TEXT, clean(message.get(TEXT) or ""), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Offsets of annotated entities must keep pointing where they point."""
        return training_data
