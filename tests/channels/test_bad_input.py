"""Bad input gets a clear refusal or a kind answer, never a broken conversation."""

from __future__ import annotations

import pytest

from tests.serving import Server

WEBHOOK = "/webhooks/rest/webhook"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"\xff\xfe",
        {"message": "hi"},
        {"sender": "", "message": "hi"},
        {"sender": "  ", "message": "hi"},
        {"sender": 7, "message": "hi"},
        {"sender": ["a"], "message": "hi"},
        {"sender": "a\nb", "message": "hi"},
        {"sender": "x" * 500, "message": "hi"},
        {"sender": "bad"},
        {"sender": "bad", "message": ""},
        {"sender": "bad", "message": " \n\t "},
        {"sender": "bad", "message": 5},
        {"sender": "bad", "message": {"text": "hi"}},
        {"sender": "bad", "message": "hi", "message_id": 9},
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(server: Server, body: object) -> None:
    status, answer = server.post(WEBHOOK, body)
    assert status == 400
    assert answer["error"].endswith(".")
    assert "Traceback" not in str(answer)


def test_a_book_is_too_long(server: Server) -> None:
    status, answer = server.post(WEBHOOK, {"sender": "long", "message": "word " * 4000})
    assert status == 413
    assert "4000" in answer["error"]


@pytest.mark.parametrize(
    "message",
    [
        "😀😀😀",
        "\u0000\u0007\u001b[31m",
        "\ud83d",
        "<script>alert(1)</script>",
        "'; DROP TABLE people; --",
        "{{ 7*7 }} {name} %s",
        "我想找一位导师",
        "؟",
        "a" * 3900,
        "/",
        '/choose_mentor{"mentor_id": "demo-0001"}',
        "....",
    ],
)
def test_odd_messages_are_answered_and_the_conversation_goes_on(
    server: Server, message: str
) -> None:
    sender = f"odd-{abs(hash(message))}"
    server.say(sender, "I am a nurse and want to become a teacher")
    assert server.say(sender, message)
    assert "Mentors who fit" in server.text(sender, "where am I?")


def test_a_typed_payload_nobody_was_offered_is_only_text(server: Server) -> None:
    server.say("typed", "hello")
    said = server.text("typed", '/choose_mentor{"mentor_id": "demo-0001"}')
    assert "Here is a first message" not in said


@pytest.mark.parametrize("command", ["/restart", "/session_start", "/back", "/action_listen"])
def test_rasas_own_commands_are_only_text_when_typed(server: Server, command: str) -> None:
    sender = f"command-{command[1:]}"
    server.say(sender, "I am a nurse and want to become a teacher")
    assert server.say(sender, command)
    assert "computer program" not in server.text(sender, "where am I?")


def test_an_offered_payload_is_a_button(server: Server) -> None:
    server.say("pressed", "I am a nurse and want to become a teacher")
    assert "organisation" in server.text("pressed", "/affirm")


def test_the_same_message_id_gets_the_same_answer_once(server: Server) -> None:
    server.say("twice", "I am a nurse and want to become a teacher")
    first = server.say("twice", "yes", message_id="m1")
    assert server.say("twice", "yes", message_id="m1") == first
    assert "organisation" in server.text("twice", "where am I?")


def test_senders_share_nothing(server: Server) -> None:
    server.say("one", "I am a welder in Gdansk and want to become a teacher")
    assert "weld" not in server.text("two", "where am I?")


def test_an_unknown_address_says_so(server: Server) -> None:
    status, answer = server.post("/webhooks/nothing/webhook", {})
    assert (status, answer["error"]) == (404, "There is nothing at this address.")


def test_no_web_session_opens_with_a_guessed_token(server: Server) -> None:
    body = {"token": "IndlYjoxIg.guess", "message_id": "m", "message": "hi"}
    assert server.post("/webhooks/web/message", body)[0] == 401


def test_the_server_logged_no_stack_trace_for_any_of_this(server: Server) -> None:
    assert "Traceback" not in server.log.read_text()
