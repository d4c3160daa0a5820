"""Mentors whose own yes is missing, in SQL; when each was asked is a row of `consents`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from assistant.mentoring.consents import Unconfirmed
from assistant.mentoring.errors import Conflict
from assistant.mentoring.mails import Mail
from assistant.mentoring.mentors import APPROVED
from assistant.storage.engine import reading, writing
from assistant.storage.mentors import SqlMentors
from assistant.storage.outbox import put
from assistant.storage.rows import batches, moment_of, stored
from assistant.storage.tables.directory import consents, mentors

_IDS_AT_ONCE = 500
_WAITS = sa.and_(
    mentors.c.active,
    sa.not_(mentors.c.consented),
    sa.not_(mentors.c.fictional),
    mentors.c.review == APPROVED,
)
# Who can be asked and never was; without an address nobody can be.
_NEW = sa.case(
    (sa.and_(consents.c.times.is_(None), sa.func.coalesce(mentors.c.email, "") != ""), 1), else_=0
)


class SqlConsents:
    """Implements `mentoring.ports.Consents`."""

    def __init__(self, engine: sa.engine.Engine, directory: SqlMentors) -> None:
        self._engine = engine
        self._directory = directory

    def waiting(self, limit: int) -> list[Unconfirmed]:
        return self._all(_WAITS, limit)

    def count(self) -> int:
        query = sa.select(sa.func.count()).select_from(mentors).where(_WAITS)
        with reading(self._engine) as connection:
            return int(connection.execute(query).scalar())

    def get(self, mentor_id: str) -> Unconfirmed | None:
        found = self._all(sa.and_(_WAITS, mentors.c.external_id == mentor_id), 1)
        return found[0] if found else None

    def asked(self, before: Unconfirmed, now: datetime, mails: Sequence[Mail]) -> None:
        id = before.mentor.external_id
        values = {"asked": stored(now), "times": before.times + 1}
        stands = (consents.c.mentor_id == id, consents.c.times == before.times)
        try:
            with writing(self._engine) as connection:
                if before.times == 0:
                    connection.execute(sa.insert(consents).values(mentor_id=id, **values))
                else:
                    change = sa.update(consents).where(*stands).values(values)
                    if connection.execute(change).rowcount != 1:
                        raise Conflict("this mentor was asked meanwhile")
                put(connection, mails, now)
        except sa.exc.IntegrityError as error:
            raise Conflict("this mentor was asked meanwhile") from error

    def _all(self, condition: Any, limit: int) -> list[Unconfirmed]:
        """Whoever was never asked first, then who was asked longest ago."""
        id = mentors.c.external_id
        query = (
            sa.select(id, mentors.c.added, consents.c.asked, consents.c.times)
            .select_from(mentors.outerjoin(consents, consents.c.mentor_id == id))
            .where(condition)
            .order_by(
                _NEW.desc(),
                consents.c.asked.is_(None),
                consents.c.asked,
                mentors.c.added.is_(None),
                mentors.c.added,
                id,
            )
            .limit(limit)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        told = {
            mentor.external_id: mentor
            for batch in batches([row.external_id for row in rows], _IDS_AT_ONCE)
            for mentor in self._directory.by_ids(batch)
        }
        return [
            Unconfirmed(
                told[row.external_id],
                row.added and moment_of(row.added),
                row.asked and moment_of(row.asked),
                row.times or 0,
            )
            for row in rows
            if row.external_id in told
        ]
