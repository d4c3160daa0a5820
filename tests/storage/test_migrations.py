"""The database at the newest version is what the tables say."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from assistant.mentoring.errors import Unavailable
from assistant.storage.engine import MIGRATIONS, migrate, open_engine
from assistant.storage.people import SqlPeople
from assistant.storage.tables.base import metadata
from tests.builders import a_person


def test_migrating_an_empty_database_gives_the_tables(engine: sa.engine.Engine) -> None:
    with engine.connect() as connection:
        options = {"compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_migrating_twice_changes_nothing(engine: sa.engine.Engine) -> None:
    people = SqlPeople(engine)
    saved = people.save(a_person())
    before = _schema(engine)
    migrate(engine)
    assert _schema(engine) == before
    assert people.load(saved.key) == saved


def test_there_is_one_newest_version() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert len(ScriptDirectory.from_config(config).get_heads()) == 1


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'deep' / 'down' / 'mentor.db'}")
    migrate(engine)
    assert "mentors" in sa.inspect(engine).get_table_names()
    engine.dispose()


def test_a_database_that_cannot_be_opened_is_unavailable(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}")
    with pytest.raises(Unavailable):
        migrate(engine)


def _schema(engine: sa.engine.Engine) -> list[str]:
    query = sa.text("select sql from sqlite_master where sql is not null order by name")
    with engine.connect() as connection:
        return [row[0] for row in connection.execute(query)]
