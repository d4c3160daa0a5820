"""The events of conversations in SQL, append only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from assistant.storage.engine import reading, writing
from assistant.storage.tables.conversations import tracker_events as events
from assistant.storage.tables.conversations import tracker_slots as slots

Row = dict[str, Any]


class Trackers:
    """Appends events and reads back the end of a conversation."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def append(self, conversation: str, rows: Sequence[Row], values: Mapping[str, Any]) -> None:
        """Add events and replace the slots' values."""
        with writing(self._engine) as connection:
            if rows:
                connection.execute(
                    sa.insert(events),
                    [
                        {
                            "conversation": conversation,
                            "type": row["event"],
                            "timestamp": row.get("timestamp"),
                            "data": row,
                        }
                        for row in rows
                    ],
                )
            kept = connection.execute(
                sa.update(slots)
                .where(slots.c.conversation == conversation)
                .values(slots=dict(values))
            )
            if not kept.rowcount:
                connection.execute(
                    sa.insert(slots).values(conversation=conversation, slots=dict(values))
                )

    def forget(self, conversation: str) -> None:
        """Delete all of a conversation."""
        with writing(self._engine) as connection:
            connection.execute(sa.delete(events).where(events.c.conversation == conversation))
            connection.execute(sa.delete(slots).where(slots.c.conversation == conversation))

    def tail(self, conversation: str, turns: int) -> tuple[list[Row], dict[str, Any]] | None:
        """The events of the last turns and the slots' values; None for an unknown conversation."""
        with reading(self._engine) as connection:
            values = connection.execute(
                sa.select(slots.c.slots).where(slots.c.conversation == conversation)
            ).scalar()
            if values is None:
                return None
            starts = connection.execute(
                sa.select(events.c.id)
                .where(events.c.conversation == conversation, events.c.type == "user")
                .order_by(events.c.id.desc())
                .limit(turns)
            ).scalars()
            first = min(starts, default=0)
            query = (
                sa.select(events.c.data)
                .where(events.c.conversation == conversation, events.c.id >= first)
                .order_by(events.c.id)
            )
            return list(connection.execute(query).scalars()), dict(values)

    def whole(self, conversation: str) -> list[Row]:
        """Every event of a conversation, oldest first."""
        query = (
            sa.select(events.c.data)
            .where(events.c.conversation == conversation)
            .order_by(events.c.id)
        )
        with reading(self._engine) as connection:
            return list(connection.execute(query).scalars())

    def keys(self) -> list[str]:
        """The ids of all conversations."""
        with reading(self._engine) as connection:
            return list(connection.execute(sa.select(slots.c.conversation)).scalars())
