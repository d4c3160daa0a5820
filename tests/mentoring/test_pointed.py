"""Of several near answers the one is told that was asked for."""

from __future__ import annotations

import pytest

from assistant.mentoring.pointed import APPROACH, BY_WORDS, pointed_at
from assistant.mentoring.saying import actions_for
from assistant.texts import read_answers
from tests.builders import a_message, after, standing


@pytest.mark.parametrize(
    ("text", "reading", "answer"),
    [
        ("am i too old for this? 43", "age_limit", "too_old"),
        ("is sixty too old", "age_limit", "too_old"),
        ("is there an upper age?", "age_limit", "too_old"),
        ("am I too young?", "age_limit", None),
        ("is there a minimum or maximum age", "age_limit", None),
        ("what if she says no", APPROACH, "if_they_refuse"),
        ("what if they dont want me", APPROACH, "if_they_refuse"),
        ("what happens if he refuses?", "said_no", "if_they_refuse"),
        ("what if my boss says no", "unknown", None),
        ("what if they never reply", APPROACH, "response_time"),
        ("isn't it rude to write to a stranger out of the blue?", APPROACH, "rude_to_ask"),
        ("wont I be bothering her", APPROACH, "rude_to_ask"),
        ("how do you reach out without it being awkward", APPROACH, None),
        ("what do I write", APPROACH, None),
        ("is it rude to give a present", "gifts", None),
        ("am I too old for this?", "younger_mentor", None),
    ],
)
def test_a_few_words_say_which_of_near_answers_is_meant(
    text: str, reading: str, answer: str | None
) -> None:
    assert pointed_at(text, reading) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("whats in it for me?", "my_gain"),
        ("why should I do this", "my_gain"),
        ("what does the mentee get", None),
    ],
)
def test_whoever_would_like_to_mentor_asks_for_the_mentors_gain(
    text: str, answer: str | None
) -> None:
    assert pointed_at(text, "mentee_benefits", mentors=True) == answer
    assert pointed_at(text, "mentee_benefits") is None


def test_a_long_question_is_left_to_the_classifier() -> None:
    assert pointed_at("and then there is my sister too, " * 4 + "too old", "age_limit") is None


def test_every_answer_that_words_lead_to_is_there() -> None:
    assert set(read_answers()) >= BY_WORDS | {"response_time"}


@pytest.mark.parametrize(
    ("answer", "begins"),
    [
        ("rude_to_ask", "No, "),
        ("if_they_refuse", "Then nothing bad happens"),
        ("too_old", "No, "),
        ("my_gain", "You gain "),
    ],
)
def test_the_first_line_answers_the_question(answer: str, begins: str) -> None:
    assert read_answers()[answer].text.startswith(begins)


def test_the_answer_about_age_tells_of_the_young_and_the_old_at_once() -> None:
    first = read_answers()["age_limit"].text.split(".")[0]
    assert "{minimum_age}" in first
    assert "too old" in first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("what if she says no", ("action_answer", "action_resume")),
        ("how do I ask somebody", ("action_resume",)),
    ],
)
def test_a_pointed_question_about_asking_gets_its_own_answer(
    text: str, said: tuple[str, ...]
) -> None:
    state = after(standing("send", asks="name", chosen="m-1"), a_message(APPROACH, text))
    journey = state.journey
    assert (journey.step, journey.asks) == ("send", "name")
    assert actions_for(journey.step, journey.asks, journey.heard) == said
