"""How senior the person is now."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.seniority import find_seniority


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I'm a final-year student", "student"),
        ("final-year chemistry student in Leeds", "student"),
        ("junior react developer, 2 years", "entry"),
        ("I am a recent graduate", "entry"),
        ("working as a trainee accountant", "entry"),
        ("im an apprentice electrician", "entry"),
        ("I'm a mid-level designer", "mid"),
        ("Senior accountant at Deloitte", "senior"),
        ("I am a senior nurse", "senior"),
        ("I'm team lead at a call centre", "lead"),
        ("I'm head of marketing", "lead"),
        ("I am the finance director of a small firm", "executive"),
        ("currently CTO at a startup", "executive"),
        ("I'm a student nurse", "student"),
    ],
)
def test_ones_own_level_is_found(text: str, level: str) -> None:
    assert [span.value for span in find_seniority(text)] == [level]


@pytest.mark.parametrize(
    "text",
    [
        "my boss is a senior director",
        "my team lead hates me",
        "I want to become a senior engineer",
        "a senior mentor please",
        "I'd like to talk to a director",
        "I am paying off student loans",
        "I teach students",
        "how do I get to be head of sales",
        "I work in student services",
        "I'm a nurse and want to be a team lead",
        "I'm an assistant to the director",
        "senior colleagues ignore me",
    ],
)
def test_other_peoples_and_wished_levels_are_not_ones_own(text: str) -> None:
    assert find_seniority(text) == []
