"""The mentee is in charge: later, another wish, another form, two things in one message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.mentoring.changes import wish_changed
from assistant.mentoring.choices import asked_about
from assistant.mentoring.journey import Journey
from assistant.mentoring.mentees import Profile
from tests.builders import TOLD, a_message, after, standing


def test_a_question_put_off_comes_again_after_the_other_ways_and_only_once() -> None:
    state = standing("organisation", replace(TOLD, organisations=()), asks="organisation")
    state = after(state, a_message("skip", "maybe later"))
    assert state.journey.step != "organisation"
    walked = []
    while state.journey.step != "organisation":
        walked.append(state.journey.step)
        state = after(state, a_message("skip", "next"))
    assert len(walked) == 4
    assert state.journey.asks == "organisation"
    assert after(state, a_message("skip", "later")).journey.step == "choose"


@pytest.mark.parametrize("step", ["match", "draft"])
def test_later_leaves_everything_as_it_is(step: str) -> None:
    state = standing(step, chosen="a", offered=("a", "b"))
    journey = after(state, a_message("skip", "later")).journey
    assert (journey.step, journey.heard, journey.chosen) == (step, "later", "a")


def test_later_sends_nothing() -> None:
    journey = after(standing("send", chosen="a"), a_message("deny", "not now")).journey
    assert (journey.step, journey.heard) == ("done", "unsent")


def test_a_long_sentence_with_later_in_it_is_an_answer() -> None:
    said = "I'd like to lead a small team later in life, and teach"
    journey = after(standing("goals", chosen="a"), a_message("inform", said)).journey
    assert journey.answers == {"goals": said}


def test_another_wish_brings_other_mentors_and_opens_the_ways_anew() -> None:
    before = Profile(goals=("find_job",), current_title="clerk", fields=("finance",), country="GB")
    state = standing(
        "associations",
        before,
        visited=("welcome", "match", "events", "alumni", "associations"),
        week={"events": ("Look up Finance Fair", ""), "alumni": ("Write to York", "")},
    )
    said = a_message(
        "correct",
        "forget finance, rather nursing",
        fields=("nursing",),
        avoid={"industries": ("finance",)},
    )
    state = after(state, said)
    assert state.journey.step == "match"
    assert state.journey.week == {"alumni": ("Write to York", "")}
    assert not {"events", "associations"} & set(state.journey.visited)
    assert state.profile.fields == ("nursing",)


@pytest.mark.parametrize(
    ("now", "text", "changed"),
    [
        ({"target_title": "actor"}, "", True),
        ({"target_title": "teacher", "skills": ("sql",)}, "", False),
        ({"target_title": "teacher", "skills": ("sql",)}, "forget teaching, rather sql", True),
        ({"target_title": "teacher"}, "forget it", False),
        ({"target_title": None, "avoid": {"titles": ("teacher",)}}, "", True),
    ],
)
def test_only_another_wish_is_a_change(now: dict[str, object], text: str, changed: bool) -> None:
    before = Profile(current_title="nurse", target_title="teacher")
    assert wish_changed(before, replace(before, **now), text) is changed  # type: ignore[arg-type]


def test_an_answer_about_goals_is_no_change_of_the_wish() -> None:
    state = standing("goals", replace(TOLD, target_title="teacher"), chosen="a")
    said = a_message("state_goal", "I want to be an actor by June", target_title="actor")
    journey = after(state, said).journey
    assert (journey.step, journey.answers["goals"]) == ("expectations", said.text)


def test_two_wishes_in_one_message_are_dealt_with_one_after_the_other() -> None:
    both = a_message("find_mentors", "show me mentors and events")
    state = after(standing("alumni", visited=("welcome", "alumni")), both)
    assert state.journey.step == "match"
    assert after(state, "affirm").journey.step == "events"


def test_two_ways_in_one_message_are_walked_one_after_the_other() -> None:
    state = after(standing("match"), a_message("explore_events", "events and associations"))
    assert state.journey.step == "events"
    assert after(state, "affirm").journey.step == "associations"


def test_a_way_that_is_ruled_out_is_not_wanted() -> None:
    state = after(standing("match"), a_message("find_mentors", "mentors, no events please"))
    assert state.journey.wanted == ()


def test_a_form_is_suggested_at_the_first_way_and_changed_by_button_or_words() -> None:
    state = after(standing("match"), "affirm")
    assert state.journey.form == "formal"
    pressed = a_message("inform", "/inform", pressed=True, choice={"form": "informal"})
    for said in (pressed, a_message("inform", "rather informal")):
        journey = after(state, said).journey
        assert (journey.form, journey.heard, journey.step) == ("informal", "formed", "organisation")
    asked = a_message("inform", "/inform", pressed=True, choice={"form": "ask"})
    assert after(state, asked).journey.heard == "form"


def test_want_back_is_a_wish_and_no_way_back() -> None:
    state = after(standing("match", trail=("match",)), a_message("go_back", "want back"))
    assert state.journey.step == "match"
    assert "return_to_work" in state.profile.goals
    assert after(standing("match"), a_message("go_back", "go back")).journey.step == "welcome"


@pytest.mark.parametrize(
    ("journey", "text", "meant"),
    [
        (Journey("match", offered=("a", "b")), "why him?", ("a", "b")),
        (Journey("match", offered=("a", "b"), about="b"), "why him?", ("b",)),
        (Journey("match", offered=("a", "b"), about="b"), "why these?", ("a", "b")),
        (Journey("match", offered=("a", "b"), chosen="c"), "why?", ("a", "b")),
        (Journey("draft", offered=("a", "b"), chosen="b"), "why her?", ("b",)),
        (Journey("match", offered=("a",)), "why?", ("a",)),
    ],
)
def test_why_is_about_the_one_meant_and_all_only_where_several_may_be(
    journey: Journey, text: str, meant: tuple[str, ...]
) -> None:
    assert asked_about(journey, a_message("ask_why", text)) == meant


def test_whoever_was_asked_about_is_the_one_spoken_of() -> None:
    asked = a_message("ask_why", "why the second?", choice={"ordinal": 2})
    state = after(standing("match", offered=("a", "b")), asked)
    assert asked_about(state.journey, a_message("ask_why", "why him?")) == ("b",)


@pytest.mark.parametrize(
    ("about", "text", "chosen"),
    [
        ("b", "write to her then", "b"),
        ("b", "ok that one", "b"),
        ("b", "write to one of them", None),
        (None, "write to her then", None),
        ("gone", "write to her then", None),
    ],
)
def test_whoever_was_last_asked_about_is_the_one_to_write_to(
    about: str | None, text: str, chosen: str | None
) -> None:
    state = after(
        standing("match", offered=("a", "b"), about=about), a_message("draft_message", text)
    )
    assert state.journey.chosen == chosen


@pytest.mark.parametrize("text", ["mail me my plan", "can you send the plan to my inbox?"])
def test_the_plan_by_mail_asks_for_an_address_where_none_is_known(text: str) -> None:
    unknown = replace(TOLD, email=None)
    state = after(standing("events", unknown), a_message("nlu_fallback", text))
    assert (state.journey.awaits, state.journey.heard) == ("plan", "awaits")
    told = after(state, a_message("inform", "anna@example.org", contact="anna@example.org"))
    assert (told.journey.awaits, told.journey.heard) == (None, "mailed")
    assert told.profile.email == "anna@example.org"
    assert after(state, "deny").journey.heard == "kept"
    assert after(standing("events"), a_message("see_plan", text)).journey.heard == "mailed"


def test_an_address_in_the_same_message_is_where_the_plan_goes() -> None:
    said = a_message("see_plan", "mail my plan to new@example.org")
    assert after(standing("done"), said).profile.email == "new@example.org"


def test_a_look_at_the_plan_is_heard_in_other_words_too() -> None:
    assert after(standing("events"), a_message("inform", "my plan?")).journey.heard == "plan"


@pytest.mark.parametrize(
    ("step", "text"),
    [("goals", "lead a team later"), ("expectations", "weekly now, monthly later")],
)
def test_a_short_answer_that_speaks_of_later_is_kept(step: str, text: str) -> None:
    journey = after(standing(step, chosen="a"), a_message("inform", text)).journey
    assert journey.answers == {step: text}


@pytest.mark.parametrize(
    ("intent", "text"), [("inform", "not right now"), ("skip", "I'd rather do that later")]
)
def test_what_is_put_off_is_no_answer(intent: str, text: str) -> None:
    journey = after(standing("goals", chosen="a"), a_message(intent, text)).journey
    assert (journey.step, journey.answers) == ("expectations", {})


def test_the_form_asked_for_may_be_typed_before_one_was_suggested() -> None:
    pressed = a_message("inform", "/inform", choice={"form": "ask"}, pressed=True)
    asked = after(standing("done"), pressed)
    assert (asked.journey.heard, asked.journey.form) == ("form", None)
    named = after(asked, a_message("inform", "a formal programme"))
    assert (named.journey.heard, named.journey.form) == ("formed", "formal")


@pytest.mark.parametrize("step", ["expectations", "openness"])
def test_another_wish_is_no_answer_on_how_to_work_together(step: str) -> None:
    said = a_message("state_goal", "I would rather become a midwife", target_title="midwife")
    state = after(standing(step, chosen="a"), said)
    assert (state.journey.step, state.journey.answers) == ("match", {})
    assert state.profile.target_title == "midwife"


def test_an_answer_that_names_the_wish_again_is_an_answer() -> None:
    text = "We can speak openly about how I want to become a midwife"
    said = a_message("state_goal", text, target_title="midwife")
    assert after(standing("openness", chosen="a"), said).journey.answers == {"openness": text}
