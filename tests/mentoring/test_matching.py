"""Hard limits and the order of mentors."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from assistant.mentoring.matching import RECENT_DAYS, WEIGHTS, allowed, rank, score
from assistant.mentoring.mentees import OWN_ORGANISATION, Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.walked import walked
from tests.builders import TODAY, a_mentor

TOMORROW = TODAY + timedelta(days=1)
NURSE = Profile(goals=("promotion",), current_title="nurse")


@pytest.mark.parametrize(
    "fields",
    [
        {"capacity": 0},
        {"active": False},
        {"consented": False},
        {"paused_until": TOMORROW},
    ],
)
def test_who_cannot_take_anybody_is_never_shown(fields: dict[str, Any], few: Occupations) -> None:
    mentor = a_mentor(**fields)
    assert not allowed(mentor, Profile(), few, TODAY)
    assert rank([mentor], NURSE, few, TODAY) == []


def test_a_pause_ends_on_its_day(few: Occupations) -> None:
    mentor = a_mentor(paused_until=TOMORROW)
    assert allowed(mentor, Profile(), few, TOMORROW)


def test_an_old_pause_does_not_count(few: Occupations) -> None:
    assert allowed(a_mentor(paused_until=TODAY - timedelta(days=9)), Profile(), few, TODAY)


@pytest.mark.parametrize(
    ("wanted", "spoken", "fits"),
    [
        (("pl",), ("en",), False),
        (("pl", "en"), ("en",), True),
        (("pl",), (), True),
        ((), ("en",), True),
    ],
)
def test_a_common_language_is_needed_where_both_say_theirs(
    wanted: tuple[str, ...], spoken: tuple[str, ...], fits: bool, few: Occupations
) -> None:
    assert allowed(a_mentor(languages=spoken), Profile(languages=wanted), few, TODAY) is fits


@pytest.mark.parametrize(
    "avoid",
    [
        {"industries": ("sales",)},
        {"industries": ("nursing",)},
        {"organisations": ("Acme",)},
        {"organisations": ("ACME",)},
        {"titles": ("nurse",)},
    ],
)
def test_what_was_ruled_out_is_never_shown(
    avoid: dict[str, tuple[str, ...]], few: Occupations
) -> None:
    mentor = a_mentor(industry="sales", organisation="acme")
    assert allowed(mentor, Profile(), few, TODAY)
    assert not allowed(mentor, Profile(avoid=avoid), few, TODAY)


def test_nobody_from_ones_own_organisation_means_whichever_that_is(few: Occupations) -> None:
    avoid = {"organisations": (OWN_ORGANISATION,)}
    mentor = a_mentor(organisation="ACME")
    assert not allowed(mentor, Profile(organisations=("Acme",), avoid=avoid), few, TODAY)
    assert allowed(mentor, Profile(organisations=("Other",), avoid=avoid), few, TODAY)
    assert allowed(mentor, Profile(avoid=avoid), few, TODAY)


@pytest.mark.parametrize("key", ["industries", "organisations", "titles"])
def test_an_empty_field_is_not_ruled_out(key: str, few: Occupations) -> None:
    assert allowed(a_mentor(title="midwife"), Profile(avoid={key: ("sales", "nurse")}), few, TODAY)


def test_nothing_outside_the_limits_is_ever_ranked_over_the_demo_directory(
    demo_mentors: list[Mentor], occupations: Occupations
) -> None:
    profile = Profile(
        goals=("career_change",),
        target_title="product manager",
        languages=("en",),
        avoid={"industries": ("finance",)},
    )
    ranked = rank(demo_mentors, profile, occupations, TODAY)
    assert ranked
    for match in ranked:
        mentor = match.mentor
        assert mentor.takes_mentees(TODAY)
        assert mentor.industry != "finance"
        assert not mentor.languages or "en" in mentor.languages


@pytest.mark.parametrize(
    "profile",
    [
        Profile(),
        NURSE,
        Profile(goals=("networking",), skills=("sql",), industries=("law",), hours=("tue 18-21",)),
        Profile(current_title="nurse", target_title="product manager", country="GB"),
        Profile(target_title="data analyst", languages=("de",), timezone="Europe/Berlin"),
    ],
)
def test_every_score_and_part_is_between_nothing_and_a_whole(
    profile: Profile, demo_mentors: list[Mentor], occupations: Occupations
) -> None:
    for match in rank(demo_mentors, profile, occupations, TODAY):
        assert 0 <= match.score <= 1
        assert all(0 <= part <= 1 for part in match.parts.values())
        assert set(match.parts) <= set(WEIGHTS)


def test_the_order_does_not_depend_on_the_order_of_the_directory(
    demo_mentors: list[Mentor], occupations: Occupations
) -> None:
    forwards = rank(demo_mentors, NURSE, occupations, TODAY)
    assert rank(reversed(demo_mentors), NURSE, occupations, TODAY) == forwards


def order(profile: Profile, few: Occupations, *mentors: Mentor) -> list[str]:
    return [match.mentor.external_id for match in rank(mentors, profile, few, TODAY)]


def test_among_equals_whoever_has_more_room_comes_first(few: Occupations) -> None:
    mentors = [a_mentor(f"m{room}", capacity=room) for room in (1, 3, 2)]
    assert order(NURSE, few, *mentors) == ["m3", "m2", "m1"]


def test_among_equals_with_as_much_room_chance_decides_but_always_the_same_way(
    few: Occupations,
) -> None:
    mentors = [a_mentor(f"m{number}") for number in range(30)]
    first = order(NURSE, few, *mentors)
    assert order(NURSE, few, *reversed(mentors)) == first
    others = {order(replace(NURSE, skills=(str(n),)), few, *mentors)[0] for n in range(30)}
    assert len(others) > 10, "one mentor would get the requests of all"


def test_a_better_fit_comes_before_one_with_more_room(few: Occupations) -> None:
    near, far = a_mentor("near", capacity=1), a_mentor("far", "paramedic", capacity=9)
    assert order(NURSE, few, far, near) == ["near", "far"]


@pytest.mark.parametrize(
    ("profile", "better", "worse"),
    [
        (
            Profile(current_title="nurse", target_title="product manager"),
            a_mentor("walked", "product manager", path=["nurse"]),
            a_mentor("arrived", "product manager"),
        ),
        (
            Profile(current_title="nurse", target_title="product manager"),
            a_mentor("arrived", "product manager"),
            a_mentor("started", "software developer", path=["nurse"]),
        ),
        (
            Profile(current_title="nurse", goals=("career_change",)),
            a_mentor("left", "product manager", path=["nurse"]),
            a_mentor("stayed", "nurse"),
        ),
        (
            Profile(current_title="nurse", goals=("promotion",)),
            a_mentor("same", "nurse"),
            a_mentor("near", "midwife"),
        ),
        (
            Profile(target_title="nurse"),
            a_mentor("near", "midwife"),
            a_mentor("far", "software developer"),
        ),
        (
            Profile(goals=("promotion", "confidence")),
            a_mentor("first", goals=("promotion",)),
            a_mentor("second", goals=("confidence",)),
        ),
        (
            Profile(skills=("sql",)),
            a_mentor("knows", skills=("sql",)),
            a_mentor("does not say"),
        ),
        (
            Profile(languages=("sv",), current_title="nurse"),
            a_mentor("speaks it", languages=("sv",)),
            a_mentor("does not say", "nurse"),
        ),
        (
            Profile(industries=("law",)),
            a_mentor("does not say"),
            a_mentor("elsewhere", industry="retail"),
        ),
        (
            Profile(hours=("tue 18-21",)),
            a_mentor("free", hours=("tue 19-20",)),
            a_mentor("busy", hours=("mon 9-10",)),
        ),
        (
            Profile(country="GB"),
            a_mentor("near", country="GB"),
            a_mentor("abroad", country="DE"),
        ),
        (
            Profile(),
            a_mentor("seen", last_active=TODAY - timedelta(days=RECENT_DAYS)),
            a_mentor("long ago", last_active=TODAY - timedelta(days=RECENT_DAYS + 1)),
        ),
    ],
)
def test_the_better_fit_comes_first(
    profile: Profile, better: Mentor, worse: Mentor, few: Occupations
) -> None:
    assert score(better, profile, few, TODAY).score > score(worse, profile, few, TODAY).score


def test_a_wish_not_expressed_plays_no_part(few: Occupations) -> None:
    assert set(score(a_mentor(), Profile(), few, TODAY).parts) == {"recent"}
    assert set(score(a_mentor(), NURSE, few, TODAY).parts) == {"recent", "road", "goals"}


@pytest.mark.parametrize(
    "other",
    [{"name": "Zoe"}, {"email": "z@example.org"}, {"bio": "x"}, {"external_id": "zz"}],
)
def test_who_somebody_is_does_not_change_the_score(other: dict[str, Any], few: Occupations) -> None:
    mentor = a_mentor(title="midwife", goals=("promotion",))
    assert (
        score(mentor, NURSE, few, TODAY).score
        == score(replace(mentor, **other), NURSE, few, TODAY).score
    )


def test_the_age_of_the_mentee_does_not_change_the_order(
    demo_mentors: list[Mentor], occupations: Occupations
) -> None:
    older = replace(NURSE, age=61)
    assert rank(demo_mentors, older, occupations, TODAY) == rank(
        demo_mentors, NURSE, occupations, TODAY
    )


def test_the_weights_are_parts_of_one_whole() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)


def test_of_work_only_described_whoever_moved_between_both_comes_first(few: Occupations) -> None:
    wish = Profile(concepts=(("nurse", 1.0), ("product manager", 0.8)))
    moved = a_mentor("moved", "product manager", path=["nurse"])
    stayed = a_mentor("stayed", "nurse")
    found = rank([stayed, moved], wish, few, TODAY)
    assert [match.mentor.external_id for match in found] == ["moved", "stayed"]


def test_a_skill_only_described_counts_for_those_who_want_to_learn(few: Occupations) -> None:
    learner = Profile(goals=("learn_skills",), topics=(("excel", 1.0), ("sql", 0.4)))
    knows, nearly = a_mentor("knows", skills=("excel",)), a_mentor("nearly", skills=("sql",))
    neither = a_mentor("neither", skills=("welding",))
    scores = [score(mentor, learner, few, TODAY).parts["skills"] for mentor in (knows, nearly)]
    assert scores == [1.0, 0.4]
    assert score(neither, learner, few, TODAY).parts["skills"] == 0
    assert "skills" not in score(knows, replace(learner, goals=("promotion",)), few, TODAY).parts


def test_for_learners_the_skill_beats_the_same_work(few: Occupations) -> None:
    wish = Profile(goals=("learn_skills",), current_title="nurse", skills=("excel",))
    same = a_mentor("same", "nurse", goals=("learn_skills",), skills=("first aid",))
    skilled = a_mentor("skilled", "product manager", goals=("learn_skills",), skills=("excel",))
    found = rank([same, skilled], wish, few, TODAY)
    assert found[0].mentor.external_id == "skilled"


@pytest.mark.parametrize(
    ("met", "unmet", "unknown", "wish"),
    [
        (
            {"formats": ("video", "chat")},
            {"formats": ("in_person",)},
            {},
            {"formats": ("video",)},
        ),
        ({"hours": ("tue 18-21",)}, {"hours": ("mon 9-12",)}, {}, {"hours": ("tue 19-20",)}),
    ],
)
def test_whoever_contradicts_a_condition_stands_behind_all_others(
    met: dict[str, Any],
    unmet: dict[str, Any],
    unknown: dict[str, Any],
    wish: dict[str, Any],
    few: Occupations,
) -> None:
    # Their work fits best, and yet.
    against = a_mentor("against", path=["nurse"], goals=("promotion",), **unmet)
    others = [a_mentor("met", "midwife", **met), a_mentor("unknown", "midwife", **unknown)]
    ranked = rank([against, *others], replace(NURSE, **wish), few, TODAY)
    assert [match.mentor.external_id for match in ranked] == ["met", "unknown", "against"]
    assert [bool(match.against) for match in ranked] == [False, False, True]


MOVES = replace(NURSE, current_title="nurse", target_title="product manager", hours=("tue 8-12",))
MADE = {"title": "product manager", "path": ["nurse"]}


@pytest.mark.parametrize("hours", [(), ("mon 18-21",)])
@pytest.mark.parametrize("wish", [MOVES, replace(NURSE, same_move=True, hours=("tue 8-12",))])
def test_who_made_the_very_move_at_other_or_unknown_hours_stands_before_a_stranger(
    wish: Profile, hours: tuple[str, ...], few: Occupations
) -> None:
    made = a_mentor("made", **MADE, hours=hours)
    silent = a_mentor("silent", "beekeeper", goals=wish.goals, hours=("tue 8-12",))
    stranger = a_mentor("stranger", "beekeeper", path=["florist"], hours=("tue 8-12",))
    found = rank([silent, stranger, made], wish, few, TODAY)
    assert found[0].mentor.external_id == "made"


def test_who_made_the_very_move_and_is_free_stands_before_who_is_not(few: Occupations) -> None:
    busy = a_mentor("busy", **MADE, goals=MOVES.goals, hours=("mon 18-21",))
    free = a_mentor("free", **MADE, hours=("tue 8-9",))
    arrived = a_mentor("arrived", "product manager", hours=("tue 8-9",))
    ranked = rank([busy, arrived, free], MOVES, few, TODAY)
    assert [match.mentor.external_id for match in ranked] == ["free", "arrived", "busy"]


def test_other_hours_put_back_whoever_did_not_make_the_move(few: Occupations) -> None:
    busy = a_mentor("busy", "product manager", hours=("mon 18-21",))
    stranger = a_mentor("stranger", "beekeeper", hours=("tue 8-9",))
    ranked = rank([busy, stranger], MOVES, few, TODAY)
    assert [match.mentor.external_id for match in ranked] == ["stranger", "busy"]


def test_near_titles_at_both_ends_make_the_very_move(occupations: Occupations) -> None:
    registered = a_mentor("a", "product manager", path=["registered nurse"])
    visitor = a_mentor("b", "product manager", path=["health visitor"])
    near, less = (walked(mentor, MOVES, occupations) or 0.0 for mentor in (registered, visitor))
    assert near == pytest.approx(0.9)
    assert less < 0.8
    assert walked(a_mentor("c", **MADE), MOVES, occupations) == 1.0


def test_whoever_must_speak_it_sees_first_who_says_so(few: Occupations) -> None:
    silent = a_mentor("silent", capacity=3, last_active=TODAY)
    says = a_mentor("says", languages=("pl",))
    ranked = rank([silent, says], replace(NURSE, languages=("pl",)), few, TODAY)
    assert [match.mentor.external_id for match in ranked] == ["says", "silent"]
