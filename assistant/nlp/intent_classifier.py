"""Tells what a message is for: one intent, and which answer where it is a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlp.component import Trained, fingerprint_of
from assistant.nlp.linear_model import Array, LinearModel, features_of, fitting, idf_of
from assistant.nlp.vocabulary import FOLDER

# What intents there are, and which answer is asked for where there is one.
Models = tuple[LinearModel | None, LinearModel | None]
_INTENTS, _ANSWERS = "intents.npz", "answers.npz"
_RANKED = 10
# Phrases no statistics may overrule: whoever writes one gets help first.
_SURE_DISTRESS = FOLDER / "sure_distress.txt"
_DISTRESS = "distress"
# 0 would count every message alike, 1 every intent. Cross-validated on accuracy and macro recall.
_BALANCE = 0.5
# A third of the training messages ask something; people do so less often.
_ASKED = 0.6
# What a message of signs alone says; all other signs say nothing to be sure of.
_SIGNS = {"\U0001f44d": "affirm", "\u2705": "affirm", "\U0001f44e": "deny", "\U0001f64f": "thank"}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(Trained, IntentClassifier):
    """Logistic regression over all features, retrieval intents (``faq/cost``) included.

    For a retrieval intent a second one, over questions alone, tells which answer is asked for; it
    is written as Rasa's response selector would.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`strength` is the inverse of the regularisation; higher fits the examples closer.

        `distress_from` is the probability that counts as distress, whatever else is likelier:
        missing it costs most. Of training messages held out, among which there are far more near
        misses than in life, 0.17 finds 95 in a hundred at 10 false alarms in a thousand; a
        regression of distress alone finds no more.

        More `iterations` than these fit the training messages closer, not those held out.
        """
        return {"strength": 8.0, "iterations": 60, "distress_from": 0.17}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        models: Models = (None, None),
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._model, self._answers = models
        phrases = _SURE_DISTRESS.read_text(encoding="utf-8").split("\n")
        alternatives = "|".join(re.escape(phrase) for phrase in phrases if phrase)
        self._sure_distress = re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The phrases decide as well."""
        return fingerprint_of([_SURE_DISTRESS])

    @classmethod
    def read(cls, folder: Path) -> Models:
        """See `Trained.read`."""
        answers = folder / _ANSWERS
        return (
            LinearModel.load(folder / _INTENTS),
            LinearModel.load(answers) if answers.exists() else None,
        )

    def train(self, training_data: TrainingData) -> Resource:
        """Fit intents on every example that has one, then answers on the questions among them.

        Among intents each answer stands for itself: no one plane parts a hundred and sixty kinds of
        question from all else, and as one class a quarter of them is taken for something else.
        Which answer it is, questions alone tell better: beside all other messages the answers with
        few examples lose to those with many.
        """
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]
        idf = idf_of(examples)
        labels = [e.get(INTENT_RESPONSE_KEY) or e.get(INTENT) for e in examples]
        self._model = self._fitted(examples, labels, idf, _BALANCE)
        asked = [e for e in examples if e.get(INTENT_RESPONSE_KEY)]
        answers = [str(e.get(INTENT_RESPONSE_KEY)) for e in asked]
        if len(set(answers)) > 1:
            self._answers = self._fitted(asked, answers, idf, balance=1.0)
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder / _INTENTS)
            if self._answers:
                self._answers.save(folder / _ANSWERS)
        return self._resource

    def _fitted(
        self, examples: list[Message], labels: list[str], idf: Array, balance: float
    ) -> LinearModel:
        from sklearn.linear_model import LogisticRegression

        regression = LogisticRegression(
            C=self._config["strength"],
            max_iter=self._config["iterations"],
            class_weight=_weights(labels, balance),
            random_state=0,
        )
        with fitting():
            regression.fit(features_of(examples, idf), labels)
        return LinearModel(tuple(regression.classes_), regression.coef_, regression.intercept_, idf)

    def process(self, messages: list[Message]) -> list[Message]:
        """See `Component.process`."""
        for message in messages:
            if self._model and message.get(TEXT):
                self._classify(message, self._model)
        return messages

    def _classify(self, message: Message, model: LinearModel) -> None:
        text = message.get(TEXT)
        if not any(character.isalnum() for character in text):
            intent = {"name": _SIGNS.get(text[:1], "nlu_fallback"), "confidence": 1.0}
            message.set("intent", intent, add_to_output=True)
            message.set("intent_ranking", [intent], add_to_output=True)
            return
        odds = _odds(model, message)
        if _DISTRESS in model.labels:
            likely = float(odds[model.labels.index(_DISTRESS)])
            ranking = self._with_distress(message, _by_intent(model.labels, odds), likely)
        else:
            ranking = _by_intent(model.labels, odds)
        best = ranking[0]
        message.set("intent", best, add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)
        if self._answers and self._answers.labels[0].startswith(f"{best['name']}/"):
            selected = _selected(self._answers, message, str(best["name"]))
            message.set("response_selector", selected, add_to_output=True)

    def _with_distress(
        self, message: Message, ranking: list[dict[str, Any]], likely: float
    ) -> list[dict[str, Any]]:
        """Distress first where it is sure or likely enough, and nothing behind it likelier: what
        follows in the pipeline takes that for doubt.
        """
        if self._sure_distress.search(message.get(TEXT)):
            confidence = 1.0
        elif likely >= self._config["distress_from"]:
            confidence = max(likely, 0.5, ranking[0]["confidence"])
        else:
            return ranking
        others = [entry for entry in ranking if entry["name"] != _DISTRESS]
        return [{"name": _DISTRESS, "confidence": confidence}, *others]


def _odds(model: LinearModel, message: Message) -> Array:
    scores = model.scores(message)
    odds = np.exp(scores - scores.max())
    likely: Array = odds / odds.sum()
    return likely


def _weights(labels: list[str], balance: float) -> dict[str, float]:
    """Rare intents count more, but not by all that they are rarer.

    Fully balanced, forty wishes to mentor outweigh a thousand wishes for a mentor.
    """
    counts = Counter(labels)
    usual = len(labels) / len(counts)
    return {label: (usual / count) ** balance for label, count in counts.items()}


def _by_intent(labels: Sequence[str], odds: Array) -> list[dict[str, Any]]:
    """The likeliest intents; a retrieval intent is as likely as all its answers together."""
    sums: dict[str, float] = {}
    for label, odd in zip(labels, odds.tolist()):
        name, _, answer = label.partition("/")
        sums[name] = sums.get(name, 0.0) + (odd * _ASKED if answer else odd)
    whole = sum(sums.values())
    sums = {name: odd / whole for name, odd in sums.items()}
    likeliest = sorted(sums, key=lambda name: -sums[name])[:_RANKED]
    return [{"name": name, "confidence": sums[name]} for name in likeliest]


def _selected(model: LinearModel, message: Message, intent: str) -> dict[str, Any]:
    """The chosen answer in the form of Rasa's response selector."""
    odds = _odds(model, message)
    keyed = [
        {"intent_response_key": model.labels[place], "confidence": float(odds[place])}
        for place in np.argsort(-odds)[:_RANKED]
    ]
    response = {**keyed[0], "utter_action": f"utter_{keyed[0]['intent_response_key']}"}
    return {
        "all_retrieval_intents": [intent],
        intent: {"response": {**response, "responses": None}, "ranking": keyed},
    }
