"""`mentor benchmark matching`: how good, how even and how quick finding mentors is."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from assistant.benchmarks import matching_relevance as relevance
from assistant.benchmarks import matching_speed as speed
from assistant.benchmarks import matching_table as page
from assistant.benchmarks.matching_directory import directory
from assistant.benchmarks.matching_load import spread
from assistant.benchmarks.matching_systems import compared
from assistant.benchmarks.matching_titles import FOLDER as TITLES
from assistant.benchmarks.matching_titles import jobbert_mrr
from assistant.benchmarks.postgres import installed, running
from assistant.benchmarks.report import tell
from assistant.console import parser
from assistant.dialogue.training import current_model
from assistant.mentoring.errors import MentorError
from assistant.mentoring.mentees import Profile
from assistant.nlp.vocabulary import load_vocabulary
from assistant.services.find_mentors import FindMentors
from assistant.services.understand import facts_from
from assistant.settings import ROOT
from assistant.storage.engine import migrate, open_engine
from assistant.storage.mentors import SqlMentors

Results = dict[str, Any]
# The day the made-up directory was made for: how lately somebody was seen depends on it.
_TODAY = date(2026, 11, 27)
# Of the wishes the plainer ways are asked: a scan of a hundred thousand takes seconds each.
_FEW = 20


def run(as_json: bool, data: Path) -> None:
    """Measure, then print the table and write its section; with `as_json` only print."""
    tell("Matching", measure(data), as_json, page.table, page.section)


def measure(data: Path) -> Results:
    """Takes an hour on two cores, most of it the large directories."""
    model = current_model(ROOT)
    if model is None:
        raise MentorError("there is no trained model: run `mentor train` first")
    parse = parser(model)

    def understand(text: str) -> Profile:
        return facts_from(parse(text))

    results: Results = {"left_out": []}
    with tempfile.TemporaryDirectory(prefix="mentor-matching-") as name:
        folder = Path(name)
        _relevance(folder, understand, results)
        if (data / TITLES).is_dir():
            _say("titles of vacancies")
            found = jobbert_mrr(data)
            results |= {"jobbert_mrr": found["all"], "jobbert_mrr_unseen": found["unseen"]}
        else:
            results["left_out"].append("jobbert")
        _speed(folder, understand, results)
    return results


def _relevance(folder: Path, understand: relevance.Understand, results: Results) -> None:
    """Graded wishes, in both halves, and how requests would spread."""
    _say("graded wishes")
    vocabulary = load_vocabulary()
    asked = {half: relevance.wishes(half) for half in relevance.HALVES}
    everything = [wish for half in asked.values() for wish in half]
    mentors = directory(vocabulary.occupations)
    engine = open_engine(f"sqlite:///{folder}/graded.db")
    migrate(engine)
    store = SqlMentors(engine, vocabulary.occupations, lambda: _TODAY)
    store.take_in(mentors)
    find = FindMentors(store, vocabulary.occupations, {}, lambda: _TODAY)
    systems = compared(find, mentors)
    graded = relevance.grades()
    halves = {
        half: relevance.measure(
            systems, wishes, understand, graded, mentors, vocabulary.occupations
        )
        for half, wishes in asked.items()
    }
    results["halves"] = halves
    untouched = halves["untouched"]
    ours = untouched["ours"]
    results |= {
        "ndcg10": ours["ndcg10"],
        "ndcg10_fulltext": untouched["fulltext"]["ndcg10"],
        "ndcg10_vectors": untouched["vectors"]["ndcg10"],
        "recall10_movers": ours["recall10_movers"],
        "paraphrase_loss": ours["ndcg10"] - ours["ndcg10_paraphrased"],
        "agreement": relevance.agreement(),
    }
    _say("five thousand mentees")
    results |= spread(find, [understand(wish.text) for wish in everything], len(mentors))
    engine.dispose()


def _speed(folder: Path, understand: speed.Understand, results: Results) -> None:
    """The wishes' texts, in directories of each size, on each database there is."""
    texts = [wish.text for half in relevance.HALVES for wish in relevance.wishes(half)]
    results["plainer"] = {}
    for size in speed.SIZES:
        _say(f"{size:,} mentors")
        for name, url in _databases(folder, size, results):
            with url as address:
                find, took = speed.filled(address, size)
                timing = asdict(speed.timed(speed.ours(find, understand), texts))
                results.setdefault(name, {})[str(size)] = {**timing, "import_s": took}
        results["plainer"][str(size)] = {
            name: asdict(speed.timed(ask, texts[:_FEW]))
            for name, ask in speed.plainer(size, understand, folder)
        }
    hundred_thousand = results["sqlite"].get("100000", {})
    results["import_100k_s"] = hundred_thousand.get("import_s")


def _databases(
    folder: Path, size: int, results: Results
) -> Iterator[tuple[str, contextlib.AbstractContextManager[str]]]:
    yield "sqlite", contextlib.nullcontext(f"sqlite:///{folder}/crowd-{size}.db")
    if not installed():
        if "postgresql" not in results["left_out"]:
            results["left_out"].append("postgresql")
        return
    place = folder / f"postgres-{size}"
    place.mkdir()
    yield "postgresql", running(place)


def _say(what: str) -> None:
    print(f"matching: {what} …", file=sys.stderr, flush=True)
