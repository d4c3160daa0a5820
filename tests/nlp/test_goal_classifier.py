"""A title of another line of work is a change; whoever speaks of rising is heard all the same."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from assistant.mentoring.goals import GOALS
from assistant.nlp.goal_classifier import GoalClassifier
from assistant.nlp.linear_model import _NAMES, LinearModel


def read(text: str, **titles: str) -> list[str]:
    """The goals found where the regressions hold promotion for likelier than a change."""
    bias = np.array([{"promotion": 2.0, "career_change": -0.2}.get(goal, -9.0) for goal in GOALS])
    model = LinearModel(tuple(GOALS), np.zeros((len(GOALS), len(_NAMES))), bias, np.zeros(0))
    found = [{"entity": entity, "value": title} for entity, title in titles.items()]
    message = Message({TEXT: text, ENTITIES: found, "intent": {"name": "state_goal"}})
    config = GoalClassifier.get_default_config()
    GoalClassifier(config, None, Resource("goals"), model).process([message])  # type: ignore[arg-type]
    return [goal["name"] for goal in message.get("goals")]


@pytest.mark.parametrize(
    ("current", "target"),
    [("nurse", "product manager"), ("waiter", "store manager"), ("teacher", "project manager")],
)
def test_a_managers_title_in_another_line_of_work_is_a_change(current: str, target: str) -> None:
    text = f"I'm a {current} and I'd like to become a {target}"
    assert read(text, current_title=current, target_title=target) == ["career_change"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("I'd like to be head nurse", {"current_title": "nurse", "target_title": "head nurse"}),
        (
            "passed over again, now I want to be a product manager",
            {"current_title": "nurse", "target_title": "product manager"},
        ),
        ("I want to be a product manager", {"target_title": "product manager"}),
        ("flumper now, glimper next", {"current_title": "flumper", "target_title": "glimper"}),
    ],
)
def test_promotion_stays_within_one_line_of_work_or_where_it_is_spoken_of(
    text: str, titles: dict[str, str]
) -> None:
    assert read(text, **titles) == ["promotion"]
