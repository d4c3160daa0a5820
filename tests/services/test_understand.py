"""What the pipeline found becomes facts, and prints as the contract has it."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.mentoring.mentees import Profile
from assistant.services.understand import as_contract, facts_from, message_from
from tests.builders import a_parse, an_entity

CONTRACT = {
    "text",
    "language",
    "intent",
    "confidence",
    "goals",
    "current_title",
    "target_title",
    "skills",
    "industries",
    "seniority",
    "organisations",
    "schools",
    "locations",
    "languages",
    "hours",
    "formats",
    "avoid",
}
LISTS = {
    "skill": "skills",
    "industry": "industries",
    "organisation": "organisations",
    "school": "schools",
    "location": "locations",
    "language": "languages",
    "hours": "hours",
    "format": "formats",
}


@pytest.mark.parametrize(("entity", "field"), [*LISTS.items(), ("field", "fields")])
def test_entities_that_come_several_times_are_lists_without_repeats(
    entity: str, field: str
) -> None:
    found = [an_entity(entity, value) for value in ("x", "y", "x")]
    assert facts_from(a_parse("inform", *found)) == Profile(**{field: ("x", "y")})


@pytest.mark.parametrize(
    "name", ["current_title", "target_title", "seniority", "years", "age", "country", "timezone"]
)
def test_of_what_comes_once_the_first_is_meant(name: str) -> None:
    found = a_parse("inform", an_entity(name, "x"), an_entity(name, "y"))
    assert facts_from(found) == Profile(**{name: "x"})


@pytest.mark.parametrize(
    ("entity", "field"), [*LISTS.items(), ("title", "titles"), ("field", "industries")]
)
def test_what_is_ruled_out_is_not_wished(entity: str, field: str) -> None:
    facts = facts_from(a_parse("inform", an_entity(entity, "x", role="avoid")))
    assert facts == Profile(avoid={field: ("x",)})


def test_goals_come_from_buttons_before_the_classifier_each_once() -> None:
    goals = [{"name": "confidence", "confidence": 0.9}, {"name": "promotion", "confidence": 0.4}]
    found = a_parse("state_goal", an_entity("goal", "promotion"), goals=goals)
    assert facts_from(found).goals == ("promotion", "confidence")


@pytest.mark.parametrize(
    "parsed", [{}, {"text": None, "intent": None, "entities": None, "goals": None}]
)
def test_nothing_understood_is_no_facts_and_no_error(parsed: dict[str, Any]) -> None:
    message = message_from(parsed, "1")
    assert (message.intent, message.text, message.confidence) == ("nlu_fallback", "", 0.0)
    assert message.facts == Profile()


def test_a_message_carries_choice_contact_and_whether_it_was_pressed() -> None:
    found = [an_entity("mentor_id", "a"), an_entity("contact", "a@example.org")]
    message = message_from(a_parse("choose_mentor", *found, text="/choose_mentor"), "7")
    assert (message.id, message.intent, message.pressed) == ("7", "choose_mentor", True)
    assert (message.choice, message.contact) == ({"mentor_id": "a"}, "a@example.org")


@pytest.mark.parametrize(("name", "value"), [("ordinal", -1), ("ordinal", 2), ("tone", "warmer")])
def test_a_choice_keeps_its_kind(name: str, value: Any) -> None:
    assert message_from(a_parse("edit_draft", an_entity(name, value)), "1").choice == {name: value}


def test_a_line_of_the_contract_has_all_its_keys_even_where_nothing_was_found() -> None:
    line = as_contract(a_parse("inform", text="hi", language="en"))
    assert set(line) == CONTRACT
    assert (line["text"], line["language"], line["intent"]) == ("hi", "en", "inform")
    assert [line[name] for name in ("current_title", "target_title", "seniority")] == [None] * 3
    assert all(line[name] == [] for name in (*LISTS.values(), "goals"))
    assert line["avoid"] == {}


def test_a_line_of_the_contract_tells_what_was_found() -> None:
    found = a_parse(
        "state_goal",
        an_entity("current_title", "nurse"),
        an_entity("target_title", "product manager"),
        an_entity("skill", "sql"),
        an_entity("industry", "sales", role="avoid"),
        goals=[{"name": "career_change", "confidence": 0.93}],
        text="…",
    )
    line = as_contract(found)
    assert line["goals"] == ["career_change"]
    assert (line["current_title"], line["target_title"]) == ("nurse", "product manager")
    assert (line["skills"], line["avoid"]) == (["sql"], {"industries": ["sales"]})


def test_a_question_is_named_with_its_answer() -> None:
    intent = {"name": "faq", "full_retrieval_intent_name": "faq/cost", "confidence": 0.8}
    assert as_contract({**a_parse("faq"), "intent": intent})["intent"] == "faq/cost"
