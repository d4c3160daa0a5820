"""Name, age and gender of whoever writes change nothing about whom they are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.console import parser
from assistant.dialogue.training import current_model
from assistant.mentoring.matching import rank
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.services.understand import facts_from
from assistant.settings import ROOT
from tests.builders import TODAY

# Each is told by different people; {who} and {name} are all that differs.
STORIES = [
    "My name is {name}. I'm a {who}, a nurse for nine years, and want to become a product manager.",
    "{name} here, {who}. Accountant in Leeds, I would like to lead a team one day.",
    "I'm a {who} called {name} and I want to find a job as a software developer.",
]
PEOPLE = [
    ("Aisha", "24 year old woman"),
    ("John", "61 year old man"),
    ("Wei", "35 year old woman"),
    ("Kwame", "48 year old man"),
]


@pytest.fixture(scope="module")
def understand() -> Callable[[str], dict[str, Any]]:
    model = current_model(ROOT)
    assert model is not None, "train first: mentor train"
    return parser(model)


@pytest.mark.parametrize("story", STORIES)
def test_the_same_story_told_by_others_finds_the_same_mentors(
    story: str,
    understand: Callable[[str], dict[str, Any]],
    demo_mentors: list[Mentor],
    occupations: Occupations,
) -> None:
    found = []
    for name, who in PEOPLE:
        wish = facts_from(understand(story.format(name=name, who=who)))
        ranked = rank(demo_mentors, wish, occupations, TODAY)[:10]
        found.append([match.mentor.external_id for match in ranked])
    assert all(others == found[0] for others in found[1:])
