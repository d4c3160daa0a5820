"""`mentor benchmark pipelines`: the pipeline of `config.yml` beside others, on the same folds."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from assistant.benchmarks.fitting import fit
from assistant.benchmarks.pipelines_page import PAGE, PAGE_OPENING, reading, table
from assistant.benchmarks.pipelines_scores import scores
from assistant.benchmarks.pipelines_variants import FOLDS, Variant, variants
from assistant.benchmarks.report import write_section
from assistant.settings import ROOT

COMMAND = "mentor benchmark pipelines"
_SEED = 0

Results = dict[str, dict[str, Any]]


def run(as_json: bool) -> None:
    """Measure, then print the table and write both documents; with `as_json` only print."""
    results = measure()
    if as_json:
        print(json.dumps(results))
        return
    text = f"{table(results)}\n\n{reading(results)}"
    write_section("Side by side", text, COMMAND, PAGE, PAGE_OPENING)
    more = "What the pipelines are and why ours is what it is: [pipelines.md](pipelines.md)."
    write_section("Pipelines", f"{table(results)}\n\n{more}", COMMAND)
    print(table(results))


def measure() -> Results:
    """Train and measure each pipeline on each fold; takes some twenty minutes on two cores.

    Fold by fold and not pipeline by pipeline, so that a busy quarter of an hour meets all alike.
    Raises MentorError with the end of the log where a training fails.
    """
    wanted = variants()
    measured: dict[str, list[dict[str, float]]] = {variant.key: [] for variant in wanted}
    with tempfile.TemporaryDirectory(prefix="mentor-pipelines-") as name:
        for number, (train, held_out) in enumerate(_folds(Path(name)), 1):
            for variant in (v for v in wanted if number <= v.folds):
                print(f"pipelines: fold {number}, {variant.label} …", file=sys.stderr, flush=True)
                folder = Path(name) / f"{variant.key}-{number}"
                measured[variant.key].append(_measure(variant, folder, train, held_out))
    return {
        variant.key: {"label": variant.label, **_means(measured[variant.key])} for variant in wanted
    }


def _means(folds: Sequence[dict[str, float]]) -> dict[str, Any]:
    """The mean of each number over the folds, and the intents of each."""
    means: dict[str, Any] = {key: mean(fold[key] for fold in folds) for key in folds[0]}
    return {**means, "intent_by_fold": [fold["intent"] for fold in folds]}


def _folds(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Files to train on and to measure with, the same for every pipeline.

    Stratified by intent with the answer (`faq/cost`), so that each answer is in every fold.
    """
    from rasa.shared.nlu.training_data.loading import load_data
    from rasa.shared.nlu.training_data.training_data import TrainingData
    from sklearn.model_selection import StratifiedKFold

    examples = load_data(str(ROOT / "data" / "nlu")).intent_examples
    labels = [example.get("intent_response_key") or example.get("intent") for example in examples]
    split = StratifiedKFold(FOLDS, shuffle=True, random_state=_SEED).split(examples, labels)
    for number, (train, rest) in enumerate(split):
        training, held_out = folder / f"train-{number}.yml", folder / f"held-out-{number}.json"
        TrainingData([examples[index] for index in train]).persist_nlu(str(training))
        lines = [
            {
                "text": examples[index].get("text"),
                "intent": labels[index],
                "goals": _goals(examples[index]),
            }
            for index in rest
        ]
        held_out.write_text(json.dumps(lines), encoding="utf-8")
        yield training, held_out


def _goals(example: Any) -> list[str]:
    from assistant.nlp.goal_classifier import goals_of

    return goals_of(example)


def _measure(variant: Variant, folder: Path, train: Path, held_out: Path) -> dict[str, float]:
    labelled = json.loads(held_out.read_text(encoding="utf-8"))
    texts = [example["text"] for example in labelled]
    fitted = fit(variant.label, variant.config(), train, texts, folder)
    return {**scores(labelled, fitted.parsed), **fitted.cost}
