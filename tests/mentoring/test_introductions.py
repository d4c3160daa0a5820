"""The first message names only what is known."""

from __future__ import annotations

from itertools import combinations

import pytest

from assistant.mentoring.goals import GOALS
from assistant.mentoring.introductions import TONES, first_message
from assistant.mentoring.matching import score
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.reasons import article
from tests.builders import TODAY, a_mentor

CHANGE = Profile(
    goals=("career_change", "confidence"),
    current_title="nurse",
    target_title="product manager",
    age=47,
    locations=("Leeds",),
)
ALL_TONES = [some for size in range(4) for some in combinations(TONES, size)]


def draft(mentor: Mentor, profile: Profile, few: Occupations, tones: tuple[str, ...] = ()) -> str:
    return first_message(score(mentor, profile, few, TODAY), profile, tones, few)


@pytest.mark.parametrize(
    ("mentor", "profile", "sentence"),
    [
        (
            a_mentor(title="product manager", path=["nurse"]),
            CHANGE,
            "You made that very move, from nurse to product manager",
        ),
        (a_mentor(title="product manager"), CHANGE, "You work as a product manager"),
        (
            a_mentor(title="nurse", path=["nurse"]),
            Profile(current_title="nurse", target_title="nurse"),
            "I'm a nurse and would like to work as one again.",
        ),
        (
            a_mentor(title="nurse", path=["nurse"]),
            Profile(current_title="nurse", target_title="nurse"),
            "You work as a nurse yourself",
        ),
        (a_mentor(title="paramedic", path=["nurse"]), CHANGE, "You used to be a nurse"),
        (
            a_mentor(title="paramedic", skills=("sql",)),
            Profile(skills=("law", "sql")),
            "because you know sql",
        ),
        (
            a_mentor(title="paramedic", goals=("confidence",)),
            CHANGE,
            "because you offer help with gaining confidence",
        ),
        (a_mentor(title="paramedic"), CHANGE, "your experience as a paramedic"),
    ],
)
def test_the_draft_says_why_this_mentor(
    mentor: Mentor, profile: Profile, sentence: str, few: Occupations
) -> None:
    assert sentence in draft(mentor, profile, few)


@pytest.mark.parametrize(
    ("profile", "sentence"),
    [
        (CHANGE, "I'm a nurse and would like to become a product manager."),
        (Profile(current_title="nurse"), "I work as a nurse."),
        (Profile(target_title="nurse"), "I would like to work as a nurse."),
        (Profile(goals=("confidence",)), "What I hope for most is to feel surer of myself."),
        (
            Profile(goals=("promotion", "career_change")),
            "What I hope for most is to move into different work.",
        ),
    ],
)
def test_the_draft_says_who_is_writing(profile: Profile, sentence: str, few: Occupations) -> None:
    assert sentence in draft(a_mentor(), profile, few)


@pytest.mark.parametrize("tones", ALL_TONES)
def test_whatever_the_tone_the_message_greets_asks_and_thanks(
    tones: tuple[str, ...], few: Occupations
) -> None:
    text = draft(a_mentor(name="Ada Byron"), CHANGE, few, tones)
    assert text.startswith("Hello Ada,\n")
    assert "twenty minutes" in text
    assert text.endswith("Thank you\n[your name]")


@pytest.mark.parametrize("tones", ALL_TONES)
def test_the_age_is_never_mentioned(tones: tuple[str, ...], few: Occupations) -> None:
    assert "47" not in draft(a_mentor(), CHANGE, few, tones)


def test_shorter_is_shorter_and_warmer_is_warmer(few: Occupations) -> None:
    mentor = a_mentor(title="product manager", path=["nurse"])
    plain = draft(mentor, CHANGE, few)
    assert len(draft(mentor, CHANGE, few, ("shorter",))) < len(plain)
    assert len(draft(mentor, CHANGE, few, ("warmer",))) > len(plain)


def test_an_unknown_tone_changes_nothing(few: Occupations) -> None:
    assert draft(a_mentor(), CHANGE, few, ("sarcastic",)) == draft(a_mentor(), CHANGE, few)


def test_nothing_is_made_up_of_somebody_nobody_knows_anything_about(few: Occupations) -> None:
    text = draft(a_mentor(title="falconer"), Profile(), few)
    assert "I'm " not in text
    assert "I work" not in text
    assert "hope" not in text


@pytest.mark.parametrize("goal", GOALS)
def test_over_the_demo_directory_only_known_titles_skills_and_topics_are_named(
    goal: str, demo_mentors: list[Mentor], occupations: Occupations
) -> None:
    profile = Profile(
        goals=(goal,), current_title="nurse", target_title="product manager", skills=("sql",)
    )
    for mentor in demo_mentors:
        match = score(mentor, profile, occupations, TODAY)
        why = first_message(match, profile, (), occupations).split("\n\n")[2]
        assert any(sentence in why for sentence in _true_of(mentor, profile)), why


def _true_of(mentor: Mentor, profile: Profile) -> list[str]:
    return [
        f"You work as {article(mentor.title)}, which",
        f"your experience as {article(mentor.title)} interests",
        *(f"from {title} to {mentor.title}," for title in mentor.earlier_titles),
        *(f"You used to be {article(title)}," for title in mentor.earlier_titles),
        *(f"you know {skill} from" for skill in mentor.skills),
        *(
            f"you offer help with {GOALS[goal].help}."
            for goal in profile.goals
            if goal in mentor.goals
        ),
    ]


def test_whoever_wants_to_learn_says_what(few: Occupations) -> None:
    wish = Profile(goals=("learn_skills",), current_title="nurse", skills=("python", "statistics"))
    match = score(a_mentor("a"), wish, few, TODAY)
    assert "get better at python and statistics" in first_message(match, wish, (), few)


@pytest.mark.parametrize(
    ("profile", "sentence"),
    [
        (
            Profile(subjects=("business",), seniority="student", fields=("environment",)),
            "I study business and would like to move towards environment.",
        ),
        (Profile(subjects=("law",), seniority="student", fields=("law",)), "I study law."),
        (Profile(subjects=("history",)), "I studied history."),
        (
            Profile(subjects=("law",), seniority="student", target_title="nurse"),
            "I study law and would like to work as a nurse.",
        ),
    ],
)
def test_whoever_has_no_work_yet_says_what_they_study(
    profile: Profile, sentence: str, few: Occupations
) -> None:
    assert sentence in draft(a_mentor(), profile, few)
