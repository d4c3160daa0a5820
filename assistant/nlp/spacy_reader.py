"""Reads messages with spaCy: tokens and parts of speech, which is all that is asked of it."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.utils.spacy_utils import SpacyModel, SpacyNLP

_NOT_READ = ("tok2vec", "tagger", "attribute_ruler", "parser", "ner", "lemmatizer", "senter")


@DefaultV1Recipe.register(
    [
        DefaultV1Recipe.ComponentType.MODEL_LOADER,
        DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER,
    ],
    is_trainable=False,
    model_from="SpacyReader",
)
class SpacyReader(SpacyNLP):
    """Rasa's `SpacyNLP` without the parts nobody here looks at, which take most of its time."""

    @staticmethod
    def load_model(spacy_model_name: str) -> SpacyModel:
        """The spaCy package of that name; raises InvalidModelError as `SpacyNLP` does."""
        loaded = SpacyNLP.load_model(spacy_model_name)
        for name in set(_NOT_READ) & set(loaded.model.pipe_names):
            loaded.model.remove_pipe(name)
        return loaded
