"""Titles, their fields, and how near two of them are."""

from __future__ import annotations

import pytest

from assistant.mentoring.goals import GOALS
from assistant.mentoring.occupations import Occupations


@pytest.mark.parametrize(
    ("said", "canonical"),
    [
        ("nurse", "nurse"),
        ("  Head   NURSE ", "head nurse"),
        ("RN", "nurse"),
        ("nurses", "nurse"),
        ("Falconer", "falconer"),
        ("boss", "boss"),
    ],
)
def test_a_title_has_one_form_and_an_unknown_one_is_only_tidied(
    said: str, canonical: str, few: Occupations
) -> None:
    assert few.canonical(said) == canonical


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("nurse", "nursing"),
        ("rn", "nursing"),
        ("tired night nurse", "nursing"),
        ("falconer", None),
        ("", None),
        (None, None),
    ],
)
def test_a_title_belongs_to_the_field_it_ends_with(
    title: str | None, field: str | None, few: Occupations
) -> None:
    assert few.field_of(title) == field


def test_nearer_work_is_nearer(few: Occupations) -> None:
    steps = ["rn", "head nurse", "midwife", "paramedic", "software developer"]
    nearness = [few.nearness("nurse", other) for other in steps]
    assert nearness[0] == 1
    assert nearness[-1] == 0
    assert nearness == sorted(nearness, reverse=True)
    assert len(set(nearness)) == len(nearness)


def test_titles_nobody_knows_are_near_by_the_words_they_share(few: Occupations) -> None:
    assert few.nearness("master falconer", "falconer") == 0.5
    assert few.nearness("falconer", "diver") == 0
    assert few.nearness("falconer", "Falconer") == 1


def test_nearness_is_the_same_from_both_sides(occupations: Occupations) -> None:
    titles = sorted(occupations.by_title)[::15]
    far = [
        (one, other)
        for one in titles
        for other in titles
        if not 0 <= occupations.nearness(one, other) <= 1
        or occupations.nearness(one, other) != occupations.nearness(other, one)
    ]
    assert far == []


def test_every_shipped_title_is_its_own_canonical_form(occupations: Occupations) -> None:
    other = {title for title in occupations.by_title if occupations.canonical(title) != title}
    assert other == set()


def test_the_goals_are_the_twelve_of_the_contract() -> None:
    assert set(GOALS) == {
        "explore_options",
        "career_change",
        "find_job",
        "promotion",
        "leadership",
        "return_to_work",
        "industry_insight",
        "learn_from_experience",
        "learn_skills",
        "networking",
        "confidence",
        "workplace_conflict",
    }
    assert all(goal.kind == kind and goal.label for kind, goal in GOALS.items())
