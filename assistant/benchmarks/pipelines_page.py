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
    default, ngrams, alone, both = (
        results[k] for k in ("default", "ngrams", "encoder", "encoder_ngrams")
    )
    spread = max(max(f) - min(f) for f in (row["intent_by_fold"] for row in results.values()))
    return _READING.format(
        epochs=EPOCHS,
        spread=spread,
        default_gain=_points(alone["intent_by_fold"][0] - default["intent_by_fold"][0]),
        default_train=_times(default["train_cpu_s"], alone["train_cpu_s"]),
        default_memory=_times(default["rss_mb"], alone["rss_mb"]),
        encoder_gain=_points(alone["intent"] - ngrams["intent"]),
        encoder_goals=_points(alone["goal_micro_f1"] - ngrams["goal_micro_f1"]),
        ngrams_gain=_points(both["intent"] - alone["intent"]),
        ngrams_goals=_points(both["goal_micro_f1"] - alone["goal_micro_f1"]),
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
the encoder, and in all of ours the title extractor, whose finds are features too; DIET \
also learns entities. The folds of one pipeline lie up to {spread:.3f} apart, so differences below \
a point mean little.

- **Against Rasa's default recipe** the encoder alone has {default_gain} in intents on the fold \
both were put to; DIET takes {default_train} the processor time to train and {default_memory} the \
memory, and knows no goals. It was given one fold and {epochs} epochs, not the 100 of `rasa init`, \
which would take hours; what more would bring was not measured.
- **The encoder** gives {encoder_gain} in intents and {encoder_goals} in goals over n-grams alone, \
and without it other languages would need examples of their own.
- **N-grams beside it** give {ngrams_gain} in intents and {ngrams_goals} in goals.
- **The tuned encoder** of `config.yml` is not in this table, for it was tuned on all these \
messages. What it adds was measured with one tuned for the purpose: \
[decision 8](decisions/0008-a-tuned-encoder.md) and [benchmarks.md](benchmarks.md)."""
