"""Where too few fit, the one wish to drop is offered under the list, and a press drops it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from actions.dropping import counted
from tests.actions.conftest import KEY, Reply, Stage
from tests.actions.talking import Talk
from tests.builders import a_mentor, a_parse, an_entity

FINNISH = an_entity("language", "fi")
ANY = {"title": "Any language", "payload": '/correct{"drop": "languages"}'}
OFFERS = {"utter_more_without", "utter_mentors_none_but"}


def press(payload: str) -> dict[str, Any]:
    intent, _, facts = payload[1:].partition("{")
    entities = [an_entity(*fact) for fact in json.loads("{" + facts).items()]
    return a_parse(intent, *entities, text=payload)


def a_wish(*entities: dict[str, Any]) -> dict[str, Any]:
    goals = [{"name": "promotion"}]
    return a_parse("state_goal", an_entity("current_title", "nurse"), *entities, goals=goals)


def offers(reply: Reply) -> list[dict[str, Any]]:
    return [message for message in reply.messages if message["response"] in OFFERS]


def shown(reply: Reply) -> list[str]:
    return [card["id"] for card in reply.of_type("mentor")]


def english(stage: Stage, count: int) -> None:
    stage.mentors(*(a_mentor(f"en-{n}", languages=("en",)) for n in range(count)))


def finnish(stage: Stage, count: int) -> None:
    stage.mentors(*(a_mentor(f"fi-{n}", languages=("fi",)) for n in range(count)))


async def test_a_conversation_about_a_language_nobody_speaks_ends_with_mentors(
    stage: Stage,
) -> None:
    english(stage, 5)
    talk = Talk(stage)
    reply = await talk.say(a_wish(FINNISH))
    assert "If they needn't speak Finnish, five would." in reply.text
    assert reply.named[-2:] == ["utter_mentors_none_but", "utter_mentors_none_question"]
    assert "utter_mentors_none" not in reply.named
    assert offers(reply)[0]["buttons"] == [ANY]

    reply = await talk.say(press(ANY["payload"]))
    assert reply.named[0] == "utter_wider"
    assert len(shown(reply)) == 3
    assert offers(reply) == []
    assert reply.named[-1] == "utter_mentors_question"

    reply = await talk.say(press(ANY["payload"]))
    assert reply.named[0] == "utter_nothing_to_drop"
    assert shown(reply) == []


@pytest.mark.parametrize(("others", "words"), [(1, "one more would fit"), (4, "four more would")])
async def test_under_a_short_list_it_is_one_line_between_cards_and_question(
    others: int, words: str, stage: Stage
) -> None:
    finnish(stage, 1)
    english(stage, others)
    reply = await Talk(stage).say(a_wish(FINNISH))
    assert shown(reply) == ["fi-0"]
    assert reply.named[-2:] == ["utter_more_without", "utter_mentors_question"]
    assert words in reply.text


async def test_where_three_fit_nothing_is_offered(stage: Stage) -> None:
    finnish(stage, 3)
    english(stage, 4)
    assert offers(await Talk(stage).say(a_wish(FINNISH))) == []


async def test_it_is_not_offered_twice_for_the_same_list(stage: Stage) -> None:
    finnish(stage, 1)
    english(stage, 4)
    talk = Talk(stage)
    assert len(offers(await talk.say(a_wish(FINNISH)))) == 1
    again = await talk.say(a_parse("find_mentors", text="show me mentors"))
    assert offers(again) == []
    assert shown(again) == ["fi-0"]


@pytest.mark.parametrize("text", ["Any language", "then any language is fine"])
async def test_the_words_do_what_the_button_does(text: str, stage: Stage) -> None:
    finnish(stage, 1)
    english(stage, 4)
    talk = Talk(stage)
    await talk.say(a_wish(FINNISH))
    reply = await talk.say(a_parse("inform", text=text))
    assert reply.named[0] == "utter_wider"
    assert len(shown(reply)) == 3
    assert stage.services.walk_journey.person(KEY).profile.languages == ()


async def test_mentors_already_turned_down_are_not_promised(stage: Stage) -> None:
    finnish(stage, 1)
    english(stage, 1)
    talk = Talk(stage)
    await talk.say(a_wish())
    await talk.say(a_parse("none_of_these"))
    assert offers(await talk.say(a_parse("inform", FINNISH))) == []


async def test_what_was_ruled_out_is_offered_with_a_button_of_its_own(stage: Stage) -> None:
    english(stage, 1)
    stage.mentors(*(a_mentor(name, industry="sales") for name in "ab"))
    ruled_out = an_entity("industry", "sales", "avoid")
    (offer,) = offers(await Talk(stage).say(a_wish(ruled_out)))
    assert offer["condition"] == "sales isn't ruled out"
    assert offer["buttons"][0]["title"] == "Without that"
    assert offer["buttons"][0]["payload"] == '/correct{"drop": "avoid.industries=sales"}'


@pytest.mark.parametrize(("number", "words"), [(1, "one"), (11, "eleven"), (12, "12")])
def test_small_numbers_are_words(number: int, words: str) -> None:
    assert counted(number) == words


def test_a_number_too_large_to_be_counted_is_not_said_exactly() -> None:
    assert counted(51) == counted(200) == "over fifty"
