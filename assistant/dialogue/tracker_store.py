"""Keeps conversations in our own tables: everything stays readable, only the end is read back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, Restarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses

from assistant.bootstrap import services
from assistant.storage.trackers import Trackers

# What the policies look at: the last turns. A turn's cost must not grow with the conversation.
TURNS_READ_BACK = 3


class JourneyTrackerStore(TrackerStore):
    """Appends a turn's new events; reads back one SlotSet a slot and the last turns.

    A restart means "forget": what came before is deleted, not only skipped.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        trackers: Trackers | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self._trackers = trackers or Trackers(services().engine)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write what the tracker gained since it was read."""
        await self.stream_events(tracker)
        known = getattr(tracker, "events_known", 0)
        new = list(tracker.events)[known:]
        if any(isinstance(event, Restarted) for event in new):
            await asyncio.to_thread(self._trackers.forget, tracker.sender_id)
            tracker.events_known = len(tracker.events)
            return
        slots = {slot.name: slot.value for slot in tracker.slots.values() if slot.value is not None}
        rows = [event.as_dict() for event in new]
        await asyncio.to_thread(self._trackers.append, tracker.sender_id, rows, slots)
        tracker.events_known = len(tracker.events)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The slots and the last turns of a conversation, or None for an unknown one."""
        found = await asyncio.to_thread(self._trackers.tail, sender_id, TURNS_READ_BACK)
        if found is None:
            return None
        rows, slots = found
        events: list[Event] = [SlotSet(name, value) for name, value in slots.items()]
        events.append(ActionExecuted("action_listen"))
        return self._tracker(sender_id, [*events, *_events(rows)])

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """Every event ever kept of a conversation."""
        rows = await asyncio.to_thread(self._trackers.whole, conversation_id)
        return self._tracker(conversation_id, _events(rows)) if rows else None

    async def keys(self) -> Iterable[str]:
        """The ids of all conversations."""
        return await asyncio.to_thread(self._trackers.keys)

    def _tracker(self, sender_id: str, events: Sequence[Event]) -> DialogueStateTracker:
        tracker = DialogueStateTracker.from_events(sender_id, events, self.domain.slots)
        tracker.events_known = len(tracker.events)
        return tracker


def _events(rows: Iterable[dict[str, Any]]) -> list[Event]:
    # Rasa's own lookup walks all subclasses again for every event.
    kinds = _event_kinds()
    events = (kinds[row["event"]]._from_parameters(row) for row in rows if row["event"] in kinds)
    return [event for event in events if event is not None]


@lru_cache(maxsize=1)
def _event_kinds() -> dict[str, type[Event]]:
    # Of several with one name Rasa takes the first.
    return {kind.type_name: kind for kind in reversed(all_subclasses(Event))}
