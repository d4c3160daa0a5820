"""Who a request is from."""

from __future__ import annotations

import pytest

from assistant.mentoring.journey import Journey
from assistant.mentoring.mentees import Profile
from assistant.mentoring.signing import about_request, asks_to_send, signed
from tests.builders import TOLD, a_message, after, standing

NAME = Journey(step="send", asks="name")
EMAIL = Journey(step="send", asks="email")
SHOWN = Journey(step="send")
SENT = Journey(step="sent", visited=("sent",))
ANNA = Profile(name="Anna", email="anna@example.org")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Anna", "Anna"),
        ("my name is Anna Kowal.", "Anna Kowal"),
        ("I'm Jean-Luc", "Jean-Luc"),
        ("ok, sign it as A. O'Neill", "A. O'Neill"),
        ("Дарья", "Дарья"),
        ("Grace", "Grace"),
        ("So Young Kim", "So Young Kim"),
    ],
)
def test_a_name_is_taken_as_it_was_given(said: str, name: str) -> None:
    profile = signed(Profile(), NAME, a_message("inform", text=said))
    assert profile is not None
    assert profile.name == name


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("why do you need that?", "faq"),
        ("12345", "inform"),
        ("http://example.org", "inform"),
        ("no thanks", "deny"),
        ("I would much rather first know who else there might be", "inform"),
        ("<b>x</b>", "inform"),
        ("send it", "inform"),
        ("Warmer", "inform"),
        ("so", "inform"),
        ("um well", "inform"),
    ],
)
def test_what_is_no_name_is_not_signed_with(said: str, intent: str) -> None:
    assert signed(Profile(), NAME, a_message(intent, text=said)) is None


def test_name_and_address_in_one_message_are_both_taken() -> None:
    message = a_message("inform", text="Anna, anna@example.org", contact="anna@example.org")
    profile = signed(Profile(), NAME, message)
    assert profile == Profile(name="Anna", email="anna@example.org")


def test_a_telephone_number_is_no_address() -> None:
    message = a_message("inform", text="0171 123456", contact="0171 123456")
    assert signed(Profile(), EMAIL, message) is None


@pytest.mark.parametrize(
    ("said", "intent", "sends"),
    [
        ("ok send it", "affirm", True),
        ("please send that to her", "draft_message", True),
        ("don't send it yet", "draft_message", False),
        ("write it again", "draft_message", False),
        ("how do you send it?", "faq", False),
    ],
)
def test_asking_to_send_is_a_yes(said: str, intent: str, sends: bool) -> None:
    assert asks_to_send(a_message(intent, text=said)) is sends


@pytest.mark.parametrize("journey", [SHOWN, SENT])
def test_a_wrong_address_is_mended_by_writing_the_right_one(journey: Journey) -> None:
    message = a_message("inform", text="no, anna2@example.org", contact="anna2@example.org")
    profile = signed(ANNA, journey, message)
    assert profile == Profile(name="Anna", email="anna2@example.org")
    assert signed(ANNA, Journey(step="goals"), message) is None


def test_of_two_addresses_the_last_is_meant() -> None:
    text = "bruno@example.org, sorry, bruno2@example.org"
    message = a_message("inform", text=text, contact="bruno@example.org")
    profile = signed(Profile(name="Bruno"), EMAIL, message)
    assert profile is not None
    assert profile.email == "bruno2@example.org"


def test_a_name_is_mended_only_where_it_is_said_to_be_one() -> None:
    profile = signed(ANNA, SHOWN, a_message("inform", text="no, my name is Mirela Pop"))
    assert profile is not None
    assert profile.name == "Mirela Pop"
    assert signed(ANNA, SHOWN, a_message("inform", text="looks lovely")) is None


@pytest.mark.parametrize(
    ("intent", "about"), [("withdraw", "withdraw"), ("ask_news", "news"), ("inform", None)]
)
def test_whoever_has_sent_something_may_ask_for_it_or_take_it_back(
    intent: str, about: str | None
) -> None:
    assert about_request(SENT, a_message(intent)) == about
    assert about_request(Journey(step="match"), a_message(intent)) is None


def test_a_name_that_is_called_one_is_taken_whatever_the_sentence_resembles() -> None:
    for said, intent in (("My name is Anna.", "help"), ("Please sign it with Anna.", "edit_draft")):
        profile = signed(Profile(), NAME, a_message(intent, text=said))
        assert profile is not None
        assert profile.name == "Anna"


@pytest.mark.parametrize("step", ["goals", "expectations", "openness", "done"])
@pytest.mark.parametrize("text", ["anna2@example.org", "sorry, it's anna2@example.org"])
def test_an_address_alone_mends_the_request_wherever_its_sender_stands(
    step: str, text: str
) -> None:
    sent = standing(step, chosen="m-1", visited=("welcome", "sent"))
    state = after(sent, a_message("inform", text, contact="anna2@example.org"))
    assert (state.journey.step, state.profile.email) == ("send", "anna2@example.org")
    assert state.journey.answers == {}


def test_an_address_within_an_answer_stays_part_of_it() -> None:
    text = "Learn how to answer everything that comes to office@example.org in a day"
    sent = standing("goals", chosen="m-1", visited=("welcome", "sent"))
    state = after(sent, a_message("inform", text, contact="office@example.org"))
    assert (state.profile.email, state.journey.answers) == (TOLD.email, {"goals": text})


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("I'd like her to send me honest feedback", "done"),
        ("send me honest feedback", "done"),
        ("ok send it", "send"),
        ("please send it now", "send"),
    ],
)
def test_what_somebody_is_to_send_later_does_not_send_the_message(text: str, step: str) -> None:
    journey = after(standing("openness", chosen="m-1"), a_message("inform", text)).journey
    assert journey.step == step
    assert ("openness" in journey.answers) is (step == "done")
