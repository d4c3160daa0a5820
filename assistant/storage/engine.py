"""Opens the database and brings its tables up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from assistant.mentoring.errors import Misconfigured, Unavailable

MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(url: str) -> sa.engine.Engine:
    """An engine for any SQLAlchemy URL; SQLite gets a folder, write-ahead logging and patience.

    Raises Misconfigured for a URL that cannot be used.
    """
    try:
        return _engine(url)
    except (sa.exc.ArgumentError, ImportError, OSError) as error:
        raise Misconfigured(f"MENTOR_DATABASE_URL cannot be used: {error}") from error


def _engine(url: str) -> sa.engine.Engine:
    if not url.startswith("sqlite"):
        return sa.create_engine(url, future=True, pool_pre_ping=True)
    path = sa.engine.make_url(url).database
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        # SQLAlchemy 1.4 opens a file anew for every statement, which takes most of a short query.
        arguments: dict[str, Any] = {"poolclass": sa.pool.QueuePool}
    else:
        arguments = {}
    connect_args = {"timeout": 30, "check_same_thread": False}
    engine = sa.create_engine(url, future=True, connect_args=connect_args, **arguments)

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")

    return engine


@contextmanager
def reading(engine: sa.engine.Engine) -> Iterator[sa.engine.Connection]:
    """A connection to read with; raises Unavailable where the database does not answer."""
    with _translated(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: sa.engine.Engine, alone: bool = False) -> Iterator[sa.engine.Connection]:
    """A transaction, written as a whole or not at all; raises Unavailable as `reading` does.

    `alone` is for what depends on what was read: SQLite lets nobody else write from the
    beginning; elsewhere the rows are locked that are read with ``FOR UPDATE``.
    """
    with _translated(), engine.begin() as connection:
        if alone and connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except sa.exc.IntegrityError:
        raise
    except sa.exc.SQLAlchemyError as error:
        raise _refused(error) from error


def _refused(error: sa.exc.SQLAlchemyError) -> Unavailable:
    # A pool that is used up and a broken connection have no error of the driver's.
    return Unavailable(f"the database refused: {getattr(error, 'orig', None) or error}")


def migrate(engine: sa.engine.Engine) -> None:
    """Bring the tables to the newest version; cheap where they are there already."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    try:
        with engine.connect() as connection:
            head = ScriptDirectory.from_config(config).get_current_head()
            if MigrationContext.configure(connection).get_current_revision() == head:
                return
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
    except sa.exc.SQLAlchemyError as error:
        raise _refused(error) from error
    except CommandError as error:
        raise Misconfigured(f"the database is of another version: {error}") from error
