"""The pipelines that `pipelines` sets side by side; ours are cut out of `config.yml` itself."""

from __future__ import annotations

from collections.abc import Callable
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
# The title extractor stays in all of ours: the classifiers read which names it has found.
_DETAILS = "assistant.nlp.details_extractor.DetailsExtractor"
_TENSORS = {"name": "assistant.benchmarks.pipelines_spacy.SpacyTensorFeaturizer"}

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
    """All of them; those of ours differ from `config.yml` only in what their label says."""
    whole = tuple(yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"])
    ours = _without(whole, lambda step: step["name"] == _DETAILS)
    encoder = _without(ours, _is_ngrams)
    spacy = tuple(_TENSORS if _is_encoder(step) else step for step in encoder)
    return [
        default_variant(),
        Variant("spacy", "spaCy's vectors, linear", spacy),
        Variant("encoder", "sentence encoder, linear", encoder),
        Variant("ngrams", "word and character n-grams, linear", _without(ours, _is_encoder)),
        Variant(
            "encoder_words", "encoder and word n-grams, linear", _without(ours, _is_characters)
        ),
        Variant("encoder_words_chars", "encoder, word and character n-grams, linear", ours),
        Variant("config", "all of `config.yml` (the same, with details)", whole),
    ]


def _without(pipeline: tuple[Step, ...], unwanted: Callable[[Step], bool]) -> tuple[Step, ...]:
    return tuple(step for step in pipeline if not unwanted(step))


def _is_encoder(step: Step) -> bool:
    return bool(step["name"] == _ENCODER)


def _is_ngrams(step: Step) -> bool:
    return bool(step["name"] == "CountVectorsFeaturizer")


def _is_characters(step: Step) -> bool:
    return _is_ngrams(step) and step.get("analyzer") == "char_wb"
