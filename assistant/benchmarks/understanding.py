"""`mentor benchmark understanding`: how well strangers are understood, beside published figures."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from assistant.benchmarks import parts
from assistant.benchmarks import understanding_own as own
from assistant.benchmarks import understanding_public as public
from assistant.benchmarks import understanding_table as page
from assistant.benchmarks.fitting import fit_or_reuse, likeliest
from assistant.benchmarks.parts import Part
from assistant.benchmarks.pipelines_scores import mean
from assistant.benchmarks.pipelines_variants import default_variant
from assistant.benchmarks.understanding_folds import read_a_third, worst_mistakes
from assistant.benchmarks.understanding_languages import language_scores, other_languages
from assistant.benchmarks.understanding_pictures import confusion
from assistant.benchmarks.understanding_tuned import with_encoder_tuned
from assistant.benchmarks.understanding_typos import perturbed
from assistant.nlp.vocabulary import load_vocabulary
from assistant.settings import ROOT

_MESSAGES = ROOT / "data" / "nlu"
# Few messages are gone over more often; fixed beforehand, not by what the test files say.
_FEW_MESSAGES, _MANY_EPOCHS, _FEW_EPOCHS = 1000, 12, 3

Config = dict[str, Any]
Results = dict[str, Any]


def run(as_json: bool, data: Path, wanted: Sequence[str] = ()) -> None:
    """Measure the parts wanted or all, tell each and keep it; with `as_json` only print."""
    parts.run("understanding", measured(data), page.TOLD, wanted, as_json)


def measured(data: Path) -> dict[str, Part]:
    """One configuration, `config.yml`'s, on every set; `data` is where the public ones lie.

    Together they take an hour and more on two cores, most of it the default recipe and CLINC150.
    """
    no_hint3 = "" if (data / "hint3").is_dir() else "hint3"
    no_clinc = "" if (data / public.CLINC).is_file() else "clinc150"
    return {
        "own": Part(_own),
        "calibration": Part(_calibration),
        "default": Part(_default),
        "hint3": Part(partial(_hint3, data), no_hint3),
        "clinc150": Part(partial(_clinc, data), no_clinc),
    }


def _own(folder: Path) -> Results:
    """This project's held-out messages, as they are and as thumbs write them."""
    held = own.held_out()
    foreign, sources = other_languages()
    texts = [message.text for message in held]
    everything = [*texts, *map(perturbed, texts), *(message.text for message in foreign)]
    fitted = fit_or_reuse("ours", _ours(), _MESSAGES, everything, folder / "ours")
    occupations = load_vocabulary().occupations
    size = len(held)
    parsed, misspelt = fitted.parsed[:size], fitted.parsed[size : 2 * size]
    plain = own.own_scores(held, parsed, occupations)
    typos = own.own_scores(held, misspelt, occupations)
    languages = language_scores(
        foreign,
        fitted.parsed[2 * size :],
        [held[place] for place in sources],
        [parsed[place] for place in sources],
        occupations,
    )
    return {
        "own": {
            **plain,
            "typo_loss": own.loss(plain, typos),
            "languages_loss": own.loss(languages["english"], languages["all"]),
        },
        "languages": languages,
        "confusion": confusion([message.intent for message in held], parsed),
        "agreement": own.agreement(),
        "parse_p50_ms": fitted.cost["p50_ms"],
        "train_s": fitted.cost["train_s"],
        "rss_mb": fitted.cost["rss_mb"],
        "trained_on": fitted.trained_on,
    }


def _calibration(folder: Path) -> Results:
    """A third of the training messages, read by what was tuned and trained on the rest."""
    texts, labels, parsed = read_a_third(folder / "third", _ours())
    return {
        "own": {"ece": own.calibration_error(parsed, labels)},
        "cross_validated": len(labels),
        "mistakes": worst_mistakes(texts, labels, parsed),
        "reliability": own.reliability(parsed, labels),
    }


def _default(folder: Path) -> Results:
    """Our held-out messages by Rasa's default recipe, which knows intents only, and by ours."""
    held = own.held_out()
    texts = [message.text for message in held]
    ours = fit_or_reuse("ours", _ours(), _MESSAGES, texts, folder / "ours").parsed
    scores = own.own_scores(held, ours, load_vocabulary().occupations)
    _say("our own messages, default recipe")
    config = default_variant().config()
    parsed = fit_or_reuse("default", config, _MESSAGES, texts, folder / "default").parsed
    said = [likeliest(p)[0] for p in parsed]
    wanted = [message.intent.partition("/")[0] for message in held]
    danger = [intent == "distress" for intent in wanted]
    default = {
        "intent": mean(s == w for s, w in zip(said, wanted)),
        "distress_recall": mean(s == "distress" for s, d in zip(said, danger) if d),
        "distress_false_alarm": mean(s == "distress" for s, d in zip(said, danger) if not d),
    }
    return {"default": default, "default_ours": {key: scores[key] for key in default}}


def _ours() -> Config:
    """`config.yml` without what only a conversation needs."""
    config: Config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    config.pop("policies")
    config["assistant_id"] = "benchmark_understanding"
    return config


def _hint3(data: Path, folder: Path) -> Results:
    """The best Matthews correlation on each bot, ours and the default recipe's."""
    scores: dict[str, dict[str, float]] = {"hint3": {}, "hint3_default": {}}
    for bot in public.HINT3:
        messages = public.hint3(data, bot)
        train = _training_file(folder / f"{bot}.yml", messages["train"])
        texts = messages["test"].texts
        _say(f"HINT3, {bot}, ours")
        ours = _tuned_to(messages["train"], bot)
        fitted = fit_or_reuse(f"{bot}-ours", ours, train, texts, folder / f"{bot}-ours")
        scores["hint3"][bot] = public.hint3_score(fitted, messages["test"])
        _say(f"HINT3, {bot}, default")
        default = default_variant().config()
        fitted = fit_or_reuse(f"{bot}-default", default, train, texts, folder / f"{bot}-default")
        scores["hint3_default"][bot] = public.hint3_score(fitted, messages["test"])
    return scores


def _clinc(data: Path, folder: Path) -> Results:
    """CLINC150, its threshold chosen on its validation messages."""
    messages = public.clinc(data)
    train = _training_file(folder / "clinc.yml", messages["train"])
    texts = (*messages["val"].texts, *messages["test"].texts)
    ours = _tuned_to(messages["train"], "clinc150")
    fitted = fit_or_reuse("clinc150", ours, train, texts, folder / "clinc150")
    return {"clinc150": public.clinc_scores(fitted, messages["val"], messages["test"])}


def _tuned_to(messages: public.Labelled, label: str) -> Config:
    """The pipeline with an encoder tuned to a public set's training messages."""
    from assistant.tuning.examples import Example

    pairs = zip(messages.texts, messages.labels)
    examples = [Example(_bare(text), intent) for text, intent in pairs if text.strip()]
    epochs = _MANY_EPOCHS if len(examples) < _FEW_MESSAGES else _FEW_EPOCHS
    return with_encoder_tuned(_ours(), examples, epochs, label)


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
