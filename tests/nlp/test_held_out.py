"""No training message says nearly what a held-out message or wish says, in meaning or wording."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import numpy as np
import pytest

from assistant.benchmarks.matching_relevance import HALVES, wishes
from assistant.benchmarks.understanding_own import held_out
from assistant.nlp.encoder import sentence_encoder
from assistant.settings import ROOT
from assistant.tuning.examples import read

FILES = ("held_out.jsonl", "held_out_questions.jsonl", "held_out_languages.jsonl")
# The cosine from which two messages say the same; of "hello there" there are only so many forms.
SAME = 0.93
FEWEST_WORDS = 4
LARGEST_SHARE = 0.5
AT_ONCE = 256


@pytest.fixture(scope="module")
def held() -> list[str]:
    messages = [message.text for name in FILES for message in held_out(name)]
    asked = [wish for half in HALVES for wish in wishes(half)]
    return [*messages, *(text for wish in asked for text in (wish.text, wish.paraphrase))]


@pytest.fixture(scope="module")
def trained() -> list[str]:
    return [example.text for example in read(ROOT / "data" / "nlu")]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def trigrams(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[place : place + 3]) for place in range(len(found) - 2)}


def vectors(texts: list[str]) -> np.ndarray:
    encoder = sentence_encoder("universal-sentence-encoder")
    parts = range(0, len(texts), AT_ONCE)
    return np.concatenate([encoder.encode(texts[start : start + AT_ONCE]) for start in parts])


def test_no_training_message_means_what_a_held_out_one_means(
    held: list[str], trained: list[str]
) -> None:
    long = [text for text in held if len(words(text)) >= FEWEST_WORDS]
    nearest = (vectors(long) @ vectors(trained).T).max(axis=1)
    assert [text for text, cosine in zip(long, nearest) if cosine >= SAME] == []


def test_no_training_message_has_half_the_wording_of_a_held_out_one(
    held: list[str], trained: list[str]
) -> None:
    seen = defaultdict(list)
    for number, text in enumerate(trained):
        for trigram in trigrams(text):
            seen[trigram].append(number)
    copies = []
    for text in held:
        own = trigrams(text)
        shared = Counter(number for trigram in own for number in seen.get(trigram, ()))
        if len(own) >= 3 and shared and max(shared.values()) / len(own) >= LARGEST_SHARE:
            copies.append(text)
    assert copies == []
