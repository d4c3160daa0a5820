"""Skills: by phrase, and everyday words only where skill is meant."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.skills import SkillFinder
from assistant.nlp.vocabulary import Vocabulary

SKILLS = [
    "sql",
    "python",
    "excel",
    "go",
    "writing",
    "public speaking",
    "react",
    "sales",
    "credit control",
]
VOCABULARY = Vocabulary(
    skills={**{s: s for s in SKILLS}, "speaking in public": "public speaking"},
    guarded_skills=frozenset({"excel", "go", "writing", "react", "sales"}),
)
FINDER = SkillFinder(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("i know some SQL and Python", ["sql", "python"]),
        ("speaking in public scares me", ["public speaking"]),
        ("want to learn excel", ["excel"]),
        ("get better at writing", ["writing"]),
        ("learn python and go", ["python", "go"]),
        ("I'd like to improve my excel skills", ["excel"]),
        ("excel skills needed", ["excel"]),
        ("5 yrs experience with React", ["react"]),
        ("im rubbish at sales", ["sales"]),
        ("help me with writing, sql", ["writing", "sql"]),
    ],
)
def test_skills_are_found(text: str, skills: list[str]) -> None:
    assert [span.value for span in FINDER.find(text)] == skills


@pytest.mark.parametrize(
    "text",
    [
        "I go home at five and go to bed",
        "they never react when I speak",
        "I excel under pressure",
        "my writing desk is gone",
        "sales are down and my boss shouts",
        "I'm in sales",
    ],
)
def test_everyday_words_are_no_skills(text: str) -> None:
    assert FINDER.find(text) == []


def test_learning_one_skill_does_not_make_going_home_another() -> None:
    assert [s.value for s in FINDER.find("learn sql and go home")] == ["sql"]
