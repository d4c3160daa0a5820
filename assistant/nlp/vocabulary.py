"""Loads the vocabulary of titles, skills, industries and fields from its files."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from assistant.mentoring.occupations import Occupation, Occupations

FOLDER = Path(__file__).parent / "vocabulary"


# Compared by identity (`eq=False`), so that finders built from one can be remembered by it.
@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What the finders know; every mapping goes from a lower-case phrase to what it stands for.

    Guarded words and phrases are everyday words too: they count only where the text around them
    says so. `ambiguous_titles` gives the titles a word may mean, the likeliest first. `workplaces`
    and `doings` tell of work without naming it: "call centre", "stack shelves".
    """

    occupations: Occupations = field(default_factory=Occupations)
    titles: Mapping[str, str] = field(default_factory=dict)
    guarded_titles: frozenset[str] = frozenset()
    ambiguous_titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    skills: Mapping[str, str] = field(default_factory=dict)
    guarded_skills: frozenset[str] = frozenset()
    industries: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    ambiguous_places: frozenset[str] = frozenset()
    workplaces: Mapping[str, str] = field(default_factory=dict)
    doings: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=4)
def load_vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """Read the files of a folder; one that is missing raises `FileNotFoundError`."""
    occupations = list(rows_of(folder / "occupations.csv"))
    fields = list(rows_of(folder / "fields.csv"))
    titles = _phrases(occupations, "title", "synonyms")
    return Vocabulary(
        occupations=Occupations(
            by_title={
                row["title"]: Occupation(row["title"], row["field"], row["industry"] or None)
                for row in occupations
            },
            synonyms=titles,
            related={row["field"]: values_of(row["related"]) for row in fields},
        ),
        titles=titles,
        guarded_titles=_lines(folder / "guarded_titles.txt"),
        ambiguous_titles={
            _tidy(row["word"]): values_of(row["titles"])
            for row in rows_of(folder / "ambiguous_titles.csv")
        },
        skills=_phrases(rows_of(folder / "skills.csv"), "skill", "synonyms"),
        guarded_skills=_lines(folder / "guarded_skills.txt"),
        industries=_phrases(rows_of(folder / "industries.csv"), "industry", "synonyms"),
        fields=_phrases(fields, "field", "words"),
        ambiguous_places=_lines(folder / "ambiguous_places.txt"),
        workplaces=_title_of(folder / "workplaces.csv", "places"),
        doings=_title_of(folder / "workplaces.csv", "doings"),
    )


def files(folder: Path = FOLDER) -> list[Path]:
    """Every file the vocabulary is read from, in a fixed order, for the training fingerprint."""
    return sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".txt"))


def rows_of(path: Path) -> Iterator[Mapping[str, str]]:
    """The rows of a file with headings, blanks around values taken off."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {key: (value or "").strip() for key, value in row.items() if key}


def _title_of(path: Path, column: str) -> dict[str, str]:
    rows = rows_of(path) if path.exists() else ()
    return {_tidy(phrase): row["title"] for row in rows for phrase in values_of(row[column])}


def _lines(path: Path) -> frozenset[str]:
    lines = (_tidy(line) for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def values_of(cell: str) -> tuple[str, ...]:
    """The values of one cell, which ``;`` separates."""
    return tuple(value.strip() for value in cell.split(";") if value.strip())


def _tidy(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def _phrases(
    rows: Iterator[Mapping[str, str]] | list[Mapping[str, str]], name: str, others: str
) -> dict[str, str]:
    """Phrase -> canonical term; a term's own name wins over another's synonym, then the first."""
    rows = list(rows)
    phrases = {_tidy(row[name]): row[name] for row in rows}
    for row in rows:
        for phrase in values_of(row[others]):
            phrases.setdefault(_tidy(phrase), row[name])
    return phrases
