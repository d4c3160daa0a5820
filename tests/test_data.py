"""The training data: enough, varied, within the domain, and free of what is held out."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from sklearn.feature_extraction.text import CountVectorizer

from assistant.mentoring.goals import GOALS
from assistant.mentoring.knowledge import UNKNOWN
from assistant.mentoring.pointed import BY_WORDS
from assistant.texts import read_answers

ROOT = Path(__file__).parent.parent
TRAINING = sorted((ROOT / "data" / "nlu").glob("*.yml"))
HELD_OUT = [ROOT / "tests" / "nlu" / f"{name}.jsonl" for name in ("held_out", "held_out_questions")]
SPOKEN = [
    *sorted((ROOT / "actions").glob("*.py")),
    ROOT / "assistant/mentoring/journey.py",
    ROOT / "assistant/mentoring/news.py",
]
ANNOTATED = re.compile(r"\[(?P<text>[^\]]*)\](?:\((?P<entity>[^)]*)\)|(?P<more>\{[^}]*\}))")
# Titles and places can be swapped endlessly; what is left of a sentence is what makes it new.
MASKED = {"current_title", "target_title", "other_title", "title", "location"}
TOO_ALIKE = 0.8


@dataclass(frozen=True)
class Example:
    """One sentence as it is written in the data, with its intent and goals."""

    intent: str
    annotated: str
    goals: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as somebody would say it, in lower case and without punctuation."""
        return _plain(ANNOTATED.sub(lambda found: found["text"], self.annotated))

    @property
    def masked(self) -> str:
        """The same with titles and places taken out."""

        def mask(found: re.Match[str]) -> str:
            return "" if _entity(found) in MASKED else found["text"]

        return _plain(ANNOTATED.sub(mask, self.annotated))

    @property
    def entities(self) -> set[str]:
        return {_entity(found) for found in ANNOTATED.finditer(self.annotated)}


def _entity(found: re.Match[str]) -> str:
    return found["entity"] or yaml.safe_load(found["more"])["entity"]


def _plain(text: str) -> str:
    # What has no words at all, such as a lone smiley, stands for itself.
    return " ".join(re.findall(r"\w+", text.lower())) or text.strip()


def _read(paths: list[Path]) -> list[Example]:
    return _read_once(tuple(paths))


@lru_cache
def _read_once(paths: tuple[Path, ...]) -> list[Example]:
    if all(path.suffix == ".jsonl" for path in paths):
        lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
        return [
            Example(line["intent"], line["text"], tuple(line["goals"]))
            for line in map(json.loads, lines)
        ]
    blocks = (
        block
        for path in paths
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", [])
        if "intent" in block
    )
    return [example for block in blocks for example in _examples(block)]


def _examples(block: dict[str, Any]) -> list[Example]:
    intent, written = block["intent"], block["examples"]
    if isinstance(written, str):
        lines = (line.strip() for line in written.splitlines())
        return [Example(intent, line[2:]) for line in lines if line.startswith("- ")]
    return [
        Example(intent, item["text"].strip(), tuple((item.get("metadata") or {}).get("goals", ())))
        for item in written
    ]


@pytest.fixture(scope="module")
def training() -> list[Example]:
    return _read(TRAINING)


@pytest.fixture(scope="module")
def held_out() -> list[Example]:
    return _read(HELD_OUT)


@pytest.fixture(scope="module")
def domain() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))


def test_there_are_enough_examples(training: list[Example]) -> None:
    assert len(training) >= 1000


def test_sentences_differ_in_more_than_their_titles_and_places(training: list[Example]) -> None:
    distinct = {example.masked for example in training}
    assert len(distinct) >= 0.9 * len(training)


def test_no_sentence_means_two_things(training: list[Example]) -> None:
    meanings: dict[str, set[str]] = {}
    for example in training:
        meanings.setdefault(example.text, set()).add(example.intent)
    assert [text for text, intents in meanings.items() if len(intents) > 1] == []


def test_every_intent_has_examples_to_learn_from(
    training: list[Example], domain: dict[str, Any]
) -> None:
    counts = Counter(example.intent.split("/")[0] for example in training)
    few = {name for name in domain["intents"] if counts[name] < 10} - {"nlu_fallback"}
    assert few == set()


