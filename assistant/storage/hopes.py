"""Mentees whose hopes mentors may read, and the talks mentors offered them, in SQL."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import datetime, timezone

import sqlalchemy as sa

from assistant.storage.engine import reading, writing
from assistant.storage.tables.requests import hopes, offers


class SqlHopes:
    """Implements `mentoring.ports.Hopes`."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def agree(self, key: str) -> None:
        values = {"id": uuid.uuid4().hex, "person_key": key, "created": _now()}
        # Who agreed before has agreed.
        with suppress(sa.exc.IntegrityError), writing(self._engine) as connection:
            connection.execute(sa.insert(hopes).values(values))

    def latest(self, limit: int) -> list[tuple[str, str]]:
        query = sa.select(hopes.c.id, hopes.c.person_key)
        query = query.order_by(hopes.c.created.desc(), hopes.c.id).limit(limit)
        with reading(self._engine) as connection:
            return [(row.id, row.person_key) for row in connection.execute(query)]

    def key_of(self, hope_id: str) -> str | None:
        query = sa.select(hopes.c.person_key).where(hopes.c.id == hope_id)
        with reading(self._engine) as connection:
            found: str | None = connection.execute(query).scalar()
        return found

    def offer(self, key: str, mentor_id: str) -> None:
        values = {"person_key": key, "mentor_id": mentor_id, "created": _now(), "told": ""}
        # Pressed twice: it is offered once.
        with suppress(sa.exc.IntegrityError), writing(self._engine) as connection:
            connection.execute(sa.insert(offers).values(values))

    def offered_to(self, key: str) -> list[str]:
        query = sa.select(offers.c.mentor_id).where(offers.c.person_key == key)
        with reading(self._engine) as connection:
            return list(connection.execute(query.order_by(offers.c.id)).scalars())

    def news(self, key: str, message_id: str) -> list[str]:
        untold = sa.and_(offers.c.person_key == key, offers.c.told.in_(("", message_id)))
        query = sa.select(offers.c.mentor_id).where(untold).order_by(offers.c.id)
        with reading(self._engine) as connection:
            found = list(connection.execute(query).scalars())
        if found:
            with writing(self._engine) as connection:
                connection.execute(sa.update(offers).where(untold).values(told=message_id))
        return found

    def forget(self, key: str) -> None:
        with writing(self._engine) as connection:
            connection.execute(sa.delete(hopes).where(hopes.c.person_key == key))
            connection.execute(sa.delete(offers).where(offers.c.person_key == key))


def _now() -> datetime:
    return datetime.now(timezone.utc).replace(tzinfo=None)
