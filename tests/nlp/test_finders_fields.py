"""Which fields are wished for: a business of one's own is one, a place of work is none."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.fields import FieldFinder
from assistant.nlp.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    "text",
    [
        "I'd like to start up my own salon",
        "we want to launch a startup next year",
        "my start-up is two months old",
        "running my own tech startup is the dream",
        "rather be my own boss",
    ],
)
def test_a_business_of_ones_own_is_a_field(text: str) -> None:
    found = {span.value for span in FieldFinder(load_vocabulary()).find(text)}
    assert found == {"entrepreneurship"}


@pytest.mark.parametrize(
    "text",
    [
        "first product manager in a startup, nobody to learn from",
        "nurse at a start-up for two years",
        "would like to start again in a salon",
        "after the baby I have to start over at a shop",
    ],
)
def test_a_place_of_work_is_none(text: str) -> None:
    assert FieldFinder(load_vocabulary()).find(text) == []
