"""The demo people are fictional, varied and coherent; the places are real and say their source."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from assistant.bootstrap import LANGUAGE_NAMES, country_names
from assistant.mentoring.directory import PLACE_KINDS, Place, suits
from assistant.mentoring.goals import GOALS
from assistant.mentoring.hours import common_hours
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from tests.builders import TODAY

Places = dict[str, list[Place]]


def twice(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_there_are_enough_demo_people_and_all_are_fictional(demo_mentors: list[Mentor]) -> None:
    assert len(demo_mentors) >= 400
    assert [mentor.external_id for mentor in demo_mentors if not mentor.fictional] == []


def test_their_ids_and_addresses_are_their_own(demo_mentors: list[Mentor]) -> None:
    assert twice([mentor.external_id for mentor in demo_mentors]) == []
    assert twice([mentor.email for mentor in demo_mentors if mentor.email]) == []


def test_their_addresses_lead_nowhere(demo_mentors: list[Mentor]) -> None:
    outside = [m.email for m in demo_mentors if m.email and not m.email.endswith("@example.org")]
    assert outside == []


def test_their_languages_are_shown_by_name(demo_mentors: list[Mentor]) -> None:
    spoken = {language for mentor in demo_mentors for language in mentor.languages}
    assert spoken - set(LANGUAGE_NAMES) == set()


def test_they_come_from_many_walks_of_life(demo_mentors: list[Mentor]) -> None:
    assert len({mentor.title for mentor in demo_mentors}) >= 60
    assert len({mentor.industry for mentor in demo_mentors if mentor.industry}) >= 20
    assert len({mentor.country for mentor in demo_mentors if mentor.country}) >= 25


@pytest.mark.parametrize("goal", GOALS)
def test_there_is_help_with_every_goal(goal: str, demo_mentors: list[Mentor]) -> None:
    assert sum(goal in mentor.goals for mentor in demo_mentors) >= 10


def test_their_years_hold_the_years_on_their_path(demo_mentors: list[Mentor]) -> None:
    short = [
        mentor.external_id
        for mentor in demo_mentors
        if mentor.years is not None and sum(s.years or 0 for s in mentor.path) > mentor.years
    ]
    assert short == []


def test_their_titles_have_a_field(demo_mentors: list[Mentor], occupations: Occupations) -> None:
    homeless = {m.title for m in demo_mentors if occupations.field_of(m.title) is None}
    assert homeless == set()


def test_codes_are_codes(demo_mentors: list[Mentor]) -> None:
    for mentor in demo_mentors:
        assert mentor.country is None or (len(mentor.country) == 2 and mentor.country.isupper())
        assert all(len(code) == 2 and code.islower() for code in mentor.languages)
        assert mentor.capacity >= 0


def test_most_can_be_shown_and_some_cannot(demo_mentors: list[Mentor]) -> None:
    shown = [mentor for mentor in demo_mentors if mentor.takes_mentees(TODAY)]
    assert len(shown) >= 0.7 * len(demo_mentors)
    assert len(shown) < len(demo_mentors)


def test_records_are_as_uneven_as_real_ones(demo_mentors: list[Mentor]) -> None:
    for name in ("email", "path", "organisation", "years", "hours", "schools", "bio"):
        filled = sum(getattr(mentor, name) not in (None, ()) for mentor in demo_mentors)
        assert filled > len(demo_mentors) / 4, name
    assert any(not mentor.hours for mentor in demo_mentors)
    assert any(not mentor.path for mentor in demo_mentors)


def test_everybody_with_hours_is_free_for_somebody(demo_mentors: list[Mentor]) -> None:
    week = tuple(f"{day} 0-24" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    for mentor in demo_mentors:
        if mentor.hours:
            assert common_hours(week, "UTC", mentor.hours, mentor.timezone, TODAY)


@pytest.mark.parametrize(
    ("kind", "least"), [("associations", 120), ("events", 80), ("schools", 60), ("resources", 40)]
)
def test_there_are_enough_places_of_each_kind(kind: str, least: int, demo_places: Places) -> None:
    assert len(demo_places[kind]) >= least


@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_every_place_says_its_source_and_when_it_was_checked(
    kind: str, demo_places: Places
) -> None:
    for place in demo_places[kind]:
        assert place.source, place.external_id
        assert place.source.startswith(("https://", "http://")), place.external_id
        assert place.checked, place.external_id
        assert date(2026, 1, 1) <= place.checked <= TODAY + timedelta(days=365)


@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_no_place_stands_twice(kind: str, demo_places: Places) -> None:
    assert twice([place.external_id for place in demo_places[kind]]) == []
    assert twice([place.name.lower() for place in demo_places[kind]]) == []


@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_a_month_is_a_month_and_only_events_have_one(kind: str, demo_places: Places) -> None:
    months = {place.month for place in demo_places[kind]}
    assert months <= ({None, *range(1, 13)} if kind == "events" else {None})


@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_every_place_is_described_and_can_be_visited(kind: str, demo_places: Places) -> None:
    bare = [p.external_id for p in demo_places[kind] if not (p.summary and (p.url or p.source))]
    assert bare == []
    wrong = [p.external_id for p in demo_places[kind] if any(len(c) != 2 for c in p.countries)]
    assert wrong == []


def test_no_two_schools_answer_to_the_same_name(demo_places: Places) -> None:
    names = [name for place in demo_places["schools"] for name in {place.name, *place.aliases}]
    assert twice([name.lower() for name in names]) == []


# What is made for some countries alone, one it works in, and one it doesn't.
FOR_SOME = {
    "resource-mentorsphere-africa": ("KE", "IE"),
    "resource-passerelle-africa": ("SN", "FR"),
    "resource-cherie-blair-mentoring": ("IN", "US"),
    "resource-james-beard-mentorship": ("US", "GB"),
    "assoc-cii": ("GB", "ZA"),
    "assoc-ecsa": ("IE", "AU"),
    "assoc-aec": ("PL", "CA"),
}


@pytest.mark.parametrize("place_id", FOR_SOME)
def test_what_works_in_some_countries_is_shown_in_no_other(
    place_id: str, demo_places: Places
) -> None:
    here, elsewhere = FOR_SOME[place_id]
    (place,) = (p for kind in PLACE_KINDS for p in demo_places[kind] if p.external_id == place_id)
    assert suits(place, place.fields, here) > 0.3
    assert suits(place, place.fields, elsewhere) == 0


@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_every_country_of_a_place_is_read_by_its_name(kind: str, demo_places: Places) -> None:
    codes = {code for place in demo_places[kind] for code in place.countries}
    assert codes - set(country_names()) == set()
