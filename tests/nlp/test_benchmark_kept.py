"""What benchmarks trained is used again only where it would be trained equally."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.benchmarks import fitting, fitting_kept, understanding_tuned
from assistant.tuning.examples import Example, Span

RASA_ONLY = {"pipeline": [{"name": "WhitespaceTokenizer"}, {"name": "DIETClassifier"}]}
OURS = {"pipeline": [{"name": "assistant.nlp.message_cleaner.MessageCleaner"}]}
NOTED = {"train_s": 7.0, "train_cpu_s": 6.0, "rss_mb": 1e9, "trained_on": "2026-01-02"}


@pytest.fixture(autouse=True)
def _kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting_kept, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(understanding_tuned, "KEPT", tmp_path / "kept")


@pytest.fixture
def messages(tmp_path: Path) -> Path:
    path = tmp_path / "train.yml"
    path.write_text("nlu: []", encoding="utf-8")
    return path


def test_a_model_is_found_again_until_messages_or_configuration_change(messages: Path) -> None:
    before = fitting_kept.place_of_model("a", RASA_ONLY, messages)
    assert fitting_kept.place_of_model("a", RASA_ONLY, messages) == before
    assert fitting_kept.place_of_model("a", OURS, messages) != before
    messages.write_text("nlu: [{}]", encoding="utf-8")
    assert fitting_kept.place_of_model("a", RASA_ONLY, messages) != before


def test_a_folder_of_messages_is_all_its_files(messages: Path) -> None:
    before = fitting_kept.place_of_model("a", RASA_ONLY, messages.parent)
    (messages.parent / "more.yml").write_text("nlu: []", encoding="utf-8")
    assert fitting_kept.place_of_model("a", RASA_ONLY, messages.parent) != before


def test_a_change_of_code_or_packages_is_another_model(tmp_path: Path) -> None:
    code, pins = tmp_path / "code.py", tmp_path / "requirements.txt"
    found = set()
    for path, text in ((code, "1"), (code, "2"), (pins, "rasa==1"), (pins, "rasa==2")):
        path.write_text(text, encoding="utf-8")
        found.add(fitting_kept.digest([b"same"], ["*.py"], tmp_path))
    assert len(found) == 4


def test_of_one_label_the_latest_model_is_kept(tmp_path: Path, messages: Path) -> None:
    made = tmp_path / "made.tar.gz"
    made.write_bytes(b"model")
    places = []
    for label, text in (("a", "1"), ("a-b", "1"), ("a", "2")):
        messages.write_text(text, encoding="utf-8")
        places.append(fitting_kept.place_of_model(label, RASA_ONLY, messages))
        fitting_kept.keep_model(made, places[-1], NOTED)
    first, other, latest = places
    assert fitting_kept.note_of(first) is None
    assert fitting_kept.note_of(other) == fitting_kept.note_of(latest) == NOTED


def test_a_model_without_its_note_does_not_count(tmp_path: Path, messages: Path) -> None:
    place = fitting_kept.with_room(fitting_kept.place_of_model("a", RASA_ONLY, messages))
    place.write_bytes(b"cut off")
    assert fitting_kept.note_of(place) is None


@pytest.mark.parametrize("left", ["", '{"train_s": 1.'])
def test_a_model_whose_note_was_cut_off_does_not_count(
    left: str, tmp_path: Path, messages: Path
) -> None:
    made = tmp_path / "made.tar.gz"
    made.write_bytes(b"model")
    place = fitting_kept.place_of_model("a", RASA_ONLY, messages)
    fitting_kept.keep_model(made, place, NOTED)
    place.with_name(place.name.replace(".tar.gz", ".json")).write_text(left, encoding="utf-8")
    assert fitting_kept.note_of(place) is None


class _Agent:
    async def parse_message(self, text: str) -> dict[str, Any]:
        return {"text": text}


def test_what_was_trained_once_is_read_with_and_not_trained_again(
    tmp_path: Path, messages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rasa.core.agent import Agent

    made = tmp_path / "fitted.tar.gz"
    made.write_bytes(b"model")
    trained: list[Path] = []

    def train(_: Path, config: Path, __: Path) -> tuple[Path, dict[str, Any]]:
        trained.append(config)
        return made, NOTED

    monkeypatch.setattr(fitting, "_train", train)
    monkeypatch.setattr(fitting, "_quieten", lambda: None)
    monkeypatch.setattr(Agent, "load", lambda _: _Agent())
    texts, result = tmp_path / "texts.json", tmp_path / "result.json"
    kept = fitting_kept.place_of_model("a", RASA_ONLY, messages)
    for said in (["hello"], ["hello", "there"]):
        texts.write_text(json.dumps(said), encoding="utf-8")
        arguments = [str(path) for path in (messages, messages, texts, result, kept)]
        monkeypatch.setattr(sys, "argv", ["fitting", *arguments])
        fitting.main()
        found = fitting.Fitted(**json.loads(result.read_text(encoding="utf-8")))
        assert [read["text"] for read in found.parsed] == said
        assert found.cost["train_s"] == 7
        # What training took of memory is part of it, whoever trained.
        assert found.cost["rss_mb"] == 1e9
        assert found.trained_on == "2026-01-02"
    assert len(trained) == 1


def test_an_encoder_is_tuned_once_for_the_same_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    tuned: list[Path] = []

    def tune(_: object, __: object, ___: int, place: Path) -> None:
        tuned.append(place)
        fitting_kept.with_room(place).write_bytes(b"adapter")

    monkeypatch.setattr(understanding_tuned, "_tune", tune)
    config = {"pipeline": [{"name": "F", "encoder": "tuned"}, {"name": "x.TitleExtractor"}]}
    one, other = Example("a nurse", "greet"), Example("a nurse", "greet", (), (Span(2, 7, "t"),))
    found = [
        understanding_tuned.with_encoder_tuned(config, examples, epochs, "set")
        for examples, epochs in (([one], 3), ([one], 3), ([other], 3), ([other], 4))
    ]
    assert len(tuned) == 3
    assert found[0] == found[1]
    assert found[0]["pipeline"][0]["encoder"] == f"tuned:{tuned[0]}"
    assert found[0]["pipeline"][1]["adapter"] == str(tuned[0])
    assert config["pipeline"][0]["encoder"] == "tuned"
    assert [path.exists() for path in tuned] == [False, False, True]
