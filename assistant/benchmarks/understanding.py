"""`mentor benchmark understanding`: how well strangers are understood, beside published figures."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from assistant.benchmarks import understanding_own as own
from assistant.benchmarks import understanding_public as public
from assistant.benchmarks import understanding_table as page
from assistant.benchmarks.fitting import fit, likeliest
from assistant.benchmarks.pipelines_scores import mean
from assistant.benchmarks.pipelines_variants import default_variant
from assistant.benchmarks.report import tell
from assistant.benchmarks.understanding_folds import read_a_third, worst_mistakes
from assistant.benchmarks.understanding_languages import language_scores, other_languages
from assistant.benchmarks.understanding_pictures import (
    PICTURES,
    draw_confusion,
    draw_reliability,
)
from assistant.benchmarks.understanding_tuned import with_encoder_tuned
from assistant.benchmarks.understanding_typos import perturbed
from assistant.nlp.vocabulary import load_vocabulary
from assistant.settings import ROOT

# Few messages are gone over more often; fixed beforehand, not by what the test files say.
_FEW_MESSAGES, _MANY_EPOCHS, _FEW_EPOCHS = 1000, 12, 3

Config = dict[str, Any]
Results = dict[str, Any]


def run(as_json: bool, data: Path) -> None:
    """Measure, then print the table and write its section; with `as_json` only print."""
    tell("Understanding", measure(data), as_json, page.table, page.section)


def measure(data: Path) -> Results:
    """One configuration, `config.yml`'s, on every set; sets not found under `data` are left out.

    Takes an hour and more on two cores, most of it the default recipe and CLINC150. Raises
    MentorError with the end of the log where a training fails.
    """
    config: Config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    config.pop("policies")
    config["assistant_id"] = "benchmark_understanding"
    other = default_variant().config()
    results: Results = {"own": {}, "default": {}, "left_out": []}
    with tempfile.TemporaryDirectory(prefix="mentor-understanding-") as name:
        folder = Path(name)
        _own(folder, config, results)
        _cross_validated(folder, config, results)
        _own_by_default(folder, other, results)
        if (data / "hint3").is_dir():
            results["hint3"] = _hint3(folder / "ours", config, data, tuned=True)
            results["hint3_default"] = _hint3(folder / "default", other, data)
        else:
            results["left_out"].append("hint3")
        if (data / public.CLINC).is_file():
            results["clinc150"] = _clinc(folder, config, data)
        else:
            results["left_out"].append("clinc150")
    return results


def _own(folder: Path, config: Config, results: Results) -> None:
    """This project's held-out messages, as they are and as thumbs write them."""
    _say("our own messages")
    held = own.held_out()
    foreign, sources = other_languages()
    texts = [message.text for message in held]
    everything = [*texts, *map(perturbed, texts), *(message.text for message in foreign)]
    fitted = fit("ours", config, ROOT / "data" / "nlu", everything, folder / "own")
    occupations = load_vocabulary().occupations
    size = len(held)
    parsed, misspelt = fitted.parsed[:size], fitted.parsed[size : 2 * size]
    plain = own.own_scores(held, parsed, occupations)
    typos = own.own_scores(held, misspelt, occupations)
    results["languages"] = language_scores(
        foreign,
        fitted.parsed[2 * size :],
        [held[place] for place in sources],
        [parsed[place] for place in sources],
        occupations,
    )
    results["own"] = {
        **plain,
        "typo_loss": own.loss(plain, typos),
        "languages_loss": own.loss(results["languages"]["english"], results["languages"]["all"]),
    }
    draw_confusion([m.intent for m in held], parsed, PICTURES / "confusion.png")
    results["agreement"] = own.agreement()
    results["parse_p50_ms"] = fitted.cost["p50_ms"]
    results["train_s"] = fitted.cost["train_s"]
    results["rss_mb"] = fitted.cost["rss_mb"]


def _cross_validated(folder: Path, config: Config, results: Results) -> None:
    """A third of the training messages, read by what was tuned and trained on the rest."""
    _say("cross-validation, which tunes an encoder")
    texts, labels, parsed = read_a_third(folder / "third", config)
    results["cross_validated"] = len(labels)
    results["own"]["ece"] = own.calibration_error(parsed, labels)
    results["mistakes"] = worst_mistakes(texts, labels, parsed)
    draw_reliability(own.reliability(parsed, labels), PICTURES / "reliability.png")


def _own_by_default(folder: Path, config: Config, results: Results) -> None:
    """The same messages by Rasa's default recipe, which knows intents only."""
    _say("our own messages, default recipe")
    held = own.held_out()
    texts = [message.text for message in held]
    parsed = fit("default", config, ROOT / "data" / "nlu", texts, folder / "own-default").parsed
    said = [likeliest(p)[0] for p in parsed]
    wanted = [message.intent.partition("/")[0] for message in held]
    danger = [intent == "distress" for intent in wanted]
    results["default"] = {
        "intent": mean(s == w for s, w in zip(said, wanted)),
        "distress_recall": mean(s == "distress" for s, d in zip(said, danger) if d),
        "distress_false_alarm": mean(s == "distress" for s, d in zip(said, danger) if not d),
    }


def _hint3(folder: Path, config: Config, data: Path, tuned: bool = False) -> dict[str, float]:
    """The best Matthews correlation on each bot."""
    folder.mkdir()
    scores = {}
    for bot in public.HINT3:
        _say(f"HINT3, {bot}, {folder.name}")
        parts = public.hint3(data, bot)
        train = _training_file(folder / f"{bot}.yml", parts["train"])
        own = _tuned_to(parts["train"], config, folder, bot) if tuned else config
        fitted = fit(bot, own, train, parts["test"].texts, folder / bot)
        scores[bot] = public.hint3_score(fitted, parts["test"])
    return scores


def _clinc(folder: Path, config: Config, data: Path) -> dict[str, float]:
    """CLINC150, its threshold chosen on its validation messages."""
    _say("CLINC150")
    parts = public.clinc(data)
    train = _training_file(folder / "clinc.yml", parts["train"])
    texts = (*parts["val"].texts, *parts["test"].texts)
    own = _tuned_to(parts["train"], config, folder, "clinc")
    fitted = fit("clinc150", own, train, texts, folder / "clinc")
    return public.clinc_scores(fitted, parts["val"], parts["test"])


def _tuned_to(messages: public.Labelled, config: Config, folder: Path, name: str) -> Config:
    """The pipeline with an encoder tuned to a public set's training messages."""
    from assistant.tuning.examples import Example

    pairs = zip(messages.texts, messages.labels)
    examples = [Example(_bare(text), label) for text, label in pairs if text.strip()]
    epochs = _MANY_EPOCHS if len(examples) < _FEW_MESSAGES else _FEW_EPOCHS
    return with_encoder_tuned(config, examples, epochs, folder / f"{name}.npz")


def _training_file(path: Path, examples: public.Labelled) -> Path:
    """Rasa's form of labelled messages, with none of their characters read as markup."""
    by_label: dict[str, list[Mapping[str, str]]] = {}
    for text, label in zip(examples.texts, examples.labels):
        if text.strip():
            by_label.setdefault(label, []).append({"text": _bare(text)})
    blocks: Iterable[Config] = [
        {"intent": label, "examples": found} for label, found in by_label.items()
    ]
    document = {"version": "3.1", "nlu": list(blocks)}
    path.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    return path


def _bare(text: str) -> str:
    return " ".join(text.replace("[", "(").replace("]", ")").split())


def _say(what: str) -> None:
    print(f"understanding: {what} …", file=sys.stderr, flush=True)
