"""Benchmarks in parts: what is done is kept, whatever becomes of the rest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant import benchmarks
from assistant.benchmarks import (
    journeys,
    journeys_table,
    matching,
    matching_table,
    parts,
    understanding,
    understanding_folds,
    understanding_table,
    widget,
    widget_table,
)
from assistant.benchmarks import understanding_public as public
from assistant.benchmarks.fitting import Fitted
from assistant.benchmarks.parts import FIGURES, Part
from assistant.benchmarks.report import PAGE, Told, grid, parts_section
from assistant.mentoring.errors import BadInput, MentorError

TOLD = {
    name: Told(
        f"About {name}",
        lambda figures: [grid([("", "now"), ("score", str(figures["score"]))])],
        lambda _: "How to read it.",
    )
    for name in ("first", "second", "third")
}
PAGES = {
    "journeys": journeys_table.TOLD,
    "matching": matching_table.TOLD,
    "understanding": understanding_table.TOLD,
    "widget": widget_table.TOLD,
}


def scoring(score: int) -> Part:
    return Part(lambda _: {"score": score, "by": {str(score): True}})


def failing(error: BaseException) -> Part:
    def measure(_: Path) -> Mapping[str, Any]:
        raise error

    return Part(measure)


class Bench:
    """A benchmark of some parts, its file and its page in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.figures, self.page = folder / "figures", folder / "benchmarks.md"

    def run(self, wanted: tuple[str, ...] = (), as_json: bool = False, **found: Part) -> None:
        parts.run("tried", found, TOLD, wanted, as_json, self.figures, self.page)

    @property
    def kept(self) -> parts.Kept:
        return parts.read(self.figures / "tried.json")

    @property
    def told(self) -> str:
        return self.page.read_text(encoding="utf-8")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_part_that_is_done_outlives_an_interruption_of_the_next(bench: Bench) -> None:
    with pytest.raises(KeyboardInterrupt):
        bench.run(first=scoring(1), second=failing(KeyboardInterrupt()), third=scoring(3))
    assert list(bench.kept) == ["first"]
    assert "About first" in bench.told


def test_a_part_that_fails_is_told_at_the_end_and_stops_no_other(bench: Bench) -> None:
    with pytest.raises(MentorError, match="second"):
        bench.run(first=scoring(1), second=failing(MentorError("no model")), third=scoring(3))
    assert list(bench.kept) == ["first", "third"]


def test_a_part_is_kept_with_when_how_and_on_what_it_was_measured(bench: Bench) -> None:
    bench.run(("second",), first=scoring(1), second=scoring(2))
    entry = bench.kept["second"]
    assert set(entry) == {"date", "command", "machine", "seconds", "figures"}
    assert entry["command"] == "mentor benchmark tried --part second"
    assert f"Measured on {entry['date']} with `{entry['command']}` on" in bench.told


def test_a_part_measured_again_leaves_those_of_other_days_as_they_were(bench: Bench) -> None:
    bench.run(first=scoring(1), second=scoring(2))
    file = bench.figures / "tried.json"
    older = bench.kept
    older["first"]["date"] = "2026-01-02"
    file.write_text(json.dumps(older), encoding="utf-8")
    bench.run(("second",), first=scoring(10), second=scoring(20))
    assert bench.kept["first"] == older["first"]
    first, second = bench.told.split("### About second")
    assert "Measured on 2026-01-02" in first
    assert "| score | 1 " in first
    assert "| score | 20 " in second
    assert "2026-01-02" not in second


def test_parts_stand_in_the_order_of_the_page_and_those_never_run_not_at_all(
    bench: Bench,
) -> None:
    bench.run(("third", "first"), first=scoring(1), second=scoring(2), third=scoring(3))
    assert bench.told.index("About first") < bench.told.index("About third")
    assert "About second" not in bench.told


def test_other_sections_of_the_page_stay(bench: Bench) -> None:
    bench.page.write_text("# Benchmarks\n\n## Other\n\nOlder.\n", encoding="utf-8")
    bench.run(first=scoring(1))
    assert "## Other\n\nOlder.\n\n## Tried\n" in bench.told


