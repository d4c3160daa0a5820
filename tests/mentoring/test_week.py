"""Each way ends with one step for the week, made of what was shown, and the person's to choose."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.mentoring.journey import WAYS
from assistant.mentoring.mentees import Profile
from assistant.mentoring.moves import State
from assistant.mentoring.week import Seen, on_offer, parts, steps
from tests.builders import TOLD, a_message, a_place, after, standing

OFFERED = (("Ask HR", "Hello, is there a programme?"), ("Ask Bo", ""))


def at_way(way: str = "events", **fields: Any) -> State:
    return standing(way, **{"proposals": OFFERED, "proposed": 0, "visited": (way,), **fields})


@pytest.mark.parametrize("profile", [TOLD, Profile()], ids=["told", "nothing known"])
@pytest.mark.parametrize("way", WAYS)
def test_every_way_has_a_step_whatever_is_known(way: str, profile: Profile) -> None:
    found = steps(way, profile, Seen())
    assert found
    assert all(do and len(f"{do} {say}{to}".split()) <= 50 for do, say, to in map(parts, found))


def test_a_step_names_what_was_shown() -> None:
    with_scheme = a_place(name="Nurses United", mentoring=True)
    plain = a_place("p-2", name="Ward Club")
    (first, *_), (second, *_), *_ = steps("associations", TOLD, Seen([plain, with_scheme]))
    assert first == "Look up Nurses United and its mentoring scheme"
    assert second == "Ask Ward Club whether members can find a mentor there"


def test_colleagues_and_fellow_students_of_the_directory_are_named() -> None:
    (first, *_), *_ = steps("organisation", TOLD, Seen(mentors=["Ada Ng"]))
    assert first == "Write to Ada Ng, who works at Northside too"
    alumni = [do for do, *_ in steps("alumni", TOLD, Seen(mentors=["Bo Ek"]))]
    assert "Write to Bo Ek, who went to University of Leeds too" in alumni


@pytest.mark.parametrize("goal", ["career_change", "find_job", "workplace_conflict"])
def test_whoever_leaves_or_has_trouble_is_not_sent_to_the_manager(goal: str) -> None:
    found = steps("organisation", replace(TOLD, goals=(goal,)), Seen())
    assert not any("manager" in do for do, *_ in found)


def test_an_event_in_another_country_is_no_step_for_this_week() -> None:
    abroad = a_place(name="Far Fair", countries=("US",))
    assert not any("Far Fair" in do for do, *_ in steps("events", TOLD, Seen([abroad])))
    online = replace(abroad, online=True)
    assert any("join online" in do for do, *_ in steps("events", TOLD, Seen([online])))


def test_a_platform_gets_a_profile_in_the_persons_words() -> None:
    move = Profile(current_title="nurse", target_title="product manager")
    (do, say, _), *_ = steps(
        "online", move, Seen([a_place(name="Meet", kind="mentoring_platform")])
    )
    assert "profile on Meet" in do
    assert say.startswith("Nurse, on the way to becoming a product manager.")


@pytest.mark.parametrize("way", WAYS)
def test_every_sentence_to_use_tells_whom_it_is_said_to(way: str) -> None:
    seen = Seen([a_place(name="Nurses United", mentoring=True)], ["Ada Ng"])
    for form in (None, "formal"):
        told = [parts(step) for step in steps(way, TOLD, seen, form)]
        assert told
        assert all(to.startswith((", to ", ", in ", ", when ")) for _, say, to in told if say)


def test_a_step_kept_before_that_was_told_is_still_read() -> None:
    assert parts(("Ask HR", "Hello?")) == ("Ask HR", "Hello?", "")
    assert parts(("Ask Kim", "")) == ("Ask Kim", "", "")


def test_yes_keeps_the_step_and_goes_on() -> None:
    journey = after(at_way(), "affirm").journey
    assert journey.week == {"events": OFFERED[0]}
    assert (journey.heard, journey.step == "events") == ("taken", False)


@pytest.mark.parametrize("intent", ["none_of_these", "skip"])
def test_another_one_is_the_next_and_after_the_last_the_first(intent: str) -> None:
    another = a_message(intent, "another one")
    state = after(at_way(), another)
    assert (state.journey.heard, on_offer(state.journey)) == ("another", OFFERED[1])
    assert on_offer(after(state, another).journey) == OFFERED[0]
    assert after(state, "affirm").journey.week == {"events": OFFERED[1]}


def test_other_people_are_not_another_step() -> None:
    state = after(at_way(offered=("a",)), a_message("none_of_these", "none of these people"))
    assert state.journey.step == "match"


@pytest.mark.parametrize(
    ("intent", "text"), [("skip", "skip"), ("deny", "no"), ("affirm", "yes, next one")]
)
def test_a_step_can_be_left(intent: str, text: str) -> None:
    journey = after(at_way(), a_message(intent, text)).journey
    assert journey.week == {}
    assert journey.step != "events"


@pytest.mark.parametrize("intent", ["inform", "explore_organisation", "nlu_fallback"])
def test_a_step_in_ones_own_words_is_kept_as_it_was_said(intent: str) -> None:
    journey = after(at_way(), a_message(intent, "I'll ask my boss on Monday.")).journey
    assert journey.week == {"events": ("Ask my boss on Monday", "")}


@pytest.mark.parametrize("text", ["I'd rather not", "I'll do that later", "I'll ask whom?"])
def test_a_refusal_or_a_question_is_no_step(text: str) -> None:
    assert after(at_way(), a_message("deny", text)).journey.week == {}
