"""How messages move a person along the journey."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from assistant.mentoring.choices import chosen_mentor
from assistant.mentoring.journey import (
    BY_NAME,
    MOST_DISMISSED,
    STEPS,
    WAYS,
    Journey,
    turned_away,
)
from assistant.mentoring.mentees import Profile
from assistant.mentoring.moves import State
from assistant.mentoring.ways import in_order
from tests.builders import TOLD, a_message, after, standing

NEW = State(Profile(), standing("welcome", visited=()).journey)


def test_every_step_is_reached_by_saying_yes() -> None:
    state, seen = standing("welcome"), ["welcome"]
    while seen[-1] != "done":
        if seen[-1] == "choose":
            state = after(state, a_message("choose_mentor", choice={"mentor_id": "m-1"}))
        else:
            state = after(state, "affirm")
        assert state.journey.step not in seen
        seen.append(state.journey.step)
    names = [step.name for step in STEPS]
    ways = in_order(TOLD)
    assert seen == [*names[: names.index(WAYS[0])], *ways, *names[names.index(WAYS[-1]) + 1 :]]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_can_be_asked_for_from_anywhere(way: str) -> None:
    pressed = a_message(f"explore_{way}", f"/explore_{way}", pressed=True)
    for step in BY_NAME:
        assert after(standing(step, chosen="a"), pressed).journey.step == way


def test_a_whole_story_leads_straight_to_mentors() -> None:
    told = a_message("state_goal", goals=("promotion",), current_title="nurse")
    journey = after(NEW, told).journey
    assert (journey.step, journey.asks, journey.heard) == ("match", None, "first")


def test_what_is_missing_is_asked_for_one_at_a_time() -> None:
    state = after(NEW, "greet", a_message("find_mentors"))
    assert (state.journey.step, state.journey.asks) == ("match", "goal")
    state = after(state, a_message("state_goal", goals=("promotion",)))
    assert (state.journey.step, state.journey.asks) == ("match", "occupation")
    state = after(state, a_message("inform", current_title="nurse"))
    assert (state.journey.step, state.journey.asks) == ("match", None)


def test_only_the_first_turn_is_the_first() -> None:
    assert after(NEW, "greet").journey.heard == "first"
    assert after(NEW, "greet", "greet").journey.heard == "greeted"


@pytest.mark.parametrize("later", ["go_back", "start_over"])
def test_nobody_is_introduced_to_the_program_twice(later: str) -> None:
    state = after(NEW, a_message("state_goal", goals=("promotion",)), later)
    assert after(state, "find_mentors").journey.heard != "first"


def test_skip_leaves_out_what_is_asked_and_never_asks_again() -> None:
    state = after(standing("match", Profile(), asks="goal"), "skip")
    assert (state.journey.step, state.journey.asks) == ("match", "occupation")
    state = after(state, "skip")
    assert (state.journey.step, state.journey.asks) == ("match", None)
    assert after(state, "find_mentors").journey.asks is None


@pytest.mark.parametrize(
    ("step", "asks", "next_step"),
    [("organisation", "organisation", "events"), ("alumni", "school", "events")],
)
def test_skip_leaves_a_step_that_is_about_nothing_else(
    step: str, asks: str, next_step: str
) -> None:
    assert after(standing(step, Profile(), asks=asks), "skip").journey.step == next_step


@pytest.mark.parametrize("step", WAYS)
def test_skip_at_a_way_goes_on_to_the_next_open_one(step: str) -> None:
    walked = in_order(TOLD)[: in_order(TOLD).index(step) + 1]
    following = after(standing(step, visited=("welcome", *walked)), "skip").journey.step
    assert following == [*in_order(TOLD), "choose"][len(walked)]


@pytest.mark.parametrize(
    "step", [step.name for step in STEPS[1:] if step.name != "done" and not step.way]
)
def test_skip_where_nothing_is_asked_goes_on(step: str) -> None:
    state = after(standing(step, chosen="m-1"), "skip")
    # Whoever would rather not send the message, or not note anything down, is asked for nothing
    # that only a mentor would read.
    follows = {"send": "openness", "sent": "openness"}.get(step, step)
    assert state.journey.step == STEPS[list(BY_NAME).index(follows) + 1].name


def test_back_goes_to_the_step_before_and_then_further_back() -> None:
    state = after(
        standing("match", visited=("welcome", "match"), trail=("match",)), "affirm", "affirm"
    )
    assert state.journey.step == "alumni"
    state = after(state, "go_back")
    assert state.journey.step == "organisation"
    state = after(state, "go_back")
    assert state.journey.step == "match"
    assert after(state, "go_back", "go_back").journey.step == "welcome"


def test_back_from_an_open_question_is_the_last_step_that_spoke() -> None:
    told = Profile(goals=("promotion",), current_title="nurse")
    state = standing("organisation", told, asks="organisation", trail=("match",))
    assert after(state, "go_back").journey.step == "match"


def test_start_over_forgets_wishes_but_not_that_somebody_is_young() -> None:
    state = after(standing("events", Profile(age=16, goals=("promotion",)), young=True))
    state = after(state, "start_over")
    assert state.profile == Profile(age=16)
    assert state.journey.young
    assert (state.journey.step, state.journey.offered, state.journey.chosen) == (
        "welcome",
        (),
        None,
    )


def test_a_correction_speaks_the_step_anew_with_the_new_fact() -> None:
    state = after(standing("match"), a_message("correct", current_title="midwife"))
    assert state.profile.current_title == "midwife"
    assert (state.journey.step, state.journey.heard) == ("match", "move")


def test_none_of_these_shows_others_and_never_those_again() -> None:
    state = standing("match", offered=("a", "b"), dismissed=("z",))
    state = after(state, "none_of_these")
    assert state.journey.step == "match"
    assert state.journey.dismissed == ("z", "a", "b")
    assert state.journey.offered == ()


def test_only_the_first_of_hundreds_who_were_not_wanted_may_come_again() -> None:
    before = tuple(f"m-{number}" for number in range(MOST_DISMISSED))
    journey = turned_away(
        Journey(dismissed=before, offered=("m-5", "new", "other")), ["m-5", "new"]
    )
    assert journey.dismissed == (*before[1:5], *before[6:], "m-5", "new")
    assert len(journey.dismissed) == MOST_DISMISSED
    assert journey.offered == ("other",)


def test_whom_a_name_may_mean_is_asked_about_in_this_turn_alone() -> None:
    both = ("a", "b")
    asked = after(
        standing("match", offered=both), a_message("choose_mentor", choice={"names": both})
    )
    assert (asked.journey.heard, asked.journey.named) == ("which", both)
    assert after(asked, "greet").journey.named == ()


def test_no_to_the_five_ways_means_that_one_of_those_shown_is_wanted() -> None:
    journey = after(standing("match", offered=("a",)), "deny").journey
    assert (journey.step, journey.dismissed) == ("choose", ())


def test_no_to_whom_to_write_to_is_none_of_these() -> None:
    journey = after(standing("choose", offered=("a",)), "deny").journey
    assert (journey.step, journey.dismissed) == ("choose", ("a",))


@pytest.mark.parametrize(
    ("choice", "chosen"),
    [
        ({"mentor_id": "x"}, "x"),
        ({"ordinal": 1}, "a"),
        ({"ordinal": 2}, "b"),
        ({"ordinal": -1}, "c"),
        ({"ordinal": -3}, "a"),
        ({"ordinal": 4}, None),
        ({"ordinal": -4}, None),
        ({"ordinal": 0}, None),
        ({}, None),
    ],
)
def test_a_choice_means_one_on_the_screen(choice: dict[str, object], chosen: str | None) -> None:
    assert chosen_mentor(("a", "b", "c"), choice) == chosen


def test_the_only_one_on_the_screen_needs_no_number() -> None:
    assert chosen_mentor(("a",), {}) == "a"
    assert chosen_mentor((), {"ordinal": 1}) is None


def test_choosing_leads_to_the_draft_and_a_choice_of_nobody_to_choosing() -> None:
    state = standing("match", offered=("a", "b"), tones=("warmer",), answers={"goals": "x"})
    chosen = after(state, a_message("choose_mentor", choice={"ordinal": 2})).journey
    assert (chosen.step, chosen.chosen, chosen.tones) == ("draft", "b", ())
    assert chosen.answers == {"goals": "x"}
    nobody = after(state, a_message("choose_mentor", choice={"ordinal": 9})).journey
    assert (nobody.step, nobody.chosen) == ("choose", None)


def test_a_draft_needs_somebody_to_write_to() -> None:
    assert after(standing("match"), "draft_message").journey.step == "choose"
    assert after(standing("match", chosen="a"), "draft_message").journey.step == "draft"


def test_changes_to_the_draft_add_up_in_the_order_they_were_asked_for() -> None:
    for tones in permutations(("shorter", "warmer", "without_age")):
        asked = [a_message("edit_draft", choice={"tone": tone}) for tone in (*tones, tones[0])]
        journey = after(standing("draft", chosen="a"), *asked).journey
        assert (journey.step, journey.tones) == ("draft", tones)


def test_telling_more_on_the_mentors_page_ranks_anew() -> None:
    state = after(standing("done", chosen="a"), a_message("inform", skills=("sql",)))
    assert state.journey.step == "match"
    assert state.profile.skills == ("sql",)


def test_a_message_is_signed_before_it_is_shown_to_be_sent() -> None:
    nameless = replace(TOLD, name=None, email=None)
    state = after(standing("draft", nameless, chosen="m-1"), "affirm")
    assert (state.journey.step, state.journey.asks) == ("send", "name")
    state = after(state, a_message("inform", "I'm Anna"))
    assert (state.profile.name, state.journey.asks) == ("Anna", "email")
    state = after(state, a_message("inform", "anna@example.org", contact="anna@example.org"))
    assert (state.journey.step, state.journey.asks) == ("send", None)
    assert after(state, "affirm").journey.step == "sent"


@pytest.mark.parametrize("said", ["deny", "skip"])
@pytest.mark.parametrize("asks", ["name", "email", None])
def test_whoever_would_rather_not_send_it_goes_on_without(said: str, asks: str | None) -> None:
    state = after(standing("send", chosen="m-1", asks=asks), said)
    assert (state.journey.step, state.journey.heard) == ("done", "unsent")


def test_asking_to_send_says_yes_while_the_message_is_being_written() -> None:
    state = after(standing("draft", chosen="m-1"), a_message("draft_message", "ok, send it"))
    assert state.journey.step == "send"
    state = after(state, a_message("draft_message", "yes send it please"))
    assert state.journey.step == "sent"


def test_a_change_after_the_last_look_is_looked_at_again() -> None:
    shorter = a_message("edit_draft", "shorter", choice={"tone": "shorter"})
    state = after(standing("send", chosen="m-1"), shorter)
    assert (state.journey.step, state.journey.tones) == ("draft", ("shorter",))


def test_whoever_cannot_be_reached_is_sent_nothing() -> None:
    state = after(standing("draft", chosen="m-1", reachable=False), "affirm")
    assert state.journey.step == "goals"
