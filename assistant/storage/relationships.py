"""Relationships in SQL; a change and the mails that go with it are one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa

from assistant.mentoring.agreements import Agreement
from assistant.mentoring.errors import Conflict
from assistant.mentoring.mails import Mail
from assistant.mentoring.relationships import ACTIVE, Feedback, Relationship
from assistant.mentoring.requests import ACCEPTED
from assistant.storage.engine import reading, writing
from assistant.storage.outbox import put
from assistant.storage.rows import tuple_of
from assistant.storage.tables.requests import relationships, requests

_COLUMNS = ("id", "person_key", "mentor_id", "status", "version")
_MOMENTS = ("created", "meeting", "ended")
_IN_RECORD = ("offered", "refused")


class SqlRelationships:
    """Implements `mentoring.ports.Relationships`."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def get(self, relationship_id: str) -> Relationship | None:
        found = self._all(relationships.c.id == relationship_id)
        return found[0] if found else None

    def change(
        self, before: Relationship, after: Relationship, mails: Sequence[Mail] = ()
    ) -> Relationship:
        after = replace(after, version=before.version + 1)
        stands = (relationships.c.id == before.id, relationships.c.version == before.version)
        try:
            with writing(self._engine) as connection:
                if before.version == 0:
                    connection.execute(sa.insert(relationships).values(_row(after)))
                else:
                    change = sa.update(relationships).where(*stands).values(_row(after))
                    if connection.execute(change).rowcount != 1:
                        raise Conflict("the relationship was changed meanwhile")
                put(connection, mails, datetime.now(timezone.utc))
        except sa.exc.IntegrityError as error:
            raise Conflict("the relationship was begun meanwhile") from error
        return after

    def active(self) -> list[Relationship]:
        return self._all(relationships.c.status == ACTIVE)[::-1]

    def talked_of(self) -> list[Relationship]:
        return [it for it in self._all(sa.true()) if it.feedback]

    def not_begun(self) -> list[str]:
        known = sa.select(relationships.c.id).where(relationships.c.id == requests.c.id)
        query = sa.select(requests.c.id).where(
            requests.c.status == ACCEPTED, ~sa.exists(known.correlate(requests))
        )
        with reading(self._engine) as connection:
            return [row.id for row in connection.execute(query)]

    def forget(self, key: str) -> None:
        with writing(self._engine) as connection:
            mine = relationships.c.person_key == key
            connection.execute(sa.delete(relationships).where(mine))

    def _all(self, condition: Any) -> list[Relationship]:
        """Newest first."""
        query = sa.select(relationships).where(condition)
        query = query.order_by(relationships.c.created.desc(), relationships.c.id)
        with reading(self._engine) as connection:
            return [_relationship(row) for row in connection.execute(query)]


def _row(it: Relationship) -> dict[str, Any]:
    record = asdict(it)
    columns = {name: record.pop(name) for name in _COLUMNS}
    columns |= {name: _stored(record.pop(name)) for name in _MOMENTS}
    for name in _IN_RECORD:
        record[name] = record[name] and record[name].isoformat()
    record["proposed"] = [moment.isoformat() for moment in it.proposed]
    for said in record["feedback"]:
        said["given"] = said["given"].isoformat()
    return {**columns, "record": record}


def _relationship(row: Any) -> Relationship:
    columns = dict(row._mapping)
    record = {name: tuple_of(value) for name, value in columns.pop("record").items()}
    for name in _MOMENTS:
        columns[name] = columns[name] and columns[name].replace(tzinfo=timezone.utc)
    if record["agreement"]:
        record["agreement"] = Agreement(**record["agreement"])
    for name in _IN_RECORD:
        # Rows of an earlier version lack them.
        record[name] = datetime.fromisoformat(record[name]) if record.get(name) else None
    record["proposed"] = tuple(map(datetime.fromisoformat, record["proposed"]))
    record["feedback"] = tuple(
        Feedback(**{**said, "given": datetime.fromisoformat(said["given"])})
        for said in record["feedback"]
    )
    return Relationship(**columns, **record)


def _stored(moment: datetime | None) -> datetime | None:
    return moment and moment.astimezone(timezone.utc).replace(tzinfo=None)
