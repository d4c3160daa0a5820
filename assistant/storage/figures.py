"""What the report counts, in SQL: wishes nobody met, and conversations without their people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from assistant.storage.engine import reading, writing
from assistant.storage.rows import moment_of, stored
from assistant.storage.tables.conversations import people, unmet

_LONGEST = {"wish": 20, "value": 200}


class SqlUnmet:
    """Implements `mentoring.ports.Unmet`."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def note(self, day: date, wishes: Iterable[tuple[str, str]]) -> None:
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        # Always in one order: two who write the same rows the other way round would block.
        rows = sorted({(w[: _LONGEST["wish"]], v[: _LONGEST["value"]]) for w, v in wishes if v})
        with writing(self._engine) as connection:
            for wish, value in rows:
                row = dialect.insert(unmet).values(day=day, wish=wish, value=value, times=1)
                connection.execute(
                    row.on_conflict_do_update(
                        index_elements=["day", "wish", "value"],
                        set_={"times": unmet.c.times + 1},
                    )
                )

    def since(self, day: date) -> list[tuple[str, str, int]]:
        times = sa.func.sum(unmet.c.times).label("often")
        query = (
            sa.select(unmet.c.wish, unmet.c.value, times)
            .where(unmet.c.day >= day)
            .group_by(unmet.c.wish, unmet.c.value)
            .order_by(sa.desc("often"), unmet.c.wish, unmet.c.value)
        )
        with reading(self._engine) as connection:
            return [(row.wish, row.value, int(row.often)) for row in connection.execute(query)]


class SqlVisits:
    """Implements `mentoring.ports.Visits`."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def since(self, moment: datetime) -> list[tuple[datetime, tuple[str, ...]]]:
        begun = stored(moment)
        query = (
            sa.select(people.c.created, people.c.journey)
            .where(people.c.created >= begun)
            .order_by(people.c.created, people.c.key)
        )
        with reading(self._engine) as connection:
            return [
                (
                    moment_of(row.created),
                    tuple(row.journey.get("visited", ())),
                )
                for row in connection.execute(query)
            ]
