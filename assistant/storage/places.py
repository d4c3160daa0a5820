"""Events, associations, schools and resources in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

import sqlalchemy as sa

from assistant.mentoring.directory import Place
from assistant.storage.engine import reading, writing
from assistant.storage.rows import batches, lists, tuple_of
from assistant.storage.tables.directory import places


class SqlPlaces:
    """Implements `mentoring.ports.PlaceDirectory`, and takes in imports."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def all(self, kind: str) -> list[Place]:
        """See `PlaceDirectory.all`."""
        query = sa.select(places).where(places.c.directory == kind).order_by(places.c.external_id)
        names = [field.name for field in fields(Place)]
        with reading(self._engine) as connection:
            rows = [dict(row._mapping) for row in connection.execute(query)]
        return [Place(**{name: tuple_of(row[name]) for name in names}) for row in rows]

    def take_in(self, kind: str, new: Sequence[Place]) -> None:
        """Add places of one kind, replacing those with the same id, all or nothing."""
        with writing(self._engine) as connection:
            for batch in batches(new, 500):
                ids = [place.external_id for place in batch]
                connection.execute(
                    sa.delete(places).where(
                        places.c.directory == kind, places.c.external_id.in_(ids)
                    )
                )
                rows = [{"directory": kind, **lists(asdict(place))} for place in batch]
                connection.execute(sa.insert(places), rows)

    def ids(self, kind: str) -> list[str]:
        """The ids of all places of one kind."""
        return [place.external_id for place in self.all(kind)]

    def remove(self, kind: str, external_ids: Iterable[str]) -> None:
        """Remove these places of one kind."""
        with writing(self._engine) as connection:
            for batch in batches(list(external_ids), 500):
                connection.execute(
                    sa.delete(places).where(
                        places.c.directory == kind, places.c.external_id.in_(batch)
                    )
                )
