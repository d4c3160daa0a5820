"""Profiles of would-be mentors whose address is not proved yet, in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timezone
from typing import Any

import sqlalchemy as sa

from assistant.mentoring.errors import Conflict
from assistant.mentoring.hosting import Host
from assistant.mentoring.mails import Mail
from assistant.mentoring.occupations import Occupations
from assistant.storage.engine import reading, writing
from assistant.storage.outbox import put
from assistant.storage.records import mentor_from, record_of
from assistant.storage.tables.directory import hosts
from assistant.storage.tables.requests import outbox

# Titles stay as their owner wrote them.
_AS_WRITTEN = Occupations()


class SqlHosts:
    """Implements `mentoring.ports.Hosts`."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def keep(self, host: Host, mails: Sequence[Mail]) -> None:
        moment = host.created.astimezone(timezone.utc).replace(tzinfo=None)
        values = {
            "id": host.id,
            "person_key": host.person_key,
            "record": record_of(host.mentor),
            "created": moment,
            "mentor_id": host.mentor_id,
        }
        stale = sa.and_(hosts.c.person_key == host.person_key, hosts.c.mentor_id.is_(None))
        try:
            with writing(self._engine) as connection:
                if host.mentor_id is None:
                    _delete(connection, stale)
                connection.execute(sa.delete(hosts).where(hosts.c.id == host.id))
                connection.execute(sa.insert(hosts).values(values))
                put(connection, mails, host.created)
        except sa.exc.IntegrityError as error:
            raise Conflict("the profile was kept meanwhile") from error

    def get(self, host_id: str) -> Host | None:
        with reading(self._engine) as connection:
            row = connection.execute(sa.select(hosts).where(hosts.c.id == host_id)).first()
        if row is None:
            return None
        mentor = mentor_from(row.record, _AS_WRITTEN)
        host = Host(row.id, row.person_key, mentor, row.created.replace(tzinfo=timezone.utc))
        return replace(host, mentor_id=row.mentor_id)

    def forget(self, key: str) -> None:
        with writing(self._engine) as connection:
            _delete(connection, hosts.c.person_key == key)


def _delete(connection: sa.engine.Connection, which: Any) -> None:
    """With the mails that tell of them, sent or not."""
    ids = sa.select(hosts.c.id).where(which)
    connection.execute(sa.delete(outbox).where(outbox.c.about.in_(ids)))
    connection.execute(sa.delete(hosts).where(which))
