"""What a new message changes in what is known of a person."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.mentoring.mentees import Profile, missing


def test_what_was_not_said_stays_as_it_was() -> None:
    known = Profile(current_title="nurse", goals=("promotion",), hours=("tue 18-21",), age=30)
    assert known.with_facts(Profile()) == known


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("current_title", "nurse", "midwife"),
        ("target_title", "head nurse", "product manager"),
        ("seniority", "junior", "senior"),
        ("years", 2.0, 3.0),
        ("age", 17, 18),
        ("organisations", ("Acme",), ("Northside",)),
        ("schools", ("Leeds",), ("York",)),
        ("languages", ("en",), ("de",)),
        ("hours", ("tue 18-21",), ("wed 9-12",)),
        ("formats", ("video",), ("phone",)),
        ("timezone", "Europe/Berlin", "Asia/Tokyo"),
    ],
)
def test_a_later_word_wins(name: str, old: Any, new: Any) -> None:
    merged = Profile(**{name: old}).with_facts(Profile(**{name: new}))
    assert getattr(merged, name) == new


@pytest.mark.parametrize("name", ["goals", "skills", "industries", "fields"])
def test_wishes_add_up_and_the_newest_comes_first(name: str) -> None:
    merged = Profile(**{name: ("a", "b")}).with_facts(Profile(**{name: ("c", "b")}))
    assert getattr(merged, name) == ("c", "b", "a")


def test_a_place_we_cannot_put_on_the_map_does_not_keep_the_last_country() -> None:
    merged = Profile(locations=("Leeds",), country="GB").with_facts(Profile(locations=("Nowhere",)))
    assert (merged.locations, merged.country) == (("Nowhere",), None)


def test_a_place_on_the_map_brings_its_own_country() -> None:
    told = Profile(locations=("Bern",), country="CH")
    assert Profile(locations=("Leeds",), country="GB").with_facts(told).country == "CH"


@pytest.mark.parametrize("name", ["industries", "skills", "organisations", "languages", "formats"])
def test_what_is_ruled_out_is_no_longer_wished(name: str) -> None:
    merged = Profile(**{name: ("x", "y")}).with_facts(Profile(avoid={name: ("x",)}))
    assert getattr(merged, name) == ("y",)
    assert merged.avoid == {name: ("x",)}


@pytest.mark.parametrize("name", ["industries", "skills", "organisations", "languages", "formats"])
def test_a_new_wish_lifts_what_was_ruled_out(name: str) -> None:
    merged = Profile(avoid={name: ("x", "z")}).with_facts(Profile(**{name: ("x",)}))
    assert getattr(merged, name) == ("x",)
    assert merged.avoid == {name: ("z",)}


def test_a_title_once_ruled_out_is_allowed_again_when_it_is_wished() -> None:
    merged = Profile(avoid={"titles": ("nurse",)}).with_facts(Profile(target_title="nurse"))
    assert "nurse" not in merged.avoid.get("titles", ())


def test_a_title_that_is_ruled_out_is_no_longer_the_target() -> None:
    merged = Profile(target_title="nurse").with_facts(Profile(avoid={"titles": ("nurse",)}))
    assert merged.target_title is None


def test_what_is_ruled_out_adds_up() -> None:
    known = Profile(avoid={"industries": ("sales",), "titles": ("nurse",)})
    merged = known.with_facts(Profile(avoid={"industries": ("law",)}))
    assert set(merged.avoid["industries"]) == {"law", "sales"}
    assert merged.avoid["titles"] == ("nurse",)


def test_merging_the_same_facts_twice_changes_nothing() -> None:
    told = Profile(goals=("promotion",), skills=("sql",), avoid={"industries": ("sales",)})
    once = Profile(industries=("sales", "law")).with_facts(told)
    assert once.with_facts(told) == once


def test_merging_leaves_the_old_profile_alone() -> None:
    known = Profile(goals=("promotion",), avoid={"industries": ("sales",)})
    known.with_facts(Profile(goals=("leadership",), industries=("sales",)))
    assert known == Profile(goals=("promotion",), avoid={"industries": ("sales",)})


@pytest.mark.parametrize(
    ("need", "met"),
    [
        ("goal", Profile(goals=("promotion",))),
        ("occupation", Profile(current_title="nurse")),
        ("occupation", Profile(target_title="nurse")),
        ("occupation", Profile(skills=("sql",))),
        ("occupation", Profile(industries=("law",))),
        ("occupation", Profile(fields=("nursing",))),
        ("organisation", Profile(organisations=("Acme",))),
        ("location", Profile(locations=("Leeds",))),
        ("location", Profile(country="GB")),
        ("school", Profile(schools=("Leeds",))),
    ],
)
def test_a_need_is_met_by_what_answers_it(need: str, met: Profile) -> None:
    assert missing(Profile(), (need,)) == need
    assert missing(met, (need,)) is None


def test_needs_are_asked_for_in_their_order() -> None:
    assert missing(Profile(), ("goal", "occupation")) == "goal"
    assert missing(Profile(goals=("promotion",)), ("goal", "occupation")) == "occupation"
    assert missing(Profile(), ()) is None


def test_only_facts_that_are_there_are_known() -> None:
    assert Profile().known() == {}
    assert Profile(goals=("promotion",), age=0).known() == {"goals": ("promotion",), "age": 0}