def test_json_prints_the_figures_of_all_parts_as_one_and_writes_nothing(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.run(as_json=True, first=scoring(1), second=scoring(2), third=Part(dict, "a set"))
    assert json.loads(capsys.readouterr().out) == {
        "score": 2,
        "by": {"1": True, "2": True},
        "left_out": ["a set"],
    }
    assert not bench.figures.exists()
    assert not bench.page.exists()


def test_what_is_not_there_to_measure_with_is_left_out_and_named(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.run(first=scoring(1), second=Part(dict, "a public set"))
    assert "left out, since not found: a public set" in capsys.readouterr().err
    assert list(bench.kept) == ["first"]


def test_a_part_asked_for_by_name_is_not_left_out_in_silence(bench: Bench) -> None:
    with pytest.raises(BadInput, match="a public set"):
        bench.run(("first", "second"), first=scoring(1), second=Part(dict, "a public set"))
    assert not bench.kept


def test_a_picture_is_drawn_when_its_part_is_told(bench: Bench) -> None:
    drawn: list[object] = []
    told = {"first": Told("", lambda _: [], lambda _: "", drawn.append)}
    measured = {"first": scoring(1)}
    parts.run("tried", measured, told, (), True, bench.figures, bench.page)
    assert not drawn
    parts.run("tried", measured, told, (), False, bench.figures, bench.page)
    assert drawn == [{"score": 1, "by": {"1": True}}]


@pytest.mark.parametrize("wanted", [["first"], ["own", "first"]])
def test_an_unknown_part_is_refused_with_the_known_ones(wanted: list[str]) -> None:
    with pytest.raises(BadInput, match="own, calibration"):
        benchmarks.run("understanding", as_json=True, data=Path(), wanted=wanted)
    with pytest.raises(BadInput, match="its parts: none"):
        benchmarks.run("turns", as_json=True, data=Path(), wanted=wanted)


def test_the_command_names_the_parts_that_are_measured_and_told() -> None:
    measured = {
        "journeys": journeys.measured(),
        "matching": matching.measured(Path()),
        "understanding": understanding.measured(Path()),
        "widget": widget.measured(),
    }
    for name, known in benchmarks.PARTS.items():
        assert list(known) == list(measured[name]) == list(PAGES[name])


def fitted(_: str, __: object, ___: Path, texts: list[str], ____: Path) -> Fitted:
    """A pipeline that takes everything for a greeting."""
    entry = {"name": "greet", "confidence": 0.9}
    parsed = [
        {"text": t, "intent": entry, "intent_ranking": [entry], "entities": [], "goals": []}
        for t in texts
    ]
    return Fitted(parsed, {"p50_ms": 9.0, "train_s": 90.0, "rss_mb": 900.0}, "2026-01-02")


def write_public_sets(data: Path) -> None:
    (data / "hint3").mkdir(parents=True)
    for bot in public.HINT3:
        for name in ("train", "test"):
            rows = "sentence,label\nhello,greet\nbye,leave\n"
            (data / "hint3" / f"{bot}_{name}.csv").write_text(rows, encoding="utf-8")
    (data / public.CLINC).parent.mkdir()
    names = ("train", "val", "test")
    clinc = {name: [["hello", "greet"]] for name in names}
    clinc |= {f"oos_{name}": [["bye", public.CLINC_OUTSIDE]] for name in names}
    (data / public.CLINC).write_text(json.dumps(clinc), encoding="utf-8")


@pytest.mark.parametrize("part", benchmarks.PARTS["understanding"])
def test_what_is_measured_of_understanding_can_be_kept_and_told(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(understanding, "fit_or_reuse", fitted)
    monkeypatch.setattr(understanding_folds, "fit_or_reuse", fitted)
    for module in (understanding, understanding_folds):
        monkeypatch.setattr(module, "with_encoder_tuned", lambda config, *_: config)
    write_public_sets(tmp_path / "data")
    measure = understanding.measured(tmp_path / "data")[part]
    assert not measure.lacking
    (tmp_path / "folder").mkdir()
    figures = json.loads(json.dumps(measure.measure(tmp_path / "folder")))
    told = PAGES["understanding"][part]
    assert all(table.startswith("| ") for table in told.tables(figures))
    assert told.words(figures)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_says_what_the_figures_say(name: str) -> None:
    kept = parts.read(FIGURES / f"{name}.json")
    if kept:
        section = f"## {name.capitalize()}\n\n{parts_section(name.capitalize(), PAGES[name], kept)}"
        assert section.strip() + "\n" in PAGE.read_text(encoding="utf-8")
    else:
        assert f"## {name.capitalize()}\n" not in PAGE.read_text(encoding="utf-8")
