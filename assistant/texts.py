"""Reads what is said in so many words: letters, lines for first talks, and answers to questions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from assistant.mentoring.knowledge import Answer
from assistant.mentoring.letters import Letter
from assistant.settings import ROOT

ANSWERS = ROOT / "assistant" / "replies" / "answers"
LETTERS = ROOT / "assistant" / "mail" / "letters.yml"
TOGETHER = LETTERS.with_name("together.yml")
AGENDAS = LETTERS.with_name("agendas.yml")


def read_agendas() -> dict[str, tuple[str, ...]]:
    """Lines for a first talk, by kind of goal."""
    agendas = yaml.safe_load(AGENDAS.read_text(encoding="utf-8"))
    return {goal: tuple(lines) for goal, lines in agendas.items()}


def read_letters(path: Path = LETTERS) -> dict[str, Letter]:
    """What mails say, by name."""
    letters = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: Letter(letter["subject"], letter["text"]) for name, letter in letters.items()}


@lru_cache(maxsize=1)
def read_answers() -> Mapping[str, Answer]:
    """What people ask and what they are told, by the classifier's id; read once a process."""
    found: dict[str, Answer] = {}
    for path in sorted(ANSWERS.glob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            found[entry["id"]] = Answer(**entry)
    return found
