"""A message is heard once, on the row as it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assistant.mentoring.errors import Conflict
from assistant.mentoring.people import Person
from assistant.services.walk_journey import WalkJourney
from tests.builders import TODAY, TOLD, a_mentor, a_message, a_person
from tests.fakes import FakePeople, FakeUnmet

KEY = "rest:ada"
Walking = Callable[..., WalkJourney]
NURSES = [a_mentor(id, name=name) for id, name in (("a", "Ada Ng"), ("b", "Bo Ek"), ("c", "Cy"))]
STORY = a_message("state_goal", id="1", goals=("promotion",), current_title="nurse")


def test_a_message_moves_the_row_and_says_what_was_learnt(walking: Walking) -> None:
    people = FakePeople()
    person = walking(people, *NURSES).hear(KEY, STORY)
    assert person == people.load(KEY)
    assert person.journey.step == "match"
    assert set(person.learnt) == {"goals", "current_title"}
    assert (person.version, person.last_message_id) == (1, "1")


def test_what_was_known_already_is_not_learnt_again(walking: Walking) -> None:
    journey = walking(FakePeople(), *NURSES)
    journey.hear(KEY, STORY)
    again = a_message("inform", id="2", current_title="nurse", skills=("sql",))
    assert journey.hear(KEY, again).learnt == ("skills",)


def test_a_repeated_message_id_changes_nothing(walking: Walking) -> None:
    people = FakePeople()
    journey = walking(people, *NURSES)
    first = journey.hear(KEY, STORY)
    assert journey.hear(KEY, STORY) == first
    assert journey.hear(KEY, a_message("start_over", id="1")) == first
    assert (people.saved, people.load(KEY)) == (1, first)


def test_the_same_words_with_a_new_id_are_a_new_message(walking: Walking) -> None:
    journey = walking(FakePeople(a_person(step="match", profile=TOLD)), *NURSES)
    steps = [journey.hear(KEY, a_message("affirm", id=id)).journey.step for id in "12"]
    assert steps == ["organisation", "events"]


@pytest.mark.parametrize("conflicts", [1, 2])
def test_a_conflict_is_tried_again(walking: Walking, conflicts: int) -> None:
    people = FakePeople(conflicts=conflicts)
    assert walking(people, *NURSES).hear(KEY, STORY).journey.step == "match"
    assert people.saved == 1


def test_a_row_that_keeps_changing_is_given_up_on_unchanged(walking: Walking) -> None:
    people = FakePeople(conflicts=99)
    with pytest.raises(Conflict):
        walking(people, *NURSES).hear(KEY, STORY)
    assert people.load(KEY) == Person(KEY)


def test_a_message_is_applied_to_the_row_somebody_else_just_wrote(walking: Walking) -> None:
    class Overtaken(FakePeople):
        def save(self, person: Person) -> Person:
            if not self.rows:
                self.rows[KEY] = Person(KEY, profile=TOLD, version=1)
            return super().save(person)

    told = a_message("inform", id="1", skills=("sql",))
    person = walking(Overtaken(), *NURSES).hear(KEY, told)
    assert person.profile.skills == ("sql",)
    assert person.profile.organisations == TOLD.organisations


@pytest.mark.parametrize(
    ("choice", "chosen"), [({"ordinal": 1}, 0), ({"ordinal": 2}, 1), ({"ordinal": -1}, 2)]
)
def test_the_second_one_means_the_one_shown(
    walking: Walking, choice: dict[str, Any], chosen: int
) -> None:
    journey = walking(FakePeople(), *NURSES)
    shown = journey.hear(KEY, STORY).journey.offered
    assert len(shown) == 3
    person = journey.hear(KEY, a_message("choose_mentor", id="2", choice=choice))
    assert (person.journey.step, person.journey.chosen) == ("draft", shown[chosen])


def test_an_aside_does_not_change_who_is_on_the_screen(walking: Walking) -> None:
    people = FakePeople()
    shown = walking(people, *NURSES).hear(KEY, STORY).journey.offered
    better = a_mentor("0", title="nurse", goals=("promotion",))
    later = walking(people, better, *NURSES).hear(KEY, a_message("faq", id="2"))
    assert later.journey.offered == shown


def test_a_mentor_on_the_screen_can_be_named(walking: Walking) -> None:
    journey = walking(FakePeople(), *NURSES)
    journey.hear(KEY, STORY)
    said = a_message("choose_mentor", "I'd like to write to Bo", id="2")
    assert journey.hear(KEY, said).journey.chosen == "b"


@pytest.mark.parametrize("text", ["I'd like Zoe", "Ada or Bo, both are fine"])
def test_a_name_that_means_nobody_or_several_chooses_nobody(walking: Walking, text: str) -> None:
    journey = walking(FakePeople(), *NURSES)
    journey.hear(KEY, STORY)
    person = journey.hear(KEY, a_message("choose_mentor", text, id="2"))
    assert (person.journey.step, person.journey.chosen) == ("choose", None)


def test_none_of_these_brings_others_and_at_last_nobody(walking: Walking) -> None:
    journey = walking(FakePeople(), *NURSES, a_mentor("d"))
    first = journey.hear(KEY, STORY).journey.offered
    second = journey.hear(KEY, a_message("none_of_these", id="2")).journey.offered
    third = journey.hear(KEY, a_message("none_of_these", id="3")).journey.offered
    assert [len(first), len(second), len(third)] == [3, 1, 0]
    assert not set(first) & set(second)


def test_nobody_is_offered_to_the_young(walking: Walking) -> None:
    journey = walking(FakePeople(), *NURSES)
    told = a_message("state_goal", goals=("promotion",), current_title="nurse", age=16)
    person = journey.hear(KEY, told).journey
    assert (person.step, person.offered) == ("young", ())


def test_looking_at_a_row_does_not_write_it(walking: Walking) -> None:
    people = FakePeople()
    assert walking(people).person(KEY) == Person(KEY)
    assert people.saved == 0


@pytest.mark.parametrize(("found", "counted"), [(2, 1), (3, 0)])
def test_a_search_that_found_too_few_is_counted_once_without_the_person(
    walking: Walking, found: int, counted: int
) -> None:
    unmet = FakeUnmet()
    journey = replace(walking(FakePeople(), *NURSES[:found]), unmet=unmet)
    for _ in range(2):
        journey.hear(KEY, STORY)
    assert [times for *_, times in unmet.since(TODAY) if times] == [1, 1] * counted
    assert all(wish in ("title", "goal") for wish, *_ in unmet.since(TODAY))


def test_whoever_turned_mentors_down_had_found_some(walking: Walking) -> None:
    unmet = FakeUnmet()
    journey = replace(walking(FakePeople(), *NURSES), unmet=unmet)
    journey.hear(KEY, STORY)
    journey.hear(KEY, a_message("none_of_these", id="2"))
    assert unmet.since(TODAY) == []
