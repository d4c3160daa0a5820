"""A message is heard once, on the row as it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from assistant.mentoring.errors import Conflict
from assistant.mentoring.people import Person
from assistant.services.walk_journey import WalkJourney
from tests.builders import TODAY, TOLD, a_mentor, a_message, a_person, a_request
from tests.fakes import FakePeople, FakeRequests, FakeUnmet

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
    assert steps == ["organisation", "alumni"]


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


def test_what_a_way_offers_is_fixed_so_that_yes_keeps_the_step_that_was_read(
    walking: Walking,
) -> None:
    colleague = a_mentor("z", name="Zoe Lim", organisation="northside")
    journey = walking(FakePeople(a_person(KEY, "match", profile=TOLD)), *NURSES, colleague)
    person = journey.hear(KEY, a_message("affirm", id="1"))
    assert person.journey.proposals[0][0] == "Write to Zoe Lim, who works at Northside too"
    kept = journey.hear(KEY, a_message("affirm", id="2")).journey
    assert kept.week == {"organisation": person.journey.proposals[0]}


def test_the_young_are_offered_no_step(walking: Walking) -> None:
    people = FakePeople(a_person(KEY, "young", profile=replace(TOLD, age=15), young=True))
    person = walking(people).hear(KEY, a_message("explore_online", id="1"))
    assert (person.journey.step, person.journey.proposals) == ("online", ())


@pytest.mark.parametrize("words", ["I'd like to write to Bo", "Bo"])
def test_somebody_of_an_earlier_list_can_still_be_named(words: str, walking: Walking) -> None:
    journey = walking(FakePeople(), *NURSES, a_mentor("d", name="Di"))
    journey.hear(KEY, STORY)
    journey.hear(KEY, a_message("none_of_these", id="2"))
    journey.hear(KEY, a_message("show_again", id="3"))
    journey.hear(KEY, a_message("none_of_these", id="4"))
    person = journey.hear(KEY, a_message("choose_mentor", words, id="5"))
    assert person.journey.chosen == "b"


def test_a_name_on_the_screen_goes_before_the_same_name_of_an_earlier_list(
    walking: Walking,
) -> None:
    people = FakePeople(a_person(KEY, "match", profile=TOLD, offered=("a",), shown=("x",)))
    namesake = a_mentor("x", name="Ada Old")
    person = walking(people, *NURSES, namesake).hear(KEY, a_message("choose_mentor", "Ada", id="1"))
    assert person.journey.chosen == "a"


def test_why_explains_all_who_bear_the_name(walking: Walking) -> None:
    person = a_person(KEY, "match", profile=TOLD, offered=("a", "b", "x"))
    service = walking(FakePeople(person), *NURSES, a_mentor("x", name="Ada Old"))
    assert service.named.asked_about(person.journey, a_message("ask_why", "why Ada?")) == ("a", "x")
    assert service.named.asked_about(person.journey, a_message("ask_why", "why Bo?")) == ("b",)


def _waiting_for(*mentors: str) -> FakeRequests:
    requests = FakeRequests()
    for mentor in mentors:
        fields = {"person_key": KEY, "mentor_id": mentor, "created": datetime.now(timezone.utc)}
        requests.add(a_request(f"r-{mentor}", **fields), [])
    return requests


def test_a_sixth_request_is_refused_when_somebody_is_chosen(walking: Walking) -> None:
    people = FakePeople(a_person(KEY, "match", profile=TOLD, offered=("a", "b")))
    journey = walking(people, *NURSES, requests=_waiting_for(*"vwxyz"))
    person = journey.hear(KEY, a_message("choose_mentor", id="1", choice={"ordinal": 1}))
    assert (person.journey.step, person.journey.heard) == ("match", "too_many")
    assert person.journey.chosen is None


@pytest.mark.parametrize("waiting", ["wxyz", "awxyz"])
def test_with_room_left_or_for_somebody_asked_already_a_choice_is_no_refusal(
    waiting: str, walking: Walking
) -> None:
    people = FakePeople(a_person(KEY, "match", profile=TOLD, offered=("a", "b")))
    journey = walking(people, *NURSES, requests=_waiting_for(*waiting))
    person = journey.hear(KEY, a_message("choose_mentor", id="1", choice={"ordinal": 1}))
    assert person.journey.step == "draft"


@pytest.mark.parametrize(("hours", "heard"), [(11, "greeted"), (13, "returned")])
def test_a_greeting_after_a_long_silence_is_a_return(
    hours: int, heard: str, walking: Walking
) -> None:
    later = datetime.now(timezone.utc) + timedelta(hours=hours)
    people = FakePeople(a_person(KEY, "match", profile=TOLD))
    journey = walking(people, *NURSES, now=lambda: later)
    assert journey.away(KEY) is (heard == "returned")
    assert journey.hear(KEY, a_message("greet", id="1")).journey.heard == heard


def test_a_stranger_has_not_been_away(walking: Walking) -> None:
    assert not walking(FakePeople()).away("rest:new")


def test_who_was_asked_already_is_not_shown_among_the_others(walking: Walking) -> None:
    people = FakePeople(a_person(KEY, "sent", profile=TOLD))
    journey = walking(people, *NURSES, requests=_waiting_for("a", "b"))
    person = journey.hear(KEY, a_message("find_mentors", id="1"))
    assert person.journey.offered == ("c",)


def test_who_was_asked_had_been_found(walking: Walking) -> None:
    unmet = FakeUnmet()
    people = FakePeople(a_person(KEY, "sent", profile=TOLD))
    journey = walking(people, *NURSES, requests=_waiting_for("a", "b"))
    replace(journey, unmet=unmet).hear(KEY, a_message("find_mentors", id="1"))
    assert unmet.since(TODAY) == []


@pytest.mark.parametrize(("step", "intent"), [("match", "choose_mentor"), ("draft", "affirm")])
def test_whoever_takes_nobody_any_more_is_not_written_to_and_others_are_shown(
    step: str, intent: str, walking: Walking
) -> None:
    gone = a_mentor("gone", consented=False)
    stood = a_person(KEY, step, profile=replace(TOLD, name=None), offered=("gone",), chosen="gone")
    choice = {"mentor_id": "gone"} if intent == "choose_mentor" else {}
    message = a_message(intent, id="1", choice=choice)
    person = walking(FakePeople(stood), *NURSES, gone).hear(KEY, message).journey
    assert (person.step, person.heard, person.chosen, person.asks) == ("choose", "gone", None, None)
    assert set(person.offered) == {"a", "b", "c"}


def test_who_asked_something_back_is_answered_even_when_full(walking: Walking) -> None:
    full = a_mentor("gone", consented=False)
    stood = a_person(KEY, "draft", profile=TOLD, chosen="gone", questions={"gone": "Which ward?"})
    person = walking(FakePeople(stood), full).hear(KEY, a_message("affirm", id="1")).journey
    assert (person.step, person.chosen) == ("send", "gone")
