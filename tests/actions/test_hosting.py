"""Becoming a mentor in conversation, and what is said of blocks, hopes and offers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

import pytest

from assistant.dialogue.journey_policy import next_action
from assistant.mentoring.hosting import ASKING, ITEMS, LATER, SENT, SHOWN, Hosting
from assistant.mentoring.journey import REPORT, Journey
from assistant.mentoring.mentees import Profile
from assistant.mentoring.people import Person
from assistant.mentoring.requests import DECLINED, EXPIRED, PENDING
from tests.actions.conftest import HEAR, KEY, Stage
from tests.builders import TOLD, a_mentor, a_parse, a_person, a_request, an_entity

NOW = datetime.now(timezone.utc)
MARIA = Hosting(
    stage=SHOWN, id="host-1", name="Maria Lopez", email="maria@example.org", surname=False
)
MARIA = replace(MARIA, title="nurse", declined=tuple(item.name for item in ITEMS[4:]))


def hosting(on: Stage, **fields: Any) -> Person:
    person = a_person(KEY, "welcome")
    return on.stand(replace(person, hosting=replace(MARIA, **fields)))


async def heard(stage: Stage, parsed: dict[str, Any], id: str = "1") -> list[str]:
    """The journey's actions in answer to a message, as the policy picks them."""
    reply = await stage.run(HEAR, parsed, message_id=id)
    cursor = {event["name"]: event["value"] for event in reply.events}
    said: list[str] = []
    where = (cursor["journey_step"], cursor["journey_asks"], cursor["journey_heard"])
    while (action := next_action(*where, said)) != "action_listen":
        said.append(action)
    return said


def asked(stage: Stage, id: str = "r-1", mentor: str = "m-1", **fields: Any) -> None:
    """A request of this person's."""
    values = {"person_key": KEY, "mentor_id": mentor, "created": NOW, "asked": NOW, **fields}
    stage.services.introduce.requests.add(a_request(id, **{"status": PENDING, **values}), [])


async def test_wanting_to_mentor_leads_to_a_question_and_a_question_between_comes_back(
    stage: Stage,
) -> None:
    assert await heard(stage, a_parse("become_mentor", text="I'd like to mentor")) == [
        "action_host"
    ]
    assert (await stage.run("action_host")).named == ["utter_host_invite"]
    assert await heard(stage, a_parse("affirm", text="yes"), "2") == ["action_host"]
    assert (await stage.run("action_host")).named == ["utter_host_ask_name"]
    assert await heard(stage, a_parse("faq", text="what is it?"), "3") == ["action_resume"]
    assert (await stage.run("action_resume")).named == ["utter_host_ask_name"]


@pytest.mark.parametrize("item", [item.name for item in ITEMS])
async def test_every_item_has_its_question(item: str, stage: Stage) -> None:
    hosting(stage, stage=ASKING, asks=item)
    reply = await stage.run("action_host")
    assert reply.named == [f"utter_host_ask_{item}"]
    assert reply.text


async def test_the_profile_is_shown_whole_with_what_stays_unseen(stage: Stage) -> None:
    hosting(stage)
    text = (await stage.run("action_host")).text
    assert "Name: Maria (your surname is not shown)" in text
    assert "maria@example.org (never shown)" in text


async def test_handing_it_in_mails_a_link_and_the_coordinator_waits_for_the_button(
    stage: Stage,
) -> None:
    hosting(stage, stage=SENT)
    assert (await stage.run("action_host")).named == ["utter_host_sent"]
    (mail,) = stage.services.outbox.due(datetime.now(timezone.utc), 9)
    assert mail.to == "maria@example.org"
    assert stage.services.review_mentors.waiting() == []
    _, id = stage.services.own_page.links.read(str(mail.link).rpartition("/")[2])
    stage.services.join_mentors.prove(id)
    (draft,) = stage.services.review_mentors.waiting()
    assert (draft.mentor.name, draft.mentor.external_id) == ("Maria", "host-1")


async def test_being_forgotten_takes_the_profile_along(stage: Stage) -> None:
    hosting(stage, stage=SENT)
    await stage.run("action_host")
    (mail,) = stage.services.outbox.due(datetime.now(timezone.utc), 9)
    _, id = stage.services.own_page.links.read(str(mail.link).rpartition("/")[2])
    stage.services.hand_over.forget(KEY)
    assert stage.services.join_mentors.hosts.get(id) is None


async def test_stopping_is_confirmed_and_the_journey_goes_on(stage: Stage) -> None:
    hosting(stage, stage=ASKING, asks="skills")
    assert await heard(stage, a_parse("deny", text="stop")) == ["action_host"]
    assert (await stage.run("action_host")).named == ["utter_host_later"]
    story = a_parse("state_goal", an_entity("current_title", "nurse"), text="I'm a nurse")
    await heard(stage, story, "2")
    person = stage.services.walk_journey.person(KEY)
    assert (person.hosting.stage, person.profile.current_title) == (LATER, "nurse")


