"""Profiles handed in by would-be mentors, in SQL; what they say is a row of `mentors`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa

from assistant.mentoring.drafts import Draft
from assistant.mentoring.errors import Conflict
from assistant.mentoring.mails import Mail
from assistant.mentoring.mentors import APPROVED, PENDING
from assistant.storage.engine import reading, writing
from assistant.storage.mentors import SqlMentors
from assistant.storage.outbox import put
from assistant.storage.rows import moment_of, stored
from assistant.storage.tables.directory import drafts, mentors

# An import must not undo what the coordinator decided.
_OWN = ("review",)


class SqlDrafts:
    """Implements `mentoring.ports.MentorDrafts`."""

    def __init__(self, engine: sa.engine.Engine, directory: SqlMentors) -> None:
        self._engine = engine
        self._directory = directory

    def hand_in(self, draft: Draft) -> None:
        mine = drafts.c.mentor_id == draft.mentor.external_id
        try:
            with writing(self._engine) as connection:
                connection.execute(sa.delete(drafts).where(mine))
                connection.execute(sa.insert(drafts).values(_row(draft)))
                self._directory.put(connection, draft.mentor, _OWN)
        except sa.exc.IntegrityError as error:
            raise Conflict("the profile was handed in meanwhile") from error

    def waiting(self) -> list[Draft]:
        return self._all(mentors.c.review == PENDING)[::-1]

    def get(self, mentor_id: str) -> Draft | None:
        return next(iter(self._all(drafts.c.mentor_id == mentor_id)), None)

    def of_person(self, key: str) -> list[Draft]:
        return self._all(drafts.c.person_key == key)

    def decide(self, before: Draft, after: Draft, mails: Sequence[Mail]) -> None:
        now = datetime.now(timezone.utc)
        still = sa.and_(
            drafts.c.mentor_id == before.mentor.external_id,
            drafts.c.handed_in == stored(before.handed_in),
            drafts.c.decided == stored(before.decided) if before.decided else _UNDECIDED,
        )
        with writing(self._engine) as connection:
            written = connection.execute(sa.update(drafts).where(still).values(_row(after)))
            if written.rowcount != 1:
                raise Conflict("the profile was changed meanwhile")
            self._directory.put(connection, after.mentor, _OWN)
            put(connection, mails, now)

    def forget(self, key: str) -> None:
        for draft in self.of_person(key):
            if draft.mentor.review != APPROVED:
                self._directory.remove([draft.mentor.external_id])
        with writing(self._engine) as connection:
            connection.execute(sa.delete(drafts).where(drafts.c.person_key == key))

    def _all(self, condition: Any) -> list[Draft]:
        """Newest first."""
        query = (
            sa.select(drafts)
            .join(mentors, mentors.c.external_id == drafts.c.mentor_id)
            .where(condition)
            .order_by(drafts.c.handed_in.desc(), drafts.c.mentor_id)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        found = self._directory.by_ids(row.mentor_id for row in rows)
        told = {mentor.external_id: mentor for mentor in found}
        return [
            Draft(
                told[row.mentor_id],
                row.person_key,
                moment_of(row.handed_in),
                row.decided and moment_of(row.decided),
                row.note,
            )
            for row in rows
            if row.mentor_id in told
        ]


_UNDECIDED = drafts.c.decided.is_(None)


def _row(draft: Draft) -> dict[str, Any]:
    return {
        "mentor_id": draft.mentor.external_id,
        "person_key": draft.person_key,
        "handed_in": stored(draft.handed_in),
        "decided": draft.decided and stored(draft.decided),
        "note": draft.note,
    }
