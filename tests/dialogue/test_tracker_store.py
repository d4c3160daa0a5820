"""Conversations stay readable from turn 1, while only their end is read back."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Restarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.dialogue.tracker_store import TURNS_READ_BACK, JourneyTrackerStore
from assistant.storage.trackers import Trackers

KEY = "rest:ada"


@pytest.fixture(scope="module")
def domain(root: Path) -> Domain:
    return Domain.load(str(root / "domain.yml"))


@pytest.fixture
def store(domain: Domain, engine: sa.engine.Engine) -> JourneyTrackerStore:
    return JourneyTrackerStore(domain, trackers=Trackers(engine))


async def a_turn(store: JourneyTrackerStore, number: int) -> DialogueStateTracker:
    tracker = await store.get_or_create_tracker(KEY)
    tracker.update(UserUttered(f"said {number}", {"name": "affirm", "confidence": 1.0}))
    tracker.update(SlotSet("journey_step", "match" if number % 2 else "events"))
    tracker.update(ActionExecuted("action_show_mentors"))
    tracker.update(BotUttered(f"reply {number}"))
    tracker.update(ActionExecuted("action_listen"))
    await store.save(tracker)
    return tracker


def said(tracker: DialogueStateTracker | None) -> list[str]:
    assert tracker is not None
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


async def test_an_unknown_conversation_is_none(store: JourneyTrackerStore) -> None:
    assert await store.retrieve(KEY) is None
    assert await store.retrieve_full_tracker(KEY) is None
    assert list(await store.keys()) == []


async def test_what_is_read_back_does_not_grow(store: JourneyTrackerStore) -> None:
    sizes = []
    for number in range(1, 31):
        await a_turn(store, number)
        tracker = await store.retrieve(KEY)
        sizes.append(len(tracker.events))
    assert said(tracker) == ["said 28", "said 29", "said 30"]
    assert len(set(sizes[TURNS_READ_BACK:])) == 1


async def test_everything_stays_readable_from_the_first_turn_on(
    store: JourneyTrackerStore,
) -> None:
    for number in range(1, 13):
        await a_turn(store, number)
    whole = await store.retrieve_full_tracker(KEY)
    assert said(whole) == [f"said {number}" for number in range(1, 13)]
    assert next(e.text for e in whole.events if isinstance(e, BotUttered)) == "reply 1"


async def test_slots_outlive_the_turns_that_set_them(store: JourneyTrackerStore) -> None:
    tracker = await store.get_or_create_tracker(KEY)
    tracker.update(UserUttered("hi", {"name": "greet"}))
    tracker.update(SlotSet("journey_asks", "goal"))
    await store.save(tracker)
    for number in range(1, 9):
        await a_turn(store, number)
    tracker = await store.retrieve(KEY)
    assert tracker.get_slot("journey_asks") == "goal"
    assert tracker.get_slot("journey_step") == "events"


async def test_a_slot_that_was_emptied_stays_empty(store: JourneyTrackerStore) -> None:
    await a_turn(store, 1)
    tracker = await store.retrieve(KEY)
    tracker.update(SlotSet("journey_step", None))
    await store.save(tracker)
    assert (await store.retrieve(KEY)).get_slot("journey_step") is None


async def test_saving_the_same_tracker_twice_adds_nothing(store: JourneyTrackerStore) -> None:
    tracker = await a_turn(store, 1)
    await store.save(tracker)
    assert said(await store.retrieve_full_tracker(KEY)) == ["said 1"]


async def test_a_restart_deletes_what_came_before(store: JourneyTrackerStore) -> None:
    for number in (1, 2):
        await a_turn(store, number)
    tracker = await store.retrieve(KEY)
    tracker.update(UserUttered("forget me", {"name": "affirm"}))
    tracker.update(Restarted())
    tracker.update(ActionExecuted("action_listen"))
    await store.save(tracker)
    assert await store.retrieve(KEY) is None
    assert await store.retrieve_full_tracker(KEY) is None
    assert list(await store.keys()) == []
    await a_turn(store, 3)
    assert said(await store.retrieve_full_tracker(KEY)) == ["said 3"]


async def test_conversations_do_not_mix(store: JourneyTrackerStore) -> None:
    await a_turn(store, 1)
    assert await store.retrieve("web:ada") is None
    assert list(await store.keys()) == [KEY]
