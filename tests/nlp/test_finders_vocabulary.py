"""The vocabulary and its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.nlp.vocabulary import Vocabulary, files, load_vocabulary

FILES = {
    "occupations.csv": "title,field,industry,synonyms\n"
    "nurse,nursing,healthcare,RN;registered  nurse\n"
    "product manager,product management,,po\n"
    "product owner,product management,technology,po;nurse\n",
    "ambiguous_titles.csv": "word,titles\nPM,product manager;project manager\n",
    "guarded_titles.txt": "# everyday words\nlead\n\nChef\n",
    "skills.csv": "skill,fields,synonyms\nSQL,data;software,sql queries\n",
    "guarded_skills.txt": "go\n",
    "industries.csv": "industry,synonyms\nhealthcare,hospitals\n",
    "fields.csv": "field,words,related\nnursing,patient care,medicine;midwifery\n",
    "ambiguous_places.txt": "nice\n",
}


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return load_vocabulary(tmp_path)


def test_every_wording_leads_to_the_canonical_title(vocabulary: Vocabulary) -> None:
    assert vocabulary.titles["registered nurse"] == "nurse"
    assert vocabulary.occupations.canonical("RN") == "nurse"
    assert vocabulary.occupations.field_of("rn") == "nursing"


def test_a_title_is_a_phrase_of_itself_even_if_another_claims_it(vocabulary: Vocabulary) -> None:
    assert vocabulary.titles["nurse"] == "nurse"
    assert vocabulary.titles["po"] == "product manager"


def test_an_empty_industry_is_none(vocabulary: Vocabulary) -> None:
    assert vocabulary.occupations.by_title["product manager"].industry is None


def test_the_other_files_are_read(vocabulary: Vocabulary) -> None:
    assert vocabulary.ambiguous_titles == {"pm": ("product manager", "project manager")}
    assert vocabulary.guarded_titles == {"lead", "chef"}
    assert vocabulary.skills == {"sql": "SQL", "sql queries": "SQL"}
    assert vocabulary.industries["hospitals"] == "healthcare"
    assert vocabulary.fields["patient care"] == "nursing"
    assert vocabulary.occupations.related["nursing"] == ("medicine", "midwifery")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_vocabulary(tmp_path)


def test_the_fingerprint_covers_every_file_of_the_shipped_vocabulary() -> None:
    assert set(FILES) <= {path.name for path in files()}


def test_the_shipped_vocabulary_places_every_title_in_a_known_field() -> None:
    vocabulary = load_vocabulary()
    known = set(vocabulary.fields.values())
    assert {o.field for o in vocabulary.occupations.by_title.values()} <= known
