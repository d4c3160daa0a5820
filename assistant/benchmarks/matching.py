"""`mentor benchmark matching`: how good, how even and how quick finding mentors is."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from assistant.benchmarks import matching_relevance as relevance
from assistant.benchmarks import matching_shown as shown
from assistant.benchmarks import matching_speed as speed
from assistant.benchmarks import matching_table as page
from assistant.benchmarks import parts
from assistant.benchmarks.matching_directory import directory
from assistant.benchmarks.matching_load import spread
from assistant.benchmarks.matching_systems import compared
from assistant.benchmarks.matching_titles import FOLDER as TITLES
from assistant.benchmarks.matching_titles import jobbert_mrr
from assistant.benchmarks.parts import Part
from assistant.benchmarks.postgres import installed, running
from assistant.bootstrap import LANGUAGE_NAMES
from assistant.console import parser
from assistant.dialogue.training import current_model
from assistant.mentoring.errors import MentorError
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
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


def run(as_json: bool, data: Path, wanted: Sequence[str] = ()) -> None:
    """Measure the parts wanted or all, tell each and keep it; with `as_json` only print."""
    parts.run("matching", measured(data), page.TOLD, wanted, as_json)


def measured(data: Path) -> dict[str, Part]:
    """Together they take an hour on two cores, most of it the directories of a million.

    `data` is where JobBERT's titles lie.
    """
    no_titles = "" if (data / TITLES).is_dir() else "jobbert"
    no_server = "" if installed() else "postgresql"
    return {
        "relevance": Part(_relevance),
        "shown": Part(_shown),
        "fairness": Part(_fairness),
        "titles": Part(partial(_titles, data), no_titles),
        "sqlite": Part(partial(_sqlite, speed.SIZES)),
        "postgresql": Part(partial(_postgresql, speed.SIZES), no_server),
        "sqlite-million": Part(partial(_sqlite, speed.A_MILLION)),
        "postgresql-million": Part(partial(_postgresql, speed.A_MILLION), no_server),
    }


@cache
def _reader() -> relevance.Understand:
    """What the trained model makes of a wish; loaded once, whatever parts are measured."""
    model = current_model(ROOT)
    if model is None:
        raise MentorError("there is no trained model: run `mentor train` first")
    parse = parser(model)

    def understand(text: str) -> Profile:
        return facts_from(parse(text))

    return understand


@cache
def _understood(text: str) -> Profile:
    """The same, reading each text once. Not for what is timed."""
    return _reader()(text)


def _relevance(folder: Path) -> Results:
    """Graded wishes, in both halves."""
    occupations = load_vocabulary().occupations
    with _graded(folder) as (find, mentors):
        systems = compared(find, mentors)
        graded = relevance.grades()
        halves = {
            half: relevance.measure(
                systems, relevance.wishes(half), _understood, graded, mentors, occupations
            )
            for half in relevance.HALVES
        }
    untouched = halves["untouched"]
    ours = untouched["ours"]
    return {
        "halves": halves,
        "ndcg10": ours["ndcg10"],
        "ndcg10_fulltext": untouched["fulltext"]["ndcg10"],
        "ndcg10_vectors": untouched["vectors"]["ndcg10"],
        "recall10_movers": ours["recall10_movers"],
        "paraphrase_loss": ours["ndcg10"] - ours["ndcg10_paraphrased"],
        "agreement": relevance.agreement(),
    }


def _shown(folder: Path) -> Results:
    """Wishes of the half that is for choosing weights: the other half's lists stay unread."""
    wishes = shown.chosen(relevance.wishes("tuning"))
    with _graded(folder) as (find, _):
        lists = shown.shown(find, wishes, _understood, relevance.grades())
    with _filled(folder / "demo.db", shown.demo(load_vocabulary().occupations)) as find:
        nobody = shown.nobody(find, shown.NOBODY, _understood(shown.NOBODY))
    return {"wishes": lists, "nobody": nobody}


def _fairness(folder: Path) -> Results:
    """How the requests of five thousand mentees would spread."""
    with _graded(folder) as (find, mentors):
        return spread(find, [_understood(text) for text in _texts()], len(mentors))


@contextlib.contextmanager
def _graded(folder: Path) -> Iterator[tuple[FindMentors, list[Mentor]]]:
    """The directory that wishes are graded in."""
    mentors = directory(load_vocabulary().occupations)
    with _filled(folder / "graded.db", mentors) as find:
        yield find, mentors


@contextlib.contextmanager
def _filled(file: Path, mentors: Sequence[Mentor]) -> Iterator[FindMentors]:
    """A directory of these mentors, in a file of its own."""
    occupations = load_vocabulary().occupations
    engine = open_engine(f"sqlite:///{file}")
    migrate(engine)
    store = SqlMentors(engine, occupations, lambda: _TODAY)
    store.take_in(mentors)
    yield FindMentors(store, occupations, LANGUAGE_NAMES, lambda: _TODAY)
    engine.dispose()


def _titles(data: Path, _: Path) -> Results:
    """Titles of vacancies."""
    found = jobbert_mrr(data)
    return {"jobbert_mrr": found["all"], "jobbert_mrr_unseen": found["unseen"]}


def _sqlite(sizes: Sequence[int], folder: Path) -> Results:
    """Ours beside the plainer ways, which need no server either."""
    results: Results = {"sqlite": {}, "plainer": {}}
    for size in sizes:
        _say(f"{size:,} mentors on SQLite")
        results["sqlite"][str(size)] = _ours(f"sqlite:///{folder}/crowd-{size}.db", size)
        results["plainer"][str(size)] = {
            name: asdict(speed.timed(ask, _texts()[:_FEW]))
            for name, ask in speed.plainer(size, _reader(), folder)
        }
    if "100000" in results["sqlite"]:
        results["import_100k_s"] = results["sqlite"]["100000"]["import_s"]
    return results


def _postgresql(sizes: Sequence[int], folder: Path) -> Results:
    results: Results = {"postgresql": {}}
    for size in sizes:
        _say(f"{size:,} mentors on PostgreSQL")
        place = folder / f"postgres-{size}"
        place.mkdir()
        with running(place) as url:
            results["postgresql"][str(size)] = _ours(url, size)
    return results


def _ours(url: str, size: int) -> dict[str, float]:
    """Filling a directory of that size, and asking it every wish."""
    find, took = speed.filled(url, size)
    timing = speed.timed(speed.ours(find, _reader()), _texts())
    return {**asdict(timing), "import_s": took}


def _texts() -> list[str]:
    return [wish.text for half in relevance.HALVES for wish in relevance.wishes(half)]


def _say(what: str) -> None:
    print(f"matching: {what} …", file=sys.stderr, flush=True)
