"""Records are read and written without loss, and bad ones are refused with the reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.mentoring.directory import Place
from assistant.mentoring.errors import BadInput, BadRecord
from assistant.mentoring.mentors import Mentor, Stage
from assistant.mentoring.occupations import Occupations
from assistant.storage.files import open_source, write_records
from assistant.storage.records import (
    MENTOR_COLUMNS,
    PLACE_COLUMNS,
    mentor_from,
    place_from,
    record_of,
)
from tests.builders import a_mentor, a_place

CONTRACT = (
    "external_id name email title path organisation industry seniority years skills goals "
    "languages location country timezone hours schools associations bio capacity formats active "
    "paused_until last_active consented fictional"
)
PLACE_CONTRACT = (
    "external_id name kind fields countries online url summary source checked month place"
)
LEAST = {"external_id": "m-1", "name": "Ada", "title": "nurse"}
LEAST_PLACE = {"external_id": "p-1", "name": "Place", "kind": "association"}


def test_the_columns_are_those_of_the_contract() -> None:
    assert set(CONTRACT.split()) <= set(MENTOR_COLUMNS)
    assert set(PLACE_CONTRACT.split()) <= set(PLACE_COLUMNS)


def test_the_least_a_record_needs_is_id_name_and_title(few: Occupations) -> None:
    assert mentor_from(LEAST, few) == Mentor("m-1", "Ada", "nurse")


def test_a_csv_cell_and_a_json_value_say_the_same(few: Occupations) -> None:
    cells = {
        **LEAST,
        "path": "RN:4; midwife",
        "skills": " SQL ;law;",
        "capacity": "2",
        "active": "no",
        "last_active": "2026-11-01",
        "hours": "TUE 18-21",
        "years": "7.5",
        "email": "",
    }
    values = {
        **LEAST,
        "path": ["nurse:4", "midwife"],
        "skills": ["sql", "law"],
        "capacity": 2,
        "active": False,
        "last_active": "2026-11-01",
        "hours": ["tue 18-21"],
        "years": 7.5,
        "email": None,
    }
    mentor = mentor_from(cells, few)
    assert mentor == mentor_from(values, few)
    assert mentor.path == (Stage("nurse", 4.0), Stage("midwife"))
    assert (mentor.skills, mentor.last_active) == (("sql", "law"), date(2026, 11, 1))


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_every_demo_mentor_survives_a_file(
    suffix: str, tmp_path: Path, demo_mentors: list[Mentor], occupations: Occupations
) -> None:
    path = tmp_path / f"mentors{suffix}"
    assert write_records(path, MENTOR_COLUMNS, map(record_of, demo_mentors)) == len(demo_mentors)
    read = [mentor_from(record, occupations) for _, record in open_source(path).rows()]
    assert read == demo_mentors


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
@pytest.mark.parametrize("kind", ["events", "associations", "schools", "resources"])
def test_every_demo_place_survives_a_file(
    kind: str, suffix: str, tmp_path: Path, demo_places: dict[str, list[Place]]
) -> None:
    path = tmp_path / f"{kind}{suffix}"
    write_records(path, PLACE_COLUMNS, map(record_of, demo_places[kind]))
    assert [place_from(record) for _, record in open_source(path).rows()] == demo_places[kind]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
@pytest.mark.parametrize(
    "mentor",
    [
        a_mentor(name='Ann "Bo", Jr.', bio="Two\nlines, and a comma"),
        a_mentor(active=False, capacity=0, consented=False),
        a_mentor(years=0.25, path=[("nurse", 0.0), ("midwife", 12.25)]),
    ],
)
def test_a_mentor_of_any_kind_survives_a_file(
    mentor: Mentor, suffix: str, tmp_path: Path, few: Occupations
) -> None:
    path = tmp_path / f"mentors{suffix}"
    write_records(path, MENTOR_COLUMNS, [record_of(mentor)])
    assert [mentor_from(record, few) for _, record in open_source(path).rows()] == [mentor]


def test_a_bare_place_survives(tmp_path: Path) -> None:
    place = a_place(online=False, free=True, month=12)
    assert place_from(record_of(place)) == place


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("external_id", ""),
        ("name", "  "),
        ("title", None),
        ("title", ["nurse", "midwife"]),
        ("years", "many"),
        ("capacity", "two"),
        ("capacity", "nan"),
        ("capacity", "inf"),
        ("capacity", "-1"),
        ("capacity", "1.5"),
        ("goals", "happiness"),
        ("goals", ["promotion", "fame"]),
        ("formats", "telepathy"),
        ("hours", "evenings"),
        ("hours", "tue 21-18"),
        ("timezone", "Mars/Base"),
        ("country", "Germany"),
        ("languages", "German"),
        ("path", "nurse:long"),
        ("path", ":4"),
        ("active", "perhaps"),
        ("consented", "2"),
        ("last_active", "yesterday"),
        ("paused_until", "2026-13-01"),
        pytest.param("name", "x" * 500, id="name-too-long-for-its-column"),
    ],
)
def test_a_mentor_nobody_can_understand_is_refused_by_field(
    field: str, value: Any, few: Occupations
) -> None:
    with pytest.raises(BadInput, match=field):
        mentor_from({**LEAST, field: value}, few)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("external_id", None),
        ("name", ""),
        ("kind", None),
        ("month", 0),
        ("month", 13),
        ("month", "2.5"),
        ("month", "May"),
        ("url", "javascript:alert(1)"),
        ("url", "www.example.org"),
        ("checked", "soon"),
        ("online", "sometimes"),
        ("free", "mostly"),
    ],
)
def test_a_place_nobody_can_understand_is_refused_by_field(field: str, value: Any) -> None:
    with pytest.raises(BadInput, match=field):
        place_from({**LEAST_PLACE, field: value})


@pytest.mark.parametrize("month", [1, "12", 6.0])
def test_a_month_is_from_one_to_twelve(month: Any) -> None:
    assert place_from({**LEAST_PLACE, "month": month}).month == int(float(month))


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.jsonl", '{"a": 1}\n\n{"a": \n', 3),
        ("a.jsonl", '{"a": 1}\n[1]\n', 2),
        ("a.csv", "a,b\n1,2\n1,2,3\n", 3),
    ],
)
def test_a_broken_line_is_named(name: str, text: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    bad = [row for _, row in open_source(path).rows() if isinstance(row, BadRecord)]
    assert [row.line for row in bad] == [line]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": 1}\n\n{"a": 2}\n', encoding="utf-8")
    assert list(open_source(path).rows()) == [(1, {"a": 1}), (3, {"a": 2})]


def test_a_file_from_a_spreadsheet_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\ufeffname\r\nAda\r\n", encoding="utf-8")
    assert list(open_source(path).rows()) == [(2, {"name": "Ada"})]


def test_json_lines_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"name": "\xff\xfe"}')
    with pytest.raises(BadInput, match="UTF-8"):
        list(open_source(tmp_path / "a.jsonl").rows())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_of_any_spreadsheet_are_read(encoding: str, separator: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        separator.join(("name", "title")) + "\r\nZoë" + separator + "Köchin\r\n", encoding
    )
    assert list(open_source(path).rows()) == [(2, {"name": "Zoë", "title": "Köchin"})]


def test_an_excel_sheet_is_read_as_the_same_table(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    records = [{"name": "Zoë", "years": 7, "skills": ["sql", "chess"]}, {"name": "Ada"}]
    assert write_records(path, ("name", "years", "skills"), records) == 2
    assert list(open_source(path).rows()) == [
        (2, {"name": "Zoë", "years": 7, "skills": "sql;chess"}),
        (3, {"name": "Ada"}),
    ]


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("x")
    for path in (tmp_path / "a.xlsx", tmp_path / "missing.csv"):
        with pytest.raises(BadInput):
            list(open_source(path).rows())
    with pytest.raises(BadInput):
        write_records(tmp_path / "b.pdf", ("a",), [])
