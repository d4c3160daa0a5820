"""Every reply is short enough to be read on a phone, asks one thing, and keeps its word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.texts import read_answers

ROOT = Path(__file__).parent.parent
RESPONSES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (ROOT / "domain.yml").read_text(encoding="utf-8")
)["responses"]
ANSWERS = sorted(read_answers().values(), key=lambda answer: answer.id)
LONGEST, LONGEST_ANSWER = 60, 80
# Read when there is time to read, or when every word may be needed.
MAY_BE_LONGER = {
    "utter_distress": 130,
    "utter_distress_near": 120,
    "utter_help": 110,
    "utter_how_to_approach": 100,
}
# Nothing here can know when somebody reads, answers or is found.
PROMISES = re.compile(
    r"\b(?:guarantee|as soon as possible|shortly|right back"
    r"|(?:we|i)\b[^.?]* within (?:a|an|one|\d+) (?:hour|day)"
    r"|we(?:'ll| will) (?:contact|call|find)|will definitely|always works)\b",
    re.IGNORECASE,
)
BLANK = re.compile(r"\{[^{}]*\}")
LEFTOVERS = re.compile(r"\b(?:TODO|TBD|lorem|xxx)\b|\[[a-z ]+\]", re.IGNORECASE)


def _texts(name: str) -> list[str]:
    return [variant["text"] for variant in RESPONSES[name] if "text" in variant]


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_a_reply_is_read_at_a_glance(name: str) -> None:
    for text in _texts(name):
        words = BLANK.sub("word", text).split()
        assert len(words) <= MAY_BE_LONGER.get(name, LONGEST), len(words)


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_a_reply_asks_one_question_at_a_time(name: str) -> None:
    for text in _texts(name):
        # What stands in quotes is something to say to somebody else.
        asked = re.sub(r"\"[^\"]*\"", "", text).count("?")
        assert asked <= (2 if " or " in text or len(text.split()) > LONGEST else 1)


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_a_reply_promises_nothing_the_program_does_not_do(name: str) -> None:
    for text in _texts(name):
        assert not PROMISES.search(text)
        assert not LEFTOVERS.search(text)


CARDS = [
    (name, variant)
    for name, variants in sorted(RESPONSES.items())
    for variant in variants
    if variant.get("custom", {}).get("type") == "meeting"
]


@pytest.mark.parametrize(("name", "reply"), CARDS, ids=[name for name, _ in CARDS])
def test_a_card_and_its_text_tell_of_the_same_things(name: str, reply: dict[str, Any]) -> None:
    card = reply["custom"]
    shown = " ".join([card["title"], card["when"], *card["items"]])
    assert set(BLANK.findall(shown)) == set(BLANK.findall(reply["text"]))
    assert card["calendar"] == "{calendar}"
    last = card["items"][-1].split(". ")[-1]
    assert last in reply["text"]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.id)
def test_an_answer_with_its_step_has_at_most_eighty_words(answer: Any) -> None:
    for stage in ("searching", "waiting", "together"):
        told = answer.told(stage)
        assert len(told.split()) <= LONGEST_ANSWER
        assert not PROMISES.search(told)
        assert not LEFTOVERS.search(told)


def test_there_are_answers_enough_and_no_two_are_alike() -> None:
    assert len(ANSWERS) >= 150
    assert len({answer.text for answer in ANSWERS}) == len(ANSWERS)
    assert all(answer.next for answer in ANSWERS)
