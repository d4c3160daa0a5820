"""The journey's data: steps, needs, what follows, and that everything it names exists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.mentoring.journey import (
    BY_NAME,
    STEPS,
    WAYS,
    YOUNG,
    Journey,
    Step,
    asks_for,
    following,
    progress,
    ways_of,
)
from assistant.mentoring.mentees import OWN_ORGANISATION, Profile
from assistant.mentoring.saying import actions_for
from assistant.mentoring.ways import in_order
from tests.builders import TOLD

HEARD = (
    "first",
    "move",
    "again",
    "aside",
    "greeted",
    "declined",
    "unclear",
    "awaits",
    "contact",
    "forgotten",
    "kept",
    "unavailable",
    "returned",
    "taken",
    "another",
    "later",
    "form",
    "formed",
    "plan",
    "mailed",
    "too_many",
    "more",
    "hosted",
    "ending",
    "gone",
    "noted",
    "amend",
)
NEEDS = ("goal", "occupation", "organisation", "location", "school", "name", "email")


@pytest.fixture(scope="module")
def domain(root: Path) -> dict[str, Any]:
    return yaml.safe_load((root / "domain.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("heard", HEARD)
@pytest.mark.parametrize("step", BY_NAME.values(), ids=lambda step: step.name)
@pytest.mark.parametrize("asks", [None, "goal"])
def test_every_turn_says_something_the_domain_knows(
    step: Step, asks: str | None, heard: str, domain: dict[str, Any]
) -> None:
    known = {*domain["actions"], *domain["responses"]}
    said = actions_for(step.name, asks, heard)
    assert said
    assert set(said) <= known


@pytest.mark.parametrize("step", BY_NAME.values(), ids=lambda step: step.name)
def test_every_need_has_a_question_in_the_domain(step: Step, domain: dict[str, Any]) -> None:
    assert set(step.needs) <= set(NEEDS)
    assert {f"utter_ask_{need}" for need in step.needs} <= set(domain["responses"])


def test_the_steps_stand_in_the_order_of_the_five_ways() -> None:
    assert WAYS == ("organisation", "events", "associations", "alumni", "online")
    names = [step.name for step in STEPS]
    assert names[0] == "welcome"
    assert names[-1] == "done"
    assert names.index("online") < names.index("choose") < names.index("draft")
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", ["match", "choose", "draft", "goals", "expectations", "openness"])
def test_what_leads_to_a_mentor_is_marked_as_introducing(name: str) -> None:
    assert BY_NAME[name].introduces


def test_where_the_young_stay_introduces_nobody() -> None:
    assert not YOUNG.introduces
    assert YOUNG not in STEPS


def at(step: str, **fields: Any) -> Journey:
    return Journey(step=step, **fields)


@pytest.mark.parametrize(
    "step", [step for step in STEPS[:-1] if not step.way and step.name != "match"], ids=str
)
def test_after_each_step_comes_the_next(step: Step) -> None:
    assert following(TOLD, at(step.name)) == STEPS[STEPS.index(step) + 1]


def test_after_the_last_step_comes_the_last_step() -> None:
    assert following(TOLD, at("done")).name == "done"


def test_each_way_comes_once_in_the_persons_order_and_then_the_choice() -> None:
    journey, walked = at("match"), []
    while journey.step != "choose":
        step = following(TOLD, journey).name
        journey = at(step, visited=(*journey.visited, step))
        walked.append(step)
    assert walked == [*in_order(TOLD), "choose"]


def test_a_way_that_was_jumped_over_comes_later() -> None:
    assert following(TOLD, at("online", visited=("online",))).name == "organisation"


def test_a_way_asked_for_beside_something_else_comes_first() -> None:
    assert following(TOLD, at("match", wanted=("associations",))).name == "associations"


def test_a_way_put_off_comes_after_the_others() -> None:
    later = at("match", later=("organisation",))
    assert following(TOLD, later).name == "alumni"
    others = tuple(way for way in WAYS if way != "organisation")
    assert following(TOLD, at("online", later=later.later, visited=others)).name == "organisation"


@pytest.mark.parametrize(("need", "way"), [("organisation", "organisation"), ("school", "alumni")])
def test_a_way_whose_question_was_declined_is_left_out(need: str, way: str) -> None:
    others = tuple(name for name in WAYS if name != way)
    assert following(TOLD, at("online", declined=(need,), visited=others)).name == "choose"


@pytest.mark.parametrize("goal", ["return_to_work", "find_job"])
def test_who_has_no_employer_is_not_led_through_an_organisation(goal: str) -> None:
    profile = Profile(goals=(goal,))
    assert following(profile, at("match")).name != "organisation"
    assert "organisation" not in ways_of(profile, at("match"))
    employed = Profile(goals=(goal,), organisations=("Acme",))
    assert following(employed, at("match")).name == "organisation"


def test_who_wants_nobody_from_their_own_organisation_is_not_led_through_it() -> None:
    profile = replace(TOLD, avoid={"organisations": (OWN_ORGANISATION,)})
    assert following(profile, at("match")).name == "alumni"


def test_a_step_asks_for_its_first_open_need_unless_declined() -> None:
    step = BY_NAME["match"]
    assert asks_for(step, Profile(), ()) == "goal"
    assert asks_for(step, Profile(), ("goal",)) == "occupation"
    assert asks_for(step, Profile(), ("goal", "occupation")) is None
    assert asks_for(step, TOLD, ()) is None


def test_progress_tells_the_five_ways_in_order_with_their_state() -> None:
    told = replace(TOLD, schools=())
    lines = progress(told, at("events", visited=("welcome", "organisation", "events")))
    assert [name for name, _, _ in lines] == list(WAYS)
    assert [state for _, _, state in lines] == ["done", "here", "open", "open", "open"]
    assert all(label == BY_NAME[name].label for name, label, _ in lines)


def test_a_first_turn_introduces_before_it_speaks() -> None:
    assert actions_for("welcome", None, "first") == ("action_introduce", "action_welcome")
    assert actions_for("match", "goal", "first") == ("action_introduce", "action_ask")
    assert actions_for("match", None, "move") == ("action_show_mentors",)


@pytest.mark.parametrize("asks", NEEDS)
def test_an_open_question_is_asked_before_the_step_speaks(asks: str) -> None:
    assert actions_for("events", asks, "move") == ("action_ask",)
