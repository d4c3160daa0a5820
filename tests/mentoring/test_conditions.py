"""What somebody requires of a mentor is kept, and their wish stays as it was."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.mentoring.mentees import Profile
from tests.builders import a_message, after, standing

MEANT = (("nurse", 1.0), ("midwife", 0.7))
WISH = Profile(goals=("career_change",), concepts=MEANT)
NOISE = (("receptionist", 1.0),)
REQUIRED: list[tuple[str, dict[str, Any]]] = [
    ("It has to be by phone, I live far out", {"formats": ("phone",)}),
    ("evenings only, when the baby sleeps", {"hours": ("tue 18-21",)}),
    ("nobody from insurance please", {"avoid": {"industries": ("insurance",)}}),
    ("must speak Polish, my English gets thin", {"languages": ("pl",)}),
    ("only somebody who did the same, others mean well", {"same_move": True}),
]


@pytest.mark.parametrize(("text", "facts"), REQUIRED)
@pytest.mark.parametrize(
    "intent",
    ["state_goal", "faq", "talk_to_person", "out_of_scope", "explore_events", "deny", "withdraw"],
)
def test_a_condition_is_added_and_the_wish_stays(
    intent: str, text: str, facts: dict[str, Any]
) -> None:
    message = a_message(intent, text, goals=("networking",), concepts=NOISE, **facts)
    state = after(standing("match", WISH), message)
    assert state.profile.goals == WISH.goals
    assert state.profile.concepts == MEANT
    for name, value in facts.items():
        assert getattr(state.profile, name) == value
    assert (state.journey.step, state.journey.heard) == ("match", "move")


@pytest.mark.parametrize("intent", ["faq", "talk_to_person", "nlu_fallback"])
def test_a_wish_told_with_a_language_is_kept_as_well(intent: str) -> None:
    message = a_message(
        intent, "better pay, must speak Polish", goals=("promotion",), languages=("pl",)
    )
    state = after(standing("welcome", Profile()), message)
    assert state.profile.goals == ("promotion",)
    assert state.profile.languages == ("pl",)
    assert state.journey.asks == "occupation"


@pytest.mark.parametrize("text", ["Do you speak Polish?", "can I write in Polish"])
def test_a_question_about_languages_requires_nothing(text: str) -> None:
    state = after(standing("match", WISH), a_message("faq", text, languages=("pl",)))
    assert state.profile == WISH
    assert state.journey.heard == "aside"


def test_asking_for_somebody_who_speaks_it_requires_it() -> None:
    text = "Is there anybody who speaks Polish?"
    state = after(standing("match", WISH), a_message("faq", text, languages=("pl",)))
    assert state.profile.languages == ("pl",)


def test_a_wish_beside_a_condition_is_no_mere_condition() -> None:
    text = "I want to become a nurse, evenings only"
    message = a_message("state_goal", text, target_title="nurse", hours=("tue 18-21",))
    state = after(standing("match", WISH), message)
    assert (state.profile.target_title, state.profile.hours) == ("nurse", ("tue 18-21",))


def test_what_somebody_wants_to_leave_is_more_than_a_condition() -> None:
    avoid = {"industries": ("sales",)}
    message = a_message("state_goal", "I hate sales", goals=("career_change",), avoid=avoid)
    state = after(standing("welcome", Profile()), message)
    assert state.profile.goals == ("career_change",)


def test_times_at_a_first_meeting_are_no_condition() -> None:
    message = a_message("inform", "evenings only", hours=("tue 18-21",))
    state = after(standing("expectations", chosen="a"), message)
    assert state.journey.answers == {"expectations": "evenings only"}


def test_somebody_else_required_while_writing_leads_back_to_the_mentors() -> None:
    message = a_message("faq", "must speak Polish", languages=("pl",))
    state = after(standing("draft", chosen="a", offered=("a", "b")), message)
    assert (state.journey.step, state.journey.chosen) == ("match", None)
    assert state.profile.languages == ("pl",)


@pytest.mark.parametrize("text", ["the weather is awful here today", "my bus is late again"])
def test_an_aside_displaces_no_guess(text: str) -> None:
    state = after(standing("match", WISH), a_message("find_mentors", text, concepts=NOISE))
    assert state.profile.concepts == MEANT


def test_a_guess_never_stands_beside_a_title_somebody_wants_to_get_to() -> None:
    wish = Profile(goals=("career_change",), target_title="nurse")
    state = after(standing("match", wish), a_message("state_goal", "more of it", concepts=NOISE))
    assert state.profile.concepts == ()


def test_an_answer_about_the_wish_adds_to_what_was_guessed() -> None:
    message = a_message("state_goal", "greeting people at a desk", concepts=NOISE)
    state = after(standing("match", Profile(concepts=MEANT), asks="goal"), message)
    assert set(state.profile.concepts) == {*MEANT, *NOISE}


def test_another_wish_takes_the_place_of_what_was_guessed() -> None:
    message = a_message("state_goal", "I'd rather sit at a desk instead", concepts=NOISE)
    assert after(standing("match", WISH), message).profile.concepts == NOISE


def test_a_time_of_day_alone_is_a_time_once_a_wish_is_known() -> None:
    state = after(standing("match", WISH), a_message("greet", "evening"))
    assert state.profile.hours[0] == "mon 18-21"
    greeted = after(standing("welcome", Profile()), a_message("greet", "evening"))
    assert greeted.profile.hours == ()


def test_a_way_that_is_asked_for_is_walked() -> None:
    message = a_message("explore_events", "events in the evenings", hours=("tue 18-21",))
    assert after(standing("match", WISH), message).journey.step == "events"


def test_mentors_asked_for_by_what_they_must_meet_are_shown() -> None:
    message = a_message("find_mentors", "show me mentors who speak Polish", languages=("pl",))
    state = after(standing("online", WISH), message)
    assert (state.journey.step, state.profile.languages) == ("match", ("pl",))


@pytest.mark.parametrize("intent", ["faq", "inform", "state_goal", "talk_to_person"])
def test_whom_somebody_asks_to_talk_to_is_kept_and_shown(intent: str) -> None:
    message = a_message(intent, "can I talk to a midwife?", mentor_titles=("midwife",))
    state = after(standing("match", WISH), message)
    assert state.profile.mentor_titles == ("midwife",)
    assert (state.profile.goals, state.journey.step) == (WISH.goals, "match")


def test_online_alone_is_one_of_the_ways_and_online_only_a_condition() -> None:
    way = a_message("explore_online", "online", formats=("video",))
    assert after(standing("match", WISH), way).profile.formats == ()
    apart = {"formats": ("in_person",)}
    only = a_message("explore_online", "online only", avoid=apart)
    state = after(standing("match", WISH), only)
    assert (state.profile.avoid, state.journey.step) == (apart, "match")
