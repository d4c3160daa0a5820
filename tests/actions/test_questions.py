"""Answering questions in a conversation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.mentoring.hosting import INVITED, Hosting
from tests.actions.conftest import KEY, Stage
from tests.builders import a_parse, a_person


def _asked(text: str, answer: str) -> dict[str, Any]:
    guess = {"response": {"intent_response_key": f"faq/{answer}"}}
    return a_parse("faq", text=text, response_selector={"faq": guess})


async def test_a_question_gets_its_answer_and_a_step(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match"))
    reply = await stage.run("action_answer", _asked("presents?", "gifts"))
    assert reply.text == stage.services.answer_questions.answers["gifts"].told("searching")


@pytest.mark.parametrize(
    ("step", "standing"),
    [
        ("draft", {}),
        ("send", {"asks": "email"}),
        ("goals", {"asks": "by_when"}),
        ("openness", {}),
        ("choose", {"offered": ("m-1",)}),
    ],
)
async def test_where_a_step_is_asked_for_the_answer_adds_no_other(
    stage: Stage, step: str, standing: dict[str, Any]
) -> None:
    stage.stand(a_person(KEY, step, **standing))
    reply = await stage.run("action_answer", _asked("presents?", "gifts"))
    assert reply.text == stage.services.answer_questions.answers["gifts"].text


async def test_what_has_no_answer_is_admitted_and_kept_without_contacts(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match"))
    asked = "which visa do I need, ada@example.org"
    reply = await stage.run("action_answer", _asked(asked, "unknown"))
    assert reply.named == ["utter_no_answer"]
    (kept,) = stage.services.answer_questions.waiting()
    assert kept.text == "which visa do I need, [address]"


@pytest.mark.parametrize("action", ["action_answer", "action_decline"])
async def test_what_the_coordinator_answers_is_told_at_once(stage: Stage, action: str) -> None:
    stage.stand(a_person(KEY, "match"))
    stage.services.answer_questions.add("Where can I park?", "Behind the house.", ())
    reply = await stage.run(action, _asked("where can I park?", "unknown"))
    assert reply.text == "Behind the house."


async def test_what_this_is_not_for_is_declined(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match"))
    reply = await stage.run("action_decline", a_parse("out_of_scope", text="what's the weather"))
    assert reply.named == ["utter_out_of_scope"]


async def test_too_old_and_too_young_are_answered_in_the_first_line(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match"))
    old = await stage.run("action_answer", _asked("am i too old for this? 43", "age_limit"))
    assert old.text.startswith("No, you can't be too old")
    young = await stage.run("action_answer", _asked("am i too young?", "age_limit"))
    least = stage.services.programme.minimum_age
    assert young.text.startswith(f"Mentors are for people from {least} on, and nobody is too old")


async def test_what_is_asked_about_asking_somebody_gets_its_own_answer(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match"))
    parsed = a_parse("how_to_approach", text="what if she says no")
    reply = await stage.run("action_answer", parsed)
    assert reply.text.startswith("Then nothing bad happens")


async def test_whoever_would_like_to_mentor_reads_what_a_mentor_gains(stage: Stage) -> None:
    person = a_person(KEY, "welcome")
    stage.stand(replace(person, hosting=Hosting(stage=INVITED, id="host-1")))
    reply = await stage.run("action_answer", _asked("whats in it for me?", "mentee_benefits"))
    assert reply.text.startswith("You gain something too")
    assert "show me mentors" not in reply.text
