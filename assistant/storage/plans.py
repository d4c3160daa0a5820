"""What mailed links to plans open, in SQL; a link and its mail are one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timezone

import sqlalchemy as sa

from assistant.mentoring.mails import Mail
from assistant.mentoring.plans import PlanLink
from assistant.storage.engine import reading, writing
from assistant.storage.outbox import put
from assistant.storage.tables.requests import outbox, plan_links


class SqlPlanLinks:
    """Implements `mentoring.ports.PlanLinks`."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def add(self, link: PlanLink, mails: Sequence[Mail]) -> None:
        created = link.created.astimezone(timezone.utc).replace(tzinfo=None)
        values = {"id": link.id, "person_key": link.person_key, "created": created}
        with writing(self._engine) as connection:
            connection.execute(sa.insert(plan_links).values(**values))
            put(connection, mails, link.created)

    def get(self, link_id: str) -> PlanLink | None:
        found = self._all(plan_links.c.id == link_id)
        return found[0] if found else None

    def of_person(self, key: str) -> list[PlanLink]:
        return self._all(plan_links.c.person_key == key)

    def forget(self, key: str) -> None:
        mine = sa.select(plan_links.c.id).where(plan_links.c.person_key == key)
        with writing(self._engine) as connection:
            connection.execute(sa.delete(outbox).where(outbox.c.about.in_(mine)))
            connection.execute(sa.delete(plan_links).where(plan_links.c.person_key == key))

    def _all(self, condition: sa.sql.ColumnElement[bool]) -> list[PlanLink]:
        """Newest first."""
        query = sa.select(plan_links).where(condition)
        query = query.order_by(plan_links.c.created.desc(), plan_links.c.id)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return [
            PlanLink(row.id, row.person_key, row.created.replace(tzinfo=timezone.utc))
            for row in rows
        ]
