"""Imports and exports the five kinds of record, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.mentoring.directory import PLACE_KINDS
from assistant.mentoring.errors import BadInput, BadRecord
from assistant.mentoring.occupations import Occupations
from assistant.storage.files import read_records, write_records
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


@dataclass(frozen=True)
class Importing:
    """Moves records between files and the directory."""

    mentors: SqlMentors
    places: SqlPlaces
    occupations: Occupations

    def read(self, kind: str, path: Path, consented: bool = False) -> list[Any]:
        """The items of a file; raises BadInput naming every bad line, and then nothing is used."""
        build: Callable[[Any], Any] = place_from
        columns: tuple[str, ...] = PLACE_COLUMNS
        if kind == "mentors":
            build, columns = lambda record: mentor_from(record, self.occupations), MENTOR_COLUMNS
        items, errors = [], []
        lines: dict[str, int] = {}
        for line, record in read_records(path):
            try:
                unknown = set(record) - set(columns)
                if unknown:
                    raise BadInput(f"unknown column '{min(unknown)}'")
                item = build(record)
                if item.external_id in lines:
                    raise BadInput(
                        f"external_id '{item.external_id}' stands on line "
                        f"{lines[item.external_id]} already"
                    )
                lines[item.external_id] = line
                items.append(replace(item, consented=True) if consented else item)
            except BadInput as error:
                errors.append(str(BadRecord(line, str(error))))
        if errors:
            shown = "\n".join(errors[:_MOST_ERRORS_SHOWN])
            more = len(errors) - _MOST_ERRORS_SHOWN
            raise BadInput(
                f"{path.name}: nothing imported, {len(errors)} bad\n{shown}"
                + (f"\nand {more} more" if more > 0 else "")
            )
        return items

    def take_in(self, kind: str, items: list[Any]) -> None:
        """Put the items into the directory, replacing those with the same id."""
        if kind == "mentors":
            self.mentors.take_in(items)
        else:
            self.places.take_in(kind, items)

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
