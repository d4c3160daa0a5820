"""What the coordinator reads of how mentorings go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assistant.mentoring import relationships as states
from assistant.mentoring.feedback import ASKED, GOING_AS, Only, all_said, counted
from assistant.mentoring.relationships import AT_END, CHECKS, GOING, Relationship
from assistant.mentoring.requests import MENTEE, MENTOR
from tests.builders import a_relationship

START = a_relationship().created


def talked(id: str = "r-1", words: str = "", **fields: object) -> Relationship:
    """One of which both sides said something, and the mentee once more at the end."""
    it = a_relationship(id, checks=1, **fields)
    it = states.give_feedback(it, MENTEE, False, "not_at_all", words, START)
    later = START + timedelta(hours=1)
    it = states.give_feedback(it, MENTOR, True, "well", words, later)
    it = states.end(it, MENTOR, "Thanks", START)
    return states.give_feedback(it, MENTEE, True, "so_so", "", START + timedelta(days=1))


def test_each_answer_names_who_gave_it_about_whom_newest_first() -> None:
    said = all_said([talked()])
    assert [(s.name, s.other, s.going, s.check) for s in said] == [
        ("Anna", "Ada Byron", "so_so", AT_END),
        ("Ada Byron", "Anna", "well", 1),
        ("Anna", "Ada Byron", "not_at_all", 1),
    ]
    assert all(s.ended for s in said)


@pytest.mark.parametrize(
    ("only", "goings"),
    [
        (Only(role=MENTOR), ["well"]),
        (Only(going="so_so"), ["so_so"]),
        (Only(check=AT_END), ["so_so"]),
        (Only(check=1, role=MENTEE), ["not_at_all"]),
        (Only(met=False), ["not_at_all"]),
        (Only(role=MENTOR, met=False), []),
    ],
)
def test_only_what_is_wanted_is_told(only: Only, goings: list[str]) -> None:
    assert [said.going for said in all_said([talked()], only)] == goings


def test_nothing_by_which_either_side_is_reached_is_told() -> None:
    words = "Ada (ada@home.example, +44 20 7946 0123) never\nanswers: www.ada.example"
    said = all_said([talked(words=words)])
    assert said[1].words == "Ada ([address], [number]) never\nanswers: [link]"
    told = repr(said)
    for contact in ("anna@example.org", "ada@home.example", "7946", "www"):
        assert contact not in told


def test_every_answer_of_each_side_is_counted() -> None:
    counts = dict(counted(all_said([talked("r-1"), talked("r-2")])))
    assert counts == {
        "Well, say mentees": 0,
        "Well, say mentors": 2,
        "So-so, say mentees": 2,
        "So-so, say mentors": 0,
        "Not at all, say mentees": 2,
        "Not at all, say mentors": 0,
    }


def test_there_are_words_for_every_answer_and_every_time() -> None:
    assert set(GOING_AS) == set(GOING)
    assert set(ASKED) == {AT_END, *range(1, len(CHECKS) + 1)}
