"""Mentors are shown with reasons true to the record, and demo people as what they are."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from assistant.mentoring.mentees import Profile
from assistant.services.understand import message_from
from tests.actions.conftest import KEY, Stage
from tests.builders import TOLD, a_mentor, a_parse, a_person, an_entity

CARD = {"type", "id", "name", "title", "organisation", "reasons", "gaps", "actions"}
SHOWING = ["action_show_mentors", "action_choose_mentor"]
STEPS = {"action_show_mentors": "match", "action_choose_mentor": "choose"}


def shown(stage: Stage, action: str, **fields: Any) -> None:
    stage.stand(a_person(KEY, STEPS[action], profile=TOLD, **fields))


@pytest.mark.parametrize("action", SHOWING)
async def test_a_card_has_the_keys_of_the_contract(action: str, stage: Stage) -> None:
    stage.mentors(a_mentor("a", organisation="Acme", goals=("confidence",)))
    shown(stage, action, offered=("a",))
    (card,) = (await stage.run(action)).of_type("mentor")
    assert set(card) >= CARD
    assert (card["id"], card["title"], card["organisation"]) == ("a", "nurse", "Acme")
    assert card["reasons"] == ["works as a nurse, like you"]
    assert card["gaps"] == ["does not list getting to the next level as a topic"]
    for button in card["actions"]:
        assert set(button) == {"title", "payload"}
        assert json.loads(button["payload"][button["payload"].index("{") :]) == {"mentor_id": "a"}


@pytest.mark.parametrize("action", SHOWING)
async def test_the_text_says_all_a_card_does(action: str, stage: Stage) -> None:
    stage.mentors(a_mentor("a", organisation="Acme", goals=("confidence",), fictional=True))
    shown(stage, action, offered=("a",))
    reply = await stage.run(action)
    (card,) = reply.of_type("mentor")
    for words in (card["name"], card["title"], "Acme", *card["reasons"], *card["gaps"]):
        assert words in reply.text


@pytest.mark.parametrize("fictional", [True, False])
@pytest.mark.parametrize("action", SHOWING)
async def test_a_demo_person_is_said_to_be_fictional_in_text_and_card(
    action: str, fictional: bool, stage: Stage
) -> None:
    stage.mentors(a_mentor("a", fictional=fictional))
    shown(stage, action, offered=("a",))
    reply = await stage.run(action)
    assert reply.of_type("mentor")[0]["fictional"] is fictional
    assert ("fictional" in reply.text) is fictional


@pytest.mark.parametrize("action", SHOWING)
async def test_mentors_are_shown_in_the_order_they_were_offered(action: str, stage: Stage) -> None:
    stage.mentors(*(a_mentor(name) for name in "abc"))
    shown(stage, action, offered=("c", "a"))
    assert [card["id"] for card in (await stage.run(action)).of_type("mentor")] == ["c", "a"]


@pytest.mark.parametrize("action", SHOWING)
async def test_where_nobody_fits_that_is_said_and_a_way_on_offered(
    action: str, stage: Stage
) -> None:
    shown(stage, action)
    reply = await stage.run(action)
    assert reply.of_type("mentor") == []
    assert "utter_mentors_none" in reply.named
    assert len(reply.named) == 2


async def test_what_was_just_learnt_is_said_back_first(stage: Stage) -> None:
    stage.mentors(a_mentor("a"))
    shown(stage, "action_show_mentors", offered=("a",), learnt=("current_title",))
    reply = await stage.run("action_show_mentors")
    assert reply.named[0] == "utter_noted"
    assert "a nurse" in reply.text


@pytest.mark.parametrize(
    ("entity", "name"),
    [(("mentor_id", "b"), "Bo"), (("ordinal", 1), "Ada"), (("ordinal", -1), "Bo")],
)
async def test_why_explains_the_one_asked_about(
    entity: tuple[str, Any], name: str, stage: Stage
) -> None:
    stage.mentors(a_mentor("a", name="Ada"), a_mentor("b", name="Bo"))
    shown(stage, "action_show_mentors", offered=("a", "b"))
    reply = await stage.run("action_why", a_parse("ask_why", an_entity(*entity)))
    assert reply.text == f"{name} works as a nurse, like you."


async def test_why_explains_everybody_on_the_screen_where_nobody_is_named(stage: Stage) -> None:
    stage.mentors(a_mentor("a", name="Ada"), a_mentor("b", name="Bo"))
    shown(stage, "action_show_mentors", offered=("a", "b"))
    reply = await stage.run("action_why", a_parse("ask_why", text="why these?"))
    assert reply.named == ["utter_why", "utter_why"]


async def test_why_understands_a_name(stage: Stage) -> None:
    stage.mentors(a_mentor("a", name="Ada"), a_mentor("b", name="Bo"))
    shown(stage, "action_show_mentors", offered=("a", "b"))
    reply = await stage.run("action_why", a_parse("ask_why", text="Why Bo?"))
    assert reply.text.startswith("Bo works")


async def test_why_tells_the_gaps_too(stage: Stage) -> None:
    stage.mentors(a_mentor("a", goals=("confidence",)))
    shown(stage, "action_show_mentors", offered=("a",))
    reply = await stage.run("action_why", a_parse("ask_why"))
    assert "Good to know: does not list getting to the next level" in reply.text


async def test_why_before_anybody_was_shown_says_so(stage: Stage) -> None:
    shown(stage, "action_show_mentors")
    reply = await stage.run("action_why", a_parse("ask_why"))
    assert reply.named == ["utter_why_unknown"]


MOVE = Profile(goals=("career_change",), current_title="nurse", target_title="product manager")


async def test_whoever_has_just_told_their_move_sees_the_road(stage: Stage) -> None:
    stage.mentors(a_mentor("a", "product manager", path=[("nurse", 3.0)]))
    learnt = ("target_title",)
    stage.stand(a_person(KEY, "match", profile=MOVE, offered=("a",), learnt=learnt))
    reply = await stage.run("action_show_mentors")
    (road,) = reply.of_type("road")
    assert road["title"] == "From nurse to product manager"
    assert road["picture"] == "/roads/nurse/product%20manager.svg"
    assert "1 person: nurse → product manager" in road["description"]
    assert road["description"] in reply.text


@pytest.mark.parametrize(
    ("profile", "learnt"),
    [
        (MOVE, ("skills",)),
        (replace(MOVE, target_title=None), ("current_title",)),
        (replace(MOVE, current_title="paramedic"), ("current_title",)),
    ],
    ids=["told before", "no target", "nobody went"],
)
async def test_else_no_road_is_shown(
    profile: Profile, learnt: tuple[str, ...], stage: Stage
) -> None:
    stage.mentors(a_mentor("a", "product manager", path=["nurse"]))
    stage.stand(a_person(KEY, "match", profile=profile, offered=("a",), learnt=learnt))
    assert (await stage.run("action_show_mentors")).of_type("road") == []


async def test_of_a_name_two_bear_it_is_asked_which_of_them(stage: Stage) -> None:
    stage.mentors(
        a_mentor("x", "nurse", name="Ada Ng", organisation="Acme"),
        a_mentor("y", "cook", name="Ada Ek", organisation=None),
        a_mentor("z", "baker", name="Bo Ox"),
    )
    stage.stand(a_person(KEY, "match", profile=TOLD, offered=("x", "y", "z")))
    message = message_from(a_parse("affirm", text="Ada please"), "1")
    journey = stage.services.walk_journey.hear(KEY, message).journey
    assert (journey.heard, journey.named) == ("which", ("x", "y"))
    (asked,) = (await stage.run("action_ask_which")).messages
    assert [button["title"] for button in asked["buttons"]] == [
        "Ada Ng, nurse at Acme",
        "Ada Ek, cook",
    ]
