"""Requests in SQL; a change and the mails that go with it are one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa

from assistant.mentoring.errors import Conflict
from assistant.mentoring.mails import Mail
from assistant.mentoring.requests import ACCEPTED, MOST_OPEN, OPEN, Request, TooMany
from assistant.storage.engine import reading, writing
from assistant.storage.outbox import put
from assistant.storage.tables.requests import outbox, requests

_MOMENTS = ("created", "asked", "closed")


class SqlRequests:
    """Implements `mentoring.ports.Requests`."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def add(self, request: Request, mails: Sequence[Mail]) -> Request:
        mine = sa.and_(requests.c.person_key == request.person_key, requests.c.status.in_(OPEN))
        try:
            with writing(self._engine) as connection:
                rows = connection.execute(sa.select(requests).where(mine)).all()
                same = next((row for row in rows if row.mentor_id == request.mentor_id), None)
                if same:
                    return _request(same)
                if len(rows) >= MOST_OPEN:
                    raise TooMany(f"{MOST_OPEN} requests are open already")
                connection.execute(sa.insert(requests).values(_row(request)))
                put(connection, mails, request.created)
        except sa.exc.IntegrityError:
            # Two taps at once: the other one was first.
            with reading(self._engine) as connection:
                query = sa.select(requests).where(requests.c.open_key == _open_key(request))
                return _request(connection.execute(query).one())
        return request

    def get(self, request_id: str) -> Request | None:
        found = self._all(requests.c.id == request_id)
        return found[0] if found else None

    def change(self, before: Request, after: Request, mails: Sequence[Mail] = ()) -> None:
        stands = [
            requests.c.id == before.id,
            requests.c.status == before.status,
            requests.c.reminded == before.reminded,
            requests.c.told == before.told,
        ]
        with writing(self._engine) as connection:
            written = connection.execute(sa.update(requests).where(*stands).values(_row(after)))
            if written.rowcount != 1:
                raise Conflict("the request was changed meanwhile")
            put(connection, mails, datetime.now(timezone.utc))

    def of_person(self, key: str) -> list[Request]:
        return self._all(requests.c.person_key == key)

    def of_mentor(self, mentor_id: str) -> list[Request]:
        return self._all(requests.c.mentor_id == mentor_id)

    def open(self) -> list[Request]:
        return self._all(requests.c.status.in_(OPEN))[::-1]

    def since(self, moment: datetime) -> list[Request]:
        begun = moment.astimezone(timezone.utc).replace(tzinfo=None)
        return self._all(requests.c.created >= begun)

    def untold(self) -> set[str]:
        accepted = requests.c.status == ACCEPTED
        query = sa.select(requests.c.person_key).where(requests.c.told == "", accepted)
        with reading(self._engine) as connection:
            return set(connection.execute(query).scalars())

    def forget(self, key: str) -> None:
        mine = sa.select(requests.c.id).where(requests.c.person_key == key)
        with writing(self._engine) as connection:
            connection.execute(sa.delete(outbox).where(outbox.c.about.in_(mine)))
            connection.execute(sa.delete(requests).where(requests.c.person_key == key))

    def _all(self, condition: Any) -> list[Request]:
        """Newest first."""
        query = sa.select(requests).where(condition)
        query = query.order_by(requests.c.created.desc(), requests.c.id)
        with reading(self._engine) as connection:
            return [_request(row) for row in connection.execute(query)]


def _row(request: Request) -> dict[str, Any]:
    values = asdict(request)
    for name in _MOMENTS:
        moment = values[name]
        values[name] = moment and moment.astimezone(timezone.utc).replace(tzinfo=None)
    return {**values, "open_key": _open_key(request)}


def _open_key(request: Request) -> str | None:
    return f"{request.person_key} > {request.mentor_id}" if request.status in OPEN else None


def _request(row: Any) -> Request:
    values = dict(row._mapping)
    values.pop("open_key")
    for name in _MOMENTS:
        values[name] = values[name] and values[name].replace(tzinfo=timezone.utc)
    return Request(**values)
