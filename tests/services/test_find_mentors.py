"""Who is found, and who may still be shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from assistant.mentoring.mentees import Profile
from assistant.services.find_mentors import WORTH_SHOWING, FindMentors
from tests.builders import TODAY, TOLD, a_mentor

Finder = Callable[..., FindMentors]
WISH = Profile(goals=("promotion",), current_title="nurse")
HIDDEN = [
    {"active": False},
    {"consented": False},
    {"capacity": 0},
    {"paused_until": TODAY + timedelta(days=1)},
]


def ids(found: Any) -> list[str]:
    return [suggestion.mentor.external_id for suggestion in found]


def test_the_best_come_first_and_no_more_than_asked_for(finding: Finder) -> None:
    near, same = a_mentor("near", "midwife"), a_mentor("same", "nurse")
    find = finding(near, same, a_mentor("far", "paramedic"))
    assert ids(find.best(WISH, 2)) == ["same", "near"]


def test_who_was_dismissed_is_not_suggested_again(finding: Finder) -> None:
    find = finding(a_mentor("a"), a_mentor("b"))
    assert ids(find.best(WISH, dismissed=["a"])) == ["b"]


def test_a_guess_is_not_a_suggestion(finding: Finder) -> None:
    found = finding(*(a_mentor(str(n), t) for n, t in enumerate(["nurse", "paramedic"]))).best(WISH)
    assert all(suggestion.match.score >= WORTH_SHOWING for suggestion in found)
    far = Profile(goals=("promotion",), current_title="nurse", target_title="software developer")
    assert finding(a_mentor(goals=("confidence",))).best(far) == []


@pytest.mark.parametrize("fields", HIDDEN)
def test_who_may_not_be_shown_is_not_found_in_any_way(
    fields: dict[str, Any], finding: Finder
) -> None:
    find = finding(a_mentor("a", organisation="Acme", **fields))
    assert find.best(WISH) == []
    assert find.these(["a"], WISH) == []
    assert find.sharing("organisation", "Acme", WISH) == []


def test_these_very_mentors_come_in_the_order_given(finding: Finder) -> None:
    find = finding(a_mentor("a"), a_mentor("b", "paramedic"))
    assert ids(find.these(["b", "x", "a"], WISH)) == ["b", "a"]


def test_colleagues_are_found_whatever_the_case_of_the_name(finding: Finder) -> None:
    find = finding(a_mentor("a", organisation="ACME"), a_mentor("b", organisation="Other"))
    assert ids(find.sharing("organisation", "Acme", WISH)) == ["a"]


def test_colleagues_keep_to_the_limits_too(finding: Finder) -> None:
    find = finding(a_mentor("a", organisation="Acme", languages=("pl",)))
    assert find.sharing("organisation", "Acme", replace(WISH, languages=("en",))) == []


def test_every_suggestion_says_why(finding: Finder) -> None:
    (suggestion,) = finding(a_mentor()).best(WISH)
    assert suggestion.explanation.reasons == ("works as a nurse, like you",)


@pytest.mark.parametrize(
    ("wish", "fields"),
    [
        (Profile(organisations=("Acme",)), {"organisation": "Acme"}),
        (Profile(schools=("University of Leeds",)), {"schools": ("University of Leeds",)}),
        (Profile(formats=("phone",)), {"formats": ("phone",)}),
        (Profile(skills=("sql",)), {"skills": ("sql",)}),
        (Profile(goals=("confidence",)), {"goals": ("confidence",)}),
        (Profile(industries=("law",)), {"industry": "law"}),
    ],
)
def test_a_wish_brings_forward_whoever_meets_it(
    wish: Profile, fields: dict[str, Any], finding: Finder
) -> None:
    others = [a_mentor(f"a-{number}", "paramedic") for number in range(3)]
    find = finding(*others, a_mentor("z-meets-it", "paramedic", **fields))
    assert ids(find.best(wish))[0] == "z-meets-it"


def test_the_title_wished_for_counts_in_any_wording(finding: Finder) -> None:
    find = finding(a_mentor("po", "product manager"), a_mentor("nurse"))
    assert ids(find.best(replace(TOLD, current_title=None, target_title="PO")))[0] == "po"
