"""Telling of somebody who behaved badly, and meeting a person."""

from __future__ import annotations

import pytest

from assistant.mentoring.journey import REPORT
from assistant.mentoring.mentees import Profile
from tests.builders import a_message, after, standing

TOLD_OF = a_message("report", "he asked me for money")


def test_what_is_told_of_a_mentor_is_kept_while_one_is_asked_how_to_be_reached() -> None:
    state = after(standing("sent"), TOLD_OF)
    assert (state.journey.heard, state.journey.awaits) == ("awaits", "report")
    state = after(state, a_message("inform", "me@example.org", contact="me@example.org"))
    assert (state.journey.heard, state.journey.awaits) == ("reachable", "transcript")
    assert state.journey.answers[REPORT] == "he asked me for money"


def test_whoever_would_rather_not_say_how_to_be_reached_is_heard_all_the_same() -> None:
    state = after(standing("sent"), TOLD_OF, "deny")
    assert state.journey.heard == "contact"
    assert REPORT in state.journey.answers


def test_a_later_wish_to_talk_to_a_person_is_no_report() -> None:
    state = after(standing("sent"), TOLD_OF, "deny", "talk_to_person")
    assert REPORT not in state.journey.answers


def test_those_who_were_dismissed_are_shown_again() -> None:
    state = after(standing("match", offered=("a", "b")), "none_of_these", "show_again")
    assert (state.journey.step, state.journey.dismissed) == ("match", ())


@pytest.mark.parametrize("step", ["match", "sent", "goals", "expectations", "openness", "agree"])
@pytest.mark.parametrize("awaits", [None, "contact", "report", "forget", "plan"])
def test_despair_moves_nothing_and_is_no_answer(step: str, awaits: str | None) -> None:
    before = standing(step, awaits=awaits, together="r/agree/0", answers={REPORT: "money"})
    words = "every two weeks by video I want to kill myself on Friday at 6"
    state = after(before, a_message("distress", words))
    assert (state.journey.step, state.journey.heard, state.journey.awaits) == (step, "aside", None)
    assert state.journey.answers == before.journey.answers


def test_how_to_be_reached_is_kept_of_somebody_in_despair_who_was_asked_for_it() -> None:
    words = a_message("distress", "call me, I can't go on", contact="0123 456789")
    state = after(standing("match", awaits="contact"), words)
    assert (state.journey.heard, state.journey.awaits) == ("contact", None)
    assert after(standing("match"), words).journey.heard == "aside"


def test_what_a_young_person_reports_is_kept_for_the_coordinator() -> None:
    young = standing("young", profile=Profile(age=15), young=True)
    state = after(young, a_message("report", "a man from here keeps writing to me"), "deny")
    assert state.journey.heard == "contact"
    assert state.journey.answers == {REPORT: "a man from here keeps writing to me"}


@pytest.mark.parametrize(
    ("step", "asks"),
    [("goals", None), ("goals", "by_when"), ("expectations", None), ("openness", None)],
)
@pytest.mark.parametrize(
    ("intent", "text", "heard"),
    [
        ("report", "she asked me for my bank details last week and then once a month", "awaits"),
        ("report", "she wrote to me later", "awaits"),
        ("manage_mentoring", "please send me the link to my mentor page again", "awaits"),
        ("withdraw", "take it back", "withdraw"),
        ("withdraw", "I would like to take back the request I sent to Ada", "withdraw"),
        ("ask_news", "any news", "news"),
    ],
)
def test_what_concerns_a_request_or_a_person_is_never_kept_as_an_answer(
    step: str, asks: str | None, intent: str, text: str, heard: str
) -> None:
    sent = standing(step, asks=asks, chosen="m-1", visited=("welcome", "sent"))
    journey = after(sent, a_message(intent, text)).journey
    assert journey.heard == heard
    assert step not in journey.answers


def test_never_to_be_shown_somebody_again_is_no_answer() -> None:
    said = a_message("block", "never show me Ada again please", choice={"mentor_id": "m-1"})
    journey = after(standing("openness", chosen="m-1"), said).journey
    assert (journey.heard, journey.dismissed, journey.answers) == ("blocked", ("m-1",), {})


def test_a_short_wish_to_see_them_again_is_no_answer() -> None:
    journey = after(
        standing("goals", chosen="m-1"), a_message("show_again", "show them again")
    ).journey
    assert (journey.step, journey.answers) == ("match", {})


@pytest.mark.parametrize("intent", ["report", "inform", "nlu_fallback", "out_of_scope"])
def test_further_words_of_a_report_are_kept_with_the_first(intent: str) -> None:
    journey = after(standing("sent"), TOLD_OF, a_message(intent, "and wrote at three")).journey
    assert (journey.heard, journey.awaits) == ("awaits", "report")
    assert journey.answers[REPORT] == "he asked me for money\nand wrote at three"


def test_a_wish_to_talk_to_a_person_keeps_what_was_reported() -> None:
    journey = after(standing("sent"), TOLD_OF, "talk_to_person").journey
    assert (journey.heard, journey.awaits) == ("awaits", "report")
    assert journey.answers[REPORT] == "he asked me for money"


@pytest.mark.parametrize("aside", ["faq", "thank", "help"])
@pytest.mark.parametrize("awaits", ["forget", "contact", "report", "plan", "hope", "transcript"])
def test_a_question_in_between_leaves_open_what_was_asked(awaits: str, aside: str) -> None:
    asked = standing("match", awaits=awaits, answers={REPORT: "rude"})
    journey = after(asked, a_message(aside, "who can read that?")).journey
    assert (journey.heard, journey.awaits) == ("aside", awaits)
    assert journey.answers == {REPORT: "rude"}


def test_whoever_goes_elsewhere_instead_of_answering_is_not_held() -> None:
    journey = after(standing("done", awaits="contact"), "find_mentors").journey
    assert (journey.step, journey.awaits) == ("match", None)