@pytest.mark.parametrize("goal", GOALS)
def test_every_goal_has_examples_to_learn_from(goal: str, training: list[Example]) -> None:
    assert sum(goal in example.goals for example in training) >= 30


@pytest.mark.parametrize("paths", [TRAINING, HELD_OUT], ids=["training", "held out"])
def test_goals_intents_and_entities_are_those_of_the_contract_and_the_domain(
    paths: list[Path], domain: dict[str, Any]
) -> None:
    entities = {
        name for item in domain["entities"] for name in ([item] if isinstance(item, str) else item)
    }
    examples = _read(paths)
    assert {goal for example in examples for goal in example.goals} <= set(GOALS)
    assert {example.intent.split("/")[0] for example in examples} <= set(domain["intents"])
    assert {name for example in examples for name in example.entities} <= entities


@pytest.mark.parametrize("paths", [TRAINING, HELD_OUT], ids=["training", "held out"])
def test_every_stated_goal_says_which(paths: list[Path]) -> None:
    silent = [e.annotated for e in _read(paths) if e.intent == "state_goal" and not e.goals]
    assert silent == []


def test_every_question_has_its_answer(training: list[Example]) -> None:
    asked = {e.intent.partition("/")[2] for e in training if "/" in e.intent}
    assert asked == set(read_answers()) - BY_WORDS | {UNKNOWN}


def test_nothing_held_out_is_trained_on(training: list[Example], held_out: list[Example]) -> None:
    trained = {example.text for example in training}
    assert [example.text for example in held_out if example.text in trained] == []


def test_nothing_trained_on_is_nearly_a_copy_of_what_is_held_out(
    training: list[Example], held_out: list[Example]
) -> None:
    words = CountVectorizer(analyzer=str.split, binary=True)
    trained = words.fit_transform(example.text for example in training)
    long = [example for example in held_out if len(set(example.text.split())) >= 4]
    asked = words.transform(example.text for example in long)
    shared = (asked @ trained.T).tocoo()
    sizes = np.array([len(set(example.text.split())) for example in long])
    all_words = sizes[shared.row] + trained.getnnz(axis=1)[shared.col] - shared.data
    alike = shared.data / all_words >= TOO_ALIKE
    pairs = zip(shared.row[alike], shared.col[alike])
    assert [(long[held].text, training[other].text) for held, other in pairs] == []


def test_there_is_enough_held_out_to_measure_by(held_out: list[Example]) -> None:
    assert len(held_out) >= 400
    assert sum(not example.goals for example in held_out) >= 80
    labelled = [len(example.goals) for example in held_out if example.goals]
    assert sum(labelled) / len(labelled) <= 1.5


def test_what_is_held_out_is_what_was_sealed_before_training_data_was_written() -> None:
    for line in (ROOT / "tests" / "nlu" / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split()
        assert hashlib.sha256((ROOT / "tests" / "nlu" / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: path.name)
def test_every_reply_and_action_named_in_code_exists_in_the_domain(
    path: Path, domain: dict[str, Any]
) -> None:
    # What Rasa itself calls the reply of a message.
    known = {*domain["responses"], *domain["actions"], "utter_action"}
    named, beginnings = _names(path)
    assert named <= known
    for beginning in beginnings:
        assert any(name.startswith(beginning) for name in known), beginning


def test_every_reply_is_said_somewhere(domain: dict[str, Any]) -> None:
    rules = "\n".join(path.read_text() for path in (ROOT / "data" / "rules").glob("*.yml"))
    spoken = [_names(path) for path in SPOKEN]
    named = {name for names, _ in spoken for name in names} | set(re.findall(r"utter_\w+", rules))
    beginnings = tuple(beginning for _, some in spoken for beginning in some)
    unsaid = {
        name
        for name in domain["responses"]
        if name.split("/")[0] not in named and not name.startswith(beginnings)
    }
    assert unsaid == set()


def _names(path: Path) -> tuple[set[str], set[str]]:
    """Names of replies and actions in a file: whole ones, and beginnings that are completed."""
    named, beginnings = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            if re.fullmatch(r"(utter|action)_\w*", str(node.values[0].value)):
                beginnings.add(str(node.values[0].value))
        elif isinstance(node, ast.Constant) and re.fullmatch(
            r"(utter|action)_\w*[a-z]", str(node.value)
        ):
            named.add(str(node.value))
    return named, beginnings
