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


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("talk_to_person", "Could you put me in touch with Teresa Garcia?"),
        ("faq", "Teresa sounds like somebody I could talk to, can I write to her?"),
        ("none_of_these", "let's take Teresa"),
        ("help", "I like Teresa best"),
        ("state_goal", "I'd like to meet Teresa Garcia"),
        ("nlu_fallback", "please introduce me to Teresa"),
    ],
)
def test_whoever_asks_for_somebody_by_name_chooses_them_whatever_it_resembles(
    intent: str, text: str, named: Callable[..., Message]
) -> None:
    heard = named(a_message(intent, text))
    assert (heard.intent, heard.choice) == ("choose_mentor", {"mentor_id": "t"})


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("faq", "tell me more about Teresa, please"),
        ("faq", "What does Teresa ask of people?"),
        ("none_of_these", "I don't want to write to Teresa"),
        ("block", "never show me Teresa again please"),
        ("distress", "please tell Teresa I want to die"),
    ],
)
def test_a_question_about_somebody_or_a_refusal_is_no_choice(
    intent: str, text: str, named: Callable[..., Message]
) -> None:
    assert named(a_message(intent, text)).intent == intent


@pytest.mark.parametrize("intent", ["draft_message", "find_mentors", "nlu_fallback", "affirm"])
def test_a_number_says_whom_to_write_to_whatever_it_resembles(
    intent: str, named: Callable[..., Message]
) -> None:
    message = a_message(intent, "I'd like to write to the first one", choice={"ordinal": 1})
    assert named(message).intent == "choose_mentor"
    assert named(message, asks="location") == message


def test_a_name_that_two_bear_is_a_choice_between_them(finding: Finder) -> None:
    shown = [a_mentor("x", name="Ada Ng"), a_mentor("y", name="Ada Ek"), a_mentor("z", name="Bo")]
    naming = NameMentors(finding(*shown).directory)
    stood = a_person("rest:ada", "match", offered=("x", "y", "z")).journey
    heard = naming.with_named(stood, a_message("affirm", "Ada please"))
    assert (heard.intent, heard.choice) == ("choose_mentor", {"names": ("x", "y")})


@pytest.mark.parametrize("intent", ["goodbye", "deny", "none_of_these", "faq", "greet", "help"])
@pytest.mark.parametrize("text", ["teresa", "TERESA GARCIA", "Tersea please", "ok teresa, thanks"])
def test_a_message_that_is_a_name_chooses_whatever_it_resembles(
    intent: str, text: str, named: Callable[..., Message]
) -> None:
    heard = named(a_message(intent, text, current_title="baker"))
    assert (heard.intent, heard.choice) == ("choose_mentor", {"mentor_id": "t"})
    assert heard.facts.current_title is None


def test_a_cry_for_help_is_no_choice_though_somebody_is_called_so(
    named: Callable[..., Message],
) -> None:
    message = a_message("distress", "will")
    assert named(message) == message


@pytest.mark.parametrize("step", ["match", "choose"])
def test_work_tells_whom_among_those_on_the_screen(step: str, finding: Finder) -> None:
    shown = [
        a_mentor("x", "baker", name="Ada Ng", organisation="Hill Bakery"),
        a_mentor("y", "pastry chef", name="Bo Ek"),
        a_mentor("z", "head baker", name="Cy Ox"),
    ]
    naming = NameMentors(finding(*shown).directory)
    stood = a_person("rest:ada", step, offered=("x", "y", "z")).journey

    def heard(text: str) -> Message:
        return naming.with_named(stood, a_message("inform", text, current_title="baker"))

    assert heard("the pastry chef please").choice == {"mentor_id": "y"}
    assert heard("the one from the bakery").choice == {"mentor_id": "x"}
    assert heard("the baker").choice == {"names": ("x", "z")}
    assert heard("I'm the baker of our village").intent == "inform"
    assert heard("not the baker").intent == "inform"
    assert heard("is the baker nice?").intent == "inform"


def test_after_which_one_the_work_alone_tells(finding: Finder) -> None:
    shown = [a_mentor("x", "baker", name="Ada Ng"), a_mentor("y", "cook", name="Ada Ek")]
    naming = NameMentors(finding(*shown).directory)
    stood = a_person("rest:ada", "choose", offered=("x", "y")).journey
    said = a_message("inform", "cook", current_title="cook")
    assert naming.with_named(stood, said) == said
    asked = a_person("rest:ada", "choose", offered=("x", "y"), heard="which").journey
    assert naming.with_named(asked, said).choice == {"mentor_id": "y"}


def test_two_names_are_a_choice_between_them(named: Callable[..., Message]) -> None:
    heard = named(a_message("inform", "Teresa and Will"))
    assert heard.choice == {"names": ("t", "w")}
