"""Concrete places for somebody, and the coordinator's list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import pytest

from assistant.mentoring.directory import Place
from assistant.mentoring.mentees import Profile
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.people import HandOff
from assistant.services.explore_ways import ExploreWays
from assistant.services.hand_over import HandOver
from tests.builders import TOLD, a_person, a_place, a_request
from tests.fakes import FakePeople, FakePlaces, FakeRequests

Exploring = Callable[..., ExploreWays]
NURSING = Profile(current_title="nurse", country="GB")


@pytest.fixture
def exploring(few: Occupations) -> Exploring:
    def make(**places: list[Place]) -> ExploreWays:
        return ExploreWays(FakePlaces(**places), few)

    return make


def names(places: list[Place]) -> list[str]:
    return [place.external_id for place in places]


def test_the_places_that_suit_best_come_first_and_others_not_at_all(exploring: Exploring) -> None:
    ways = exploring(
        events=[
            a_place("everybody"),
            a_place("nurses", fields=("nursing",)),
            a_place("british nurses", fields=("nursing",), countries=("GB",)),
            a_place("american nurses", fields=("nursing",), countries=("US",)),
            a_place("lawyers", fields=("law",)),
        ]
    )
    assert names(ways.fitting("events", NURSING)) == ["british nurses", "nurses", "everybody"]
    assert names(ways.fitting("events", NURSING, top=1)) == ["british nurses"]


def test_places_of_a_neighbouring_field_come_after_those_of_ones_own(
    exploring: Exploring,
) -> None:
    places = [a_place("near", fields=("emergency care",)), a_place("own", fields=("nursing",))]
    assert names(exploring(events=places).fitting("events", NURSING)) == ["own", "near"]


def test_places_in_other_countries_are_found_only_when_looked_for(exploring: Exploring) -> None:
    ways = exploring(events=[a_place("us", fields=("nursing",), countries=("US",))])
    assert ways.fitting("events", NURSING) == []
    assert names(ways.further_away("events", NURSING)) == ["us"]


def test_where_somebody_wants_to_go_counts_before_where_they_are(exploring: Exploring) -> None:
    places = [a_place("now", fields=("nursing",)), a_place("next", fields=("software",))]
    profile = Profile(current_title="nurse", target_title="software developer")
    assert names(exploring(events=places).fitting("events", profile)) == ["next", "now"]


def test_what_the_directory_does_not_hold_is_not_named(exploring: Exploring) -> None:
    ways = exploring(events=[a_place("lawyers", fields=("law",))])
    assert ways.fitting("events", NURSING) == []
    assert ways.fitting("resources", NURSING) == []
    assert ways.school("York") is None


@pytest.mark.parametrize(
    "said", ["University of Leeds", "university of leeds", "The University of Leeds", "UoL"]
)
def test_a_school_is_known_by_any_of_its_names(said: str, exploring: Exploring) -> None:
    leeds = a_place("leeds", name="University of Leeds", aliases=("UoL", "Leeds"))
    found = exploring(schools=[a_place("york", name="University of York"), leeds]).school(said)
    assert found == leeds


@pytest.mark.parametrize("said", ["Leeds Beckett University", "", "of"])
def test_another_school_is_not_taken_for_it(said: str, exploring: Exploring) -> None:
    assert exploring(schools=[a_place(name="University of Leeds")]).school(said) is None


def test_the_young_are_shown_only_places_that_introduce_nobody(exploring: Exploring) -> None:
    ways = exploring(
        resources=[
            a_place("platform", kind="mentoring_platform"),
            a_place("network", kind="professional_network"),
            a_place("careers", kind="career_service"),
            a_place("course", kind="learning"),
        ]
    )
    assert sorted(names(ways.for_the_young(Profile(age=16)))) == ["careers", "course"]


def test_every_demo_place_for_the_young_advises_or_teaches(
    demo_places: dict[str, list[Place]], occupations: Occupations
) -> None:
    ways = ExploreWays(FakePlaces(**demo_places), occupations)
    for country in ("GB", "US", "DE", "IN", None):
        for place in ways.for_the_young(Profile(age=16, country=country)):
            assert place.kind in ("career_service", "learning")


@pytest.mark.parametrize("country", ["GB", "US", "DE"])
@pytest.mark.parametrize("kind", ["events", "associations", "resources"])
def test_the_demo_places_shown_fit_the_country_and_the_field(
    kind: str, country: str, demo_places: dict[str, list[Place]], occupations: Occupations
) -> None:
    wish = Profile(current_title="software developer", country=country)
    field = occupations.field_of(wish.current_title)
    fields = {field, *occupations.related[field]}
    found = ExploreWays(FakePlaces(**demo_places), occupations).fitting(kind, wish)
    assert found
    assert all(not place.countries or country in place.countries for place in found)
    assert all(not place.fields or fields & set(place.fields) for place in found)


class Forgetful:
    """Stands for the service of requests: remembers whose were to be forgotten."""

    def __init__(self) -> None:
        self.forgotten: list[str] = []
        self.requests = FakeRequests()

    def forget(self, key: str) -> None:
        self.forgotten.append(key)


@pytest.fixture
def people() -> FakePeople:
    return FakePeople(a_person("rest:ada", profile=TOLD), a_person("rest:bob"))


def handing(people: FakePeople) -> HandOver:
    return HandOver(
        people,
        Forgetful(),
        lambda: datetime(2026, 11, 22, 9, 30, 1, 5, tzinfo=timezone.utc),
    )


def test_contact_details_wait_for_the_coordinator_with_their_time(people: FakePeople) -> None:
    service = handing(people)
    service.keep("rest:ada", "ada@example.org")
    service.keep("rest:bob", "0123")
    assert service.waiting() == [
        HandOff("rest:ada", "ada@example.org", "2026-11-22T09:30:01+00:00"),
        HandOff("rest:bob", "0123", "2026-11-22T09:30:01+00:00"),
    ]


def test_what_is_told_again_takes_the_place_of_what_was_kept_without_a_contact(
    people: FakePeople,
) -> None:
    service = handing(people)
    service.keep("rest:bob", "", "reports: rude")
    service.keep("rest:ada", "", "reports: rude")
    service.keep("rest:ada", "0123", "reports: rude and loud")
    service.keep("rest:ada", "0123", "reports: late")
    told = [(kept.key, kept.contact, kept.about) for kept in service.waiting()]
    assert told == [
        ("rest:bob", "", "reports: rude"),
        ("rest:ada", "0123", "reports: rude and loud"),
        ("rest:ada", "0123", "reports: late"),
    ]


def test_forgetting_deletes_all_of_one_person_and_nothing_of_others(people: FakePeople) -> None:
    service = handing(people)
    service.keep("rest:ada", "ada@example.org")
    service.keep("rest:bob", "0123")
    service.forget("rest:ada")
    assert [hand_off.key for hand_off in service.waiting()] == ["rest:bob"]
    assert list(people.rows) == ["rest:bob"]


def test_whoever_was_not_heard_of_for_the_time_of_retention_is_forgotten(
    people: FakePeople,
) -> None:
    now = datetime.now(timezone.utc)
    people.written["rest:ada"] = now - timedelta(days=366)
    people.written["rest:bob"] = now - timedelta(days=364)
    service = HandOver(people, Forgetful(), lambda: now)
    assert service.forget_older(365) == 1
    assert list(people.rows) == ["rest:bob"]
    assert service.forget_older(365) == 0


@pytest.mark.parametrize("status", ["unconfirmed", "pending"])
def test_whoever_waits_for_a_mentor_is_not_forgotten_for_their_silence(
    people: FakePeople, status: str
) -> None:
    now = datetime.now(timezone.utc)
    people.written["rest:ada"] = now - timedelta(days=366)
    requests = Forgetful()
    requests.requests.add(a_request(person_key="rest:ada", status=status), [])
    assert HandOver(people, requests, lambda: now).forget_older(365) == 0


def test_whoever_meets_a_mentor_is_not_forgotten_for_their_silence(people: FakePeople) -> None:
    now = datetime.now(timezone.utc)
    people.written["rest:ada"] = now - timedelta(days=366)
    company = SimpleNamespace(with_whom=lambda key: "a relationship", forget=lambda key: None)
    service = HandOver(people, Forgetful(), lambda: now, company=company)
    assert service.forget_older(365) == 0
    service.forget("rest:ada")
    assert list(people.rows) == ["rest:bob"]


def test_a_mentor_is_taken_down_on_their_wish_and_not_for_their_silence(
    people: FakePeople,
) -> None:
    now, gone = datetime.now(timezone.utc), []
    people.written["rest:ada"] = now - timedelta(days=366)
    service = HandOver(people, Forgetful(), lambda: now, take_down=gone.append)
    service.forget_older(365)
    assert gone == []
    service.forget("rest:bob")
    assert gone == ["rest:bob"]
