"""Occupations are told from words that name none."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from assistant.nlp.concepts import EVERYDAY, MOST, Concepts, build_concepts
from assistant.nlp.encoder import SentenceEncoder, sentence_encoder
from assistant.nlp.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return sentence_encoder("universal-sentence-encoder")


@pytest.fixture(scope="module")
def concepts(encoder: SentenceEncoder) -> Concepts:
    return build_concepts(encoder)


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


def test_everyday_words_belong_to_titles_of_the_vocabulary() -> None:
    known = load_vocabulary().occupations.by_title
    with EVERYDAY.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["title"] for row in rows if row["title"] not in known] == []
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
