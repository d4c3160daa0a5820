"""Nobody reads the same thing under each reply: conversations as an impatient person has them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.mentoring.journey import BY_NAME
from assistant.mentoring.requests import DECLINED
from tests.actions.conftest import KEY, Reply, Stage
from tests.actions.talking import Talk
from tests.builders import (
    TOLD,
    a_mentor,
    a_parse,
    a_person,
    a_place,
    a_request,
    an_entity,
)

COST = a_parse("faq", text="how much is it?", answer="cost")
THANKS = a_parse("thank", text="thanks")


def question(reply: Reply) -> tuple[str | None, list[str]]:
    """The last thing said: by which name, and with which buttons of its own."""
    return reply.messages[-1]["response"], [b["title"] for b in reply.messages[-1]["buttons"]]


def shown(reply: Reply) -> list[str]:
    return [card["id"] for card in reply.of_type("mentor")]


@pytest.fixture
async def talk(stage: Stage) -> Talk:
    """Somebody to whom three mentors have just been shown."""
    stage.mentors(
        a_mentor("a", name="Ada Byron", goals=("promotion",)),
        a_mentor("b", name="Bo Ek", goals=("promotion",)),
        a_mentor("c", name="Cy Ito", goals=("promotion",)),
    )
    talk = Talk(stage)
    nurse = an_entity("current_title", "nurse")
    reply = await talk.say(a_parse("state_goal", nurse, goals=[{"name": "promotion"}]))
    assert (len(shown(reply)), question(reply)[0]) == (3, "utter_mentors_question")
    return talk


async def test_the_question_just_read_comes_shorter_then_by_its_buttons_then_in_words_again(
    talk: Talk,
) -> None:
    buttons = ["Go on", "None of these"]
    assert question(await talk.say(COST)) == ("utter_mentors_question_short", buttons)
    assert question(await talk.say(THANKS)) == ("utter_over_buttons", buttons)
    assert question(await talk.say(COST)) == ("utter_mentors_question_short", buttons)


async def test_the_buttons_can_be_typed_and_pressed_like_any(talk: Talk) -> None:
    await talk.say(COST)
    await talk.say(THANKS)
    reply = await talk.say(a_parse("nlu_fallback", text="None of these"))
    assert talk.stage.services.walk_journey.person(KEY).journey.dismissed
    assert reply.named[0] == "utter_mentors_none"


async def test_a_question_that_changed_is_asked_in_full(talk: Talk) -> None:
    await talk.say(a_parse("explore_online", text="online"))
    assert question(await talk.say(COST))[0] == "utter_step_short"
    reply = await talk.say(a_parse("none_of_these", text="another one"))
    journey = talk.stage.services.walk_journey.person(KEY).journey
    if len(journey.proposals) > 1:
        assert question(reply)[0] in ("utter_step", "utter_step_alone")
    await talk.say(a_parse("affirm", text="next"))
    reply = await talk.say(a_parse("explore_events", text="events"))
    assert "utter_step_short" not in reply.named


async def test_what_no_button_answers_is_always_asked_in_words(stage: Stage) -> None:
    stage.mentors(a_mentor("a", name="Ada Byron"))
    stage.stand(a_person(KEY, "goals", profile=TOLD, chosen="a", visited=("welcome", "sent")))
    talk = Talk(stage)
    asked = [question(await talk.say(a_parse("help", text="help")))[0] for _ in range(2)]
    asked.append(question(await talk.say(COST))[0])
    assert asked == ["utter_settle_goals", "utter_goals_short", "utter_goals_short"]


async def test_whoever_comes_back_much_later_reads_the_whole_question(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.services.walk_journey.WalkJourney._is_back", lambda *_: True)
    reply = await talk.say(a_parse("greet", text="hello"))
    assert reply.named == ["utter_welcome_back", "utter_mentors_question"]


async def test_one_more_fact_that_changes_nobody_takes_one_line(talk: Talk) -> None:
    reply = await talk.say(a_parse("inform", an_entity("location", "Leeds"), text="leeds"))
    assert reply.named[:2] == ["utter_noted", "utter_mentors_stand"]
    assert "Leeds" in reply.text
    first = {"a": "Ada", "b": "Bo", "c": "Cy"}
    one, two, three = map(first.get, talk.stage.services.walk_journey.person(KEY).journey.offered)
    assert f"The same three still fit best: {one}, {two} and {three}." in reply.text
    assert shown(reply) == []


async def test_one_more_fact_shows_only_the_cards_it_changed_and_names_all_in_order(
    talk: Talk,
) -> None:
    near = a_mentor("b", name="Bo Ek", goals=("promotion",), country="GB", location="Leeds")
    talk.stage.mentors(near)
    reply = await talk.say(a_parse("inform", an_entity("country", "GB"), text="in the UK"))
    assert "utter_mentors_anew" in reply.named
    assert shown(reply) == ["b"]
    offered = talk.stage.services.walk_journey.person(KEY).journey.offered
    assert offered[0] == "b"
    assert "in this order: Bo," in reply.text


async def test_somebody_who_was_not_in_the_last_list_is_new_again(talk: Talk) -> None:
    last = a_mentor("c", name="Cy Ito", goals=("promotion",))
    other = a_mentor("d", name="Di Fo", goals=("promotion",))
    talk.stage.mentors(replace(last, consented=False), other)
    reply = await talk.say(a_parse("inform", an_entity("years", 3), text="3 years"))
    assert shown(reply) == ["d"]
    talk.stage.mentors(last, replace(other, consented=False))
    reply = await talk.say(a_parse("inform", an_entity("years", 4), text="4 years, sorry"))
    assert shown(reply) == ["c"]


async def test_whoever_asks_to_see_people_sees_them_whole(talk: Talk) -> None:
    reply = await talk.say(a_parse("find_mentors", text="who is there"))
    assert len(shown(reply)) == 3
    assert question(reply)[0] == "utter_mentors_question_short"


async def test_one_more_fact_at_a_way_does_not_print_it_again(stage: Stage) -> None:
    stage.places("resources", a_place("r-1", name="Open Course", kind="community", online=True))
    stage.stand(a_person(KEY, "match", profile=TOLD, offered=()))
    talk = Talk(stage)
    first = await talk.say(a_parse("explore_online", text="online"))
    assert len(first.of_type("place")) == 1
    reply = await talk.say(a_parse("inform", an_entity("years", 3), text="3 years by the way"))
    assert reply.of_type("place") == []
    assert "utter_way" not in reply.named
    assert "utter_way_stands" in reply.named
    assert question(reply)[0] == "utter_step_short"


@pytest.mark.parametrize(
    "text", ["none of that. tired", "too tired for this", "later", "not today"]
)
async def test_whoever_is_tired_reads_one_kind_line_and_is_asked_nothing(
    text: str, stage: Stage
) -> None:
    stage.stand(a_person(KEY, "match", profile=TOLD, offered=()))
    talk = Talk(stage)
    await talk.say(a_parse("explore_events", text="events"))
    before = stage.services.walk_journey.person(KEY).journey
    reply = await talk.say(a_parse("none_of_these", text=text))
    assert len(reply.messages) == 1
    assert "?" not in reply.text
    assert "hello" in reply.text
    after = stage.services.walk_journey.person(KEY).journey
    assert (after.step, after.proposals, after.week) == ("events", before.proposals, before.week)
    back = await talk.say(a_parse("greet", text="hello"))
    assert question(back)[0] in ("utter_step", "utter_step_alone")


def refused(stage: Stage, **journey: object) -> Talk:
    """Somebody whose mentor has just said no, which they have not heard yet."""
    stage.mentors(a_mentor("m-1", name="Ada Byron"), a_mentor("m-2", name="Kiran Rao"))
    values = {"chosen": "m-1", "visited": ("welcome", "sent"), **journey}
    stage.stand(a_person(KEY, str(values.pop("step", "sent")), profile=TOLD, **values))
    request = a_request(person_key=KEY)
    closed = replace(request, status=DECLINED, answer="no", closed=request.created)
    stage.services.introduce.requests.add(closed, [])
    return Talk(stage)


@pytest.mark.parametrize(
    ("intent", "text"),
    [("deny", "oh no"), ("greet", "hello"), ("affirm", "ok"), ("thank", "thanks"), ("skip", "hm")],
)
async def test_news_of_a_no_bring_the_next_best_and_one_question_and_no_plan(
    intent: str, text: str, stage: Stage
) -> None:
    reply = await refused(stage).say(a_parse(intent, text=text))
    assert reply.named == ["utter_status_no", "utter_next_best_ask"]
    assert reply.text.count("?") == 1
    assert "Ada can't take this on" in reply.text


async def test_a_yes_to_the_next_best_writes_to_them(stage: Stage) -> None:
    talk = refused(stage)
    await talk.say(a_parse("deny", text="oh no"))
    reply = await talk.say(a_parse("affirm", text="yes"))
    assert stage.services.walk_journey.person(KEY).journey.chosen == "m-2"
    assert reply.named[0] == "utter_draft_intro"


async def test_a_goal_for_whoever_said_no_is_not_asked_about_further(stage: Stage) -> None:
    talk = refused(stage, step="goals")
    reply = await talk.say(a_parse("inform", text="lead a ward one day"))
    assert reply.named == ["utter_status_no", "utter_next_best_ask"]


async def test_who_asks_for_others_in_the_same_moment_sees_them_once(stage: Stage) -> None:
    reply = await refused(stage).say(a_parse("find_mentors", text="who else is there"))
    assert reply.named[:2] == ["utter_status_no", "utter_mentors_intro"]
    assert shown(reply) == ["m-2"]


async def test_a_question_is_answered_after_news_of_a_no(stage: Stage) -> None:
    reply = await refused(stage).say(COST)
    assert reply.named[:2] == ["utter_status_no", "utter_next_best"]
    assert reply.named[-1] == "utter_choose_question"
    assert "utter_plan" not in reply.named


async def test_a_way_goes_on_after_news_of_a_no(stage: Stage) -> None:
    talk = refused(stage, step="events")
    reply = await talk.say(a_parse("explore_online", text="online then"))
    assert reply.named[:3] == ["utter_status_no", "utter_next_best", "utter_way"]
    assert stage.services.walk_journey.person(KEY).journey.step == "online"


async def test_two_mentors_of_one_first_name_are_told_apart_in_news(stage: Stage) -> None:
    talk = refused(stage)
    other = a_request("r-2", person_key=KEY, mentor_id="m-3", mentor_name="Ada Lovelace")
    stage.services.introduce.requests.add(other, [])
    reply = await talk.say(a_parse("deny", text="oh no"))
    assert "Ada Byron can't take this on" in reply.text


SMALL_TALK = ("help", "greet", "faq", "nlu_fallback", "where_am_i")


@pytest.mark.parametrize("step", BY_NAME)
async def test_a_whole_reply_asks_one_question_wherever_somebody_stands(
    step: str, stage: Stage
) -> None:
    stage.mentors(a_mentor("a", name="Ada Byron"))
    for intent in SMALL_TALK:
        key = f"rest:{intent}"
        stage.stand(a_person(key, step, profile=TOLD, offered=("a",), chosen="a"))
        talk = Talk(stage, key)
        for _ in range(2):
            reply = await talk.say(a_parse(intent, text="and what then", answer="cost"))
            asked = [name for name in reply.named if asks(stage, name)]
            assert len(asked) <= 1, (intent, asked)


def asks(stage: Stage, name: str) -> bool:
    """Whether a reply asks anything; what stands in quotes is for somebody else."""
    return any("?" in re.sub(r"\"[^\"]*\"", "", v["text"]) for v in stage.responses[name])
