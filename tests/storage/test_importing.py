"""Imports are all or nothing, name every bad line, and can be repeated."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.mentoring.directory import PLACE_KINDS, Place
from assistant.mentoring.errors import BadInput
from assistant.mentoring.mentors import Mentor
from assistant.storage.importing import KINDS, Importing
from tests.builders import a_mentor

GOOD = {"external_id": "good", "name": "Ada", "title": "nurse"}


def a_file(folder: Path, *records: Any) -> Path:
    path = folder / "records.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def everything(importing: Importing) -> list[Any]:
    return [list(importing.mentors.all()), *(importing.places.all(kind) for kind in PLACE_KINDS)]


@pytest.fixture
def filled(importing: Importing) -> Importing:
    assert importing.fill_with_demo()
    return importing


def test_the_demo_directory_goes_in_whole_and_only_once(
    filled: Importing, demo_mentors: list[Mentor], demo_places: dict[str, list[Place]]
) -> None:
    assert filled.mentors.count() == len(demo_mentors)
    for kind, places in demo_places.items():
        assert {place.external_id for place in filled.places.all(kind)} == {
            place.external_id for place in places
        }
    before = everything(filled)
    assert not filled.fill_with_demo()
    assert everything(filled) == before


def test_demo_data_is_not_added_to_a_directory_in_use(importing: Importing) -> None:
    importing.take_in("mentors", [a_mentor()])
    assert not importing.fill_with_demo()
    assert list(importing.mentors.all()) == [a_mentor()]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_importing_an_export_changes_nothing_however_often(
    kind: str, suffix: str, filled: Importing, tmp_path: Path
) -> None:
    before = everything(filled)
    path = tmp_path / f"{kind}.{suffix}"
    assert filled.export(kind, path) > 0
    for _ in range(2):
        filled.take_in(kind, filled.read(kind, path))
        assert everything(filled) == before


def test_removing_the_demo_leaves_real_people_and_all_places(filled: Importing) -> None:
    real = a_mentor("real")
    filled.take_in("mentors", [real])
    places = everything(filled)[1:]
    removed = filled.mentors.remove_fictional()
    assert removed >= 400
    assert list(filled.mentors.all()) == [real]
    assert everything(filled)[1:] == places


def test_every_bad_line_is_named_with_its_reason_and_nothing_is_used(
    importing: Importing, tmp_path: Path
) -> None:
    path = a_file(
        tmp_path,
        GOOD,
        {**GOOD, "external_id": "b", "goals": ["fame"]},
        {**GOOD, "external_id": "c", "shoe_size": 42},
        GOOD,
        {"external_id": "d", "name": "Bob"},
    )
    with pytest.raises(BadInput) as raised:
        importing.read("mentors", path)
    lines = str(raised.value).splitlines()[1:]
    reasons = ["fame", "shoe_size", "line 1", "title"]
    assert [line.split(":")[0] for line in lines] == ["line 2", "line 3", "line 4", "line 5"]
    assert all(reason in line for reason, line in zip(reasons, lines))
    assert importing.mentors.count() == 0


def test_a_long_list_of_bad_lines_is_cut_but_counted(importing: Importing, tmp_path: Path) -> None:
    path = a_file(tmp_path, *({"name": "Ada"} for _ in range(50)))
    with pytest.raises(BadInput, match="50 bad") as raised:
        importing.read("mentors", path)
    assert len(str(raised.value).splitlines()) < 30


@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_bad_places_are_refused_the_same_way(
    kind: str, importing: Importing, tmp_path: Path
) -> None:
    good = {"external_id": "a", "name": "Place", "kind": "association"}
    with pytest.raises(BadInput, match="line 2: month"):
        importing.read(kind, a_file(tmp_path, good, {**good, "external_id": "b", "month": 13}))


def test_a_whole_file_can_be_said_to_have_consented(importing: Importing, tmp_path: Path) -> None:
    path = a_file(tmp_path, GOOD, {**GOOD, "external_id": "b", "consented": False})
    assert [mentor.consented for mentor in importing.read("mentors", path)] == [False, False]
    consented = importing.read("mentors", path, consented=True)
    assert [mentor.consented for mentor in consented] == [True, True]


def test_a_write_that_fails_half_way_changes_nothing(importing: Importing) -> None:
    old = [a_mentor(f"m-{number:04}") for number in range(600)]
    importing.take_in("mentors", old)
    new = [replace(mentor, title="midwife") for mentor in old]
    broken = replace(new[-1], title=None)  # type: ignore[arg-type]
    with pytest.raises(Exception, match=r"title|NoneType"):
        importing.take_in("mentors", [*new[:-1], broken])
    assert list(importing.mentors.all()) == old
