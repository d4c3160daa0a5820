"""The dialogue policy that reads the journey: it predicts what is to be said next, or to listen."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.mentoring.journey import BY_NAME
from assistant.mentoring.saying import actions_for


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class JourneyPolicy(Policy):
    """Pure: the cursor slots and what was said since the last message decide.

    Rules answer asides first (they have a higher priority); what they said counts as said, so
    that only the way back to the journey is left to this policy.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Priority below RulePolicy's 4, else no rule would ever be heard."""
        return {"priority": 3, "max_history": None}

    def train(
        self,
        training_trackers: list[TrackerWithCachedStates],
        domain: Domain,
        **kwargs: Any,
    ) -> Resource:
        """Nothing to learn: the journey is data."""
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> JourneyPolicy:
        """Nothing was learnt, so nothing is read."""
        return cls(config, model_storage, resource, execution_context)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """All probability on the next action of the journey."""
        action = next_action(
            tracker.get_slot("journey_step"),
            tracker.get_slot("journey_asks"),
            tracker.get_slot("journey_heard"),
            _said_since_message(tracker),
        )
        scores = self._default_predictions(domain)
        scores[domain.index_for_action(action)] = 1.0
        return self._prediction(scores)


def next_action(step: str | None, asks: str | None, heard: str | None, said: list[str]) -> str:
    """The first action of this turn not yet said, else to listen.

    A turn without a cursor means that the person's row could not be read.
    """
    if step is None or step not in BY_NAME:
        if "action_help_first" in said:
            # Help was given without the row, and "try again" would take its place.
            return str(ACTION_LISTEN_NAME)
        step, asks, heard = "welcome", None, "unavailable"
    todo = actions_for(step, asks, heard or "move")
    return next((action for action in todo if action not in said), ACTION_LISTEN_NAME)


def _said_since_message(tracker: DialogueStateTracker) -> list[str]:
    said: list[str] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return said
        if isinstance(event, ActionExecuted) and event.action_name:
            said.append(event.action_name)
    # Nobody has said anything yet: there is nothing to answer.
    return [*said, *_EVERYTHING]


_EVERYTHING = [
    action for heard in ("first", "unavailable") for action in actions_for("welcome", None, heard)
]
