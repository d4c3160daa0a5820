"""The five ways: advice, concrete places, and a gap admitted where there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.mentoring.journey import BY_NAME, WAYS
from assistant.mentoring.mentees import Profile
from assistant.mentoring.moves import State, apply
from assistant.mentoring.ways import in_order
from tests.actions.conftest import HEAR, KEY, Stage
from tests.builders import (
    ADULT,
    TOLD,
    a_mentor,
    a_message,
    a_parse,
    a_person,
    a_place,
    an_entity,
)

PLACES = {"events": "events", "associations": "associations", "online": "resources"}
CARD = {"type", "name", "kind", "summary", "url", "when", "where", "source", "checked"}


def at(stage: Stage, step: str, **fields: Any) -> None:
    stage.stand(a_person(KEY, step, **{"profile": TOLD, **fields}))


ORDER = in_order(TOLD)


def walked(stage: Stage, way: str) -> None:
    """Somebody at a way, after those before it in their order."""
    at(stage, way, visited=("welcome", *ORDER[: ORDER.index(way) + 1]))


@pytest.mark.parametrize("way", WAYS)
async def test_every_way_says_its_number_gives_advice_and_asks_to_go_on(
    way: str, stage: Stage
) -> None:
    walked(stage, way)
    reply = await stage.run(f"action_walk_{way}")
    assert f"Way {ORDER.index(way) + 1} of 5" in reply.text
    assert f"utter_{way}_advice" in reply.named
    assert reply.named[-1] == "utter_way_question"


@pytest.mark.parametrize("way", WAYS)
async def test_every_way_shows_how_far_somebody_is(way: str, stage: Stage) -> None:
    walked(stage, way)
    (progress,) = (await stage.run(f"action_walk_{way}")).of_type("progress")
    states = {step["name"]: step["state"] for step in progress["steps"]}
    assert list(states) == list(ORDER)
    assert states[way] == "here"


@pytest.mark.parametrize("way", WAYS)
async def test_a_way_says_what_comes_next(way: str, stage: Stage) -> None:
    walked(stage, way)
    buttons = (await stage.run(f"action_walk_{way}")).messages[-1]["buttons"]
    next_step = [*ORDER, "choose"][ORDER.index(way) + 1]
    assert f"Next: {BY_NAME[next_step].label.lower()}" in [b["title"] for b in buttons]


@pytest.mark.parametrize(("way", "kind"), PLACES.items())
async def test_a_way_shows_places_that_fit(way: str, kind: str, stage: Stage) -> None:
    stage.places(
        kind,
        a_place("a", name="Nurses Meet", fields=("nursing",), summary="For nurses.", month=5),
        a_place("b", name="Lawyers Meet", fields=("law",)),
    )
    at(stage, way)
    reply = await stage.run(f"action_walk_{way}")
    (card,) = reply.of_type("place")
    assert set(card) >= CARD
    assert (card["name"], card["source"]) == ("Nurses Meet", "https://example.org/about")
    assert card["checked"] == "2026-11-22"
    assert "Nurses Meet\nFor nurses.\n" in reply.text
    assert "in May" in reply.text
    assert "utter_way_no_place" not in reply.named


@pytest.mark.parametrize(("way", "kind"), PLACES.items())
async def test_a_way_admits_a_gap_where_nothing_fits(way: str, kind: str, stage: Stage) -> None:
    stage.places(kind, a_place("b", name="Lawyers Meet", fields=("law",)))
    at(stage, way)
    reply = await stage.run(f"action_walk_{way}")
    assert reply.of_type("place") == []
    assert "utter_way_no_place" in reply.named


async def test_an_event_in_another_country_is_said_to_be_far_away(stage: Stage) -> None:
    stage.places("events", a_place("us", fields=("nursing",), countries=("US",)))
    at(stage, "events")
    reply = await stage.run("action_walk_events")
    assert "utter_way_further" in reply.named
    assert reply.of_type("place")


async def test_an_association_of_another_country_is_not_shown(stage: Stage) -> None:
    stage.places("associations", a_place("us", fields=("nursing",), countries=("US",)))
    at(stage, "associations")
    reply = await stage.run("action_walk_associations")
    assert "utter_way_no_place" in reply.named
    assert reply.of_type("place") == []


async def test_a_month_and_a_place_nobody_knows_are_not_told(stage: Stage) -> None:
    stage.places("events", a_place("a"))
    at(stage, "events")
    reply = await stage.run("action_walk_events")
    (card,) = reply.of_type("place")
    assert (card["when"], card["where"]) == (None, None)
    assert "usually" not in reply.text


async def test_colleagues_in_the_directory_are_shown(stage: Stage) -> None:
    stage.mentors(a_mentor("a", organisation="northside"), a_mentor("b", organisation="Other"))
    at(stage, "organisation")
    reply = await stage.run("action_walk_organisation")
    assert [card["id"] for card in reply.of_type("mentor")] == ["a"]
    assert "Northside" in reply.text


async def test_where_no_colleague_is_listed_that_is_said(stage: Stage) -> None:
    at(stage, "organisation")
    reply = await stage.run("action_walk_organisation")
    assert reply.of_type("mentor") == []
    assert "utter_organisation_nobody" in reply.named


async def test_the_alumni_network_and_mentors_of_the_school_are_shown(stage: Stage) -> None:
    stage.places("schools", a_place("s", name="University of Leeds", aliases=("UoL",)))
    stage.mentors(a_mentor("a", schools=("University of Leeds",)))
    at(stage, "alumni", profile=a_profile("UoL"))
    reply = await stage.run("action_walk_alumni")
    assert [card["name"] for card in reply.of_type("place")] == ["University of Leeds"]
    assert [card["id"] for card in reply.of_type("mentor")] == ["a"]


async def test_a_school_nobody_knows_is_admitted_by_name(stage: Stage) -> None:
    at(stage, "alumni", profile=a_profile("Hogwarts"))
    reply = await stage.run("action_walk_alumni")
    assert reply.cards[1:] == []
    assert "utter_alumni_unknown" in reply.named
    assert "Hogwarts" in reply.text


@pytest.mark.parametrize("way", ["organisation", "alumni"])
async def test_the_second_one_at_a_way_means_the_one_shown_there(way: str, stage: Stage) -> None:
    shared = {"organisation": "Northside", "schools": ("University of Leeds",)}
    stage.mentors(*(a_mentor(name, **shared) for name in "pqr"), *map(a_mentor, "abc"))
    at(stage, "match", offered=("a", "b", "c"))
    await stage.run(HEAR, a_parse(f"explore_{way}"), message_id="1")
    cards = (await stage.run(f"action_walk_{way}")).of_type("mentor")
    choice = a_parse("choose_mentor", an_entity("ordinal", 2))
    await stage.run(HEAR, choice, message_id="2")
    chosen = stage.services.walk_journey.person(KEY).journey.chosen
    assert chosen == cards[1]["id"]


@pytest.mark.parametrize("action", [*(f"action_walk_{way}" for way in WAYS), "action_show_plan"])
@pytest.mark.parametrize("step", [*WAYS, "match", "done"])
async def test_the_young_never_see_a_mentor_at_any_way(
    step: str, action: str, stage: Stage
) -> None:
    _somebody_young(stage, step)
    reply = await stage.run(action)
    assert reply.of_type("mentor") == []
    assert "Zebedee" not in reply.text


@pytest.mark.parametrize("entity", [[], [an_entity("mentor_id", "a")], [an_entity("ordinal", 1)]])
@pytest.mark.parametrize("step", ["match", "events", "done"])
async def test_the_young_are_told_of_no_mentor_by_asking_why(
    step: str, entity: list[Any], stage: Stage
) -> None:
    _somebody_young(stage, step)
    reply = await stage.run("action_why", a_parse("ask_why", *entity))
    assert "Zebedee" not in reply.text


async def test_the_young_get_places_that_advise_and_the_age_they_must_be(stage: Stage) -> None:
    stage.places(
        "resources",
        a_place("c", name="Careers Office", kind="career_service"),
        a_place("p", name="Mentor Platform", kind="mentoring_platform"),
    )
    _somebody_young(stage, "match")
    reply = await stage.run("action_help_the_young")
    assert [card["name"] for card in reply.of_type("place")] == ["Careers Office"]
    assert "18" in reply.text
    assert "Zebedee" not in reply.text


def a_profile(school: str) -> Profile:
    return replace(TOLD, schools=(school,))


def _somebody_young(stage: Stage, step: str) -> None:
    """Somebody who says their age only after mentors were shown and one was chosen."""
    stage.mentors(
        a_mentor("a", name="Zebedee", organisation="Northside", schools=("University of Leeds",))
    )
    adult = a_person(KEY, step, profile=TOLD, offered=("a",), chosen="a")
    told = apply(State(adult.profile, adult.journey), a_message("inform", age=16), ADULT)
    stage.stand(a_person(KEY, profile=told.profile, **vars(told.journey)))
