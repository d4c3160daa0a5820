"""Answers fit where somebody stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.mentoring.knowledge import SEARCHING, TOGETHER, WAITING, Answer, stage_of
from assistant.mentoring.requests import ACCEPTED, DECLINED, PENDING, UNCONFIRMED
from tests.builders import a_request

ANSWER = Answer("how_long", "How long?", "As long as it helps.", "Look.", "Wait.", "Talk.")


@pytest.mark.parametrize(
    ("states", "stage"),
    [
        ([], SEARCHING),
        ([UNCONFIRMED, DECLINED], SEARCHING),
        ([DECLINED, PENDING], WAITING),
        ([PENDING, ACCEPTED], TOGETHER),
    ],
)
def test_somebody_with_a_mentor_is_told_so_whatever_else_is_open(
    states: list[str], stage: str
) -> None:
    assert stage_of(a_request(status=status) for status in states) == stage


@pytest.mark.parametrize(
    ("stage", "step"), [(SEARCHING, "Look."), (WAITING, "Wait."), (TOGETHER, "Talk.")]
)
def test_the_step_fits_where_the_person_stands(stage: str, step: str) -> None:
    assert ANSWER.told(stage) == f"As long as it helps.\n\n{step}"


def test_the_usual_step_serves_where_none_is_told_apart() -> None:
    assert replace(ANSWER, waiting="").told(WAITING).endswith("Look.")


def test_an_answer_without_a_step_is_an_answer() -> None:
    assert Answer("how_long", "How long?", "As long as it helps.").told(TOGETHER).endswith("helps.")
