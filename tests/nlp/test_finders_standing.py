"""Years of experience and age, of the person alone."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.standing import find_standing


def found(text: str, entity: str) -> list[object]:
    return [span.value for span in find_standing(text) if span.entity == entity]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("five years", 5.0),
        ("9 yrs experience", 9.0),
        ("for two decades", 20.0),
        ("twenty-three years as a vicar", 23.0),
        ("2.5 years in retail", 2.5),
        ("two and a half years at Tesco", 2.5),
        ("lorry driver, eleven yrs", 11.0),
        ("10+ years in sales", 10.0),
        ("I've been doing it for a decade in one firm", 10.0),
        ("I'm 10 years into teaching", 10.0),
        ("crane operator, ports mainly, eight years next spring", 8.0),
    ],
)
def test_years_of_experience_are_found(text: str, years: float) -> None:
    assert found(text, "years") == [years]


@pytest.mark.parametrize(
    "text",
    [
        "two years ago I left",
        "in five years I want to lead",
        "my boss has 20 years of experience",
        "a mentor with ten years in tech",
        "I'm 16 years old",
        "six years out raising kids",
        "once a year",
        "a five year plan",
        "the next three years",
        "coming back after four years away",
    ],
)
def test_other_years_are_not_experience(text: str) -> None:
    assert found(text, "years") == []


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I'm 16", 16),
        ("16 years old", 16),
        ("i am seventeen", 17),
        ("aged 45", 45),
        ("im 29 and have two jobs", 29),
        ("I turned fifty two in March.", 52),
        ("I’m 34, nurse", 34),
        ("17yo from Leeds", 17),
        ("Stonemason, 38. The job runs out", 38),
        ("I'm a 34-year-old carpenter", 34),
        ("got accepted to nursing college at 50!!", 50),
        ("i'm 16 yrs old", 16),
        ("I'm only 15 but I code", 15),
        ("i'm 16 n wanna be a game dev", 16),
        ("im 14 can i still join", 14),
    ],
)
def test_an_age_is_found(text: str, age: int) -> None:
    assert found(text, "age") == [age]


@pytest.mark.parametrize(
    "text",
    [
        "I'm 16 weeks pregnant",
        "I'm 12 interviews in",
        "I'm 15-20 minutes away",
        "I'm 5 minutes late",
        "I'm 10 years into my career",
        "my son is 16",
        "my 16-year-old daughter",
        "I'm 40 applications in",
        "I'm 100% sure",
        "call me at 18",
        "I was 16 when I left school",
        "my boss is 60",
        "number 34",
    ],
)
def test_other_numbers_are_no_age(text: str) -> None:
    assert found(text, "age") == []
