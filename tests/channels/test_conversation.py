"""A whole conversation over HTTP with a started server."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest

from tests.serving import Server


def _payloads(replies: list[dict]) -> list[str]:
    return [b["payload"] for r in replies for b in r.get("buttons", [])]


def _customs(replies: list[dict], kind: str) -> list[dict]:
    return [r["custom"] for r in replies if r.get("custom", {}).get("type") == kind]


def test_somebody_goes_from_a_story_to_a_first_message_and_a_plan(server: Server) -> None:
    story = "been a nurse nine years in Berlin, want to become a product manager but scared"
    replies = server.say("whole", story)
    cards = _customs(replies, "mentor")
    assert "program" in replies[0]["text"]
    assert 1 <= len(cards) <= 3
    assert any("product manager" in card["title"] for card in cards)
    assert all(card["reasons"] and card["fictional"] for card in cards)

    assert "organisation" in server.text("whole", "/affirm")
    assert "1 of 5" in server.text("whole", "I work at the Charité hospital")
    assert "2 of 5" in server.text("whole", "next")
    assert "3 of 5" in server.text("whole", "yes, next one")
    assert "school" in server.text("whole", "next please")
    assert "of 5: online resources" in server.text("whole", "skip")
    choice = server.say("whole", "yes")
    names = [card["name"] for card in _customs(choice, "mentor")]
    assert names

    drafted = server.say("whole", "the first one")
    draft = _customs(drafted, "draft")[0]["text"]
    assert names[0].split()[0] in draft
    assert "product manager" in draft
    assert "reach nobody" in "\n".join(r.get("text", "") for r in drafted)

    assert len(_customs(server.say("whole", "shorter"), "draft")[0]["text"]) < len(draft)
    assert "sign it" in server.text("whole", "looks good")
    assert "e-mail" in server.text("whole", "Anna Kowal")
    assert "exactly what" in server.text("whole", "anna@example.org")
    assert "Almost there" in server.text("whole", "yes, send it")
    assert "goals" in server.text("whole", "yes")
    assert "expectations" in server.text("whole", "an interview for a product job by March")
    assert "openness" in server.text("whole", "every two weeks, half an hour, by video")
    plan = server.text("whole", "I get nervous; please keep that between us")
    assert "an interview for a product job by March" in plan
    assert "keep that between us" in plan
    assert names[0] in plan


def test_a_question_in_between_does_not_lose_the_place(server: Server) -> None:
    server.say("aside", "I am a welder and want to become a teacher")
    before = _payloads(server.say("aside", "where am I?"))
    after = server.say("aside", "what is mentorship?")
    assert _payloads(after) == before
    assert len(after) == 2


def test_a_correction_changes_the_mentors(server: Server) -> None:
    server.say("correct", "I am a nurse and want to become a product manager")
    cards = _customs(server.say("correct", "no, I meant accountant"), "mentor")
    assert any("account" in card["title"] for card in cards)


def test_none_of_these_brings_other_people(server: Server) -> None:
    first = _customs(server.say("others", "teacher who wants to be a software developer"), "mentor")
    second = _customs(server.say("others", "/none_of_these"), "mentor")
    assert second
    assert not {card["id"] for card in first} & {card["id"] for card in second}


def test_somebody_too_young_gets_places_and_never_a_mentor(server: Server) -> None:
    for message in (
        "I'm 15 and want to become a nurse",
        "show me mentors",
        "the first one",
        "write the message for me",
        "yes",
    ):
        assert not _customs(server.say("young", message), "mentor")
    assert "18" in server.text("young", "show me mentors")


def test_being_forgotten_starts_anew(server: Server) -> None:
    server.say("gone", "I am a chef and want to become a teacher")
    server.say("gone", "forget me")
    assert "deleted" in server.text("gone", "yes")
    again = server.text("gone", "hello")
    assert "chef" not in again
    assert "computer program" in again


def test_contact_details_are_kept_for_the_coordinator(server: Server) -> None:
    server.say("contact", "hello")
    assert "e-mail" in server.text("contact", "can I talk to a real person?")
    assert "ada@example.org" in server.text("contact", "ada@example.org")


def test_despair_gets_help_first_and_no_mentor(server: Server) -> None:
    server.say("help", "I am a nurse and want to become a teacher")
    replies = server.say("help", "I don't want to live any more")
    assert "emergency" in replies[0]["text"]
    assert not _customs(replies, "mentor")


def test_another_language_is_understood_and_told_so_in_its_own_words(server: Server) -> None:
    replies = server.say("spanish", "hola, soy enfermera y quiero ser programadora")
    assert replies[0]["text"].startswith("Entiendo español")
    assert _customs(replies, "mentor")
    assert "Entiendo" not in server.text("spanish", "gracias")


def test_a_title_with_two_meanings_is_asked_about(server: Server) -> None:
    payloads = _payloads(server.say("ambiguous", "I'm a PM and I want to lead a bigger team"))
    assert any("project manager" in payload for payload in payloads)
    assert any("product manager" in payload for payload in payloads)


def test_the_road_of_a_move_is_a_picture_at_our_own_address(server: Server) -> None:
    replies = server.say("road-1", "I'm an accountant and want to become a data analyst")
    (road,) = _customs(replies, "road")
    for key, kind, begins in (
        ("picture", "image/svg+xml", b"<?xml"),
        ("share", "image/png", b"\x89PNG"),
    ):
        with urllib.request.urlopen(server.url + road[key], timeout=60) as answer:
            assert answer.headers["content-type"] == kind
            assert answer.read().startswith(begins)


@pytest.mark.parametrize("path", ["/roads/a/b.gif", "/roads/a/b", f"/roads/{'a' * 200}/b.svg"])
def test_there_are_no_other_pictures(path: str, server: Server) -> None:
    with pytest.raises(urllib.error.HTTPError) as raised:
        urllib.request.urlopen(server.url + path, timeout=60)
    assert raised.value.code == 404
