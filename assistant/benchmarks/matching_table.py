"""The words of `docs/benchmarks.md` around what `matching` measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.benchmarks import matching_shown_table as shown
from assistant.benchmarks.report import Aim, Told, aims, grid, thousandths

Results = Mapping[str, Any]
_RELEVANCE: tuple[Aim, ...] = (
    ("ndcg10", "nDCG@10 of the untouched wishes", ">= 0.85"),
    ("recall10_movers", "within ten, of mentors who made the very move", ">= 0.95"),
    ("paraphrase_loss", "nDCG@10 lost when told in other words", "<= 0.03"),
)
_FAIRNESS: tuple[Aim, ...] = (
    ("load_gini", "spread of requests, Gini", ""),
    ("load_gini_by_score", "the same where the best score always wins", ""),
)
_TITLES: tuple[Aim, ...] = (
    ("jobbert_mrr", "JobBERT, micro MRR of the test titles", ">= 0.393"),
    ("jobbert_mrr_unseen", "the same without titles that stand in validation too", ""),
)
_IMPORT: tuple[Aim, ...] = (
    ("import_100k_s", "seconds to import 100,000 mentors into SQLite", "<= 120"),
)
_SYSTEMS = ("ours", "fulltext", "vectors", "fused")
_HOW = {"as told": "ndcg10", "in other words": "ndcg10_paraphrased"}


def _relevance(results: Results) -> list[str]:
    return [aims("", _RELEVANCE, results, thousandths), _systems(results)]


def _relevance_words(results: Results) -> str:
    agreed = results["agreement"]
    return (
        "155 wishes in free text over all kinds of goal, each told twice, once plainly and once in"
        " other words, in a made-up directory of 2,400 mentors with two in five optional fields"
        " empty (`assistant/benchmarks/data/`). Grades 0 to 3 were given"
        " from the words of wish and record alone, over the pooled twenty best of all four systems,"
        " in random order. Half of the wishes are for choosing weights; the other half was sealed"
        f" before. Of the {agreed['pairs']} pairs graded again by others {agreed['same']:.3f} got"
        f" the same grade (weighted kappa {agreed['kappa']:.3f}). Whoever was not pooled is 0."
    )


def _systems(results: Results) -> str:
    rows = [("nDCG@10", *(f"{half}, {how}" for half in results["halves"] for how in _HOW))]
    for system in _SYSTEMS:
        found = [results["halves"][half][system] for half in results["halves"]]
        rows.append((system, *(f"{scores[key]:.3f}" for scores in found for key in _HOW.values())))
    return grid(rows)


def _sqlite(results: Results) -> list[str]:
    imported = [aims("", _IMPORT, results, thousandths)] if "import_100k_s" in results else []
    return [_times(results), *imported]


def _times(results: Results) -> str:
    """Ours on each database that was measured, then the plainer ways."""
    databases = [name for name in ("sqlite", "postgresql") if name in results]
    sizes = list(results[databases[0]])
    rows = [("p50 / p95, ms", *(f"{int(size):,} mentors" for size in sizes))]
    for name in databases:
        rows.append((f"ours, {name}", *(_time(results[name].get(size)) for size in sizes)))
    for name in ("scan", "like", "fulltext"):
        found = [results.get("plainer", {}).get(size, {}).get(name) for size in sizes]
        if any(found):
            rows.append((name, *map(_time, found)))
    return grid(rows)


def _time(timing: Mapping[str, float] | None) -> str:
    return f"{timing['p50_ms']:.0f} / {timing['p95_ms']:.0f}" if timing else ""


_SPREAD = (
    "Five thousand made-up mentees with those wishes each ask whoever is shown first. 0 would be"
    " as many requests for every mentor, 1 all for one."
)
_VACANCIES = (
    "To which of ESCO's occupations a vacancy belongs: Decorte et al. 2021, MIT; ESCO is the"
    " European Commission's. Weights are chosen on the validation titles."
)
_TIMES = (
    "Times are from text to answer, understanding included, over all wishes; the directories"
    " are made up with a fixed seed, and the commonest title, skill and school are had by many."
)
_PLAINER = (
    f"{_TIMES} A scan and `LIKE` are left out at a million, where they take seconds a wish. The"
    " plainer ways were asked twenty of the wishes. An index of vectors in memory was not measured."
)

# The parts of `matching`, in the order of the page.
TOLD = {
    "relevance": Told("Who is found", _relevance, _relevance_words),
    "shown": Told("Ten wishes, to be read", shown.tables, shown.words),
    "fairness": Told(
        "How requests spread",
        lambda found: [aims("", _FAIRNESS, found, thousandths)],
        lambda _: _SPREAD,
    ),
    "titles": Told(
        "Titles of vacancies",
        lambda found: [aims("", _TITLES, found, thousandths)],
        lambda _: _VACANCIES,
    ),
    "sqlite": Told("On SQLite", _sqlite, lambda _: _PLAINER),
    "postgresql": Told("On PostgreSQL", lambda found: [_times(found)], lambda _: _TIMES),
    "sqlite-million": Told("A million on SQLite", _sqlite, lambda _: _PLAINER),
    "postgresql-million": Told(
        "A million on PostgreSQL", lambda found: [_times(found)], lambda _: _TIMES
    ),
}
