"""Mails on their way, in SQL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime, timedelta, timezone

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from assistant.mentoring.mails import GivenUp, Mail
from assistant.storage.engine import reading, writing
from assistant.storage.tables.requests import outbox

# A worker that died with a mail in its hands holds it back for so long. Delivering takes less.
_CLAIM = timedelta(minutes=5)
_GIVEN_UP = sa.and_(outbox.c.due.is_(None), outbox.c.sent.is_(None))
_EMPTY: dict[str, object] = {
    **dict.fromkeys(("to", "subject", "text"), ""),
    **dict.fromkeys(("link", "calendar", "unsubscribe"), None),
}
_CARRIED = tuple(field.name for field in fields(Mail))


def put(connection: sa.engine.Connection, mails: Iterable[Mail], now: datetime) -> None:
    """Put mails into the outbox within a transaction of the caller's, due at once.

    A mail whose id is there already is left alone, sent or not.
    """
    # Trying and catching would break the caller's transaction on PostgreSQL.
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    for mail in mails:
        connection.execute(
            dialect.insert(outbox)
            .values(
                id=mail.id,
                to=mail.to,
                subject=mail.subject,
                text=mail.text,
                link=mail.link,
                about=mail.about,
                tries=mail.tries,
                due=_stored(now),
                calendar=mail.calendar,
                unsubscribe=mail.unsubscribe,
            )
            .on_conflict_do_nothing(index_elements=["id"])
        )


class SqlOutbox:
    """Implements `mentoring.ports.Outbox`."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def put(self, mails: Iterable[Mail], now: datetime) -> None:
        with writing(self._engine) as connection:
            put(connection, mails, now)

    def due(self, now: datetime, limit: int) -> list[Mail]:
        moment = _stored(now)
        query = (
            sa.select(outbox)
            .where(outbox.c.due <= moment)
            .order_by(outbox.c.due, outbox.c.number)
            .limit(limit)
        )
        claimed = []
        with writing(self._engine) as connection:
            for row in connection.execute(query).all():
                # Of two workers who read the row, the second finds it moved on and leaves it.
                claim = connection.execute(
                    sa.update(outbox)
                    .where(outbox.c.number == row.number, outbox.c.due == row.due)
                    .values(due=moment + _CLAIM)
                )
                if claim.rowcount == 1:
                    claimed.append(Mail(**{name: getattr(row, name) for name in _CARRIED}))
        return claimed

    def sent(self, mail: Mail, now: datetime) -> None:
        # Of what is tied to nothing that could be forgotten, only that it was sent is kept.
        gone = _EMPTY if mail.about is None else {}
        self._settle(mail, due=None, sent=_stored(now), error=None, **gone)

    def failed(self, mail: Mail, error: str, again: datetime | None) -> None:
        due = None if again is None else _stored(again)
        self._settle(mail, due=due, tries=mail.tries + 1, error=error)

    def given_up(self) -> list[GivenUp]:
        query = sa.select(outbox).where(_GIVEN_UP).order_by(outbox.c.number.desc())
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return [
            GivenUp(
                Mail(row.id, row.to, row.subject, row.text, row.link, row.about, row.tries),
                row.error or "",
            )
            for row in rows
        ]

    def again(self, mail_id: str, now: datetime) -> None:
        with writing(self._engine) as connection:
            connection.execute(
                sa.update(outbox)
                .where(outbox.c.id == mail_id, _GIVEN_UP)
                .values(due=_stored(now), tries=0)
            )

    def _settle(self, mail: Mail, **values: object) -> None:
        # A slow worker's failure must not wake a mail that another one has sent meanwhile.
        unsent = (outbox.c.id == mail.id, outbox.c.sent.is_(None))
        with writing(self._engine) as connection:
            connection.execute(sa.update(outbox).where(*unsent).values(**values))


def _stored(moment: datetime) -> datetime:
    return moment.astimezone(timezone.utc).replace(tzinfo=None)
