"""Places, with their country and time zone."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.gazetteer import load_gazetteer
from assistant.nlp.finders.places import PlaceFinder
from assistant.nlp.vocabulary import load_vocabulary

FINDER = PlaceFinder(load_gazetteer(), load_vocabulary().ambiguous_places)


def found(text: str, entity: str = "location") -> list[object]:
    return [span.value for span in FINDER.find(text) if span.entity == entity]


@pytest.mark.parametrize(
    ("text", "locations"),
    [
        ("nurse in berlin", ["Berlin"]),
        ("leeds", ["Leeds"]),
        ("I'm near Cape Town", ["Cape Town"]),
        ("new york or london", ["New York", "London"]),
        ("from NYC", ["New York"]),
        ("welder in Gdansk", ["Gdansk"]),
        ("barista, Łódź", ["Łódź"]),
        ("living in zürich", ["Zurich"]),
        ("sao paulo, brazil", ["São Paulo"]),
        ("I live in Reading", ["Reading"]),
        ("based in Nice, France", ["Nice"]),
        ("from Mobile, Alabama", ["Mobile"]),
        ("Cologne and Düsseldorf", ["Cologne", "Düsseldorf"]),
        ("in the UK", ["United Kingdom"]),
        ("Scotland", ["United Kingdom"]),
        ("germany", ["Germany"]),
        ("I moved to the US", ["United States"]),
        ("Hello from Ghana!", ["Ghana"]),
        ("in Texas", ["Texas"]),
        ("We're in Canada, near Halifax.", ["Canada", "Halifax"]),
        ("in the Netherlands", ["Netherlands"]),
    ],
)
def test_places_are_found(text: str, locations: list[str]) -> None:
    assert found(text) == locations


@pytest.mark.parametrize(
    "text",
    [
        "that would be nice",
        "Nice to meet you",
        "I love reading",
        "Reading is my hobby",
        "in sale or in most cases",
        "a mobile developer",
        "Most of us work there",
        "they let us go",
        "to date nothing worked",
        "I work in split shifts",
        "cold turkey",
        "my boss Nancy",
        "Manager at a shop",
        "I studied at the University of Leeds",
        "Cardiff University",
        "can of worms, out of order",
        "hello",
        "i want to be a product manager",
        "in the long run",
        "orange juice",
        "je cherche un mentor a la banque",
        "gracias",
        "it made us in the end",
        "I work at Santander",
        "Politecnico di Milano",
        "I'm back in time",
        "",
    ],
)
def test_ordinary_words_are_no_places(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "country", "zone"),
    [
        ("Berlin", "DE", "Europe/Berlin"),
        ("Birmingham", "GB", "Europe/London"),
        ("Birmingham in Alabama", "US", "America/Chicago"),
        ("Portland, OR", "US", "America/Los_Angeles"),
        ("Athens, Georgia", "US", "America/New_York"),
        ("Germany", "DE", "Europe/Berlin"),
        ("England", "GB", "Europe/London"),
        ("Cambridge, Massachusetts", "US", "America/New_York"),
        ("hyderabad", "IN", "Asia/Kolkata"),
    ],
)
def test_a_place_gives_its_country_and_time_zone(text: str, country: str, zone: str) -> None:
    assert (found(text, "country"), found(text, "timezone")) == ([country], [zone])


def test_a_country_of_many_time_zones_gives_none() -> None:
    assert (found("USA", "country"), found("USA", "timezone")) == (["US"], [])
