"""The picture of a road, and the same in words."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET

import pytest

from assistant.mentoring.occupations import Occupations
from assistant.mentoring.roads import Road, find_road
from assistant.pictures.road import FORMATS, _lines, _width, _wrapped, draw_road
from assistant.services.show_road import ShowRoad, in_words
from tests.builders import a_mentor
from tests.fakes import FakeMentors


@pytest.fixture
def road(few: Occupations) -> Road:
    mentors = [a_mentor("Ada", "product manager", path=[("nurse", 1.0)], fictional=True)]
    return find_road("nurse", "product manager", mentors, few)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_road_is_drawn_the_same_every_time(format: str, road: Road) -> None:
    assert draw_road(road, format) == draw_road(road, format)


def test_the_svg_is_a_picture_that_loads_nothing(road: Road) -> None:
    root = ET.fromstring(draw_road(road))
    assert root.tag.endswith("svg")
    links = [v for e in root.iter() for n, v in e.attrib.items() if n.endswith("href")]
    assert all(link.startswith("#") for link in links)
    assert not [element for element in root.iter() if element.tag.endswith("script")]


def test_the_png_is_wide_enough_to_be_read(road: Road) -> None:
    picture = draw_road(road, "png")
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    assert width > height > 200


def test_titles_take_two_lines_earlier_where_many_stand_in_a_row() -> None:
    few_lines = _lines("logistics coordinator", in_a_row=4)
    assert few_lines == ["logistics", "coordinator"]
    assert _width(few_lines) < _width(["logistics coordinator"])
    assert _lines("project manager", in_a_row=3) == ["project manager"]
    assert _lines("project manager", in_a_row=4) == ["project", "manager"]


def test_words_beside_a_short_arrow_take_more_lines() -> None:
    assert _wrapped("after about 6 years", 30) == "after about 6 years"
    assert max(map(len, _wrapped("after about 6 years", 11).splitlines())) <= 11


def test_a_road_nobody_went_is_drawn_too(few: Occupations) -> None:
    empty = find_road("nurse", "product manager", [], few)
    assert draw_road(empty).startswith(b"<?xml")
    assert "Nobody here has gone this way" in in_words(empty)


def test_titles_are_understood_in_any_wording(few: Occupations) -> None:
    walker = a_mentor("Ada", "product manager", path=[("nurse", 3.0)])
    road = ShowRoad(FakeMentors(few, walker), few).between("RN", "PO")
    assert in_words(road).splitlines() == [
        "From nurse to product manager",
        f"- 1 person: nurse → product manager (after about 3 years; today: {walker.name})",
    ]


def test_words_tell_halves_from_whole_ways_and_demo_from_real(few: Occupations) -> None:
    mentors = [
        a_mentor("a", "midwife", path=["nurse"], fictional=True),
        a_mentor("b", "product manager", path=["midwife"], fictional=True),
    ]
    words = in_words(ShowRoad(FakeMentors(few, *mentors), few).between("nurse", "PO"))
    assert "Nobody here has gone all of it" in words
    assert "fictional" in words
