"""Conversations are appended to, and only their end is read back."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from assistant.storage.trackers import Trackers

KEY = "rest:ada"


@pytest.fixture
def trackers(engine: sa.engine.Engine) -> Trackers:
    return Trackers(engine)


def turn(number: int) -> list[dict[str, Any]]:
    return [
        {"event": "user", "text": f"said {number}", "timestamp": float(number)},
        {"event": "bot", "text": f"reply {number}"},
        {"event": "action", "name": "action_listen"},
    ]


def test_an_unknown_conversation_has_no_tail_and_no_events(trackers: Trackers) -> None:
    assert trackers.tail(KEY, 3) is None
    assert trackers.whole(KEY) == []
    assert trackers.keys() == []


def test_everything_appended_stays_readable_in_order(trackers: Trackers) -> None:
    for number in range(10):
        trackers.append(KEY, turn(number), {})
    assert trackers.whole(KEY) == [row for number in range(10) for row in turn(number)]


def test_the_tail_is_the_last_turns_from_the_persons_words_on(trackers: Trackers) -> None:
    trackers.append(KEY, [{"event": "action", "name": "action_session_start"}], {})
    for number in range(10):
        trackers.append(KEY, turn(number), {"journey_step": str(number)})
    assert trackers.tail(KEY, 2) == ([*turn(8), *turn(9)], {"journey_step": "9"})


def test_the_tail_of_a_short_conversation_begins_with_the_first_words(trackers: Trackers) -> None:
    trackers.append(KEY, turn(1), {})
    assert trackers.tail(KEY, 3) == (turn(1), {})


def test_the_tail_before_anybody_spoke_is_everything(trackers: Trackers) -> None:
    rows = [{"event": "action", "name": "action_listen"}]
    trackers.append(KEY, rows, {})
    assert trackers.tail(KEY, 3) == (rows, {})


def test_the_slots_are_those_of_the_last_turn(trackers: Trackers) -> None:
    trackers.append(KEY, turn(1), {"a": 1, "b": ["x"]})
    trackers.append(KEY, [], {"a": 2})
    assert trackers.tail(KEY, 3) == (turn(1), {"a": 2})


def test_forgetting_deletes_the_events_and_the_slots(trackers: Trackers) -> None:
    trackers.append(KEY, turn(1), {"a": 1})
    trackers.forget(KEY)
    assert trackers.tail(KEY, 3) is None
    assert (trackers.whole(KEY), trackers.keys()) == ([], [])
    trackers.append(KEY, turn(2), {})
    assert trackers.tail(KEY, 3) == (turn(2), {})


def test_conversations_do_not_mix(trackers: Trackers) -> None:
    trackers.append(KEY, turn(1), {"a": 1})
    trackers.append("web:bob", turn(2), {"a": 2})
    trackers.forget("nobody")
    assert trackers.tail(KEY, 3) == (turn(1), {"a": 1})
    assert trackers.whole("web:bob") == turn(2)
    assert sorted(trackers.keys()) == [KEY, "web:bob"]
    trackers.forget(KEY)
    assert trackers.tail("web:bob", 3) == (turn(2), {"a": 2})
