"""An import shows first what it would change, and changes it only on a yes."""

from __future__ import annotations

import pytest

from tests.builders import a_mentor
from tests.desk.desk_site import Answer, Site, Visitor

PEOPLE = b"""Name;Job title;E-Mail;external_id;Shoe size
Ada One;head nurse;ada@example.org;m-1;3
Same Two;nurse;two@example.org;m-2;4
New Three;midwife;new@example.org;m-3;4
Bad Four;;bad@example.org;m-4;5
"""


@pytest.fixture
def desk(site: Site) -> Visitor:
    site.services.importing.take_in(
        "mentors",
        [
            a_mentor("m-1", name="Ada One", email="ada@example.org"),
            a_mentor("m-2", name="Same Two", email="two@example.org"),
        ],
    )
    return site.visitor()


def look(desk: Visitor, name: str = "people.csv", content: bytes = PEOPLE, **more: str) -> Answer:
    desk.get("/import")
    fields = {"kind": "mentors", "consented": "yes", **more}
    return desk.upload("/import", name, content, **fields)


def titles(site: Site) -> dict[str, str]:
    return {mentor.external_id: mentor.title for mentor in site.services.importing.mentors.all()}


def test_a_preview_tells_new_changed_same_and_refused_and_changes_nothing(
    desk: Visitor, site: Site
) -> None:
    page = look(desk)
    assert page.status == 200
    assert "New 1 Changed 1 The same 1 Refused 1" in page.read
    assert "Import 2, leave 1 out" in page.read
    assert "5 title is missing" in page.read
    assert "Ada One title" in page.read
    assert "New Three" in page.read
    assert "Shoe size left out" in page.read
    assert titles(site) == {"m-1": "nurse", "m-2": "nurse"}


def test_a_yes_takes_in_the_good_rows_once(desk: Visitor, site: Site) -> None:
    upload = look(desk).hidden("upload")
    page = desk.press("/import/confirm", upload=upload, action="import")
    assert "Imported." in page.read
    assert titles(site) == {"m-1": "head nurse", "m-2": "nurse", "m-3": "midwife"}
    again = desk.post("/import/confirm", upload=upload, action="import")
    assert again.status == 409
    assert "choose it once more" in again.read


def test_a_no_takes_in_nothing(desk: Visitor, site: Site) -> None:
    upload = look(desk).hidden("upload")
    assert "Nothing was imported" in desk.press("/import/confirm", upload=upload, action="no").read
    assert desk.post("/import/confirm", upload=upload, action="import").status == 409
    assert titles(site) == {"m-1": "nurse", "m-2": "nurse"}


def test_a_file_is_there_only_for_the_login_that_sent_it(desk: Visitor, site: Site) -> None:
    upload = look(desk).hidden("upload")
    other = site.visitor()
    other.get("/import")
    assert other.post("/import/confirm", upload=upload, action="import").status == 409
    assert "m-3" not in titles(site)


def test_what_a_mentor_set_themselves_is_no_change(desk: Visitor, site: Site) -> None:
    site.services.importing.mentors.set_own("m-1", title="head of nursing")
    assert "Changed 0 The same 2" in look(desk).read


def test_json_lines_and_places_are_previewed_too(desk: Visitor, site: Site) -> None:
    line = b'{"external_id": "e-1", "name": "Fair", "kind": "career_fair"}\nrubbish\n'
    page = look(desk, "events.jsonl", line, kind="events")
    assert "New 1 Changed 0 The same 0 Refused 1" in page.read
    desk.press("/import/confirm", upload=page.hidden("upload"), action="import")
    assert [place.name for place in site.services.importing.places.all("events")] == ["Fair"]


@pytest.mark.parametrize(
    ("name", "content", "kind", "sentence"),
    [
        ("people.exe", PEOPLE, "mentors", "Only .csv and .jsonl"),
        ("people.csv", PEOPLE, "people", "say what is in the file"),
        ("", b"", "mentors", "choose a file"),
        ("../../evil.csv", b"What\nx\n", "mentors", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    desk: Visitor, site: Site, name: str, content: bytes, kind: str, sentence: str
) -> None:
    page = look(desk, name, content, kind=kind)
    assert sentence in page.read
    assert "Traceback" not in page.read
    assert titles(site) == {"m-1": "nurse", "m-2": "nurse"}


def test_a_file_with_nothing_to_use_offers_no_import(desk: Visitor) -> None:
    page = look(desk, content=b"Name;Job title;external_id\nAda;;m-1\n")
    assert 'value="import"' not in page.text
    assert "Refused 1" in page.read
