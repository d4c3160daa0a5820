"""Talking to a person, and being forgotten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.mentoring.journey import REPORT
from assistant.mentoring.people import Coordinator, Person
from tests.actions.conftest import KEY, Stage
from tests.builders import TOLD, a_mentor, a_parse, a_person, an_entity

CONTACT = a_parse("inform", an_entity("contact", "ada@example.org"), text="ada@example.org")


async def test_deleting_is_asked_about_first(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match", profile=TOLD, awaits="forget"))
    reply = await stage.run("action_ask_outside")
    assert reply.named == ["utter_ask_forget"]
    assert stage.services.walk_journey.person(KEY).profile == TOLD


@pytest.mark.parametrize(
    ("coordinator", "words"),
    [
        (Coordinator(), "whoever runs this programme"),
        (Coordinator("Kim Ek"), "Kim Ek"),
        (Coordinator("Kim Ek", "kim@example.org", "Mon to Thu"), "Mon to Thu"),
        (Coordinator("Kim Ek", "kim@example.org", "Mon to Thu"), "kim@example.org"),
    ],
)
async def test_who_will_read_it_is_said_before_contact_is_asked_for(
    coordinator: Coordinator, words: str, stage: Stage
) -> None:
    programme = replace(stage.services.programme, coordinator=coordinator)
    stage.services = replace(stage.services, programme=programme)
    stage.stand(a_person(KEY, "match", awaits="contact"))
    reply = await stage.run("action_ask_outside")
    assert reply.named == ["utter_ask_contact"]
    assert words in reply.text


async def test_contact_details_are_kept_and_said_back(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match"))
    reply = await stage.run("action_keep_contact", CONTACT)
    assert "ada@example.org" in reply.text
    (kept,) = stage.services.hand_over.waiting()
    assert (kept.key, kept.contact) == (KEY, "ada@example.org")


async def test_the_conversation_may_be_read_once_the_person_says_so(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match"))
    await stage.run("action_keep_contact", CONTACT)
    assert not stage.services.hand_over.waiting()[0].agreed
    assert (await stage.run("action_share_conversation")).named == ["utter_shared"]
    assert stage.services.hand_over.waiting()[0].agreed


async def test_nothing_is_kept_where_there_is_no_contact(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match"))
    reply = await stage.run("action_keep_contact", a_parse("inform", text="hello"))
    assert reply.messages == []
    assert stage.services.hand_over.waiting() == []


async def test_forgetting_deletes_everything_and_begins_anew(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match", profile=TOLD))
    await stage.run("action_keep_contact", CONTACT)
    stage.services.answers.put(KEY, "1", "hi", [{"text": "Hello"}])
    reply = await stage.run("action_forget")
    assert reply.named == ["utter_forgotten"]
    assert [card["type"] for card in reply.cards] == ["forgotten"]
    assert [event["event"] for event in reply.events] == ["restart"]
    assert stage.services.walk_journey.person(KEY) == Person(KEY)
    assert stage.services.hand_over.waiting() == []
    assert stage.services.answers.history(KEY, 9) == []


async def test_forgetting_one_person_leaves_the_others(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match"))
    other = stage.stand(a_person("web:ada", "match", profile=TOLD))
    await stage.run("action_forget")
    assert stage.services.walk_journey.person("web:ada") == other


async def test_what_was_reported_reaches_the_coordinator_without_a_contact_too(
    stage: Stage,
) -> None:
    stage.stand(a_person(KEY, "sent", answers={REPORT: "he asked me for money"}))
    reply = await stage.run("action_keep_contact", a_parse("deny", text="rather not"))
    assert reply.named == ["utter_report_kept"]
    (kept,) = stage.services.hand_over.waiting()
    assert (kept.contact, kept.about) == ("", "reports: he asked me for money")


async def test_what_was_reported_is_kept_whatever_is_said_next(stage: Stage) -> None:
    stage.mentors(a_mentor("a"))
    said = {REPORT: "he asked me for money"}
    stage.stand(a_person(KEY, "sent", chosen="a", answers=said, awaits="report"))
    await stage.run("action_ask_outside")
    await stage.run("action_ask_outside")
    (kept,) = stage.services.hand_over.waiting()
    assert (kept.contact, kept.about) == ("", "reports: he asked me for money")
    assert stage.services.walk_journey.person(KEY).profile.never == ("a",)


async def test_a_report_is_completed_by_how_to_be_reached(stage: Stage) -> None:
    said = {REPORT: "he asked me for money"}
    stage.stand(a_person(KEY, "sent", answers=said, awaits="report"))
    await stage.run("action_ask_outside")
    await stage.run("action_keep_contact", CONTACT)
    (kept,) = stage.services.hand_over.waiting()
    assert (kept.contact, kept.about) == ("ada@example.org", "reports: he asked me for money")


async def test_an_approved_mentor_who_is_forgotten_is_taken_down(stage: Stage) -> None:
    services = stage.services
    stage.stand(a_person(KEY, "match"))
    mentor = a_mentor("own-1", email="maria@example.org", consented=True)
    draft = services.review_mentors.hand_in(KEY, mentor)
    services.review_mentors.decide("own-1", True, "", draft.handed_in)
    assert (await stage.run("action_forget")).named == ["utter_forgotten_mentor"]
    (left,) = services.find_mentors.directory.by_ids(["own-1"])
    assert not left.may_be_listed


async def test_a_report_reaches_the_coordinator_before_anything_else_is_said(
    stage: Stage,
) -> None:
    told = {REPORT: "he asked me for money"}
    stage.stand(a_person(KEY, "sent", awaits="report", answers=told))
    assert (await stage.run("action_ask_outside")).named == ["utter_ask_report"]
    (kept,) = stage.services.hand_over.waiting()
    assert (kept.contact, kept.about) == ("", "reports: he asked me for money")


async def test_a_report_that_goes_on_is_kept_once_with_the_contact(stage: Stage) -> None:
    first, further = "he asked me for money", "he asked me for money\nand wrote at three"
    person = stage.stand(a_person(KEY, "sent", awaits="report", answers={REPORT: first}))
    await stage.run("action_ask_outside")
    stage.stand(replace(person, journey=replace(person.journey, answers={REPORT: further})))
    await stage.run("action_keep_contact", CONTACT)
    (kept,) = stage.services.hand_over.waiting()
    assert (kept.contact, kept.about) == ("ada@example.org", f"reports: {further}")


@pytest.mark.parametrize("awaits", ["forget", "contact", "report", "plan", "hope"])
async def test_after_an_aside_the_question_outside_the_journey_is_asked_again(
    awaits: str, stage: Stage
) -> None:
    stage.stand(a_person(KEY, "match", profile=TOLD, awaits=awaits))
    again = await stage.run("action_resume")
    assert again.named == (await stage.run("action_ask_outside")).named
