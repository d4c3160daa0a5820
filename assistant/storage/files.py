"""Record files: CSV and JSON Lines, read with the line each record stands on."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.mentoring.errors import BadInput, BadRecord


def read_records(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Line number and record of each row; the file's name tells the format (.csv, .jsonl)."""
    if not path.is_file():
        raise BadInput(f"{path} is not a file")
    if path.suffix == ".csv":
        yield from _read_csv(path)
    elif path.suffix in (".jsonl", ".ndjson"):
        yield from _read_json_lines(path)
    else:
        raise BadInput(f"{path.name}: only .csv and .jsonl files can be read")


def write_records(path: Path, columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> int:
    """Write records in the format the file's name tells; returns how many."""
    if path.suffix not in (".csv", ".jsonl", ".ndjson"):
        raise BadInput(f"{path.name}: only .csv and .jsonl files can be written")
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns) if path.suffix == ".csv" else None
        if table:
            table.writeheader()
        for record in records:
            if table:
                table.writerow({name: _cell(value) for name, value in record.items()})
            else:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
    return count


def _read_csv(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                if None in row:
                    raise BadRecord(reader.line_num, "more cells than there are headings")
                yield reader.line_num, row
    except csv.Error as error:
        raise BadInput(f"{path.name} is not CSV: {error}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path.name} is not UTF-8: {error.reason}") from error


def _read_json_lines(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, _object(number, line)
    except UnicodeDecodeError as error:
        raise BadInput(f"{path.name} is not UTF-8: {error.reason}") from error


def _object(number: int, line: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise BadRecord(number, f"not JSON ({error})") from error
    if not isinstance(record, dict):
        raise BadRecord(number, "not a JSON object")
    return record


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return ";".join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    return value
