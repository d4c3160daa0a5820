"""Where one question meets another: a day, a mentor's question, a draft, a way, a wish."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.mentoring.journey import REPLY
from tests.builders import TODAY, TOLD, a_message, after, standing

OFFERED = (("Ask HR", "Is there a programme?"), ("Ask Bo", ""))
ASKED = {"questions": {"a": "When could you begin?"}}
TEACHING = replace(TOLD, target_title="teacher")


def test_tomorrow_is_a_day_where_a_day_is_asked_for() -> None:
    asked = standing("goals", chosen="a", answers={"goals": "a talk"}, asks="by_when")
    journey = after(asked, a_message("nlu_fallback", "maybe tomorrow", today=TODAY)).journey
    assert journey.step == "expectations"
    assert journey.answers["by_when"].startswith("maybe tomorrow")


def test_tomorrow_is_a_time_where_times_are_asked_for() -> None:
    meeting = standing("meet", chosen="a", together="r-1/meet/0", begun="r-1/meet/0")
    journey = after(meeting, a_message("nlu_fallback", "tomorrow at 5 pm", today=TODAY)).journey
    assert (journey.step, journey.answers["times"]) == ("times", "tomorrow at 5 pm")


def test_later_is_no_goal() -> None:
    journey = after(
        standing("goals", chosen="a"), a_message("nlu_fallback", "later", today=TODAY)
    ).journey
    assert (journey.step, journey.answers) == ("expectations", {})


@pytest.mark.parametrize("said", ["not now, in May", "I want to be a head nurse, from May on"])
def test_what_a_mentor_asked_is_answered_in_any_words(said: str) -> None:
    asked = standing("draft", TEACHING, chosen="a", asks=REPLY, **ASKED)
    journey = after(asked, a_message("inform", said, target_title="head nurse")).journey
    assert (journey.step, journey.chosen, journey.replies) == ("draft", "a", {"a": said})


def test_a_mentors_question_is_asked_before_the_message_is_written_again() -> None:
    chosen = standing("match", offered=("a", "b"), **ASKED)
    journey = after(chosen, a_message("choose_mentor", choice={"mentor_id": "a"})).journey
    assert (journey.step, journey.asks) == ("draft", REPLY)


def test_another_word_in_the_draft_is_no_other_wish() -> None:
    draft = standing(
        "draft",
        TEACHING,
        chosen="a",
        text="Hello Ada,\n\nI'd like to become a teacher.",
    )
    said = a_message("edit_draft", 'replace "teacher" with "tutor"', target_title="tutor")
    journey = after(draft, said).journey
    assert (journey.step, journey.chosen) == ("draft", "a")
    assert len(journey.edits) == 1


def test_another_wish_leaves_an_agreement_alone() -> None:
    agreeing = standing("agree", TEACHING, chosen="a", together="r-1/agree/0")
    journey = after(agreeing, a_message("inform", "rather a tutor", target_title="tutor")).journey
    assert (journey.step, journey.chosen) == ("agree", "a")


@pytest.mark.parametrize("said", ["what are the other ways?", "show me the next one"])
def test_going_on_keeps_no_step(said: str) -> None:
    at = standing("events", proposals=OFFERED, proposed=0, visited=("welcome", "events"))
    journey = after(at, a_message("faq", said)).journey
    assert journey.step != "events"
    assert not journey.week


def test_leaving_out_the_choice_leads_to_the_plan() -> None:
    assert after(standing("choose", offered=("a", "b")), "skip").journey.step == "done"


def test_a_request_is_taken_back_even_where_words_are_an_answer() -> None:
    sent = standing("goals", chosen="a", visited=("welcome", "sent"))
    said = a_message("nlu_fallback", "take back my request", today=TODAY)
    assert after(sent, said).journey.heard == "withdraw"
