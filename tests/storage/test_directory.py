"""The contract of `MentorDirectory` and `PlaceDirectory`, kept by the fakes and by the tables."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.mentoring.directory import PLACE_KINDS, Place
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupation, Occupations
from assistant.mentoring.terms import wished
from assistant.storage.mentors import SqlMentors
from assistant.storage.tables import directory as tables
from assistant.storage.tables.directory import postings, terms
from tests.builders import a_mentor, a_place
from tests.fakes import FakeMentors

FULL = a_mentor(
    "full",
    "product manager",
    path=[("nurse", 4.0), "midwife"],
    email="ada@example.org",
    organisation="Acme",
    industry="law",
    seniority="senior",
    years=7.5,
    skills=("sql",),
    goals=("promotion", "confidence"),
    languages=("en",),
    location="Leeds",
    country="GB",
    timezone="Europe/London",
    hours=("tue 18-21",),
    schools=("University of Leeds",),
    associations=("RCN",),
    bio="Likes tea – and “quotes”.",
    capacity=3,
    formats=("video",),
    paused_until=date(2027, 1, 1),
    last_active=date(2026, 11, 1),
    fictional=True,
)


def ids(found: list[Mentor]) -> list[str]:
    return [mentor.external_id for mentor in found]


@pytest.mark.parametrize("mentor", [FULL, a_mentor("bare")], ids=["full", "bare"])
def test_a_mentor_comes_back_as_it_went_in(mentors: Any, mentor: Mentor) -> None:
    mentors.take_in([mentor])
    assert mentors.by_ids([mentor.external_id]) == [mentor]


def test_mentors_come_in_the_order_asked_for_and_unknown_ids_are_left_out(mentors: Any) -> None:
    mentors.take_in([a_mentor(name) for name in "abc"])
    assert ids(mentors.by_ids(["c", "x", "a"])) == ["c", "a"]
    assert mentors.by_ids([]) == []


@pytest.mark.parametrize(
    "term",
    [
        ("title", "product manager"),
        ("field", "product management"),
        ("earlier", "nurse"),
        ("earlier_field", "nursing"),
        ("goal", "confidence"),
        ("skill", "sql"),
        ("industry", "law"),
        ("organisation", "acme"),
        ("school", "university of leeds"),
    ],
)
def test_a_mentor_is_found_by_everything_the_record_says(
    mentors: Any, term: tuple[str, str]
) -> None:
    mentors.take_in([FULL, a_mentor("other", "paramedic")])
    assert ids(mentors.candidates({term: 1.0}, 9)) == ["full"]
    assert ids(mentors.sharing(*term, 9)) == ["full"]


def test_the_most_shared_weight_comes_first_then_the_id(mentors: Any) -> None:
    mentors.take_in(
        [
            a_mentor("c", goals=("promotion",)),
            a_mentor("b", goals=("promotion", "networking")),
            a_mentor("a", goals=("promotion",)),
            a_mentor("d", goals=("networking",)),
            a_mentor("e"),
        ]
    )
    terms = {("goal", "promotion"): 2.0, ("goal", "networking"): 1.0}
    assert ids(mentors.candidates(terms, 9)) == ["b", "a", "c", "d"]
    assert ids(mentors.candidates(terms, 2)) == ["b", "a"]


@pytest.mark.parametrize("terms", [{}, {("title", "nurse"): 1.0}])
@pytest.mark.parametrize("fields", [{"active": False}, {"consented": False}, {"capacity": 0}])
def test_who_is_not_listed_is_no_candidate(
    mentors: Any, terms: Any, fields: dict[str, Any]
) -> None:
    mentors.take_in([a_mentor("hidden", **fields), a_mentor("shown")])
    assert ids(mentors.candidates(terms, 9)) == ["shown"]


def test_without_a_wish_whoever_was_seen_lately_comes_first(mentors: Any) -> None:
    mentors.take_in(
        [
            a_mentor("never"),
            a_mentor("old", last_active=date.today() - timedelta(days=400)),
            a_mentor("new", last_active=date.today()),
        ]
    )
    assert ids(mentors.candidates({}, 9)) == ["new", "never", "old"]


def test_among_equals_chance_decides_and_always_the_same_way(mentors: Any) -> None:
    names = [f"m{number:02}" for number in range(40)]
    mentors.take_in([a_mentor(name) for name in names])
    found = ids(mentors.candidates({("title", "nurse"): 1.0}, 40))
    assert sorted(found) == names
    assert found != names
    mentors.take_in([a_mentor(name) for name in reversed(names)])
    assert ids(mentors.candidates({("title", "nurse"): 1.0}, 40)) == found


@pytest.mark.parametrize(
    ("spoken", "found"), [(("pl",), True), (("en", "pl"), True), ((), True), (("en",), False)]
)
def test_whoever_speaks_none_of_the_languages_is_not_fetched(
    spoken: tuple[str, ...], found: bool, mentors: Any
) -> None:
    mentors.take_in([a_mentor("a", languages=spoken)])
    assert bool(mentors.candidates({("title", "nurse"): 1.0}, 9, ("pl",))) is found


@pytest.mark.parametrize("change", [{"active": False}, {"consented": False}, {"capacity": 0}])
def test_whoever_can_no_longer_be_asked_leaves_the_lists(
    change: dict[str, Any], mentors: Any
) -> None:
    mentors.take_in([a_mentor("a")])
    mentors.take_in([a_mentor("a", **change)])
    assert mentors.candidates({("title", "nurse"): 1.0}, 9) == []
    mentors.take_in([a_mentor("a")])
    assert ids(mentors.candidates({("title", "nurse"): 1.0}, 9)) == ["a"]


def test_mentors_of_one_organisation_are_told_by_its_name_in_lower_case(mentors: Any) -> None:
    mentors.take_in([a_mentor(name, organisation="ACME") for name in "cab"])
    assert sorted(ids(mentors.sharing("organisation", "acme", 9))) == ["a", "b", "c"]
    assert len(mentors.sharing("organisation", "acme", 2)) == 2
    assert mentors.sharing("organisation", "other", 9) == []


def test_taking_in_again_replaces_by_id(mentors: Any) -> None:
    mentors.take_in([a_mentor("a", skills=("sql",)), a_mentor("b")])
    mentors.take_in([a_mentor("a", "midwife")])
    assert ids(mentors.by_ids(["a", "b"])) == ["a", "b"]
    assert mentors.by_ids(["a"])[0].title == "midwife"
    assert mentors.sharing("skill", "sql", 9) == []


def test_taking_in_nobody_is_fine(mentors: Any) -> None:
    mentors.take_in([])
    assert mentors.candidates({}, 9) == []


@pytest.mark.parametrize(
    "place",
    [
        a_place(),
        a_place(
            fields=("law",),
            countries=("GB", "IE"),
            online=False,
            url="https://example.org",
            summary="Where – lawyers meet.",
            month=2,
            place="Leeds",
            aliases=("PL",),
            mentoring=True,
            free=False,
        ),
    ],
    ids=["bare", "full"],
)
@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_a_place_comes_back_as_it_went_in_and_only_among_its_kind(
    places: Any, kind: str, place: Place
) -> None:
    places.take_in(kind, [place])
    assert places.all(kind) == [place]
    assert all(places.all(other) == [] for other in PLACE_KINDS if other != kind)


def test_places_are_replaced_by_id_within_their_kind(places: Any) -> None:
    places.take_in("events", [a_place("b"), a_place("a")])
    places.take_in("schools", [a_place("a", name="School")])
    places.take_in("events", [a_place("a", name="New")])
    assert [place.name for place in places.all("events")] == ["New", "Place b"]
    assert [place.name for place in places.all("schools")] == ["School"]


def test_only_demo_people_are_removed(engine: sa.engine.Engine, few: Occupations) -> None:
    directory = SqlMentors(engine, few)
    real = a_mentor("real")
    directory.take_in([real, FULL, replace(FULL, external_id="second")])
    assert directory.remove_fictional() == 2
    assert list(directory.all()) == [real]
    assert directory.sharing("skill", "sql", 9) == []
    assert (directory.count(), directory.remove_fictional()) == (1, 0)


def test_a_large_directory_is_taken_in_whole(engine: sa.engine.Engine, few: Occupations) -> None:
    directory = SqlMentors(engine, few)
    directory.take_in([a_mentor(f"m-{number:04}") for number in range(1203)])
    assert directory.count() == 1203
    assert len(directory.sharing("title", "nurse", 5000)) == 1203


WISHES = [
    Profile(goals=("promotion",), current_title="nurse"),
    Profile(goals=("career_change",), current_title="nurse", target_title="product manager"),
    Profile(target_title="software developer", languages=("de",), skills=("python",)),
    Profile(goals=("find_job", "confidence"), country="GB", industries=("healthcare",)),
]


@pytest.mark.parametrize("wish", WISHES, ids=["promotion", "move", "skill", "goals"])
def test_every_store_answers_alike(
    wish: Profile, store: Any, demo_mentors: list[Mentor], occupations: Occupations
) -> None:
    fake = FakeMentors(occupations, *demo_mentors)
    directory = SqlMentors(store, occupations) if store else fake
    directory.take_in(demo_mentors)
    terms = wished(wish, occupations)
    found = ids(directory.candidates(terms, 40, wish.languages))
    assert found == ids(fake.candidates(terms, 40, wish.languages))
    assert found


SEEN = a_mentor("a", last_active=date(2026, 1, 1))


def test_a_mentor_stands_in_the_lists_once_however_much_time_passes_between_imports(
    engine: sa.engine.Engine, few: Occupations
) -> None:
    for days in (0, 60, 400, 0):
        directory = SqlMentors(
            engine, few, lambda days=days: date(2026, 1, 1) + timedelta(days=days)
        )
        directory.take_in([SEEN])
        assert ids(directory.candidates({("title", "nurse"): 1.0}, 9)) == ["a"]
        assert _listed(engine) == {("title", "nurse"): 1, ("field", "nursing"): 1}
    SqlMentors(engine, few, lambda: date(2027, 1, 1)).remove(["a"])
    assert set(_listed(engine).values()) == {0}


def test_a_mentor_leaves_the_lists_of_a_vocabulary_that_has_changed(
    engine: sa.engine.Engine, few: Occupations
) -> None:
    SqlMentors(engine, few).take_in([SEEN])
    moved = replace(few, by_title={"nurse": Occupation("nurse", "emergency care")})
    directory = SqlMentors(engine, moved)
    directory.take_in([SEEN])
    assert directory.sharing("field", "nursing", 9) == []
    assert ids(directory.sharing("field", "emergency care", 9)) == ["a"]


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_whoever_an_earlier_version_wrote_is_listed_at_the_start(
    store: Any, few: Occupations
) -> None:
    directory = SqlMentors(store, few)
    directory.take_in([SEEN])
    with store.begin() as connection:
        # As the first version left it: a row, and nothing of an index.
        connection.execute(sa.delete(postings))
        connection.execute(sa.delete(terms))
        connection.execute(sa.update(tables.mentors).values(standing=None, listed=[]))
    assert directory.candidates({("title", "nurse"): 1.0}, 9) == []
    for _ in range(2):
        directory.index_new()
        assert ids(directory.candidates({("title", "nurse"): 1.0}, 9)) == ["a"]


def _listed(engine: sa.engine.Engine) -> dict[tuple[str, str], int]:
    """How many mentors each term is said to have, after a look at whether its list has as many."""
    with engine.connect() as connection:
        said = connection.execute(sa.select(terms)).all()
        for row in said:
            of_term = sa.select(postings).where(postings.c.term_id == row.id)
            assert len(connection.execute(of_term).all()) == row.mentors
    return {(row.kind, row.value): row.mentors for row in said}


def test_a_place_taken_is_one_less_until_an_import_says_otherwise(mentors: Any) -> None:
    nurse = a_mentor("a", "nurse", capacity=1)
    mentors.take_in([nurse])
    mentors.take_place("a")
    mentors.take_place("a")
    mentors.take_place("nobody")
    assert [mentor.capacity for mentor in mentors.by_ids(["a"])] == [0]
    assert mentors.candidates({("title", "nurse"): 1.0}, 10) == []
    mentors.take_in([nurse])
    assert [m.external_id for m in mentors.candidates({("title", "nurse"): 1.0}, 10)] == ["a"]


def test_places_taken_at_once_are_all_taken(mentors: Any) -> None:
    mentors.take_in([a_mentor("a", capacity=20)])
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(mentors.take_place, ["a"] * 8))
        list(pool.map(lambda n: mentors.set_own("a", bio=f"words {n}"), range(4)))
    assert mentors.by_ids(["a"])[0].capacity == 12