async def test_somebody_too_young_is_not_asked_for_a_profile(stage: Stage) -> None:
    parsed = a_parse("become_mentor", an_entity("age", 15), text="I'm 15 and want to mentor")
    assert "action_host" not in await heard(stage, parsed)


async def test_where_am_i_names_the_profile(stage: Stage) -> None:
    hosting(stage, stage=ASKING, asks="skills")
    assert "mentor (skills)" in (await stage.run("action_where_am_i")).text


@pytest.mark.parametrize("address", ["ada@example.org", "nobody@example.org"])
async def test_a_link_is_promised_in_the_same_words_to_everybody(
    address: str, stage: Stage
) -> None:
    stage.mentors(a_mentor("ada", email="ada@example.org"))
    assert await heard(stage, a_parse("manage_mentoring", text="my page")) == ["action_ask_outside"]
    assert (await stage.run("action_ask_outside")).named == ["utter_ask_link"]
    contact = a_parse("inform", an_entity("contact", address), text=address)
    assert await heard(stage, contact, "2") == ["action_send_link", "action_resume"]
    assert (await stage.run("action_send_link", contact)).named == ["utter_link_sent"]
    mails = stage.services.outbox.due(datetime.now(timezone.utc), 9)
    assert [mail.to for mail in mails] == [a for a in [address] if a.startswith("ada")]


async def test_an_address_in_the_same_message_is_not_asked_for(stage: Stage) -> None:
    parsed = a_parse("manage_mentoring", an_entity("contact", "a@example.org"), text="my link")
    assert await heard(stage, parsed) == ["action_send_link", "action_resume"]


async def test_an_address_told_before_is_not_asked_for_again(stage: Stage) -> None:
    stage.mentors(a_mentor("ada", email="ada@example.org"))
    parsed = a_parse("manage_mentoring", an_entity("contact", "ada@example.org"), text="my link")
    await heard(stage, parsed)
    again = a_parse("manage_mentoring", text="pause me until january")
    assert await heard(stage, again, "2") == ["action_send_link", "action_resume"]
    reply = await stage.run("action_send_link", again)
    assert "ada@example.org" in reply.text
    (mail,) = stage.services.outbox.due(datetime.now(timezone.utc), 9)
    assert mail.to == "ada@example.org"


async def test_who_put_the_profile_off_need_not_tell_the_address_twice(stage: Stage) -> None:
    hosting(stage, stage=LATER, email=None)
    contact = an_entity("contact", "ada@example.org")
    await heard(stage, a_parse("manage_mentoring", contact, text="my link"))
    assert (await stage.run("action_resume")).named == ["utter_host_else"]
    again = a_parse("manage_mentoring", text="pause me until january")
    assert await heard(stage, again, "2") == ["action_send_link", "action_resume"]


async def test_another_address_told_later_is_the_one_that_counts(stage: Stage) -> None:
    for id, address in enumerate(("ada@example.org", "ada@home.example")):
        contact = an_entity("contact", address)
        await heard(stage, a_parse("manage_mentoring", contact, text="my link"), str(id))
    assert stage.services.walk_journey.person(KEY).hosting.email == "ada@home.example"


async def test_whoever_handed_in_a_profile_is_not_asked_for_its_address(stage: Stage) -> None:
    hosting(stage, stage=SENT)
    parsed = a_parse("manage_mentoring", text="send me my link")
    assert await heard(stage, parsed) == ["action_send_link", "action_resume"]
    assert "maria@example.org" in (await stage.run("action_send_link", parsed)).text


async def test_whoever_came_to_mentor_is_asked_for_no_wish_of_their_own(stage: Stage) -> None:
    hosting(stage, stage=SENT)
    for action in ("action_resume", "action_welcome"):
        assert (await stage.run(action)).named == ["utter_host_else"]
    assert (await stage.run("action_where_am_i")).of_type("progress") == []
    assert await heard(stage, a_parse("deny", text="no thanks")) == ["utter_later"]
    assert await heard(stage, a_parse("affirm", text="yes"), "2") == ["action_resume"]


async def test_a_mentor_who_would_like_one_too_is_asked_what_for(stage: Stage) -> None:
    hosting(stage, stage=SENT)
    story = a_parse("state_goal", an_entity("goal", "promotion"), text="I want to get promoted")
    assert await heard(stage, story) == ["action_ask"]
    assert (await stage.run("action_resume")).named == ["utter_ask_occupation"]


