"""Roads are those people really took."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.roads import MOST_ROUTES, Road, find_road
from tests.builders import a_mentor


def a_road(few: Occupations, *mentors: Mentor) -> Road:
    return find_road("nurse", "product manager", mentors, few)


def went(name: str, *path: Any, to: str = "product manager", **more: Any) -> Mentor:
    return a_mentor(name, to, path=list(path), **more)


def test_the_most_travelled_route_comes_first_with_how_many_and_how_long(few: Occupations) -> None:
    road = a_road(
        few,
        went("a", ("nurse", 2.0)),
        went("b", ("nurse", 6.0)),
        went("c", "nurse", ("midwife", 1.0)),
        went("d", ("nurse", 4.0)),
    )
    assert [route.titles for route in road.routes] == [
        ("nurse", "product manager"),
        ("nurse", "midwife", "product manager"),
    ]
    assert [(route.people, route.whole) for route in road.routes] == [(3, True), (1, True)]
    assert [step.years for route in road.routes for step in route.steps] == [4.0, None, 1.0]


def test_who_went_on_from_the_goal_has_gone_the_way_too(few: Occupations) -> None:
    road = a_road(few, went("a", "nurse", "product manager", to="software developer"))
    assert [route.titles for route in road.routes] == [("nurse", "product manager")]


def test_who_went_the_other_way_round_has_not(few: Occupations) -> None:
    assert a_road(few, went("a", "product manager", to="nurse")).routes == ()


def test_two_halves_are_joined_and_said_to_be_so(few: Occupations) -> None:
    road = a_road(
        few, went("a", ("nurse", 3.0), to="software developer"), went("b", "software developer")
    )
    (route,) = road.routes
    assert not road.whole
    assert route.titles == ("nurse", "software developer", "product manager")
    assert [step.people for step in route.steps] == [1, 1]


def test_halves_are_not_joined_where_somebody_went_all_of_it(few: Occupations) -> None:
    road = a_road(
        few,
        went("a", "nurse"),
        went("b", "nurse", to="software developer"),
        went("c", "software developer"),
    )
    assert [route.titles for route in road.routes] == [("nurse", "product manager")]


def test_where_nobody_went_there_is_no_road(few: Occupations) -> None:
    assert a_road(few, a_mentor("a", "paramedic")).routes == ()
    assert a_road(few).routes == ()


def test_those_who_went_are_named_before_others_who_stand_there(few: Occupations) -> None:
    road = a_road(few, went("other", "paramedic"), went("went", "nurse"))
    (step,) = road.routes[0].steps
    assert [mentor.external_id for mentor in step.standing] == ["went", "other"]


@pytest.mark.parametrize("hidden", [{"consented": False}, {"active": False}])
def test_whoever_did_not_agree_to_be_shown_is_counted_but_not_named(
    hidden: dict[str, Any], few: Occupations
) -> None:
    road = a_road(few, went("a", "nurse", **hidden))
    (step,) = road.routes[0].steps
    assert (step.people, step.standing) == (1, ())


def test_a_road_made_of_demo_people_says_so(few: Occupations) -> None:
    assert a_road(few, went("a", "nurse", fictional=True)).fictional
    assert not a_road(few, went("a", "nurse")).fictional


def test_a_picture_holds_no_more_routes_than_one_can_read(few: Occupations) -> None:
    stops = ["midwife", "paramedic", "software developer", "cook", "baker", "welder"]
    road = a_road(few, *(went(stop, "nurse", stop) for stop in stops))
    assert len(road.routes) == MOST_ROUTES
