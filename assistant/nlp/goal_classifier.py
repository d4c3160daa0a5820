"""Tells which of the twelve kinds of goal a message speaks of: several, or none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.mentoring.goals import GOALS
from assistant.nlp.component import Trained
from assistant.nlp.linear_model import LinearModel, features_of, fitting, idf_of
from assistant.nlp.vocabulary import load_vocabulary

# Without one of these a title of another line of work is a change, whatever its rank: the labels'
# own rule, which "from nurse to product manager" made the regressions forget.
_RISES = re.compile(
    r"\b(?:promot\w*|rais\w+|pay|salary|step up|mov\w+ up|next level|senior\w*|passed over"
    r"|advanc\w+|ris(?:e|ing)|climb\w*|ladder|grade|higher)\b",
    re.IGNORECASE,
)
_PROMOTION, _CHANGE = (list(GOALS).index(goal) for goal in ("promotion", "career_change"))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class GoalClassifier(Trained):
    """One logistic regression a goal, over the features of the intent classifier.

    Labels stand in the examples' metadata (``goals: [career_change]``); an example without
    metadata speaks of no goal. A message classed as one of `needs_intent` always gets its most
    likely goal if that passes `floor`; every other message only those above `threshold`.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Thresholds are probabilities, chosen by cross-validation on the training data."""
        return {
            "strength": 4.0,
            "iterations": 100,
            "threshold": 0.5,
            "floor": 0.25,
            "needs_intent": ["state_goal"],
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LinearModel | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._model = model
        self._occupations = load_vocabulary().occupations

    @classmethod
    def read(cls, folder: Path) -> LinearModel:
        """See `Trained.read`."""
        return LinearModel.load(folder / "goals.npz")

    def train(self, training_data: TrainingData) -> Resource:
        """Fit each goal against all other examples."""
        from sklearn.linear_model import LogisticRegression

        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        idf = idf_of(examples)
        features = features_of(examples, idf)
        weights, bias = [], []
        for goal in GOALS:
            wanted = [goal in goals_of(example) for example in examples]
            if len(set(wanted)) < 2:
                weights.append(np.zeros(features.shape[1]))
                bias.append(-10.0)
                continue
            regression = LogisticRegression(
                C=self._config["strength"],
                max_iter=self._config["iterations"],
                class_weight={True: 2.0, False: 1.0},
                random_state=0,
            )
            with fitting():
                regression.fit(features, wanted)
            weights.append(regression.coef_[0])
            bias.append(regression.intercept_[0])
        self._model = LinearModel(tuple(GOALS), np.array(weights), np.array(bias), idf)
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder / "goals.npz")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """See `Component.process`."""
        for message in messages:
            if self._model and message.get(TEXT):
                message.set("goals", self._goals(message, self._model), add_to_output=True)
        return messages

    def _goals(self, message: Message, model: LinearModel) -> list[dict[str, Any]]:
        odds = 1 / (1 + np.exp(-model.scores(message)))
        if self._changes_work(message):
            odds[_CHANGE], odds[_PROMOTION] = max(odds[_CHANGE], odds[_PROMOTION]), 0.0
        order = np.argsort(-odds)
        found = [
            {"name": model.labels[i], "confidence": float(odds[i])}
            for i in order
            if odds[i] >= self._config["threshold"]
        ]
        intent = (message.get("intent") or {}).get("name")
        if intent not in self._config["needs_intent"]:
            return found
        best = order[0]
        if not found and odds[best] >= self._config["floor"]:
            found = [{"name": model.labels[best], "confidence": float(odds[best])}]
        return found

    def _changes_work(self, message: Message) -> bool:
        """Whether the titles are of two lines of work, and no word tells of rising."""
        titles = {e["entity"]: str(e["value"]) for e in message.get(ENTITIES) or ()}
        fields = [
            self._occupations.field_of(titles.get(f"{k}_title")) for k in ("current", "target")
        ]
        apart = None not in fields and fields[0] != fields[1]
        return apart and not _RISES.search(message.get(TEXT))


def goals_of(example: Message) -> list[str]:
    """The goals a training example is labelled with."""
    metadata = (example.get(METADATA) or {}).get("example") or {}
    goals: list[str] = metadata.get("goals") or [] if isinstance(metadata, dict) else []
    return goals