async def test_after_a_no_the_next_best_is_named_with_a_reason(stage: Stage) -> None:
    stage.mentors(a_mentor("m-1", goals=("promotion",)), a_mentor("m-2", name="Kiran Rao"))
    stage.stand(a_person(KEY, "sent", profile=TOLD, chosen="m-1", visited=("welcome", "sent")))
    asked(stage, status=DECLINED, answer="no", closed=NOW)
    reply = await stage.run(HEAR, a_parse("greet", text="hello"))
    assert reply.named == ["utter_status_no", "utter_next_best_ask"]
    assert "Kiran Rao, nurse, who works" in reply.text
    assert "m-1" in stage.services.walk_journey.person(KEY).journey.dismissed


async def test_where_nobody_else_fits_the_person_may_let_mentors_read_their_goal(
    stage: Stage,
) -> None:
    stage.stand(a_person(KEY, "sent", profile=TOLD, visited=("welcome", "sent")))
    asked(stage, status=EXPIRED, closed=NOW)
    reply = await stage.run(HEAR, a_parse("greet", text="hello"))
    assert reply.named == ["utter_status_expired", "utter_next_best_none"]
    pressed = a_parse("affirm", an_entity("about", "hope"), text='/affirm{"about": "hope"}')
    assert await heard(stage, pressed, "2") == ["action_ask_outside"]
    assert (await stage.run("action_ask_outside")).named == ["utter_ask_hope"]
    assert stage.services.hopes.latest(9) == []
    assert await heard(stage, a_parse("affirm", text="yes"), "3") == [
        "action_keep_hope",
        "action_resume",
    ]
    await stage.run("action_keep_hope")
    assert [key for _, key in stage.services.hopes.latest(9)] == [KEY]


