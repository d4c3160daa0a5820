"""How alike sentences are in meaning."""

from __future__ import annotations

from assistant.nlp.alike import alike
from assistant.services.answer_questions import SAME_QUESTION


def test_the_same_question_in_other_words_counts_as_the_same_and_another_does_not() -> None:
    same, other = alike(
        "where can I park my car when I come?",
        ["Where is there parking for visitors?", "Which visa do I need for Norway?"],
    )
    assert same > SAME_QUESTION > other
