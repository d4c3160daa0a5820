"""The order of the five ways fits the person, and ways are heard where they are named."""

from __future__ import annotations

import pytest

from assistant.mentoring.forms import FORMAL, INFORMAL, SELF_DIRECTED
from assistant.mentoring.mentees import OWN_ORGANISATION, Profile
from assistant.mentoring.ways import has_employer, in_order, named_in

EMPLOYED = Profile(current_title="nurse", target_title="teacher", organisations=("Northside",))


def test_whoever_works_somewhere_begins_there() -> None:
    usual = ("organisation", "events", "associations", "alumni", "online")
    assert in_order(EMPLOYED) == usual


def test_whoever_told_of_no_work_is_sent_to_colleagues_last() -> None:
    assert in_order(Profile())[-1] == "organisation"


@pytest.mark.parametrize(
    ("profile", "first", "second"),
    [
        (Profile(current_title="nurse", schools=("York",)), "alumni", "events"),
        (Profile(schools=("York",)), "alumni", "events"),
        (Profile(current_title="nurse", formats=("video",)), "online", "events"),
        (Profile(current_title="nurse", locations=("Little Snoring",)), "online", "events"),
        (Profile(current_title="nurse", locations=("Leeds",), country="GB"), "events", "online"),
        (Profile(current_title="nurse", formats=("video", "in_person")), "events", "online"),
    ],
)
def test_what_helps_sooner_comes_sooner(profile: Profile, first: str, second: str) -> None:
    order = in_order(profile, INFORMAL)
    assert order.index(first) < order.index(second)
    assert len(set(order)) == 5


def test_the_form_moves_the_ways() -> None:
    formal, alone = in_order(EMPLOYED, FORMAL), in_order(EMPLOYED, SELF_DIRECTED)
    assert formal.index("associations") < formal.index("events")
    assert alone[0] == "online"


@pytest.mark.parametrize(
    ("profile", "works"),
    [
        (Profile(), True),
        (Profile(seniority="student"), False),
        (Profile(goals=("find_job",)), False),
        (Profile(seniority="student", organisations=("Acme",)), True),
        (
            Profile(organisations=("Acme",), avoid={"organisations": (OWN_ORGANISATION,)}),
            False,
        ),
    ],
)
def test_students_and_people_between_jobs_have_no_colleagues(profile: Profile, works: bool) -> None:
    assert has_employer(profile) is works


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("show me mentors and also conferences near me", ("events",)),
        ("events and associations please", ("events", "associations")),
        ("is LinkedIn any good?", ("online",)),
        ("I'm a nurse", ()),
    ],
)
def test_the_ways_a_message_names_are_heard(text: str, named: tuple[str, ...]) -> None:
    assert named_in(text) == named