async def test_no_to_being_suggested_is_no(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match", profile=TOLD, awaits="hope"))
    assert "action_keep_hope" not in await heard(stage, a_parse("deny", text="no"))


async def test_a_mentors_question_is_answered_in_ones_own_words(stage: Stage) -> None:
    stage.mentors(a_mentor("m-1", name="Ada Byron", email="ada@example.org"))
    stage.stand(a_person(KEY, "sent", profile=TOLD, chosen="m-1", visited=("welcome", "sent")))
    asked(stage, status=DECLINED, answer="question", words="Which ward?", closed=NOW)
    assert await heard(stage, a_parse("greet", text="hello")) == ["action_ask"]
    assert (await stage.run("action_ask")).named == ["utter_ask_reply"]
    parsed = a_parse("inform", text="The children's ward, since May")
    assert await heard(stage, parsed, "2") == ["action_draft_message"]
    text = stage.services.walk_journey.person(KEY).journey.text
    assert "You asked: Which ward?\nThe children's ward, since May" in text


async def test_a_mentors_question_told_in_the_middle_of_something_else_waits_for_a_button(
    stage: Stage,
) -> None:
    stage.mentors(a_mentor("m-1", name="Ada Byron", email="ada@example.org"))
    stage.stand(a_person(KEY, "match", profile=TOLD, visited=("welcome", "sent")))
    asked(stage, status=DECLINED, answer="question", words="Which ward?", closed=NOW)
    reply = await stage.run(HEAR, a_parse("explore_events"))
    assert reply.named == ["utter_status_question", "utter_answer_question"]
    pressed = a_parse("choose_mentor", an_entity("mentor_id", "m-1"), text="/choose_mentor")
    assert await heard(stage, pressed, "2") == ["action_ask"]


@pytest.mark.parametrize("intent", ["faq", "nlu_fallback"])
async def test_a_mentors_question_does_not_drown_what_was_asked_in_the_same_turn(
    intent: str, stage: Stage
) -> None:
    stage.mentors(a_mentor("m-1", name="Ada Byron", email="ada@example.org"))
    stage.stand(a_person(KEY, "sent", profile=TOLD, chosen="m-1", visited=("welcome", "sent")))
    asked(stage, status=DECLINED, answer="question", words="Which ward?", closed=NOW)
    reply = await stage.run(HEAR, a_parse(intent, text="what does it cost?"))
    assert reply.named == ["utter_status_question", "utter_answer_question"]
    journey = stage.services.walk_journey.person(KEY).journey
    assert (journey.step, journey.heard) == ("sent", "aside" if intent == "faq" else "unclear")


async def test_where_as_many_as_may_be_are_waited_for_the_words_that_end_one_are_said(
    stage: Stage,
) -> None:
    visited = ("welcome", "sent")
    stage.stand(a_person(KEY, "match", profile=TOLD, heard="too_many", visited=visited))
    asked(stage, "r-1", "m-1", mentor_name="Ada Byron")
    asked(stage, "r-2", "m-2", mentor_name="Kiran Rao")
    said = (await stage.run("action_refuse_request")).text
    (words,) = re.findall('"(take back .*)"', said)
    parsed = a_parse("withdraw", text=words)
    assert await heard(stage, parsed) == ["action_withdraw_request"]
    assert (await stage.run("action_withdraw_request", parsed)).named[0] == "utter_status_withdrawn"


@pytest.mark.parametrize(
    ("step", "said"), [("goals", ["action_host", "action_resume"]), ("welcome", ["action_host"])]
)
@pytest.mark.parametrize(("intent", "text"), [("skip", "later"), ("affirm", "yes")])
async def test_whoever_leaves_a_profile_gets_back_to_what_they_were_asked_before(
    step: str, said: list[str], intent: str, text: str, stage: Stage
) -> None:
    stage.stand(replace(a_person(KEY, step, profile=TOLD, chosen="m-1"), hosting=MARIA))
    assert await heard(stage, a_parse(intent, text=text)) == said


async def test_of_several_requests_the_named_one_is_taken_back_or_it_is_asked_which(
    stage: Stage,
) -> None:
    stage.stand(a_person(KEY, "goals", profile=TOLD, visited=("welcome", "sent")))
    asked(stage, "r-1", "m-1", mentor_name="Ada Byron")
    asked(stage, "r-2", "m-2", mentor_name="Kiran Rao")
    words = a_parse("nlu_fallback", text="take back my request")
    assert await heard(stage, words) == ["action_withdraw_request"]
    reply = await stage.run("action_withdraw_request", words)
    assert reply.named == ["utter_withdraw_which"]
    named = a_parse("withdraw", text="take back the one to Kiran")
    reply = await stage.run("action_withdraw_request", named)
    assert "Your request to Kiran is taken back" in reply.text
    again = await stage.run("action_withdraw_request", named)
    assert again.named[0] == "utter_request_none_open"


async def test_never_again_means_never(stage: Stage) -> None:
    stage.mentors(a_mentor("m-1", name="Ada Byron"), a_mentor("m-2", name="Kiran Rao"))
    stage.stand(a_person(KEY, "match", profile=TOLD, offered=("m-1", "m-2")))
    parsed = a_parse("none_of_these", text="never show me Ada again")
    assert await heard(stage, parsed) == ["action_block_mentor", "action_resume"]
    assert "Ada Byron" in (await stage.run("action_block_mentor")).text
    # Whatever is wished for anew, they stay apart.
    await stage.run(HEAR, a_parse("show_again"), message_id="2")
    assert stage.services.walk_journey.person(KEY).journey.offered == ("m-2",)


async def test_whoever_is_reported_is_not_met_again(stage: Stage) -> None:
    stage.mentors(a_mentor("m-1", name="Ada Byron"))
    person = a_person(KEY, "match", profile=TOLD, answers={REPORT: "Ada was rude"})
    stage.stand(person)
    asked(stage, mentor_name="Ada Byron")
    await stage.run("action_keep_contact", a_parse("deny", text="no"))
    walk = stage.services.walk_journey
    assert walk.person(KEY).profile.never == ("m-1",)
    assert walk.find_mentors.best(walk.person(KEY).profile) == []


async def test_an_offered_talk_is_told_once_with_the_mentors_card(stage: Stage) -> None:
    stage.mentors(a_mentor("m-1", name="Ada Byron", email="ada@example.org"))
    stage.stand(a_person(KEY, "match", profile=TOLD))
    stage.services.hopes.offer(KEY, "m-1")
    reply = await stage.run(HEAR, a_parse("greet", text="hello"))
    assert reply.named[0] == "utter_talk_offered"
    assert len(reply.of_type("mentor")) == 1
    assert (await stage.run(HEAR, a_parse("greet", text="hi"), message_id="2")).messages == []


async def test_a_draft_to_somebody_kept_apart_is_gone(stage: Stage) -> None:
    stage.mentors(a_mentor("m-1", email="ada@example.org"))
    stage.stand(Person(KEY, TOLD, Journey("sent", chosen="m-1", text="Hello", heard="move")))
    stage.services.introduce.keep_apart(KEY, None, "m-1", "mentor")
    assert (await stage.run("action_send_request")).named == ["utter_draft_gone"]


async def test_the_young_who_would_like_to_mentor_hear_what_there_is_for_them(
    stage: Stage,
) -> None:
    young = a_person(KEY, "young", profile=Profile(age=15), young=True)
    stage.stand(young)
    parsed = a_parse("become_mentor", text="I'd like to mentor")
    assert await heard(stage, parsed) == ["action_help_the_young"]
