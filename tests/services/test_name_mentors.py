"""Whom a message names, and where a name is no choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.mentoring.journey import Journey
from assistant.mentoring.messages import Message
from assistant.services.find_mentors import FindMentors
from assistant.services.name_mentors import NameMentors
from tests.builders import a_mentor, a_message, a_person

Finder = Callable[..., FindMentors]
SHOWN = [a_mentor("t", name="Teresa Garcia"), a_mentor("w", name="Will Sofia")]


@pytest.fixture
def named(finding: Finder) -> Callable[..., Message]:
    """What a message is heard as where Teresa and Will were shown."""

    def hear(message: Message, step: str = "match", **journey: Any) -> Message:
        stood: Journey = a_person("rest:ada", step, offered=("t", "w"), **journey).journey
        return NameMentors(finding(*SHOWN).directory).with_named(stood, message)

    return hear


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("inform", "Teresa"),
        ("nlu_fallback", "teresa please"),
        ("affirm", "ok Teresa then"),
        ("draft_message", "write to Teresa"),
        ("find_mentors", "I'd like Teresa Garcia to be the one I talk to"),
        ("inform", "Will"),
        ("choose_mentor", "I think it will be Will"),
    ],
)
def test_a_name_that_says_no_more_is_a_choice(
    intent: str, text: str, named: Callable[..., Message]
) -> None:
    heard = named(a_message(intent, text))
    assert heard.intent == "choose_mentor"
    assert heard.choice == {"mentor_id": "w" if "Will" in text else "t"}


@pytest.mark.parametrize(
    "message",
    [
        a_message("deny", "not Teresa please"),
        a_message("inform", "anybody but Teresa"),
        a_message("inform", "I don't want Teresa"),
        a_message("faq", "Is Teresa paid for this?"),
        a_message("faq", "Is Teresa Garcia paid for this?"),
        a_message("thank", "thank you Teresa"),
        a_message("nlu_fallback", "will it cost anything?"),
        a_message("inform", "I live in Sofia", locations=("Sofia",)),
    ],
    ids=lambda message: message.text,
)
def test_a_name_beside_a_no_a_question_or_thanks_is_no_choice(
    message: Message, named: Callable[..., Message]
) -> None:
    assert named(message) == message


def test_whoever_is_ruled_out_in_a_choice_is_not_chosen(named: Callable[..., Message]) -> None:
    assert named(a_message("choose_mentor", "not Teresa please")).choice == {}


@pytest.mark.parametrize(
    ("asks", "text"), [("location", "Sofia"), ("reply", "Hi Teresa, five years now")]
)
def test_a_name_in_the_answer_to_a_question_is_no_choice(
    asks: str, text: str, named: Callable[..., Message]
) -> None:
    message = a_message("inform", text)
    assert named(message, "draft", asks=asks, chosen="t") == message


def test_in_a_draft_the_name_of_whoever_it_is_to_is_no_choice_but_another_one_is(
    named: Callable[..., Message],
) -> None:
    good = a_message("affirm", "looks good for Teresa")
    assert named(good, "draft", chosen="t") == good
    assert named(a_message("inform", "rather Teresa"), "draft", chosen="w").choice == {
        "mentor_id": "t"
    }
