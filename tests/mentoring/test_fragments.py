"""What people write between two other things: half sentences, sighs, a change of mind."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.mentoring.answers import asks_something
from assistant.mentoring.days import deadline
from assistant.mentoring.introductions import first_message
from assistant.mentoring.matching import Match
from assistant.mentoring.mentees import Profile
from assistant.mentoring.occupations import Occupations
from tests.builders import a_mentor, a_message, after, standing

TEXT = "Hello Ada,\n\nI'm a nurse. I hate spreadsheets.\n\nMay I call?\n\nThank you\n[your name]"


def test_a_sigh_that_sounds_like_relief_is_no_news_of_being_safe() -> None:
    sighed = after(standing("match", offered=("a",)), a_message("reassure", "sorry baby woke up"))
    assert sighed.journey.heard == "nod"
    meant = after(standing("match", offered=("a",)), a_message("reassure", "I'm ok, I'm safe"))
    assert meant.journey.heard == "aside"


def test_dunno_is_no_question_whoever_stands_behind_it() -> None:
    said = a_message("faq", "dunno tbh. my mum says i need a mentor")
    assert after(standing("match", Profile(), asks="goal"), said).journey.heard == "nod"


def test_what_somebody_says_is_a_statement_and_whats_is_a_question() -> None:
    assert not asks_something("what I say about my ward stays between us")
    assert asks_something("whats the weather tomorrow")


def test_tomorrows_weather_puts_nothing_off() -> None:
    state = standing("events", visited=("welcome", "match"))
    told = after(state, a_message("out_of_scope", "whats the weather tomorrow"))
    assert (told.journey.step, told.journey.heard) == ("events", "declined")


def test_go_on_leaves_out_what_can_be_left_out() -> None:
    state = standing("alumni", asks="school")
    assert after(state, a_message("affirm", "ok go on")).journey.asks != "school"


@pytest.mark.parametrize(
    ("intent", "words"),
    [("skip", "leave out the ward, that's nobodys business"), ("edit_draft", "leave out the car")],
)
def test_what_does_not_stand_in_the_draft_is_no_yes_to_it(intent: str, words: str) -> None:
    state = standing("draft", chosen="m-1", text=TEXT)
    journey = after(state, a_message(intent, words)).journey
    assert (journey.step, journey.heard) == ("draft", "uneditable")


def test_a_reason_behind_what_to_leave_out_is_no_part_of_it() -> None:
    state = standing("draft", chosen="m-1", text=TEXT)
    journey = after(state, a_message("deny", "leave out the spreadsheets, thats silly")).journey
    assert journey.edits == (("leave_out", "the spreadsheets", ""),)


def test_a_change_while_the_name_is_asked_for_is_made() -> None:
    state = standing("send", chosen="m-1", text=TEXT, asks="name")
    journey = after(state, a_message("edit_draft", "add that I run the ward")).journey
    assert (journey.step, journey.edits) == ("draft", (("add", "", "I run the ward"),))


def test_the_end_of_a_month_is_a_day_without_by() -> None:
    assert deadline("ok end of may then", date(2026, 11, 28)) == date(2027, 5, 31)


def test_a_goal_for_the_two_of_them_is_no_other_wish() -> None:
    before = Profile(current_title="nurse", target_title="product manager")
    said = a_message("state_goal", "land a junior product role", target_title="junior product")
    state = after(standing("goals", before, chosen="m-1"), said)
    assert state.profile.target_title == "product manager"


def test_whoever_comes_back_used_to_work(few: Occupations) -> None:
    profile = Profile(current_title="accountant", goals=("return_to_work", "confidence"))
    text = first_message(Match(a_mentor(), 0.5, {}), profile, (), few)
    assert "I used to work as an accountant and would like to come back to work." in text
    assert "What I hope for most is to feel surer of myself." in text


@pytest.mark.parametrize("words", ["send me my link", "pls mail me my mentor link"])
def test_a_mentor_gets_their_link_by_the_words_the_readme_gives(words: str) -> None:
    said = a_message("nlu_fallback", words)
    assert after(standing("welcome"), said).journey.awaits == "link"


@pytest.mark.parametrize(
    "text", ["sorry baby woke up", "sorry, my son is crying", "oh wait the bell"]
)
@pytest.mark.parametrize("step", ["match", "events", "alumni"])
def test_an_excuse_corrects_neither_work_nor_place(step: str, text: str) -> None:
    before = Profile(goals=("return_to_work",), current_title="accountant", locations=("Leeds",))
    state = after(standing(step, before), a_message("nlu_fallback", text=text))
    assert state.profile == before


def test_a_place_is_corrected_in_a_word() -> None:
    state = after(
        standing("events", Profile(locations=("Leeds",))), a_message("inform", text="no, hull")
    )
    assert state.profile.locations == ("hull",)


def test_a_subject_answers_what_somebody_does_unless_they_do_not_like_it() -> None:
    state = standing("match", Profile(goals=("explore_options",)), asks="occupation")
    studies = a_message("inform", "im studying history", subjects=("history",))
    assert after(state, studies).journey.asks is None
    unloved = a_message(
        "state_goal",
        "im studying business but i dont like it",
        subjects=("business",),
        avoid={"industries": ("business",)},
    )
    moved = after(state, unloved)
    assert moved.profile.subjects == ("business",)
    assert moved.journey.asks == "occupation"


def test_two_fields_answer_what_work_somebody_would_like() -> None:
    state = standing("match", Profile(goals=("career_change",)), asks="occupation")
    said = a_message(
        "state_goal",
        "maybe something with sustainability? or music",
        fields=("environment", "music"),
    )
    moved = after(state, said)
    assert moved.profile.fields == ("environment", "music")
    assert moved.journey.asks is None
