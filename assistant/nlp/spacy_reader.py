"""Splits messages into tokens with spaCy, which is all that is asked of it here."""

from __future__ import annotations

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.utils.spacy_utils import SpacyModel, SpacyNLP
from spacy.language import Language


@DefaultV1Recipe.register(
    [
        DefaultV1Recipe.ComponentType.MODEL_LOADER,
        DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER,
    ],
    is_trainable=False,
    model_from="SpacyReader",
)
class SpacyReader(SpacyNLP):
    """Rasa's `SpacyNLP` without a trained model: `model` names a language, such as ``en``.

    Parts of speech helped to find titles until the encoder was tuned to do that; they took a
    sixth of a message's time.
    """

    @staticmethod
    def load_model(spacy_model_name: str) -> SpacyModel:
        """spaCy's rules for a language; raises ImportError where spaCy does not know it."""
        return SpacyModel(model=spacy.blank(spacy_model_name), model_name=spacy_model_name)

    @staticmethod
    def ensure_proper_language_model(nlp: Language | None) -> None:
        """Nothing to check: there is no model that could be missing."""
