"""Which wish to drop is computed: how many come by it who are not on the screen yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.mentoring.dropping import Wish
from assistant.mentoring.mentees import Profile
from assistant.services.find_mentors import FindMentors
from assistant.services.relax_wishes import Relief, one_to_drop
from tests.builders import a_mentor

Finder = Callable[..., FindMentors]
NURSE: dict[str, Any] = {"current_title": "nurse"}


def proposed(find: FindMentors, profile: Profile, *unwanted: str) -> Relief | None:
    return one_to_drop(find, profile, find.best(profile, dismissed=unwanted), unwanted)


def speaking(code: str, count: int, **fields: Any) -> list[Any]:
    return [a_mentor(f"{code}-{n}", languages=(code,), **fields) for n in range(count)]


def test_the_wish_that_brings_most_is_proposed(finding: Finder) -> None:
    find = finding(*speaking("en", 4, formats=("video",)), *speaking("fi", 1, formats=("phone",)))
    profile = Profile(**NURSE, languages=("fi",), formats=("video",))
    assert proposed(find, profile) == Relief(Wish("languages", "fi"), 4)


def test_where_enough_fit_nothing_is_proposed(finding: Finder) -> None:
    find = finding(*speaking("fi", 3), *speaking("en", 4))
    assert proposed(find, Profile(**NURSE, languages=("fi",))) is None


def test_where_dropping_brings_nobody_nothing_is_proposed(finding: Finder) -> None:
    assert proposed(finding(*speaking("fi", 1)), Profile(**NURSE, languages=("fi",))) is None


def test_three_who_contradict_a_wish_are_not_enough(finding: Finder) -> None:
    find = finding(*(a_mentor(name, formats=("phone",)) for name in "abcde"))
    relief = proposed(find, Profile(**NURSE, formats=("video",)))
    # Three of the five are on the screen already.
    assert relief == Relief(Wish("formats", "video"), 2)


def test_whoever_does_not_say_what_they_speak_does_not_fit_yet(finding: Finder) -> None:
    silent = [a_mentor(f"silent-{n}") for n in range(5)]
    find = finding(*speaking("fi", 1), *speaking("en", 2), *silent)
    relief = proposed(find, Profile(**NURSE, languages=("fi",)))
    # Two of those who say nothing are shown; three are not.
    assert relief == Relief(Wish("languages", "fi"), 5)


@pytest.mark.parametrize("unwanted", [(), ("en-0",), ("en-0", "en-1")])
def test_nobody_who_is_not_wanted_is_counted(unwanted: tuple[str, ...], finding: Finder) -> None:
    find = finding(*speaking("en", 3))
    relief = proposed(find, Profile(**NURSE, languages=("fi",)), *unwanted)
    assert relief
    assert relief.adds == 3 - len(unwanted)
