"""Between two near readings the person is asked; else nobody is."""

from __future__ import annotations

import pytest

from assistant.mentoring.doubts import Reading, rivals
from assistant.mentoring.mentees import Profile
from tests.builders import a_message, after, standing

NEAR = (("find_mentors", 0.45), ("become_mentor", 0.4), ("help", 0.1))
BETWEEN = rivals(NEAR)


def test_two_near_readings_become_two_buttons() -> None:
    assert (
        Reading("find_mentors", "Show me mentors"),
        Reading("become_mentor", "I'd like to be a mentor"),
    ) == BETWEEN


@pytest.mark.parametrize(
    "ranking",
    [
        (("find_mentors", 0.7), ("become_mentor", 0.2)),
        (("find_mentors", 0.2), ("become_mentor", 0.19)),
        (("find_mentors", 0.4), ("faq", 0.38)),
        (("distress", 0.5), ("state_goal", 0.45)),
        (("state_goal", 0.5), ("inform", 0.45)),
        (("find_mentors", 1.0),),
        (),
    ],
    ids=["one is clear", "many are near", "a question", "distress", "the same", "one", "none"],
)
def test_nobody_is_asked_where_asking_would_not_help(
    ranking: tuple[tuple[str, float], ...],
) -> None:
    assert rivals(ranking) == ()


def test_the_person_stays_where_they_were_and_the_choice_moves_them() -> None:
    asked = after(standing("events"), a_message("find_mentors", rivals=BETWEEN))
    assert (asked.journey.step, asked.journey.heard) == ("events", "between")
    assert after(asked, a_message("find_mentors", pressed=True)).journey.step == "match"


def test_a_message_that_taught_something_is_not_asked_back() -> None:
    told = a_message("find_mentors", rivals=BETWEEN, locations=("Porto",))
    assert after(standing("events", Profile()), told).journey.heard != "between"


def test_an_answer_to_an_open_question_is_not_asked_back() -> None:
    state = standing("match", Profile(), asks="goal")
    assert after(state, a_message("find_mentors", rivals=BETWEEN)).journey.heard != "between"


def test_what_is_asked_back_is_no_miss() -> None:
    asked = after(standing("events", misses=1), a_message("find_mentors", rivals=BETWEEN))
    assert asked.journey.misses == 1
