"""The beginning, the questions, and the way back to them."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.mentoring.journey import BY_NAME, STEPS, WAYS
from tests.actions.conftest import KEY, Stage, every_action
from tests.builders import TOLD, a_mentor, a_person

NEEDS = sorted({need for step in STEPS for need in step.needs})


def test_every_action_is_one_the_domain_names_and_the_other_way_round(
    domain: dict[str, Any],
) -> None:
    named = {name for name in domain["actions"] if name.startswith("action_")}
    assert set(every_action()) == named


async def test_the_introduction_says_it_is_a_program_and_what_happens_to_words(
    stage: Stage,
) -> None:
    reply = await stage.run("action_introduce")
    assert "computer program" in reply.text
    assert stage.services.programme.privacy in reply.text


async def test_the_welcome_asks_for_the_story(stage: Stage) -> None:
    assert (await stage.run("action_welcome")).named == ["utter_ask_story"]


@pytest.mark.parametrize("need", NEEDS)
async def test_the_one_open_question_is_asked(need: str, stage: Stage) -> None:
    stage.stand(a_person(KEY, "match", asks=need))
    reply = await stage.run("action_ask")
    assert reply.named == [f"utter_ask_{need}"]
    assert reply.text


async def test_a_title_that_may_mean_two_jobs_is_asked_about_with_buttons(stage: Stage) -> None:
    unclear = {"current_title": ("pm", "product manager", "project manager")}
    stage.stand(a_person(KEY, "match", asks="meaning", unclear=unclear))
    for action in ("action_ask", "action_resume"):
        reply = await stage.run(action)
        assert reply.named[-1:] == ["utter_ask_meaning"]
        assert '"pm"' in reply.text
        assert [b["payload"] for b in reply.messages[-1]["buttons"]] == [
            '/inform{"current_title": "product manager"}',
            '/inform{"current_title": "project manager"}',
        ]


async def test_before_the_question_what_was_understood_is_said_back(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match", asks="goal", profile=TOLD, learnt=("locations",)))
    reply = await stage.run("action_ask")
    assert reply.named == ["utter_noted", "utter_ask_goal"]
    assert "Leeds" in reply.text


@pytest.mark.parametrize(
    ("misses", "first"),
    [
        (1, "utter_rephrase"),
        (2, "utter_rephrase_menu"),
        (3, "utter_stuck"),
        (4, "utter_rephrase"),
        (5, "utter_rephrase_menu"),
    ],
)
async def test_the_second_miss_brings_a_menu_and_the_third_a_person_to_talk_to(
    misses: int, first: str, stage: Stage
) -> None:
    stage.stand(a_person(KEY, "match", profile=TOLD, offered=("a",), misses=misses))
    reply = await stage.run("action_rephrase")
    assert reply.named[0] == first
    assert ("utter_mentors_question" in reply.named) is (misses in (1, 4))


@pytest.mark.parametrize("need", NEEDS)
async def test_what_was_not_understood_is_asked_in_an_easier_way_with_buttons(
    need: str, stage: Stage, domain: dict[str, Any]
) -> None:
    stage.stand(a_person(KEY, "match", asks=need, misses=1))
    for action in ("action_rephrase", "action_ask"):
        assert (await stage.run(action)).named == [f"utter_easier_{need}"]
    assert domain["responses"][f"utter_easier_{need}"][0]["buttons"]


async def test_between_two_readings_two_buttons_ask(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match"))
    ranking = [
        {"name": "nlu_fallback", "confidence": 0.6},
        {"name": "become_mentor", "confidence": 0.4},
        {"name": "find_mentors", "confidence": 0.35},
    ]
    reply = await stage.run("action_ask_between", {"text": "mentor", "intent_ranking": ranking})
    assert reply.named == ["utter_ask_between"]
    assert [b["payload"] for b in reply.messages[0]["buttons"]] == [
        "/become_mentor",
        "/find_mentors",
    ]


@pytest.mark.parametrize("step", BY_NAME)
async def test_resuming_ends_with_one_question_wherever_somebody_stands(
    step: str, stage: Stage
) -> None:
    stage.mentors(a_mentor("a"))
    stage.stand(a_person(KEY, step, profile=TOLD, offered=("a",), chosen="a"))
    reply = await stage.run("action_resume")
    assert len(reply.messages) == 1
    assert "?" in reply.text
    assert reply.of_type("mentor") == []


@pytest.mark.parametrize("need", NEEDS)
async def test_resuming_repeats_the_open_question(need: str, stage: Stage) -> None:
    stage.stand(a_person(KEY, "events", asks=need))
    assert (await stage.run("action_resume")).named == [f"utter_ask_{need}"]


async def test_resuming_where_nobody_was_shown_does_not_ask_whom_to_write_to(
    stage: Stage,
) -> None:
    stage.stand(a_person(KEY, "match", profile=TOLD))
    assert (await stage.run("action_resume")).named == ["utter_mentors_none_question"]
    stage.stand(a_person("rest:eve", "match", profile=TOLD, visited=("welcome", *WAYS)))
    reply = await stage.run("action_resume", sender="rest:eve")
    assert reply.named == ["utter_choose_nobody"]
    stage.stand(a_person("rest:bob", "choose", profile=TOLD))
    reply = await stage.run("action_resume", sender="rest:bob")
    assert "utter_choose_question" not in reply.named


@pytest.mark.parametrize("step", BY_NAME)
async def test_where_am_i_tells_the_step_and_the_ways(step: str, stage: Stage) -> None:
    stage.stand(a_person(KEY, step, profile=TOLD, visited=("welcome", "events")))
    reply = await stage.run("action_where_am_i")
    assert BY_NAME[step].label in reply.text
    (progress,) = reply.of_type("progress")
    states = {way["name"]: way["state"] for way in progress["steps"]}
    assert set(states) == set(WAYS)
    assert states["events"] == ("here" if step == "events" else "done")
    assert all(BY_NAME[way].label in reply.text for way in WAYS)
