"""When somebody is free."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.hours import find_hours

WEEK = ("mon", "tue", "wed", "thu", "fri")


def every(days: tuple[str, ...], hours: str) -> list[str]:
    return [f"{day} {hours}" for day in days]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("weekday evenings", every(WEEK, "18-21")),
        ("Saturday mornings", ["sat 9-12"]),
        ("after 6pm on tuesdays", ["tue 18-22"]),
        ("tuesdays after six", ["tue 18-22"]),
        ("weekends", ["sat 9-18", "sun 9-18"]),
        ("lunch breaks", every(WEEK, "12-13")),
        ("mornings", every(WEEK, "8-12")),
        ("Tuesdays 18-21", ["tue 18-21"]),
        ("tue 6-8pm", ["tue 18-20"]),
        ("Mondays and Wednesdays from 5 to 7", ["mon 17-19", "wed 17-19"]),
        ("I'm free Tuesday mornings or Thursday evenings", ["tue 8-12", "thu 18-21"]),
        ("any evening works for me", every(WEEK, "18-21")),
        ("is there anyone free on wednesday nights", ["wed 18-22"]),
        ("Mostly Sunday mornings, the kids are with their dad then.", ["sun 9-12"]),
        ("mon-fri 9-17", every(WEEK, "9-17")),
        ("nurse in Berlin, I can talk on weekends", ["sat 9-18", "sun 9-18"]),
        ("mornings, or saturday afternoons", [*every(WEEK, "8-12"), "sat 12-18"]),
        ("between 18:30 and 21:00 on fridays", ["fri 19-21"]),
        ("evenings after work best", every(WEEK, "18-21")),
        ("Thursdays would suit me", ["thu 9-21"]),
        ("every day after 8pm", every((*WEEK, "sat", "sun"), "20-22")),
        ("i work nights so tuesday mornings only", ["tue 8-12"]),
        ("free most evenings after 7", every(WEEK, "19-22")),
        ("saturdays before noon", ["sat 7-12"]),
        ("I'm Priya, 3 yrs QA, want data science, weekends", ["sat 9-18", "sun 9-18"]),
        ("only after school 4-6pm", every(WEEK, "16-18")),
        ("wensdays after eight", ["wed 20-22"]),
        ("late mornings", every(WEEK, "8-12")),
        ("tuesday evenings work best", ["tue 18-21"]),
    ],
)
def test_free_hours_are_found(text: str, hours: list[str]) -> None:
    assert list(dict.fromkeys(span.value for span in find_hours(text))) == hours


@pytest.mark.parametrize(
    "text",
    [
        "I work nights",
        "I have only done nights at the bakery since",
        "night shifts are killing me",
        "I work weekends at a bakery",
        "good morning",
        "I handed in my notice this morning",
        "interview on Tuesday",
        "my boss shouted at me on Friday",
        "he sat there",
        "4-5 years of experience",
        "half my Sundays are gone on marking and I am tired of it",
        "I am a night porter",
        "weekend shifts and no life",
        "I start on Monday",
        "I go from 12 to 20 patients",
        "every evening I cry in the car and I don't know what to do",
        "only woman engineer on site, I feel I have to prove myself every day",
        "",
    ],
)
def test_working_hours_and_occasions_are_no_offers(text: str) -> None:
    assert find_hours(text) == []
