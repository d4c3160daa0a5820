"""Imports and exports the five kinds of record, all or nothing unless the good rows are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.mentoring.directory import PLACE_KINDS
from assistant.mentoring.errors import BadInput, BadRecord
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.ports.directories import Tidy
from assistant.storage.comparing import Changes, compared
from assistant.storage.files import Source, open_source, write_records
from assistant.storage.headings import checked, guessed
from assistant.storage.mentors import SqlMentors
from assistant.storage.places import SqlPlaces
from assistant.storage.records import (
    MENTOR_COLUMNS,
    PLACE_COLUMNS,
    mentor_from,
    place_from,
    record_of,
)

KINDS = ("mentors", *PLACE_KINDS)
DEMO = Path(__file__).parent / "demo"
_MOST_ERRORS_SHOWN = 20
_PROGRESS_EVERY = 5000

# Told how many rows have been read so far.
Progress = Callable[[int], None]
Item = Any


@dataclass(frozen=True)
class Intake:
    """One file on its way in: which heading stands for which column, and how a row is read."""

    source: Source
    columns: tuple[str, ...]
    build: Callable[[Mapping[str, Any]], Item]
    mapping: Mapping[str, str]
    consented: bool = False

    @property
    def left_out(self) -> tuple[str, ...]:
        """Headings that stand for nothing of ours."""
        return tuple(name for name in self.source.headings if name not in self.mapping)

    def items(self) -> Iterator[Item | BadRecord]:
        """What each row says, or why it cannot be used."""
        lines: dict[str, int] = {}
        for line, record in self.source.rows():
            if isinstance(record, BadRecord):
                yield record
                continue
            try:
                item = self.build(self._named(record))
                if item.external_id in lines:
                    first = lines[item.external_id]
                    raise BadInput(f"external_id '{item.external_id}' stands on line {first} too")
                lines[item.external_id] = line
                yield replace(item, consented=True) if self.consented else item
            except BadInput as error:
                yield BadRecord(line, str(error))

    def _named(self, record: Mapping[str, Any]) -> Mapping[str, Any]:
        if self.source.headings:
            return {column: record.get(heading) for heading, column in self.mapping.items()}
        unknown = set(record) - set(self.columns)
        if unknown:
            raise BadInput(f"unknown column '{min(unknown)}'")
        return record


@dataclass
class Report:
    """What a whole file holds: ids of the good rows, the bad ones, and how many were worked out."""

    ids: set[str] = field(default_factory=set)
    bad: list[BadRecord] = field(default_factory=list)
    inferred: int = 0

    def complaint(self, name: str) -> BadInput:
        """The error that says why nothing of the file is used."""
        shown = "\n".join(map(str, self.bad[:_MOST_ERRORS_SHOWN]))
        more = len(self.bad) - _MOST_ERRORS_SHOWN
        rest = f"\nand {more} more" if more > 0 else ""
        return BadInput(f"{name}: nothing imported, {len(self.bad)} bad\n{shown}{rest}")


@dataclass(frozen=True)
class Importing:
    """Moves records between files and the directory."""

    mentors: SqlMentors
    places: SqlPlaces
    occupations: Occupations
    tidy: Tidy | None = None

    def open(
        self,
        kind: str,
        path: Path,
        mapping: Mapping[str, str] | None = None,
        consented: bool = False,
    ) -> Intake:
        """Look at a file; without a `mapping` its headings are guessed. Raises BadInput."""
        source = open_source(path)
        columns, build = PLACE_COLUMNS, place_from
        if kind == "mentors":
            columns, build = MENTOR_COLUMNS, self._mentor
        if mapping is not None:
            checked(mapping, source.headings, columns)
        else:
            mapping = guessed(source.headings, columns)
        # Only people agree to anything.
        return Intake(source, columns, build, mapping, consented and kind == "mentors")

    def check(self, intake: Intake, progress: Progress = lambda _: None) -> Report:
        """Read the whole file once, keeping none of it."""
        report = Report()
        for number, item in enumerate(intake.items(), 1):
            if isinstance(item, BadRecord):
                report.bad.append(item)
            else:
                report.ids.add(item.external_id)
                report.inferred += bool(getattr(item, "inferred", ()))
            if number % _PROGRESS_EVERY == 0:
                progress(number)
        return report

    def read(self, kind: str, path: Path, consented: bool = False) -> list[Item]:
        """The items of a small file; raises BadInput naming every bad line."""
        intake = self.open(kind, path, consented=consented)
        report = self.check(intake)
        if report.bad:
            raise report.complaint(path.name)
        return list(intake.items())

    def compare(self, kind: str, items: Iterable[Item]) -> Changes:
        """What taking these in would change."""
        if kind == "mentors":
            return compared(self.mentors.beside(items))
        known = {place.external_id: place for place in self.places.all(kind)}
        return compared((known.get(item.external_id), item) for item in items)

    def take_in(
        self, kind: str, items: Iterable[Item], progress: Progress = lambda _: None
    ) -> None:
        """Put the items into the directory, replacing those with the same id."""
        if kind == "mentors":
            self.mentors.take_in(_counted(items, progress))
        else:
            self.places.take_in(kind, list(items))

    def others(self, kind: str, ids: set[str]) -> list[str]:
        """Who or what the directory holds beside these."""
        everything = self.mentors.ids() if kind == "mentors" else self.places.ids(kind)
        return [external_id for external_id in everything if external_id not in ids]

    def remove(self, kind: str, ids: Iterable[str]) -> None:
        """Remove records by id."""
        if kind == "mentors":
            self.mentors.remove(ids)
        else:
            self.places.remove(kind, ids)

    def export(self, kind: str, path: Path) -> int:
        """Write every record of a kind to a file; returns how many."""
        if kind == "mentors":
            return write_records(path, MENTOR_COLUMNS, map(record_of, self.mentors.all()))
        return write_records(path, PLACE_COLUMNS, map(record_of, self.places.all(kind)))

    def fill_with_demo(self) -> bool:
        """Fill an empty directory with the demo people and the real places; False if not empty."""
        if self.mentors.count():
            return False
        items = {kind: self.read(kind, DEMO / f"{kind}.jsonl") for kind in KINDS}
        # Mentors last: only once they are in does the directory count as filled.
        for kind in reversed(KINDS):
            self.take_in(kind, items[kind])
        return True

    def _mentor(self, record: Mapping[str, Any]) -> Item:
        return mentor_from(record, self.occupations, self.tidy)


def _counted(items: Iterable[Item], progress: Progress) -> Iterator[Item]:
    for number, item in enumerate(items, 1):
        yield item
        if number % _PROGRESS_EVERY == 0:
            progress(number)
