"""The twelve kinds of career goal, with the benefit of mentorship each belongs to.

The kinds are part of the public contract; the wording beside them is ours.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One kind of goal and how replies speak of it.

    `wish` completes "you would like to …"; `help` completes "can help with …".
    """

    kind: str
    label: str
    wish: str
    help: str


_ALL = (
    Goal("explore_options", "Find my direction", "find out which way to go", "finding a direction"),
    Goal("career_change", "Change career", "move into different work", "changing career"),
    Goal("find_job", "Find a job", "find a job", "looking for a job"),
    Goal("promotion", "Get promoted", "reach the next level", "getting to the next level"),
    Goal("leadership", "Lead people", "lead people well", "leading people"),
    Goal(
        "return_to_work",
        "Return to work",
        "come back to work after time away",
        "coming back to work",
    ),
    Goal(
        "industry_insight",
        "Understand a field",
        "learn what a field is really like",
        "seeing a field from the inside",
    ),
    Goal(
        "learn_from_experience",
        "Learn from experience",
        "learn from someone who has been there",
        "sharing what experience taught",
    ),
    Goal("learn_skills", "Build a skill", "get better at a skill", "building skills"),
    Goal("networking", "Meet people", "get to know people in the field", "meeting people"),
    Goal("confidence", "Gain confidence", "feel surer of yourself", "gaining confidence"),
    Goal(
        "workplace_conflict",
        "Handle a conflict",
        "get through a difficult situation at work",
        "handling trouble at work",
    ),
)

GOALS: dict[str, Goal] = {goal.kind: goal for goal in _ALL}
