"""What is said back."""

from __future__ import annotations

import pytest

from assistant.mentoring.mentees import Profile
from assistant.mentoring.summaries import noted
from tests.builders import LANGUAGES, TOLD


@pytest.mark.parametrize(
    ("profile", "learnt", "words"),
    [
        (Profile(current_title="nurse"), "current_title", "a nurse"),
        (Profile(target_title="actor"), "target_title", "become an actor"),
        (Profile(goals=("promotion",)), "goals", "reach the next level"),
        (Profile(skills=("sql", "law")), "skills", "sql and law"),
        (Profile(industries=("retail",)), "industries", "retail"),
        (Profile(organisations=("Acme",)), "organisations", "Acme"),
        (Profile(schools=("York",)), "schools", "York"),
        (Profile(locations=("Leeds",)), "locations", "Leeds"),
        (Profile(languages=("de", "xx")), "languages", "German and xx"),
        (Profile(fields=("nursing",)), "fields", "nursing"),
        (Profile(formats=("video", "in_person")), "formats", "by video and in person"),
        (Profile(years=2.5), "years", "2.5 years"),
        (Profile(hours=("tue 18-21",)), "hours", "Tuesday 18-21"),
        (Profile(avoid={"industries": ("sales",)}), "avoid", "nothing with sales"),
        (Profile(avoid={"formats": ("in_person",)}), "avoid", "not in person"),
        (Profile(same_move=True), "same_move", "made that very move"),
        (
            Profile(current_title="nurse", target_title="nurse"),
            "target_title",
            "work in that job again",
        ),
    ],
)
def test_what_was_just_learnt_is_said_back(profile: Profile, learnt: str, words: str) -> None:
    said = noted(profile, (learnt,), LANGUAGES)
    assert said is not None
    assert words in said


def test_what_was_known_before_is_not_said_again() -> None:
    assert noted(TOLD, (), LANGUAGES) is None
    said = noted(TOLD, ("organisations",), LANGUAGES)
    assert said is not None
    assert "Northside" in said
    assert "nurse" not in said


@pytest.mark.parametrize(
    "name", ["current_title", "target_title", "organisations", "schools", "locations", "avoid"]
)
def test_a_fact_that_was_taken_back_is_not_said(name: str) -> None:
    assert noted(Profile(), (name,), LANGUAGES) is None


def test_several_facts_make_one_sentence() -> None:
    said = noted(TOLD, ("schools", "organisations", "locations"), LANGUAGES)
    assert said == "you're at Northside, you went to University of Leeds and you're in Leeds"


def test_a_target_title_says_more_than_wanting_a_change() -> None:
    profile = Profile(goals=("career_change",), target_title="actor")
    assert noted(profile, ("goals",), LANGUAGES) is None


def test_a_subject_is_said_back_with_whether_it_is_liked() -> None:
    student = Profile(
        subjects=("business",), seniority="student", avoid={"industries": ("business",)}
    )
    said = noted(student, ("subjects", "seniority", "avoid"), LANGUAGES)
    assert said == "you study business but don't like it"
    assert noted(student, ("avoid",), LANGUAGES) == "nothing with business"
    before = Profile(subjects=("law",))
    assert noted(before, ("subjects",), LANGUAGES) == "you studied law"


def test_both_of_two_fields_are_said_back() -> None:
    profile = Profile(fields=("environment", "music"))
    said = noted(profile, ("fields",), LANGUAGES)
    assert said == "you're interested in environment and music"
