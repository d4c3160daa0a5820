"""The words of `docs/benchmarks.md` around what `matching` measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.benchmarks.report import grid

Results = Mapping[str, Any]
# Key, what it is called, what is aimed at, and whether less is better.
_AIMS = (
    ("ndcg10", "nDCG@10 of the untouched wishes", 0.85, False),
    ("recall10_movers", "within ten, of mentors who made the very move", 0.95, False),
    ("paraphrase_loss", "nDCG@10 lost when told in other words", 0.03, True),
    ("jobbert_mrr", "JobBERT, micro MRR of the test titles", 0.393, False),
    ("jobbert_mrr_unseen", "the same without titles that stand in validation too", None, False),
    ("load_gini", "spread of requests, Gini", None, True),
    ("load_gini_by_score", "the same where the best score always wins", None, True),
    ("import_100k_s", "seconds to import 100,000 mentors", 120.0, True),
)
_SYSTEMS = ("ours", "fulltext", "vectors", "fused")
_HOW = {"as told": "ndcg10", "in other words": "ndcg10_paraphrased"}


def table(results: Results) -> str:
    """The tables as plain text, which is Markdown as well."""
    rows = [("", "measured", "aimed at")]
    for key, label, aim, less in _AIMS:
        if results.get(key) is not None:
            sign = "" if aim is None else f"{'<=' if less else '>='} {aim:g}"
            rows.append((label, f"{results[key]:.3f}", sign))
    return "\n\n".join((grid(rows), _systems(results), _times(results)))


def section(results: Results) -> str:
    """The tables and what has to be known to read them."""
    agreed = results["agreement"]
    left_out = ", ".join(results["left_out"])
    parts = [
        table(results),
        "155 wishes in free text over all kinds of goal, each told twice, once plainly and once in"
        " other words, in a made-up directory of 2,400 mentors with two in five optional fields"
        " empty (`assistant/benchmarks/data/`). Grades 0 to 3 were given"
        " from the words of wish and record alone, over the pooled twenty best of all four systems,"
        " in random order. Half of the wishes are for choosing weights; the other half was sealed"
        f" before. Of the {agreed['pairs']} pairs graded again by others {agreed['same']:.3f} got"
        f" the same grade (weighted kappa {agreed['kappa']:.3f}). Whoever was not pooled is 0.",
        "Times are from text to answer, understanding included, over all wishes; the directories"
        " are made up with a fixed seed, and the commonest title, skill and school are had by many."
        " A scan and `LIKE` are left out at a million, where they take seconds a wish. The plainer"
        " ways were asked twenty of the wishes. An index of vectors in memory was not measured.",
    ]
    if left_out:
        parts.append(f"Left out, since not found: {left_out}.")
    return "\n\n".join(parts)


def _systems(results: Results) -> str:
    rows = [("nDCG@10", *(f"{half}, {how}" for half in results["halves"] for how in _HOW))]
    for system in _SYSTEMS:
        found = [results["halves"][half][system] for half in results["halves"]]
        rows.append((system, *(f"{scores[key]:.3f}" for scores in found for key in _HOW.values())))
    return grid(rows)


def _times(results: Results) -> str:
    sizes = list(results["sqlite"])
    rows = [("p50 / p95, ms", *(f"{int(size):,} mentors" for size in sizes))]
    for name in ("sqlite", "postgresql"):
        if name in results:
            rows.append((f"ours, {name}", *(_time(results[name].get(size)) for size in sizes)))
    for name in ("scan", "like", "fulltext"):
        found = [results["plainer"][size].get(name) for size in sizes]
        rows.append((name, *map(_time, found)))
    return grid(rows)


def _time(timing: Mapping[str, float] | None) -> str:
    return f"{timing['p50_ms']:.0f} / {timing['p95_ms']:.0f}" if timing else ""
