"""The pipelines that `pipelines` sets side by side; ours are cut out of `config.yml` itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from assistant.settings import ROOT

Step = dict[str, Any]

# `rasa init` writes 100, and every pipeline of ours is put to three folds. DIET gets fewer of
# both, and the table says so: whole, it would take hours on a busy machine of two cores.
EPOCHS = 30
FOLDS = 3
_ENCODER = "assistant.nlp.encoder_featurizer.EncoderFeaturizer"
_CLASSIFIER = "assistant.nlp.intent_classifier.LinearIntentClassifier"
_DETAILS = "assistant.nlp.details_extractor.DetailsExtractor"
_NGRAMS: tuple[Step, ...] = (
    {"name": "CountVectorsFeaturizer", "analyzer": "word", "min_ngram": 1, "max_ngram": 2},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 2, "max_ngram": 5},
)

# What `rasa init` writes (3.6) but for the epochs and the response selector: the answer to a
# question is no intent, and leaving it out favours this recipe in time and memory.
_DEFAULT: tuple[Step, ...] = (
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": EPOCHS, "constrain_similarities": True},
    {"name": "EntitySynonymMapper"},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
)


@dataclass(frozen=True)
class Variant:
    """A pipeline with the words it stands under in the table; `folds` is how many it is put to."""

    key: str
    label: str
    pipeline: tuple[Step, ...]
    folds: int = FOLDS

    def config(self) -> dict[str, Any]:
        """The whole `config.yml` to train it with."""
        return {
            "recipe": "default.v1",
            "assistant_id": f"benchmark_{self.key}",
            "language": "en",
            "pipeline": list(self.pipeline),
        }


def default_variant() -> Variant:
    """Rasa's default recipe."""
    return Variant("default", f"Rasa's default recipe ({EPOCHS} epochs, one fold)", _DEFAULT, 1)


def variants() -> list[Variant]:
    """All of them; ours have `config.yml`'s classifiers and differ in the features alone.

    The tuned encoder is in none: tuned on all messages, it has seen those held out here.
    `understanding` tunes it anew and measures it.
    """
    whole = tuple(yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"])
    bare = tuple(step for step in whole if step["name"] not in (_ENCODER, _DETAILS))
    encoder: tuple[Step, ...] = ({"name": _ENCODER},)
    return [
        default_variant(),
        Variant("ngrams", "word and character n-grams, linear", _with(bare, _NGRAMS)),
        Variant("encoder", "sentence encoder as published, linear", _with(bare, encoder)),
        Variant(
            "encoder_ngrams",
            "both, linear",
            _with(bare, (*encoder, *_NGRAMS)),
        ),
    ]


def _with(pipeline: tuple[Step, ...], features: tuple[Step, ...]) -> tuple[Step, ...]:
    """The pipeline with featurizers put before its first classifier."""
    place = [step["name"] for step in pipeline].index(_CLASSIFIER)
    return (*pipeline[:place], *features, *pipeline[place:])
