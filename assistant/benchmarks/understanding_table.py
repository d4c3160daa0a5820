"""The words of `docs/benchmarks.md` around what `understanding` measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.benchmarks.report import grid

Results = Mapping[str, Any]

# Key, what it is called, what is aimed at, and whether less is better.
_OWN: tuple[tuple[str, str, float | None, bool], ...] = (
    ("goal_in_set", "first goal read is one of those labelled", 0.92, False),
    ("primary_goal", "first goal read is the first labelled", None, False),
    ("goal_micro_f1", "goals, micro F1", 0.85, False),
    ("current_title", "current title", 0.88, False),
    ("target_title", "target title", 0.88, False),
    ("intent", "intent", 0.94, False),
    ("distress_recall", "distress found", 0.95, False),
    ("distress_false_alarm", "false alarms of distress", 0.01, True),
    ("typo_loss", "lost to typos", 0.04, True),
    ("languages_loss", "lost in eight other languages", 0.10, True),
    ("ece", "expected calibration error, cross-validated", 0.05, True),
)
# What was scored with this set first, before anything was trained with it in mind.
FIRST = {
    "primary_goal": 0.537,
    "goal_micro_f1": 0.523,
    "current_title": 0.626,
    "target_title": 0.406,
    "intent": 0.668,
    "distress_recall": 0.233,
    "distress_false_alarm": 0.003,
    "typo_loss": 0.075,
    "ece": 0.156,
}
# The best published Matthews correlations, and Rasa's (Arora et al. 2020).
_HINT3 = {
    "curekart": (0.603, 0.511),
    "powerplay11": (0.425, 0.340),
    "sofmattress": (0.638, 0.526),
}


def table(results: Results) -> str:
    """The table as plain text, which is Markdown as well."""
    rows: list[tuple[str, ...]] = [
        ("own held-out messages", "first score", "now", "aimed at", "default recipe")
    ]
    for key, label, aim, less in _OWN:
        default = results["default"].get(key)
        rows.append(
            (
                label,
                f"{FIRST[key]:.3f}" if key in FIRST else "",
                f"{results['own'][key]:.3f}",
                "" if aim is None else f"{'<=' if less else '>='} {aim:.2f}",
                "" if default is None else f"{default:.3f}",
            )
        )
    parts = [grid(rows)]
    parts.append(_languages(results["languages"]))
    if "hint3" in results:
        bots: list[tuple[str, ...]] = [
            ("HINT3 (best Matthews correlation)", "ours", "default here", "best", "Rasa")
        ]
        for bot, (best, rasa) in _HINT3.items():
            ours, default = results["hint3"][bot], results["hint3_default"][bot]
            bots.append((bot, f"{ours:.3f}", f"{default:.3f}", f"{best:.3f}", f"{rasa:.3f}"))
        parts.append(grid(bots))
    if "clinc150" in results:
        found = results["clinc150"]
        ours = (f"{found['in_scope']:.3f}", f"{found['oos_recall']:.3f}")
        parts.append(
            grid(
                [
                    ("CLINC150", "in scope", "out of scope found"),
                    ("ours", *ours),
                    ("Rasa, published", "0.915", "0.453"),
                    ("BERT, published", "0.969", "0.403"),
                ]
            )
        )
    return "\n\n".join(parts)


def section(results: Results) -> str:
    """The tables with what they mean."""
    cost = (
        f"A message takes {results['parse_p50_ms']:.1f} ms (median), training "
        f"{results['train_s']:.0f} s, and the process at most {results['rss_mb']:.0f} MB."
    )
    agreed = results["agreement"]
    twice = (
        f"Of these, {agreed['messages']} were labelled a second time, blind: intents agree in "
        f"{agreed['intent']:.3f}, first goals in {agreed['primary_goal']:.3f}, goals with a micro "
        f"F1 of {agreed['goal_micro_f1']:.3f}. Both labellers used the same rules and had no "
        "contact; agreement this high also says that they think alike."
    )
    left_out = ", ".join(results["left_out"])
    missing = f"\n\nLeft out, since not found under `--data`: {left_out}." if left_out else ""
    mistakes = "\n".join(
        f"- {m['text']!r} is `{m['wanted']}` and was read as `{m['read']}` ({m['confidence']:.2f})"
        for m in results["mistakes"]
    )
    folds = _CROSS_VALIDATED.format(count=results["cross_validated"])
    return "\n\n".join(
        [table(results), _READING, twice, cost + missing, _PICTURES, folds, mistakes]
    )


def _languages(scores: Mapping[str, Mapping[str, float]]) -> str:
    names = {"english": "the same in English", "all": "eight languages"}
    order = ["english", "all", *sorted(scores.keys() - names.keys())]
    columns = {
        "detected": "language reported",
        "intent": "intent",
        "goal_in_set": "first goal is labelled",
        "goal_micro_f1": "goals, micro F1",
        "current_title": "current title",
        "target_title": "target title",
        "distress_recall": "distress found",
    }
    rows: list[tuple[str, ...]] = [("other languages", *columns.values())]
    for name in order:
        values = (f"{scores[name][key]:.3f}" for key in columns)
        rows.append((names.get(name, name), *values))
    return grid(rows)


_READING = (
    "The held-out messages are those of `tests/nlu/held_out.jsonl`, written from situations alone "
    "and sealed before the training messages were doubled; [labelling.md](labelling.md) has the "
    "rules. An intent counts as `mentor parse` prints it, so a refused message is a wrong one; the "
    "default recipe gets its likeliest intent, without the answer to a question. Public sets: "
    "CLINC150 (Larson et al. 2019, CC BY 3.0) and HINT3 (Arora et al. 2020, ODbL). The first "
    "calibration error was taken on the held-out messages."
)
_PICTURES = """\
![What is taken for what](confusion.png)

![How far confidences can be believed](reliability.png)"""
_CROSS_VALIDATED = (
    "The calibration is that of {count} training messages which neither the encoder nor the "
    "classifiers had seen: both were made anew from the other two thirds. Of these, the twenty "
    "mistakes made with the most confidence:"
)
