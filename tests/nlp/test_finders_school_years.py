"""The age somebody gives away by their year at school."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.school_years import find_school_years


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("im in year 10", 14),
        ("I'm in yr 12 and want to be a vet", 16),
        ("i am in 10th grade", 15),
        ("I'm in the ninth grade", 14),
        ("i'm still at school", 16),
        ("I am a high school student", 16),
    ],
)
def test_a_pupil_is_known_by_the_year_at_school(text: str, age: int) -> None:
    assert [span.value for span in find_school_years(text)] == [age]


@pytest.mark.parametrize(
    "text",
    [
        "I teach year 10",
        "my son is in 10th grade",
        "I'm in year three of my apprenticeship",
        "I work in a high school",
        "I'm a teacher in a school",
    ],
)
def test_working_at_a_school_or_having_a_pupil_gives_no_age(text: str) -> None:
    assert find_school_years(text) == []
