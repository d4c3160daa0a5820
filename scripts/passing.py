"""Lets days pass for one person of a recording, which nobody can wait for.

The server goes by the real clock. So whatever is kept of the person in the recording's own
database is dated back: to the server they wrote, and were answered, so many days earlier. Days in
sentences stay as they were said; what is shown later counts from the day of the recording.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from assistant.storage.engine import open_engine, writing
from assistant.storage.tables.base import metadata

# What each table calls the person a row is about.
_OWNERS = ("person_key", "conversation", "key")
# The columns that hold seconds.
_SECONDS = frozenset({"timestamp"})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:\d\d)?")


def let_pass(database_url: str, person: str, days: int) -> int:
    """Date everything kept of the person back by so many days; returns how many rows that were."""
    back = timedelta(days=days)
    engine = open_engine(database_url)
    moved = 0
    try:
        # Nobody reads half of it: the server looks at the time whenever it likes.
        with writing(engine, alone=True) as connection:
            for table in metadata.sorted_tables:
                owner = next((name for name in _OWNERS if name in table.c), None)
                if owner:
                    moved += _date_back(connection, table, table.c[owner] == person, back)
    finally:
        engine.dispose()
    return moved


def _date_back(
    connection: sa.engine.Connection, table: sa.Table, mine: Any, back: timedelta
) -> int:
    rows = connection.execute(sa.select(table).where(mine)).all()
    for row in rows:
        values = row._mapping
        earlier = {
            name: dated_back(value, back, name in _SECONDS)
            for name, value in values.items()
            if not table.c[name].primary_key
        }
        changed = {name: value for name, value in earlier.items() if value != values[name]}
        if changed:
            same = [column == values[column.name] for column in table.primary_key]
            connection.execute(sa.update(table).where(*same).values(changed))
    return len(rows)


def dated_back(value: Any, back: timedelta, seconds: bool = False) -> Any:
    """A kept value so much earlier, with all it holds; what is no moment stays as it is."""
    if isinstance(value, datetime):
        return value - back
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        earlier = datetime.fromisoformat(value.replace("Z", "+00:00")) - back
        return earlier.isoformat()
    if isinstance(value, Mapping):
        return {k: dated_back(inner, back, k in _SECONDS) for k, inner in value.items()}
    if isinstance(value, list):
        return [dated_back(inner, back) for inner in value]
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value - back.total_seconds() if seconds and is_number else value
