"""Who is kept apart, in SQL."""

from __future__ import annotations

from datetime import datetime, timezone
from hashlib import sha256

import sqlalchemy as sa

from assistant.mentoring.requests import MENTOR
from assistant.storage.engine import reading, writing
from assistant.storage.tables.requests import blocks


class SqlBlocks:
    """Implements `mentoring.ports.Blocks`."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def add(self, key: str, email: str | None, mentor_id: str, by: str) -> None:
        values = {"person_key": key, "digest": _digest(email), "mentor_id": mentor_id, "by": by}
        now = datetime.now(timezone.utc).replace(tzinfo=None)
        with writing(self._engine) as connection:
            connection.execute(sa.insert(blocks).values(created=now, **values))

    def of_person(self, key: str, email: str | None) -> tuple[str, ...]:
        mine = blocks.c.person_key == key
        if email:
            mine = sa.or_(mine, blocks.c.digest == _digest(email))
        query = sa.select(blocks.c.mentor_id).where(mine).order_by(blocks.c.id)
        with reading(self._engine) as connection:
            return tuple(dict.fromkeys(connection.execute(query).scalars()))

    def forget(self, key: str) -> None:
        mine = blocks.c.person_key == key
        with writing(self._engine) as connection:
            connection.execute(sa.delete(blocks).where(mine, blocks.c.by != MENTOR))
            connection.execute(sa.update(blocks).where(mine).values(person_key=""))


def _digest(email: str | None) -> str:
    return sha256(email.strip().lower().encode()).hexdigest() if email else ""
