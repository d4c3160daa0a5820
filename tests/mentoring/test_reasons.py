"""Reasons and gaps are true to the record."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from assistant.bootstrap import LANGUAGE_NAMES
from assistant.mentoring.goals import GOALS
from assistant.mentoring.hours import common_hours
from assistant.mentoring.matching import rank, score
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.reasons import MOST, Explanation, article, explain, listed
from tests.builders import LANGUAGES, TODAY, a_mentor


def explained(mentor: Mentor, profile: Profile, occupations: Occupations) -> Explanation:
    match = score(mentor, profile, occupations, TODAY)
    return explain(match, profile, occupations, LANGUAGES, TODAY)


@pytest.mark.parametrize(
    ("fields", "wish", "reason"),
    [
        (
            {"title": "product manager", "path": ["nurse"]},
            Profile(current_title="nurse", target_title="product manager"),
            "went from nurse to product manager, the move you have in mind",
        ),
        (
            {"title": "product manager"},
            Profile(current_title="paramedic", target_title="product manager"),
            "works as a product manager, where you want to go",
        ),
        (
            {"title": "midwife"},
            Profile(fields=("nursing",)),
            "works as a midwife, in the field you named",
        ),
        ({"title": "midwife"}, Profile(target_title="nurse"), "is a midwife, close to nurse"),
        (
            {"title": "paramedic", "path": ["nurse"]},
            Profile(current_title="nurse"),
            "used to be a nurse, like you",
        ),
        ({}, Profile(current_title="rn"), "works as a nurse, like you"),
        (
            {"path": ["nurse"]},
            Profile(current_title="nurse", target_title="nurse"),
            "works as a nurse, where you want to be again",
        ),
        (
            {"formats": ("video", "in_person")},
            Profile(avoid={"formats": ("in_person",)}),
            "can meet by video",
        ),
        (
            {"title": "midwife"},
            Profile(current_title="nurse"),
            "is a midwife, close to your own work",
        ),
        (
            {"title": "product manager", "path": ["midwife"]},
            Profile(current_title="nurse"),
            "was a midwife before, close to your own work",
        ),
        (
            {"goals": ("confidence", "promotion")},
            Profile(goals=("promotion",)),
            "offers help with getting to the next level",
        ),
        ({"skills": ("sql", "law")}, Profile(skills=("law", "tea")), "knows law"),
        ({"industry": "law"}, Profile(industries=("law",)), "works in law"),
        ({"languages": ("de", "en")}, Profile(languages=("pl", "de")), "speaks German"),
        (
            {"hours": ("tue 18-21",)},
            Profile(hours=("tue 20-22",)),
            "is free when you are (tue 20-21)",
        ),
        (
            {"country": "GB", "location": "York"},
            Profile(country="GB"),
            "lives in the same country (York)",
        ),
    ],
)
def test_a_reason_is_given_where_the_record_bears_it(
    fields: dict[str, Any], wish: Profile, reason: str, few: Occupations
) -> None:
    assert explained(a_mentor(**fields), wish, few).reasons == (reason,)


@pytest.mark.parametrize(
    ("fields", "wish", "gap"),
    [
        (
            {"goals": ("confidence",)},
            Profile(goals=("promotion",)),
            "does not list getting to the next level as a topic",
        ),
        ({"industry": "law"}, Profile(industries=("retail",)), "works in law, not in retail"),
        (
            {"hours": ("mon 9-10",)},
            Profile(hours=("tue 9-10",)),
            "no hours in common with yours",
        ),
        ({"last_active": date(2026, 3, 1)}, Profile(), "last active in March 2026"),
    ],
)
def test_a_gap_is_told_where_the_record_shows_it(
    fields: dict[str, Any], wish: Profile, gap: str, few: Occupations
) -> None:
    assert explained(a_mentor(**fields), wish, few).gaps == (gap,)


def test_nobody_is_said_to_have_started_where_they_only_came_by(few: Occupations) -> None:
    mentor = a_mentor("late", "paramedic", path=["receptionist", "nurse"])
    reasons = explained(mentor, Profile(current_title="nurse"), few).reasons
    assert reasons == ("used to be a nurse, like you",)


def test_a_record_that_says_next_to_nothing_misses_only_a_language_and_hours_asked_for(
    few: Occupations,
) -> None:
    wish = Profile(
        goals=("promotion",),
        skills=("sql",),
        industries=("law",),
        languages=("pl",),
        hours=("tue 9-10",),
        country="GB",
    )
    missed = ("does not say whether mornings suit", "does not say whether they speak Polish")
    assert explained(a_mentor(title="beekeeper"), wish, few) == Explanation((), missed)


def test_there_are_at_most_four_reasons_and_the_road_comes_first(few: Occupations) -> None:
    mentor = a_mentor(
        "all",
        "product manager",
        path=["nurse"],
        goals=("promotion",),
        skills=("sql",),
        industry="law",
        languages=("de",),
        hours=("tue 9-12",),
    )
    wish = Profile(
        goals=("promotion",),
        current_title="nurse",
        target_title="product manager",
        skills=("sql",),
        industries=("law",),
        languages=("de",),
        hours=("tue 9-12",),
    )
    reasons = explained(mentor, wish, few).reasons
    assert len(reasons) == MOST
    assert reasons[0].startswith("went from nurse to product manager")


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("nurse", "a nurse"),
        ("engineer", "an engineer"),
        ("ux designer", "a ux designer"),
        ("university lecturer", "a university lecturer"),
        ("hr manager", "an hr manager"),
    ],
)
def test_a_title_takes_the_article_it_is_spoken_with(title: str, phrase: str) -> None:
    assert article(title) == phrase


@pytest.mark.parametrize(
    ("items", "phrase"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_items_are_listed_as_people_list_them(items: list[str], phrase: str) -> None:
    assert listed(items) == phrase


WISHES = [
    Profile(current_title="nurse", target_title="product manager", goals=("career_change",)),
    Profile(current_title="software developer", goals=("leadership", "confidence")),
    Profile(target_title="data analyst", skills=("sql", "python"), languages=("en", "de")),
    Profile(industries=("healthcare", "education"), hours=("tue 18-21", "sat 9-12"), country="GB"),
    Profile(
        current_title="teacher",
        goals=("return_to_work", "networking"),
        hours=("wed 0-24",),
        timezone="Asia/Tokyo",
        country="DE",
    ),
]


@pytest.mark.parametrize("wish", WISHES)
def test_every_reason_over_the_demo_directory_can_be_derived_from_the_record(
    wish: Profile, demo_mentors: list[Mentor], occupations: Occupations
) -> None:
    told = 0
    for match in rank(demo_mentors, wish, occupations, TODAY):
        found = explain(match, wish, occupations, LANGUAGE_NAMES, TODAY)
        for reason in found.reasons:
            told += 1
            bears = _derivable(match.mentor, wish, occupations)
            assert reason in bears, (match.mentor.external_id, reason)
        for gap in found.gaps:
            assert _bears_gap(match.mentor, wish, gap), (match.mentor.external_id, gap)
    assert told > 100


def _derivable(mentor: Mentor, wish: Profile, occupations: Occupations) -> set[str]:
    """Every sentence the record bears out."""

    def near(one: str, other: str | None, least: float) -> bool:
        return bool(other) and occupations.nearness(one, other) >= least

    helps = [GOALS[goal].help for goal in wish.goals if goal in mentor.goals]
    skills = [skill for skill in wish.skills if skill in mentor.skills]
    spoken = [LANGUAGE_NAMES[code] for code in wish.languages if code in mentor.languages]
    common = common_hours(wish.hours, wish.timezone, mentor.hours, mentor.timezone, TODAY)
    now = article(mentor.title)
    true = {
        f"offers help with {listed(helps[:2])}",
        f"knows {listed(skills[:3])}",
        f"works in {mentor.industry}" if mentor.industry in wish.industries else "",
        f"speaks {listed(spoken)}",
        f"is free when you are ({listed(common[:2])})",
        f"lives in the same country ({mentor.location})" if mentor.country == wish.country else "",
        f"works as {now}, like you" if near(mentor.title, wish.current_title, 0.6) else "",
        f"works as {now}, where you want to go"
        if near(mentor.title, wish.target_title, 0.6)
        else "",
        f"is {now}, close to your own work" if near(mentor.title, wish.current_title, 0.4) else "",
        f"is {now}, close to {wish.target_title}"
        if near(mentor.title, wish.target_title, 0.4)
        else "",
    }
    for title in mentor.earlier_titles:
        if near(title, wish.current_title, 0.6):
            true.add(f"used to be {article(title)}, like you")
            if near(mentor.title, wish.target_title, 0.6):
                true.add(f"went from {title} to {mentor.title}, the move you have in mind")
        if near(title, wish.current_title, 0.4):
            true.add(f"was {article(title)} before, close to your own work")
    return true


def _bears_gap(mentor: Mentor, wish: Profile, gap: str) -> bool:
    if gap.startswith("does not list"):
        return not set(wish.goals) & set(mentor.goals)
    if found := re.fullmatch(r"works in (.+), not in (.+)", gap):
        return found[1] == mentor.industry and found[2] in wish.industries
    if gap == "no hours in common with yours":
        zones = wish.timezone, mentor.timezone
        return not common_hours(wish.hours, zones[0], mentor.hours, zones[1], TODAY)
    if gap.endswith(" suit"):
        return bool(wish.hours) and not mentor.hours
    if gap.startswith("does not say whether they speak"):
        return bool(wish.languages) and not mentor.languages
    if gap.startswith("meets "):
        return bool(mentor.formats) and not set(wish.formats) & set(mentor.formats)
    long_ago = bool(mentor.last_active) and TODAY - mentor.last_active > timedelta(days=90)
    return long_ago and gap == f"last active in {mentor.last_active:%B %Y}"


@pytest.mark.parametrize(
    ("mentor", "reason"),
    [
        (a_mentor("a", "nurse"), "works as a nurse, close to what you describe"),
        (
            a_mentor("a", "software developer", path=["nurse"]),
            "was a nurse before, close to what you describe",
        ),
    ],
)
def test_work_that_was_described_without_being_named_is_a_reason(
    mentor: Mentor, reason: str, few: Occupations
) -> None:
    wish = Profile(goals=("explore_options",), concepts=(("nurse", 1.0), ("paramedic", 0.3)))
    match = score(mentor, wish, few, TODAY)
    assert explain(match, wish, few, LANGUAGES, TODAY).reasons == (reason,)


def test_a_weak_guess_at_what_was_meant_is_no_reason(few: Occupations) -> None:
    wish = Profile(concepts=(("paramedic", 1.0), ("nurse", 0.3)))
    match = score(a_mentor("a", "nurse"), wish, few, TODAY)
    assert explain(match, wish, few, LANGUAGES, TODAY).reasons == ()


def test_where_other_work_may_have_been_meant_the_reason_says_perhaps(few: Occupations) -> None:
    wish = Profile(concepts=(("nurse", 1.0), ("software developer", 0.8)))
    match = score(a_mentor("a", "nurse"), wish, few, TODAY)
    reasons = explain(match, wish, few, LANGUAGES, TODAY).reasons
    assert reasons == ("works as a nurse, perhaps close to what you describe",)
