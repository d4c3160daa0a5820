"""Every list as a file that a spreadsheet opens and does not run."""

from __future__ import annotations

import csv
import io

import pytest

from assistant.desk.tables import TABLES, as_csv
from tests.desk.desk_site import Site
from tests.desk.filled import a_programme_at_work


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "  =1+1", "=é"])
def test_what_a_spreadsheet_would_work_out_is_written_as_text(cell: str) -> None:
    ((_, told),) = rows(as_csv(["a", "b"], [["x", cell]]))[1:]
    assert told == f"'{cell}"


@pytest.mark.parametrize("cell", ["Ada", "a=b", "3 - 1", "", -3, 2.5])
def test_everything_else_stays_as_it_is(cell: object) -> None:
    assert rows(as_csv(["a"], [["x", cell]]))[1] == ["x", str(cell)]


def test_each_table_can_be_fetched(site: Site) -> None:
    a_programme_at_work(site.services)
    visitor = site.visitor()
    for name in TABLES:
        answer = visitor.get(f"/tables/{name}.csv?days=90")
        assert answer.status == 200, name
        assert answer.headers["content-type"].startswith("text/csv")
        assert f'filename="{name}.csv"' in answer.headers["content-disposition"]
        headings, *lines = rows(answer.body)
        assert lines, name
        assert {len(line) for line in lines} == {len(headings)}, name


def test_a_question_made_to_be_run_is_not(site: Site) -> None:
    a_programme_at_work(site.services)
    told = rows(site.visitor().get("/tables/questions.csv").body)
    assert "'=HYPERLINK(evil) Is there a mentor in Bremen?" in [line[0] for line in told]


def test_the_file_of_requests_holds_no_address(site: Site) -> None:
    a_programme_at_work(site.services)
    assert b"@" not in site.visitor().get("/tables/requests.csv?days=365").body


def test_there_are_no_other_tables(site: Site) -> None:
    visitor = site.visitor()
    for path in ("/tables/nothing.csv", "/tables/requests", "/tables/x.exe"):
        assert visitor.get(path).status == 404
