"""Tables as programmes really keep them find their way into the directory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.mentoring.errors import BadInput, BadRecord
from assistant.mentoring.mentors import Mentor
from assistant.nlp.tidying import Tidier
from assistant.storage.importing import Importing
from tests.builders import a_mentor


@pytest.fixture
def importing(importing: Importing) -> Importing:
    return Importing(importing.mentors, importing.places, importing.occupations, Tidier())


def a_table(folder: Path, text: str) -> Path:
    path = folder / "mentors.csv"
    path.write_text(text, encoding="utf-8")
    return path


def the_mentor(importing: Importing, path: Path, **how: Any) -> Mentor:
    (found,) = importing.open("mentors", path, **how).items()
    assert isinstance(found, Mentor), found
    return found


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        ("Full name,Job title,E-mail", ["name", "title", "email"]),
        ("Vorname,Nachname,Beruf", ["first_name", "last_name", "title"]),
        ("Nom complet,Métier,Langues", ["name", "title", "languages"]),
        ("NOMBRE COMPLETO,Cargo,Idiomas", ["name", "title", "languages"]),
        ("title,Job,name", ["title", "name"]),
        ("Years of experience,Can help with", ["years", "goals"]),
    ],
)
def test_headings_are_told_in_the_words_people_use(
    headings: str, columns: list[str], importing: Importing, tmp_path: Path
) -> None:
    intake = importing.open("mentors", a_table(tmp_path, headings + "\n"))
    assert sorted(intake.mapping.values()) == sorted(columns)


def test_what_is_no_column_of_ours_is_left_out_and_named(
    importing: Importing, tmp_path: Path
) -> None:
    intake = importing.open("mentors", a_table(tmp_path, "name,title,Shoe size\n"))
    assert intake.left_out == ("Shoe size",)


def test_a_mapping_wins_over_guessing(importing: Importing, tmp_path: Path) -> None:
    path = a_table(tmp_path, "a,b,c\n1,Ada,nurse\n")
    mapping = {"a": "external_id", "b": "name", "c": "title"}
    assert the_mentor(importing, path, mapping=mapping) == Mentor("1", "Ada", "nurse")


@pytest.mark.parametrize("mapping", [{"zzz": "name"}, {"a": "shoe_size"}])
def test_a_mapping_that_names_what_is_not_there_is_refused(
    mapping: dict[str, str], importing: Importing, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match=r"zzz|shoe_size"):
        importing.open("mentors", a_table(tmp_path, "a,b\n"), mapping)


def test_words_become_the_codes_of_the_directory(importing: Importing, tmp_path: Path) -> None:
    text = (
        "First name;Surname;E-mail;Job;Languages;Country;Topics;Meeting format\n"
        "Zoë;Köhler;z@example.org;RN;German, English (fluent);Deutschland;CV review, Lego;Zoom\n"
    )
    mentor = the_mentor(importing, a_table(tmp_path, text))
    assert (mentor.name, mentor.title) == ("Zoë Köhler", "registered nurse")
    assert (mentor.languages, mentor.country) == (("de", "en"), "DE")
    assert (mentor.goals, mentor.inferred) == (("find_job",), ("goals",))
    # A topic that is none of the goals is not lost.
    assert (mentor.skills, mentor.formats) == (("lego",), ("video",))


def test_an_id_is_made_of_the_address_and_does_not_show_it(
    importing: Importing, tmp_path: Path
) -> None:
    text = "name,title,email\nAda,nurse,Ada@example.org\nEve,nurse,eve@example.org\n"
    items = list(importing.open("mentors", a_table(tmp_path, text)).items())
    ids = [item.external_id for item in items]
    assert len(set(ids)) == 2
    assert not any("ada" in external_id or "@" in external_id for external_id in ids)
    again = text.replace("Ada@example.org", "ada@EXAMPLE.org")
    first = next(importing.open("mentors", a_table(tmp_path, again)).items())
    assert first.external_id == ids[0]


def test_good_rows_can_be_told_from_bad_ones(importing: Importing, tmp_path: Path) -> None:
    text = "external_id,name,title,languages\na,Ada,nurse,en\nb,Bob,cook,Elvish\nc,Cy,,en\n"
    intake = importing.open("mentors", a_table(tmp_path, text))
    report = importing.check(intake)
    assert (report.ids, [bad.line for bad in report.bad]) == ({"a"}, [3, 4])
    good = [item for item in intake.items() if not isinstance(item, BadRecord)]
    importing.take_in("mentors", good)
    assert [mentor.external_id for mentor in importing.mentors.all()] == ["a"]


def test_nobody_goes_unless_replaced(importing: Importing) -> None:
    importing.take_in("mentors", [a_mentor("a"), a_mentor("b")])
    importing.take_in("mentors", [a_mentor("b"), a_mentor("c")])
    assert [m.external_id for m in importing.mentors.all()] == ["a", "b", "c"]
    others = importing.others("mentors", {"b", "c"})
    assert others == ["a"]
    importing.remove("mentors", others)
    assert [m.external_id for m in importing.mentors.all()] == ["b", "c"]
    assert importing.mentors.candidates({("title", "nurse"): 1.0}, 9, ())[0].external_id != "a"


def test_what_mentors_set_themselves_outlives_every_import(importing: Importing) -> None:
    importing.take_in("mentors", [a_mentor("a", capacity=3, skills=("sql",))])
    importing.mentors.set_own("a", capacity=0)
    importing.take_in("mentors", [a_mentor("a", capacity=3, skills=("law",))])
    (mentor,) = importing.mentors.all()
    assert (mentor.capacity, mentor.skills) == (0, ("law",))
    assert importing.mentors.candidates({("title", "nurse"): 1.0}, 9) == []


def test_the_first_real_mentor_hides_the_demo_people(importing: Importing) -> None:
    importing.take_in("mentors", [a_mentor("demo", fictional=True)])
    importing.take_in("mentors", [a_mentor("real")])
    found = importing.mentors.candidates({("title", "nurse"): 1.0}, 9)
    assert [mentor.external_id for mentor in found] == ["real"]
    assert importing.mentors.count() == 2


def test_who_has_not_agreed_is_counted_and_shown_to_nobody(importing: Importing) -> None:
    importing.take_in("mentors", [a_mentor("a", consented=False), a_mentor("b")])
    assert importing.mentors.unconfirmed() == 1
    found = importing.mentors.candidates({("title", "nurse"): 1.0}, 9)
    assert [mentor.external_id for mentor in found] == ["b"]
