"""Occupations are told from words that name none."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from assistant.nlp.concepts import (
    DESCRIBED_SKILLS,
    DESCRIBED_TITLES,
    EVERYDAY,
    MOST,
    Concepts,
    skill_concepts,
    title_concepts,
)
from assistant.nlp.encoder import SentenceEncoder, sentence_encoder
from assistant.nlp.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return sentence_encoder("universal-sentence-encoder")


@pytest.fixture(scope="module")
def concepts(encoder: SentenceEncoder) -> Concepts:
    return title_concepts(encoder)


@pytest.fixture(scope="module")
def skills(encoder: SentenceEncoder) -> Concepts:
    return skill_concepts(encoder)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("I'm more of a numbers person", "accountant"),
        ("somebody who understands cloud plumbing", "devops engineer"),
        ("I take care of patients in a hospital", "nurse"),
        ("ich pflege Patienten im Krankenhaus", "nurse"),
        ("me paso el día cortando el pelo", "hairdresser"),
        ("I catch thieves and go on patrol", "police officer"),
        ("I'd love to be the one who puts out fires", "firefighter"),
    ],
)
def test_what_is_meant_is_among_the_first(
    words: str, title: str, concepts: Concepts, encoder: SentenceEncoder
) -> None:
    assert title in [found for found, _ in concepts.of(words, encoder)][:4]


@pytest.mark.parametrize(
    ("words", "skill"),
    [
        ("my voice goes as soon as more than three people look at me", "public speaking"),
        ("I still add up the columns by hand, thousands of rows", "excel"),
        ("I give in on the price before they have even asked", "negotiation"),
    ],
)
def test_the_skill_somebody_lacks_is_among_the_first(
    words: str, skill: str, skills: Concepts, encoder: SentenceEncoder
) -> None:
    assert skill in [found for found, _ in skills.of(words, encoder)][:4]


def test_stories_teach_what_work_they_tell_of(concepts: Concepts, encoder: SentenceEncoder) -> None:
    words = "since the flood I do nothing but glimpers and wozzles"
    taught = title_concepts(encoder, [("baker", words), ("no such title", words)])
    place = taught.names.index("baker")
    (vector,) = encoder.encode([words])
    before, after = (
        float(found.learnt[place] @ vector + found.bias[place]) for found in (concepts, taught)
    )
    assert after > before + 1


def test_weights_fall_from_one(concepts: Concepts, encoder: SentenceEncoder) -> None:
    weights = [weight for _, weight in concepts.of("I bake bread and rolls at night", encoder)]
    assert len(weights) == MOST
    assert weights[0] == 1
    assert weights == sorted(weights, reverse=True)


def test_what_is_kept_tells_the_same(
    concepts: Concepts, encoder: SentenceEncoder, tmp_path: Path
) -> None:
    concepts.save(tmp_path / "concepts.npz")
    loaded = Concepts.load(tmp_path / "concepts.npz")
    words = "I drive a lorry across Europe"
    assert [t for t, _ in loaded.of(words, encoder)] == [t for t, _ in concepts.of(words, encoder)]


@pytest.mark.parametrize("path", [EVERYDAY, DESCRIBED_TITLES, DESCRIBED_SKILLS])
def test_what_is_described_stands_in_the_vocabulary(path: Path) -> None:
    vocabulary = load_vocabulary()
    known = {*vocabulary.occupations.by_title, *vocabulary.skills.values()}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    names = [next(iter(row.values())) for row in rows]
    assert [name for name in names if name not in known] == []
    assert len(set(names)) == len(names)
    assert all(row["phrases"] for row in rows)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("My name is Aisha, I'm a 24 year old woman", "My name is John, I'm a 61 year old man"),
        ("I'm a mother of two", "I'm a father of two"),
        ("Call me Wei. As the only girl here", "Call me Pete. As the only boy here"),
        ("she says her husband", "he says his wife"),
        ("Aisha here, I live with Mehmet", "John Smith here, I live with Mary"),
    ],
)
def test_name_age_and_gender_say_nothing_of_work(
    one: str, other: str, concepts: Concepts, encoder: SentenceEncoder
) -> None:
    work = " and I care for sick people on a ward."
    assert concepts.of(one + work, encoder) == concepts.of(other + work, encoder)
