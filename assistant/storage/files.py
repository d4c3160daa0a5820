"""Record files: CSV, Excel and JSON Lines, read row by row with the line each stands on."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from assistant.mentoring.errors import BadInput, BadRecord

# A row that cannot be read comes as its error, so that the others still can be.
Rows = Iterator[tuple[int, Mapping[str, Any] | BadRecord]]
_JSON_LINES = (".jsonl", ".ndjson")
_SEPARATORS = ",;\t"
# What spreadsheets on Windows write where they do not write UTF-8.
_OTHER_ENCODING = "cp1252"
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True)
class Source:
    """A file of records; `headings` are empty where every record names its own keys."""

    path: Path
    headings: tuple[str, ...] = ()
    encoding: str = "utf-8-sig"
    separator: str = ","

    def rows(self) -> Rows:
        """Line number and record of each row, read as they are asked for."""
        if self.path.suffix == ".csv":
            return self._csv_rows()
        if self.path.suffix == ".xlsx":
            return self._excel_rows()
        return self._json_rows()

    def _csv_rows(self) -> Rows:
        try:
            with self.path.open(encoding=self.encoding, newline="") as file:
                reader = csv.DictReader(file, delimiter=self.separator)
                for row in reader:
                    if None in row:
                        why = "more cells than there are headings"
                        yield reader.line_num, BadRecord(reader.line_num, why)
                    elif any(row.values()):
                        yield reader.line_num, row
        except csv.Error as error:
            raise BadInput(f"{self.path.name} is not CSV: {error}") from error
        except UnicodeDecodeError as error:
            raise BadInput(f"{self.path.name} cannot be read as text: {error.reason}") from error

    def _excel_rows(self) -> Rows:
        for number, cells in enumerate(_sheet(self.path), 1):
            if number > 1 and any(cell is not None for cell in cells):
                values = (_excel_value(cell) for cell in cells)
                yield number, {name: v for name, v in zip(self.headings, values) if name}

    def _json_rows(self) -> Rows:
        try:
            with self.path.open(encoding=self.encoding) as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        yield number, _object(number, line)
        except UnicodeDecodeError as error:
            raise BadInput(f"{self.path.name} is not UTF-8: {error.reason}") from error


def open_source(path: Path) -> Source:
    """Look at a file's beginning: its headings, and how it is written; raises BadInput."""
    if not path.is_file():
        raise BadInput(f"{path} is not a file")
    if path.suffix in _JSON_LINES:
        return Source(path)
    if path.suffix == ".xlsx":
        first = next(_sheet(path), ())
        return Source(path, tuple(str(cell or "").strip() for cell in first))
    if path.suffix != ".csv":
        raise BadInput(f"{path.name}: only .csv, .xlsx and .jsonl files can be read")
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        first_line = file.readline()
    separator = max(_SEPARATORS, key=first_line.count)
    headings = next(csv.reader(io.StringIO(first_line), delimiter=separator), [])
    return Source(path, tuple(headings), encoding, separator)


def write_records(path: Path, columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> int:
    """Write records in the format the file's name tells; returns how many."""
    if path.suffix == ".xlsx":
        return _write_excel(path, columns, records)
    if path.suffix not in (".csv", *_JSON_LINES):
        raise BadInput(f"{path.name}: only .csv, .xlsx and .jsonl files can be written")
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


def _write_excel(path: Path, columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> int:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(list(columns))
    count = 0
    for record in records:
        sheet.append([_cell(record.get(name)) for name in columns])
        count += 1
    book.save(path)
    return count


def _sheet(path: Path) -> Iterator[Sequence[Any]]:
    """The rows of the first sheet; formulas as the values last worked out."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, OSError, KeyError, ValueError) as error:
        raise BadInput(f"{path.name} is not an Excel file: {error}") from error
    try:
        yield from book.worksheets[0].iter_rows(values_only=True)
    finally:
        book.close()


def _excel_value(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    # Excel knows no whole numbers.
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _encoding(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                decoder.decode(chunk)
    except UnicodeDecodeError:
        return _OTHER_ENCODING
    return "utf-8-sig"


def _object(number: int, line: str) -> Mapping[str, Any] | BadRecord:
    try:
        record = json.loads(line)
    except ValueError as error:
        return BadRecord(number, f"not JSON ({error})")
    return record if isinstance(record, dict) else BadRecord(number, "not a JSON object")


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return ";".join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    return value
