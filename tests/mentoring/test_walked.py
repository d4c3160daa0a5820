"""How much of somebody's road a mentor has walked."""

from __future__ import annotations

import pytest

from assistant.mentoring.levels import above
from assistant.mentoring.matching import score
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupation, Occupations
from assistant.mentoring.reasons import explain
from assistant.mentoring.walked import walked
from tests.builders import TODAY, a_mentor

WORK = Occupations(
    {
        title: Occupation(title, field)
        for title, field in (
            ("warehouse worker", "logistics"),
            ("warehouse manager", "logistics"),
            ("courier", "logistics"),
            ("lawyer", "law"),
            ("nurse", "nursing"),
        )
    },
    {t: t for t in ("warehouse worker", "warehouse manager", "courier", "lawyer", "nurse")},
)


def far(mentor: Mentor, profile: Profile) -> float:
    return walked(mentor, profile, WORK) or 0.0


def test_whoever_wants_to_rise_is_better_served_from_above() -> None:
    profile = Profile(goals=("promotion",), current_title="warehouse worker")
    began = a_mentor(title="warehouse manager", path=("warehouse worker",))
    above_them, peer = a_mentor(title="warehouse manager"), a_mentor(title="warehouse worker")
    assert far(began, profile) > far(above_them, profile) > far(peer, profile)


def test_whoever_wants_to_leave_is_better_served_by_one_who_left() -> None:
    profile = Profile(goals=("career_change",), current_title="warehouse worker")
    left = a_mentor(title="nurse", path=("warehouse worker",))
    assert far(left, profile) > far(a_mentor(title="warehouse worker"), profile)


def test_what_the_mentor_should_be_counts_more_than_the_persons_own_work() -> None:
    profile = Profile(current_title="nurse", mentor_titles=("lawyer",))
    did_both = a_mentor(title="lawyer", path=("nurse",))
    lawyer, nurse = a_mentor(title="lawyer"), a_mentor(title="nurse")
    assert far(did_both, profile) > far(lawyer, profile) > far(nurse, profile)


@pytest.mark.parametrize(
    ("mentor", "reason"),
    [
        (a_mentor(title="lawyer"), "works as a lawyer, as you asked"),
        (a_mentor(title="nurse", path=("lawyer",)), "used to be a lawyer, as you asked"),
    ],
)
def test_the_reason_says_what_was_asked_for(mentor: Mentor, reason: str) -> None:
    profile = Profile(mentor_titles=("lawyer",))
    match = score(mentor, profile, WORK, TODAY)
    assert explain(match, profile, WORK, {}, TODAY).reasons[0] == reason


@pytest.mark.parametrize("wish", [{"formats": ("phone",)}, {"hours": ("mon 18-21",)}])
def test_whoever_says_they_can_meet_so_comes_before_whoever_is_silent(wish: dict) -> None:  # type: ignore[type-arg]
    profile = Profile(current_title="nurse", **wish)
    silent = a_mentor(title="nurse", formats=(), hours=())
    says = a_mentor(title="nurse", formats=("phone",), hours=("mon 18-21",))
    scores = [score(mentor, profile, WORK, TODAY).score for mentor in (says, silent)]
    assert scores[0] * 0.95 > scores[1]


def test_titles_stand_above_others_by_their_words() -> None:
    assert above("head nurse", "nurse")
    assert not above("nurse", "head nurse")
    assert not above("nurse", "nurse")
    assert not above("chief nursing officer", "nurse")
