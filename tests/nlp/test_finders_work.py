from __future__ import annotations

import pytest

from assistant.nlp.finders.details import work_in
from assistant.nlp.finders.learning import to_be_learnt
from assistant.nlp.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("idk, call centre. 6 yrs. want smth with people but not phones", "call centre agent"),
        ("warehouse", "warehouse worker"),
        ("SWE, 3 yoe, stuck", "software engineer"),
        ("i stack shelves", "shelf stacker"),
        ("i work nights at a warehouse, want out", "warehouse worker"),
        ("do nails, want my own salon", "nail technician"),
    ],
)
def test_work_told_in_a_few_words_is_found(text: str, title: str) -> None:
    assert [span.value for span in work_in(text, load_vocabulary())] == [title]


@pytest.mark.parametrize(
    "text", ["my mum cuts hair", "I want to work in a bar", "get out of the warehouse"]
)
def test_what_others_do_or_what_is_wished_is_not_the_persons_work(text: str) -> None:
    assert work_in(text, load_vocabulary()) == []


def test_workplaces_lead_to_known_titles() -> None:
    vocabulary = load_vocabulary()
    told = {*vocabulary.workplaces.values(), *vocabulary.doings.values()}
    assert told <= set(vocabulary.occupations.by_title)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("learn analytics", "analytics"),
        ("I want to get better at haggling with suppliers", "haggling with suppliers"),
        ("teach me how to use computers", "use computers"),
        ("improve my writing so I get promoted", "writing"),
        ("I'd like to start learning art", "art"),
        ("help with my cv", None),
        ("I don't want to learn haggling", None),
        ("i hate learning maths", None),
        ("I want to learn something new", None),
        ("I hate my job", None),
    ],
)
def test_what_somebody_wants_to_learn_is_cut_out(text: str, what: str | None) -> None:
    found = to_be_learnt(text)
    assert (found and found.value) == what
    assert found is None or text[found.start : found.end] == what
