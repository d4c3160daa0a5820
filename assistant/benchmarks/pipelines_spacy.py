"""spaCy's vectors as features, for the comparison alone."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.featurizers.dense_featurizer.spacy_featurizer import SpacyFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SpacyTensorFeaturizer(SpacyFeaturizer):
    """Rasa's `SpacyFeaturizer` on a model without word vectors.

    Rasa's own sets nothing at all where `vocab.vectors_length` is 0, as it is in the small model.
    What that model does have is one context vector a token (`Doc.tensor`), made for tagging; this
    pools those the way Rasa pools word vectors.
    """

    def _set_spacy_features(self, message: Message, attribute: str = TEXT) -> None:
        doc: Any = message.get(SPACY_DOCS[attribute])
        rows = [t.tensor for t in doc or () if t.text.strip()]
        if not rows:
            return
        sequence = np.array(rows)
        sentence = self.aggregate_sequence_features(sequence, self.pooling_operation)
        for found, kind in (
            (sequence, FEATURE_TYPE_SEQUENCE),
            (sentence, FEATURE_TYPE_SENTENCE),
        ):
            message.add_features(Features(found, kind, attribute, self._identifier))
