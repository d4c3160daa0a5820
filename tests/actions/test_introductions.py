"""Drafts, what is settled, and the plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.requests import status_line
from tests.actions.conftest import KEY, Stage
from tests.builders import TOLD, a_mentor, a_person, a_request


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"fictional": True}, "reach nobody"),
        ({"email": None}, "I can't send it"),
        ({"email": "ada@example.org"}, "Hello Ada"),
    ],
)
async def test_a_draft_says_where_it_can_go(
    fields: dict[str, object], said: str, stage: Stage
) -> None:
    stage.mentors(a_mentor("a", **fields))
    stage.stand(a_person(KEY, "draft", profile=TOLD, chosen="a"))
    reply = await stage.run("action_draft_message")
    assert said in reply.text
    assert ("fictional" in reply.text) is ("fictional" in fields)
    assert ("can't send" in reply.text) is ("email" in fields and not fields["email"])
    assert reply.named[-1] == "utter_draft_question"


async def test_what_is_shown_last_is_exactly_what_is_kept_and_only_once(stage: Stage) -> None:
    stage.mentors(a_mentor("a", email="ada@example.org"))
    stage.stand(a_person(KEY, "sent", profile=TOLD, chosen="a", text="Hello Ada"))
    shown = await stage.run("action_confirm_sending")
    assert shown.of_type("draft")[0]["text"] == "Hello Ada"
    first = await stage.run("action_send_request")
    again = await stage.run("action_send_request")
    assert first.named == ["utter_request_sent", "utter_request_question"]
    assert again.named[0] == "utter_request_unconfirmed"
    (kept,) = stage.services.introduce.requests.of_person(KEY)
    assert (kept.text, kept.name, kept.email) == ("Hello Ada", "Anna", "anna@example.org")


async def test_only_so_many_requests_are_open_at_once(stage: Stage) -> None:
    for number in range(6):
        stage.mentors(a_mentor(f"m{number}", email="ada@example.org"))
    for number in range(5):
        mentor = a_mentor(f"m{number}", email="ada@example.org")
        stage.services.introduce.ask(KEY, mentor, "Anna", "anna@example.org", "Hello")
    stage.stand(a_person(KEY, "sent", profile=TOLD, chosen="m5", text="Hello"))
    reply = await stage.run("action_send_request")
    assert reply.named[0] == "utter_request_too_many"


async def test_a_draft_is_the_same_as_text_and_as_a_card(stage: Stage) -> None:
    stage.mentors(a_mentor("a", name="Ada Byron"))
    stage.stand(a_person(KEY, "draft", profile=TOLD, chosen="a"))
    reply = await stage.run("action_draft_message")
    (card,) = reply.of_type("draft")
    assert card["text"].startswith("Hello Ada,")
    assert card["text"] in reply.text


async def test_a_draft_minds_the_changes_asked_for(stage: Stage) -> None:
    stage.mentors(a_mentor("a"))
    person = stage.stand(a_person(KEY, "draft", profile=TOLD, chosen="a"))
    plain = (await stage.run("action_draft_message")).of_type("draft")[0]["text"]
    journey = replace(person.journey, tones=("shorter",))
    stage.stand(replace(person, journey=journey))
    shorter = (await stage.run("action_draft_message")).of_type("draft")[0]["text"]
    assert len(shorter) < len(plain)


@pytest.mark.parametrize("fields", [{"capacity": 0}, {"consented": False}, {"active": False}])
async def test_nothing_is_drafted_to_somebody_who_takes_nobody_any_more(
    fields: dict[str, object], stage: Stage
) -> None:
    stage.mentors(a_mentor("a", **fields))
    stage.stand(a_person(KEY, "draft", profile=TOLD, chosen="a"))
    reply = await stage.run("action_draft_message")
    assert reply.named == ["utter_draft_gone"]
    assert reply.cards == []


@pytest.mark.parametrize("about", ["goals", "expectations", "openness"])
async def test_what_is_to_be_settled_is_asked_for_once(about: str, stage: Stage) -> None:
    reply = await stage.run(f"action_settle_{about}")
    assert reply.named == [f"utter_settle_{about}"]


@pytest.mark.parametrize(("asked", "said"), [(None, "knows nothing"), ("asked", "in time")])
def test_a_request_that_ended_unsent_is_not_put_down_to_the_mentor(
    asked: str | None, said: str, stage: Stage
) -> None:
    request = a_request(status="expired", asked=a_request().created if asked else None)
    line = status_line(request)
    (response,) = stage.responses[line["response"]]
    assert said in response["text"].format(**line)
