"""A real PostgreSQL, once for all tests that want one; a pytest plugin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from assistant.benchmarks.postgres import installed, running
from assistant.storage.engine import migrate, open_engine
from assistant.storage.tables.base import metadata
from tests.serving import lacking


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.engine.Engine]:
    """An engine on a server of these tests' own, migrated."""
    if not installed():
        lacking("PostgreSQL is not installed")
    with running(tmp_path_factory.mktemp("postgres")) as url:
        engine = open_engine(url)
        migrate(engine)
        yield engine
        engine.dispose()


def emptied(engine: sa.engine.Engine) -> sa.engine.Engine:
    """The same with nothing in its tables."""
    names = ", ".join(table.name for table in metadata.sorted_tables)
    with engine.begin() as connection:
        connection.execute(sa.text(f"truncate {names} restart identity"))
    return engine
