"""What is answered while things are settled with a mentor, and signed, is taken as it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.mentoring.commands import no_day, only_likely_despair
from assistant.mentoring.mentees import Profile
from tests.builders import TODAY, TOLD, a_message, after, standing

SETTLED = ["goals", "expectations", "openness"]


@pytest.mark.parametrize("step", SETTLED)
def test_an_answer_changes_nothing_of_the_profile(step: str) -> None:
    facts = {"goals": ("find_job",), "target_title": "painter", "skills": ("patience",)}
    said = a_message("state_goal", "to have shown my pictures to a painter", **facts)
    state = after(standing(step, chosen="a"), said)
    assert state.profile == TOLD
    assert state.journey.answers[step] == said.text


def test_another_wish_told_while_things_are_settled_counts() -> None:
    said = a_message("state_goal", "actually I'd rather become a painter", target_title="painter")
    state = after(standing("openness", chosen="a"), said)
    assert (state.profile.target_title, state.journey.step) == ("painter", "match")


@pytest.mark.parametrize(
    "text",
    [
        "I haven't thought about a day yet",
        "no idea",
        "I really don't know when, sorry",
        "there's no particular date",
        "haven't decided on that",
        "hard to say",
    ],
)
@pytest.mark.parametrize("intent", ["distress", "deny", "faq", "inform"])
def test_no_day_in_mind_is_none_whatever_it_resembles(intent: str, text: str) -> None:
    asked = standing("goals", chosen="a", asks="by_when", answers={"goals": "a plan"})
    said = replace(a_message(intent, text, confidence=0.8), today=TODAY)
    journey = after(asked, said).journey
    assert (journey.step, journey.asks) == ("expectations", None)
    assert "by_when" not in journey.answers


@pytest.mark.parametrize(
    "text", ["in three months", "I can't go on any more", "I don't want to live", "by May"]
)
def test_a_day_or_despair_is_not_no_day(text: str) -> None:
    assert not (no_day(text) and only_likely_despair(a_message("distress", text, confidence=0.9)))


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("that I no longer worry about Mondays", True),
        ("to stop dreading the phone", True),
        ("not to lie awake over that, and to know", True),
        ("I lie awake every night", False),
        ("I no longer worry, it will soon be over", False),
        ("I no longer want to be here", False),
        ("to no longer lie awake, or just die", False),
    ],
)
def test_worries_to_be_left_behind_are_a_goal(text: str, harmless: bool) -> None:
    assert only_likely_despair(a_message("distress", text, confidence=0.9)) is harmless


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("deny", "noa lindgren"),
        ("skip", "Nuno Passos"),
        ("affirm", "Yesim Okan"),
        ("goodbye", "ada"),
        ("faq", "Howard Weir"),
    ],
)
def test_a_plain_name_is_a_name_whatever_it_resembles(intent: str, text: str) -> None:
    asked = standing("send", Profile(goals=("promotion",)), chosen="a", asks="name")
    state = after(asked, a_message(intent, text, confidence=0.7))
    assert (state.profile.name, state.journey.asks) == (text, "email")


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("deny", "no thanks"),
        ("deny", "nope"),
        ("deny", "not now"),
        ("skip", "rather not"),
        ("thank", "many thanks"),
        ("faq", "who sees it?"),
    ],
)
def test_a_refusal_or_a_question_is_no_name(intent: str, text: str) -> None:
    asked = standing("send", Profile(goals=("promotion",)), chosen="a", asks="name")
    assert after(asked, a_message(intent, text)).profile.name is None


@pytest.mark.parametrize("text", ["col", "ada at home"])
def test_what_is_no_address_is_asked_for_in_an_easier_way(text: str) -> None:
    asked = standing("send", replace(TOLD, email=None), chosen="a", asks="email")
    journey = after(asked, a_message("deny", text, confidence=0.6)).journey
    assert (journey.step, journey.asks, journey.misses) == ("send", "email", 1)


@pytest.mark.parametrize("intent", ["see_plan", "nlu_fallback", "faq"])
@pytest.mark.parametrize("text", ["yes, put tat in my plan", "i can do tat this week, yes"])
def test_a_yes_with_slips_in_it_keeps_the_step(intent: str, text: str) -> None:
    state = standing("online", proposals=(("Look it up", ""),), proposed=0)
    assert after(state, a_message(intent, text)).journey.week == {"online": ("Look it up", "")}


@pytest.mark.parametrize("text", ["go on", "next please"])
@pytest.mark.parametrize("intent", ["affirm", "resume", "nlu_fallback"])
def test_going_on_leaves_out_what_was_asked(intent: str, text: str) -> None:
    journey = after(standing("alumni", asks="school"), a_message(intent, text)).journey
    assert journey.heard == "without"
    assert "school" in journey.declined


def test_a_question_with_going_on_in_it_goes_nowhere() -> None:
    asked = a_message("faq", "and how long does it go on, usually?")
    assert after(standing("online"), asked).journey.step == "online"


def test_a_school_is_an_employer_where_that_was_asked() -> None:
    text = "At Hill School, have done for years"
    said = a_message("inform", text, schools=("Hill School",))
    state = after(standing("organisation", asks="organisation"), said)
    assert (state.profile.organisations, state.profile.schools) == (("Hill School",), TOLD.schools)


@pytest.mark.parametrize(
    ("text", "found", "kept"),
    [
        ("at Byrne and Daughters, have done for years", "Byrne", "Byrne and Daughters"),
        ("Byrne in Cork", "Byrne", "Byrne"),
        ("Byrne as a clerk", "Byrne", "Byrne"),
    ],
)
def test_an_employer_is_called_as_the_person_says(text: str, found: str, kept: str) -> None:
    said = a_message("inform", text, organisations=(found,))
    state = after(standing("organisation", asks="organisation"), said)
    assert state.profile.organisations == (kept,)


@pytest.mark.parametrize("text", ["open a school", "own business", "start company"])
def test_whoever_would_like_to_found_something_is_not_led_to_where_they_work(text: str) -> None:
    said = a_message("explore_organisation", text, confidence=0.7)
    journey = after(standing("match", Profile(), asks="goal"), said).journey
    assert (journey.step, journey.asks) == ("match", "goal")


def test_what_leaves_out_an_answer_tells_no_wish() -> None:
    said = a_message("skip", "pass", goals=("explore_options",))
    assert after(standing("alumni", asks="school"), said).profile == TOLD
