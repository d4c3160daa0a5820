"""The words of `docs/pipelines.md` around what `pipelines` measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.benchmarks.pipelines_variants import EPOCHS
from assistant.settings import ROOT

Results = Mapping[str, Mapping[str, Any]]

PAGE = ROOT / "docs" / "pipelines.md"
PAGE_OPENING = """\
# Pipelines

Why `config.yml` is what it is. The first section is written by the command it names; the others
are kept as they are.
"""
_COLUMNS = (
    ("intent", "intent", "{:.3f}"),
    ("goal_micro_f1", "goals (micro F1)", "{:.3f}"),
    ("primary_goal", "first goal", "{:.3f}"),
    ("train_s", "training, s", "{:.0f}"),
    ("train_cpu_s", "of CPU, s", "{:.0f}"),
    ("rss_mb", "peak memory, MB", "{:.0f}"),
    ("p50_ms", "a message, ms", "{:.1f}"),
)


def table(results: Results) -> str:
    """The table as plain text, which is Markdown as well."""
    width = max(len(str(row["label"])) for row in results.values())
    lines = [
        f"| {'pipeline':<{width}} | " + " | ".join(head for _, head, _ in _COLUMNS) + " |",
        f"| {'-' * width} | "
        + " | ".join("-" * (len(head) - 1) + ":" for _, head, _ in _COLUMNS)
        + " |",
    ]
    for row in results.values():
        cells = [
            (form.format(row[key]) if key in row else "").rjust(len(head))
            for key, head, form in _COLUMNS
        ]
        lines.append(f"| {row['label']:<{width}} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def reading(results: Results) -> str:
    """What was measured and what follows from it, with this run's own numbers."""
    default, ours, whole = (results[k] for k in ("default", "encoder_words_chars", "config"))
    words, alone, ngrams = (results[k] for k in ("encoder_words", "encoder", "ngrams"))
    spread = max(max(f) - min(f) for f in (row["intent_by_fold"] for row in results.values()))
    return _READING.format(
        epochs=EPOCHS,
        spacy=results["spacy"]["intent"],
        spread=spread,
        default_gain=_points(ours["intent_by_fold"][0] - default["intent_by_fold"][0]),
        default_train=_times(default["train_cpu_s"], ours["train_cpu_s"]),
        default_memory=_times(default["rss_mb"], ours["rss_mb"]),
        encoder_gain=_points(ours["intent"] - ngrams["intent"]),
        encoder_goals=_points(ours["goal_micro_f1"] - ngrams["goal_micro_f1"]),
        ngrams_gain=_points(ours["intent"] - alone["intent"]),
        ngrams_goals=_points(ours["goal_micro_f1"] - alone["goal_micro_f1"]),
        chars_gain=_points(ours["intent"] - words["intent"]),
        chars_goals=_points(ours["goal_micro_f1"] - words["goal_micro_f1"]),
        chars_train=_times(ours["train_cpu_s"], words["train_cpu_s"]),
        details_ms=whole["p50_ms"] - ours["p50_ms"],
        fallback=100 * whole["fallback"],
    )


def _points(difference: float) -> str:
    return f"{100 * difference:+.1f} points"


def _times(one: float, other: float) -> str:
    return f"{one / other:.1f} times"


_READING = """\
Each pipeline is trained (`rasa.model_training.train_nlu`) and measured (`Agent.parse_message`, \
one message after the other) in a process of its own, on the same three folds of `data/nlu`, \
stratified by intent; numbers are means over the folds. An intent counts as right where the \
likeliest one is, whatever the fallback threshold says; `faq/…` counts as `faq`. Goals are \
measured on all messages, against the labels in the examples' metadata. Every message held out \
was written by the same hands as those trained on, so the numbers compare pipelines; how well \
strangers are understood is measured in [benchmarks.md](benchmarks.md). Training includes loading \
spaCy and the encoder, and in all of ours the title extractor, whose finds are features too; DIET \
also learns entities. The folds of one pipeline lie up to {spread:.3f} apart, so differences below \
a point mean little.

- **Against Rasa's default recipe** ours has {default_gain} in intents on the fold both were put \
to; DIET takes {default_train} the processor time to train and {default_memory} the memory, and \
knows no goals. It was given one fold and {epochs} epochs, not the 100 of `rasa init`, which do \
not fit into the twenty minutes this benchmark may take; what more would bring was not measured.
- **The encoder** is what makes the difference: {encoder_gain} in intents and {encoder_goals} in \
goals over n-grams alone, and without it other languages would need examples of their own.
- **N-grams beside it** give {ngrams_gain} in intents and {ngrams_goals} in goals over the \
encoder alone: they keep the exact words that decide between near intents.
- **Character n-grams** give {chars_gain} in intents and {chars_goals} in goals over words alone, \
for {chars_train} the training; they are what a misspelt word is still known by.
- **spaCy** is in the pipeline for its tokens and tags, which the title extractor reads, not for \
features: the small English model has no word vectors, so Rasa's `SpacyFeaturizer` sets nothing \
at all; the row measures the context vectors it has instead, made for tagging ({spacy:.3f}).
- **The details** (skills, places, hours, what is ruled out) cost {details_ms:.1f} ms a message \
and do not touch the intent. With the threshold of `config.yml`, {fallback:.0f} % of the messages \
held out fall back."""
