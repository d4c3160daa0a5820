"""Who made the move somebody has in mind."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.mentoring.matching import rank
from assistant.mentoring.mentees import Profile
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.reasons import explain
from assistant.mentoring.same_move import contradicts, move_made, says_move
from tests.builders import LANGUAGES, TODAY, a_mentor

TO_PRODUCT = Profile(
    goals=("career_change",),
    current_title="nurse",
    target_title="product manager",
    same_move=True,
)


@pytest.mark.parametrize(
    ("title", "path", "profile", "made"),
    [
        ("product manager", ["nurse"], TO_PRODUCT, ("nurse", "product manager")),
        ("midwife", ["nurse", "product manager"], TO_PRODUCT, ("nurse", "product manager")),
        ("nurse", ["product manager"], TO_PRODUCT, None),
        ("product manager", ["paramedic"], TO_PRODUCT, None),
        ("product manager", [], TO_PRODUCT, None),
        (
            "product manager",
            ["nurse"],
            Profile(current_title="nurse", goals=("career_change",)),
            ("nurse", "product manager"),
        ),
        ("midwife", ["nurse"], Profile(current_title="nurse", goals=("career_change",)), None),
        ("midwife", ["nurse"], Profile(current_title="nurse"), ("nurse", "midwife")),
        (
            "product manager",
            ["midwife"],
            Profile(target_title="product manager"),
            ("midwife", "product manager"),
        ),
        (
            "midwife",
            ["paramedic"],
            Profile(current_title="paramedic", fields=("nursing",)),
            ("paramedic", "midwife"),
        ),
        (
            "product manager",
            ["nurse"],
            Profile(concepts=(("nurse", 1.0),), goals=("career_change",)),
            ("nurse", "product manager"),
        ),
        ("midwife", ["nurse"], Profile(), None),
    ],
)
def test_a_move_is_read_from_the_path(
    title: str, path: list[Any], profile: Profile, made: Any, few: Occupations
) -> None:
    assert move_made(a_mentor(title=title, path=path), profile, few) == made


def test_a_path_nobody_wrote_down_contradicts_nothing(few: Occupations) -> None:
    assert not contradicts(a_mentor(title="product manager"), TO_PRODUCT, few)
    assert contradicts(a_mentor(title="product manager", path=["midwife"]), TO_PRODUCT, few)


def test_whoever_goes_back_to_their_own_work_makes_no_move() -> None:
    assert not says_move(Profile(current_title="nurse", target_title="nurse"))


def test_whoever_made_another_move_stands_behind_all_who_may_have_made_it(
    few: Occupations,
) -> None:
    made = a_mentor("made", "product manager", path=["nurse"])
    unknown = a_mentor("unknown", "product manager")
    other = a_mentor(
        "other", "product manager", path=["software developer"], goals=("career_change",)
    )
    ranked = rank([other, unknown, made], TO_PRODUCT, few, TODAY)
    assert [match.mentor.external_id for match in ranked] == ["made", "unknown", "other"]
    gaps = [explain(match, TO_PRODUCT, few, LANGUAGES, TODAY).gaps[:1] for match in ranked]
    assert gaps == [(), ("does not say what they did before",), ("did not make that move",)]


def test_a_move_somebody_went_on_from_is_told(few: Occupations) -> None:
    mentor = a_mentor(title="midwife", path=["nurse", "product manager"])
    (match,) = rank([mentor], TO_PRODUCT, few, TODAY)
    reasons = explain(match, TO_PRODUCT, few, LANGUAGES, TODAY).reasons
    assert "made the move from nurse to product manager" in reasons
