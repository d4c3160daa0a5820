"""The plan, the form in it, the step that was taken, and the way back to all of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.mentoring.journey import WAYS
from tests.actions.conftest import KEY, Stage
from tests.builders import TOLD, a_mentor, a_parse, a_person, a_request

OFFERED = (("Ask HR", "Is there a programme?"), ("Ask Bo", ""))
KEPT: dict[str, Any] = {"week": {"events": OFFERED[0]}}


async def test_the_plan_holds_what_was_settled_in_the_persons_own_words(stage: Stage) -> None:
    stage.mentors(a_mentor("a", name="Ada", fictional=True))
    answers = {"goals": "Be {braver} & 10%"}
    stage.stand(a_person(KEY, "done", profile=TOLD, chosen="a", answers=answers, **KEPT))
    reply = await stage.run("action_show_plan")
    for said in ("Ada (fictional demo person)", "Be {braver} & 10%", "Ask HR"):
        assert said in reply.text
    assert reply.named[-1] == "utter_plan_question"


async def test_the_plan_comes_as_a_card_that_says_what_its_text_says(stage: Stage) -> None:
    stage.stand(a_person(KEY, "done", profile=TOLD, **KEPT))
    reply = await stage.run("action_show_plan")
    (card,) = reply.of_type("plan")
    lines = [card["title"], *(s["title"] for s in card["sections"])]
    lines += [line for s in card["sections"] for line in s["items"]]
    assert any("Ask HR" in line for line in lines)
    shown = [line.strip("*").removeprefix("- ") for line in reply.text.splitlines()]
    assert set(lines) <= set(shown)


async def test_seen_in_between_the_plan_asks_nothing(stage: Stage) -> None:
    stage.stand(a_person(KEY, "events", profile=TOLD, heard="aside", **KEPT))
    assert (await stage.run("action_show_plan")).named == ["utter_plan"]
    stage.stand(a_person("rest:bob", "events", profile=TOLD, heard="aside"))
    assert (await stage.run("action_show_plan", sender="rest:bob")).named == ["utter_plan_empty"]


async def test_asked_for_by_mail_it_is_mailed_and_not_read_out(stage: Stage) -> None:
    stage.stand(a_person(KEY, "events", profile=TOLD, heard="mailed", **KEPT))
    assert (await stage.run("action_show_plan")).messages == []
    reply = await stage.run("action_mail_plan")
    assert reply.named == ["utter_plan_mailed"]
    assert "anna@example.org" in reply.text
    (mail,) = stage.services.outbox.due(stage.services.keep_plan.now(), 9)
    assert "Ask HR" in mail.text


async def test_too_many_plans_a_day_are_refused_kindly(stage: Stage) -> None:
    stage.stand(a_person(KEY, "events", profile=TOLD, heard="mailed", **KEPT))
    named = [(await stage.run("action_mail_plan")).named[0] for _ in range(4)]
    assert named == [*["utter_plan_mailed"] * 3, "utter_plan_mailed_often"]


async def test_the_address_for_the_plan_is_asked_for(stage: Stage) -> None:
    stage.stand(a_person(KEY, "events", awaits="plan", heard="awaits"))
    assert (await stage.run("action_ask_outside")).named == ["utter_ask_plan_address"]


async def test_a_way_offers_its_step_with_a_sentence_and_a_choice(stage: Stage) -> None:
    stage.stand(a_person(KEY, "events", profile=TOLD, proposals=OFFERED, proposed=0))
    (question,) = (await stage.run("action_offer_step")).messages
    assert (question["response"], question["step"], question["say"]) == ("utter_step", *OFFERED[0])
    payloads = [button["payload"] for button in question["buttons"]]
    assert payloads == ["/affirm", "/none_of_these", "/skip", "/find_mentors"]


async def test_the_only_step_is_said_to_be_the_only_one(stage: Stage) -> None:
    stage.stand(a_person(KEY, "events", profile=TOLD, proposals=OFFERED[1:], proposed=0))
    reply = await stage.run("action_offer_step")
    assert reply.named == ["utter_step_no_other", "utter_step_alone"]


async def test_a_step_that_was_taken_is_said_and_not_offered_again(stage: Stage) -> None:
    stage.stand(a_person(KEY, "events", profile=TOLD, proposals=OFFERED, **KEPT))
    assert "Ask HR" in (await stage.run("action_step_taken")).text
    assert (await stage.run("action_resume")).named == ["utter_step_kept", "utter_way_question"]


@pytest.mark.parametrize(
    ("visited", "form", "said"),
    [
        (("events",), "formal", True),
        (("events",), "informal", False),
        (("alumni", "events"), "formal", False),
    ],
)
async def test_a_form_is_suggested_once_with_its_reason(
    visited: tuple[str, ...], form: str, said: bool, stage: Stage
) -> None:
    stage.stand(a_person(KEY, "events", profile=TOLD, visited=visited, form=form))
    reply = await stage.run("action_walk_events")
    assert ("utter_form" in reply.named) is said
    assert ("employers often run programmes" in reply.text) is said


async def test_the_forms_are_three_buttons_and_the_chosen_one_is_said(stage: Stage) -> None:
    (question,) = (await stage.run("action_ask_form")).messages
    assert [button["payload"] for button in question["buttons"]] == [
        '/inform{"form": "formal"}',
        '/inform{"form": "informal"}',
        '/inform{"form": "self_directed"}',
    ]
    stage.stand(a_person(KEY, "events", profile=TOLD, form="self_directed"))
    assert (await stage.run("action_form_kept")).named == ["utter_form_self_directed"]


async def test_whoever_comes_back_hears_where_they_stood_and_what_waits(stage: Stage) -> None:
    request = a_request(person_key=KEY, status="pending", mentor_name="Marta Ek")
    stage.services.introduce.requests.add(replace(request, asked=request.created), [])
    stage.stand(a_person(KEY, "sent", profile=TOLD, **KEPT))
    reply = await stage.run("action_welcome_back")
    for said in ("Welcome back, Anna", "waiting for an answer", "Marta's answer", "Ask HR"):
        assert said in reply.text
    assert "Marta's answer" in (await stage.run("action_where_am_i")).text


async def test_whom_somebody_waits_for_is_named_where_a_sixth_is_refused(stage: Stage) -> None:
    for name in ("Ada", "Bo"):
        fields = {"person_key": KEY, "mentor_id": name, "mentor_name": name}
        stage.services.introduce.requests.add(a_request(name, **fields), [])
    reply = await stage.run("action_refuse_request")
    assert "Ada" in reply.text
    assert "Bo" in reply.text


async def test_why_somebody_who_was_never_shown_is_admitted(stage: Stage) -> None:
    stage.mentors(a_mentor("a", name="Ada"), a_mentor("b", name="Bo"))
    stage.stand(a_person(KEY, "match", profile=TOLD, offered=("a", "b")))
    reply = await stage.run("action_why", a_parse("ask_why", text="why Kiran?"))
    assert reply.named == ["utter_why_nobody"]


async def test_the_plan_asked_for_at_the_end_leaves_its_question_to_what_follows(
    stage: Stage,
) -> None:
    stage.stand(a_person(KEY, "done", profile=TOLD, heard="plan", **KEPT))
    assert (await stage.run("action_show_plan")).named == ["utter_plan"]
    assert (await stage.run("action_resume")).named == ["utter_plan_question"]


@pytest.mark.parametrize(
    ("visited", "said"),
    [(("welcome",), "utter_form_formal_first"), (("welcome", *WAYS), "utter_form_formal")],
)
async def test_schemes_are_promised_only_while_a_way_is_left_to_find_them_by(
    visited: tuple[str, ...], said: str, stage: Stage
) -> None:
    fields = {"form": "formal", "heard": "formed", "visited": visited}
    stage.stand(a_person(KEY, "done", profile=TOLD, **fields))
    assert (await stage.run("action_form_kept")).named == [said]


async def test_whoever_comes_back_hears_of_a_message_that_was_put_off(stage: Stage) -> None:
    stage.mentors(a_mentor("a", name="Ada Byron"))
    stage.stand(a_person(KEY, "done", profile=TOLD, chosen="a"))
    reply = await stage.run("action_welcome_back")
    assert "utter_unsent_yet" in reply.named
    assert "Ada Byron" in reply.text
    asked = a_request(person_key=KEY, mentor_id="a")
    stage.services.introduce.requests.add(asked, [])
    assert "utter_unsent_yet" not in (await stage.run("action_welcome_back")).named
