"""A message is applied to the row before anything is predicted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.mentoring.errors import Conflict, MentorError, Unavailable
from assistant.mentoring.mentees import Profile
from assistant.mentoring.people import Person
from assistant.mentoring.requests import MENTEE
from assistant.mentoring.tongues import OPENINGS
from assistant.storage.tables.base import metadata
from tests.actions.conftest import HEAR, KEY, Stage
from tests.builders import TOLD, a_mentor, a_parse, a_person, an_entity
from tests.fakes import FakePeople

STORY = a_parse("state_goal", an_entity("current_title", "nurse"), goals=[{"name": "promotion"}])


def slots(events: list[dict[str, Any]]) -> dict[str, Any]:
    assert {event["event"] for event in events} == {"slot"}
    return {event["name"]: event["value"] for event in events}


def row(stage: Stage, key: str = KEY) -> Person:
    return stage.services.walk_journey.person(key)


async def test_hearing_moves_the_row_and_fills_the_cursor(stage: Stage) -> None:
    stage.mentors(a_mentor("a"))
    reply = await stage.run(HEAR, STORY)
    assert slots(reply.events) == {
        "journey_step": "match",
        "journey_asks": None,
        "journey_heard": "first",
        "journey_aside": False,
    }
    assert reply.messages == []
    assert row(stage).journey.offered == ("a",)
    assert row(stage).profile.goals == ("promotion",)


async def test_a_rule_may_answer_only_what_the_journey_has_not_taken(stage: Stage) -> None:
    stage.stand(a_person(KEY, "goals", profile=TOLD, chosen="a"))
    asked = await stage.run(HEAR, a_parse("faq", text="how often do people meet?"))
    assert slots(asked.events)["journey_aside"] is True
    stage.stand(a_person("web:ada", "match", profile=TOLD))
    moved = await stage.run(HEAR, a_parse("affirm"), message_id="2")
    assert slots(moved.events)["journey_aside"] is False


async def test_despair_is_answered_wherever_the_journey_stands(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match", profile=TOLD, awaits="contact"))
    reply = await stage.run(HEAR, a_parse("distress", text="call 0123, I want to die"))
    assert slots(reply.events)["journey_aside"] is True


async def test_an_answer_that_only_may_be_despair_is_not_answered_as_despair(stage: Stage) -> None:
    stage.stand(a_person(KEY, "openness", profile=TOLD, chosen="a"))
    parsed = a_parse("distress", text="a plan")
    parsed["intent"]["confidence"] = 0.5
    assert slots((await stage.run(HEAR, parsed)).events)["journey_aside"] is False
    parsed = a_parse("distress", text="no hope")
    parsed["intent"]["confidence"] = 0.5
    assert slots((await stage.run(HEAR, parsed, message_id="2")).events)["journey_aside"] is True


async def test_the_cursor_tells_what_is_asked_for(stage: Stage) -> None:
    reply = await stage.run(HEAR, a_parse("find_mentors"))
    assert slots(reply.events)["journey_asks"] == "goal"


async def test_hearing_a_message_again_gives_the_same_cursor(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match", profile=TOLD))
    first = await stage.run(HEAR, a_parse("affirm"), message_id="7")
    again = await stage.run(HEAR, a_parse("affirm"), message_id="7")
    assert slots(first.events) == slots(again.events)
    assert slots(again.events)["journey_step"] == "organisation"


async def test_two_messages_without_an_id_are_two_messages(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match", profile=TOLD))
    await stage.run(HEAR, a_parse("affirm"), message_id=None)
    second = await stage.run(HEAR, a_parse("affirm"), message_id=None)
    assert slots(second.events)["journey_step"] == "alumni"


async def test_two_people_do_not_share_a_row(stage: Stage) -> None:
    await stage.run(HEAR, STORY)
    assert row(stage, "web:ada") == Person("web:ada")


@pytest.mark.parametrize("channel", ["telegram", "cmdline"])
async def test_a_sender_of_another_channel_does_not_open_the_row_of_a_namesake(
    channel: str, stage: Stage
) -> None:
    before = stage.stand(a_person(KEY, "match", profile=TOLD))
    await stage.run(HEAR, a_parse("start_over"), channel=channel)
    assert row(stage) == before


@pytest.mark.parametrize("error", [Unavailable("no answer"), Conflict("changed")])
async def test_a_row_that_cannot_be_written_clears_the_cursor(
    error: MentorError, stage: Stage
) -> None:
    class Failing(FakePeople):
        def save(self, person: Person) -> Person:
            raise error

    walk = replace(stage.services.walk_journey, people=Failing())
    stage.services = replace(stage.services, walk_journey=walk)
    reply = await stage.run(HEAR, STORY)
    assert slots(reply.events) == {"journey_step": None, "journey_aside": True}
    assert reply.messages == []


async def test_a_database_that_fails_clears_the_cursor(stage: Stage) -> None:
    metadata.drop_all(stage.services.engine)
    reply = await stage.run(HEAR, STORY)
    assert slots(reply.events)["journey_step"] is None


@pytest.mark.parametrize("error", [Unavailable("locked"), Conflict("changed"), OSError("gone")])
async def test_news_that_cannot_be_read_clear_the_cursor(
    error: Exception, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr(type(stage.services.introduce), "news", failing)
    reply = await stage.run(HEAR, STORY)
    assert slots(reply.events) == {"journey_step": None, "journey_aside": True}


async def test_despair_is_heard_where_news_cannot_be_read(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise Unavailable("locked")

    monkeypatch.setattr(type(stage.services.introduce), "news", failing)
    reply = await stage.run(HEAR, a_parse("distress", text="I want to die"))
    assert slots(reply.events)["journey_aside"] is True


async def test_nothing_is_said_before_help(stage: Stage) -> None:
    despair = {**a_parse("distress", text="ich will sterben"), "language": "de"}
    assert (await stage.run(HEAR, despair, message_id="1")).messages == []
    later = await stage.run(HEAR, {**STORY, "language": "de"}, message_id="2")
    assert later.named == ["utter_opening_de"]


@pytest.mark.parametrize("language", OPENINGS)
async def test_another_language_is_answered_with_one_line_in_it_once(
    language: str, stage: Stage
) -> None:
    story = {**STORY, "language": language}
    first = await stage.run(HEAR, story, message_id="1")
    second = await stage.run(HEAR, story, message_id="2")
    assert (first.named, second.named) == ([f"utter_opening_{language}"], [])


@pytest.mark.parametrize("language", ["en", "ja", None])
async def test_english_and_languages_without_a_line_are_answered_at_once(
    language: str | None, stage: Stage
) -> None:
    assert (await stage.run(HEAR, {**STORY, "language": language})).named == []


async def test_a_talk_offered_by_somebody_to_be_kept_apart_from_is_not_told(stage: Stage) -> None:
    stage.mentors(a_mentor("a"), a_mentor("b"))
    stage.stand(a_person(KEY, "match", profile=TOLD))
    for mentor_id in ("a", "b"):
        stage.services.hopes.offer(KEY, mentor_id)
    stage.services.introduce.keep_apart(KEY, None, "a", MENTEE)
    reply = await stage.run(HEAR, a_parse("greet"))
    assert [card["id"] for card in reply.of_type("mentor")] == ["b"]


async def test_nobody_young_is_told_of_an_offered_talk(stage: Stage) -> None:
    stage.mentors(a_mentor("a"))
    stage.stand(a_person(KEY, "young", profile=Profile(age=15), young=True))
    stage.services.hopes.offer(KEY, "a")
    assert (await stage.run(HEAR, a_parse("greet"))).messages == []
