"""Ending a conversation, a draft, or the search for somebody."""

from __future__ import annotations

import pytest

from assistant.mentoring.saying import actions_for
from tests.builders import a_message, after, standing

NO_MORE = [
    ("affirm", "that's it"),
    ("affirm", "thats all"),
    ("deny", "No, that's everything, thank you."),
    ("nlu_fallback", "Nothing else, you have been a great help"),
    ("deny", "no thx"),
    ("thank", "thank you so much"),
    ("inform", "I'm done for today"),
    ("nlu_fallback", "nothing more, thanks"),
    ("skip", "nope, all good"),
]


@pytest.mark.parametrize(("intent", "text"), NO_MORE)
def test_nothing_more_is_a_farewell_and_nothing_else(intent: str, text: str) -> None:
    journey = after(standing("done", chosen="a"), a_message(intent, text)).journey
    said = actions_for(journey.step, journey.asks, journey.heard)
    assert (journey.step, said) == ("done", ("utter_farewell",))


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("affirm", "yes"),
        ("see_plan", "show me my plan"),
        ("none_of_these", "show other mentors"),
        ("faq", "that's it? what happens now?"),
        ("forget_me", "that's it, forget me"),
    ],
)
def test_what_asks_for_more_at_the_end_is_no_farewell(intent: str, text: str) -> None:
    assert after(standing("done", chosen="a"), a_message(intent, text)).journey.heard != "farewell"


@pytest.mark.parametrize("step", ["match", "events", "draft", "sent", "goals", "openness"])
@pytest.mark.parametrize(
    "text",
    [
        "I'd like to stop here, thanks for your help.",
        "That's enough for me today",
        "let's call it a day",
        "I have to go now",
    ],
)
def test_whoever_stops_for_today_is_let_go_wherever_they_stand(step: str, text: str) -> None:
    state = after(standing(step, chosen="a", offered=("a",)), a_message("thank", text))
    assert (state.journey.step, state.journey.heard) == (step, "farewell")
    assert state.journey.answers == {}


@pytest.mark.parametrize(
    "text",
    [
        "drop the idea",
        "forget it",
        "never mind",
        "leave it",
        "rather not",
        "I'd rather not write to anyone after all",
        "I don't want to contact her any more",
    ],
)
@pytest.mark.parametrize("intent", ["skip", "deny", "nlu_fallback", "edit_draft"])
def test_a_draft_that_is_dropped_reaches_nobody_and_leads_back_to_the_mentors(
    intent: str, text: str
) -> None:
    standing_there = standing("draft", chosen="a", offered=("a", "b"), text="Hello", tones=("x",))
    journey = after(standing_there, a_message(intent, text)).journey
    assert (journey.chosen, journey.tones, journey.text) == (None, (), "")
    said = actions_for(journey.step, journey.asks, journey.heard)
    assert said == ("utter_draft_dropped", "action_show_mentors")


@pytest.mark.parametrize("text", ["forget it", "drop the whole thing", "don't write to him"])
@pytest.mark.parametrize("asks", ["name", "email", None])
def test_it_can_be_dropped_up_to_the_last_question(asks: str | None, text: str) -> None:
    journey = after(standing("send", chosen="a", asks=asks), a_message("skip", text)).journey
    assert (journey.chosen, journey.heard) == (None, "dropped")


@pytest.mark.parametrize(
    ("intent", "text"),
    [("skip", "leave out that I'm a nurse"), ("deny", "not now"), ("affirm", "leave it like that")],
)
def test_words_about_the_draft_do_not_drop_it(intent: str, text: str) -> None:
    text_shown = "Hello Ada,\n\nI'm a nurse."
    journey = after(standing("draft", chosen="a", text=text_shown), a_message(intent, text)).journey
    assert (journey.chosen, journey.heard != "dropped") == ("a", True)


@pytest.mark.parametrize(
    "text",
    [
        "no one then",
        "Let's go on without a mentor for now.",
        "leave the mentor out and finish what we have",
        "Skip that, what's my plan?",
    ],
)
@pytest.mark.parametrize("intent", ["faq", "see_plan", "none_of_these", "skip"])
def test_whoever_goes_on_without_a_mentor_reads_the_plan_once(intent: str, text: str) -> None:
    journey = after(standing("choose", offered=("a", "b")), a_message(intent, text)).journey
    said = actions_for(journey.step, journey.asks, journey.heard)
    assert (journey.step, said) == ("done", ("action_show_plan",))


def test_nobody_of_one_kind_is_a_condition_and_no_farewell_to_mentors() -> None:
    said = a_message("nlu_fallback", "nobody from banking please")
    assert after(standing("choose", offered=("a",)), said).journey.step == "choose"
