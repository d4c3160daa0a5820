"""Somebody is wished for who made the same move."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.same_move import find_same_move


@pytest.mark.parametrize(
    "text",
    [
        "someone who did the same",
        "I'd prefer someone who's done exactly what I'm trying to do",
        "only people who have made the jump themselves",
        "My mentor should be somebody who has taken this very road",
        "same path as mine",
        "made the same switch",
        "somebody who has already made that move, please",
        "people who went down that road before",
        "it should be someone who comes from where I come from",
        "they must have done it themselves",
        "somebody on the same career path as me",
        "jemand, der denselben Weg gegangen ist",
        "quelqu'un qui a fait le même parcours",
        "alguien que haya hecho el mismo cambio",
        "alguém que fez a mesma mudança",
        "qualcuno che ha fatto lo stesso passo",
        "iemand die dezelfde overstap heeft gemaakt",
        "ktoś, kto przeszedł tę samą drogę",
    ],
)
def test_whoever_made_the_same_move_is_asked_for_in_many_words(text: str) -> None:
    spans = find_same_move(text)
    assert [span.entity for span in spans] == ["same_move"]
    assert 0 <= spans[0].start < spans[0].end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "I made the same mistake twice",
        "my brother made the same switch last year",
        "I do the same thing every day",
        "it doesn't have to be someone who made the same move",
        "my sister has done the same",
        "My friend who made the move is happy now",
        "I don't need someone who made the same move",
        "I want a change",
        "I'm a nurse and I want to make the switch to data",
        "I've been stuck on the same path for years",
        "",
    ],
)
def test_a_story_asks_for_nobody(text: str) -> None:
    assert find_same_move(text) == []
