"""Who a request is from."""

from __future__ import annotations

import pytest

from assistant.mentoring.mentees import Profile
from assistant.mentoring.signing import asks_to_send, signed
from tests.builders import a_message


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Anna", "Anna"),
        ("my name is Anna Kowal.", "Anna Kowal"),
        ("I'm Jean-Luc", "Jean-Luc"),
        ("ok, sign it as A. O'Neill", "A. O'Neill"),
        ("Дарья", "Дарья"),
        ("Grace", "Grace"),
    ],
)
def test_a_name_is_taken_as_it_was_given(said: str, name: str) -> None:
    profile = signed(Profile(), "name", a_message("inform", text=said))
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
    ],
)
def test_what_is_no_name_is_not_signed_with(said: str, intent: str) -> None:
    assert signed(Profile(), "name", a_message(intent, text=said)) is None


def test_name_and_address_in_one_message_are_both_taken() -> None:
    message = a_message("inform", text="Anna, anna@example.org", contact="anna@example.org")
    profile = signed(Profile(), "name", message)
    assert profile == Profile(name="Anna", email="anna@example.org")


def test_a_telephone_number_is_no_address() -> None:
    message = a_message("inform", text="0171 123456", contact="0171 123456")
    assert signed(Profile(), "email", message) is None


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
