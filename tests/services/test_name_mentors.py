"""Whom a message names, and when a name is a choice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.mentoring.journey import Journey
from assistant.mentoring.messages import Message
from assistant.mentoring.occupations import Occupations
from assistant.services.name_mentors import NameMentors
from tests.builders import a_mentor, a_message, standing
from tests.fakes import FakeMentors

SHOWN = ("t", "s", "w")
CHOSEN = {"mentor_id": "t"}


@pytest.fixture
def naming(few: Occupations) -> NameMentors:
    names = {"t": "Teresa Ong", "s": "Sofia Reyes", "w": "Will May"}
    mentors = [a_mentor(id, name=name) for id, name in names.items()]
    return NameMentors(FakeMentors(few, *mentors))


def at(step: str, **journey: Any) -> Journey:
    return standing(step, offered=SHOWN, **journey).journey


def heard(naming: NameMentors, journey: Journey, intent: str, text: str) -> Message:
    return naming.with_named(journey, a_message(intent, text))


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("inform", "Teresa"),
        ("nlu_fallback", "ok Ong then"),
        ("affirm", "yes, Teresa please"),
        ("find_mentors", "teresa ong"),
        ("choose_mentor", "I would like to write to Teresa"),
    ],
)
def test_a_name_on_the_screen_chooses_who_bears_it(
    intent: str, text: str, naming: NameMentors
) -> None:
    message = heard(naming, at("match"), intent, text)
    assert (message.intent, message.choice) == ("choose_mentor", CHOSEN)


@pytest.mark.parametrize("text", ["Will", "maybe Will then"])
def test_a_name_that_is_a_word_too_is_heard_where_it_is_written_as_a_name(
    text: str, naming: NameMentors
) -> None:
    assert heard(naming, at("match"), "inform", text).choice == {"mentor_id": "w"}


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("deny", "not Teresa please"),
        ("inform", "anyone but Teresa"),
        ("choose_mentor", "not Teresa"),
        ("faq", "Is Teresa paid for this?"),
        ("inform", "is Teresa a nurse?"),
        ("faq", "will it cost anything?"),
        ("affirm", "yes I may"),
        ("thank", "thank you Teresa"),
        ("skip", "skip Teresa"),
    ],
)
def test_what_only_speaks_of_somebody_chooses_nobody(
    intent: str, text: str, naming: NameMentors
) -> None:
    message = heard(naming, at("match"), intent, text)
    assert (message.intent, message.choice) == (intent, {})


def test_where_a_town_is_asked_for_a_name_is_that_of_a_town(naming: NameMentors) -> None:
    assert heard(naming, at("events", asks="location"), "inform", "Sofia").choice == {}


@pytest.mark.parametrize("step", ["draft", "agree", "meet"])
def test_the_name_of_the_mentor_written_to_keeps_what_was_said(
    step: str, naming: NameMentors
) -> None:
    message = heard(naming, at(step, chosen="t"), "affirm", "looks good for Teresa")
    assert (message.intent, message.choice) == ("affirm", {})


def test_another_name_at_the_draft_chooses_another_mentor(naming: NameMentors) -> None:
    message = heard(naming, at("draft", chosen="t"), "inform", "rather Sofia")
    assert message.choice == {"mentor_id": "s"}


@pytest.mark.parametrize("intent", ["inform", "choose_mentor"])
def test_an_answer_that_greets_the_mentor_who_asked_is_an_answer(
    intent: str, naming: NameMentors
) -> None:
    journey = replace(at("draft", chosen="t"), asks="reply")
    message = heard(naming, journey, intent, "Hi Teresa, five years now")
    assert (message.intent, message.choice) == ("inform", {})


def test_why_not_somebody_is_still_about_them(naming: NameMentors) -> None:
    message = heard(naming, at("match"), "ask_why", "why not Teresa?")
    assert (message.intent, message.choice) == ("ask_why", CHOSEN)
