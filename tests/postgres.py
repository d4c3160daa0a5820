"""A real PostgreSQL on loopback, once for all tests that want one; a pytest plugin."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistant.storage.engine import migrate, open_engine
from assistant.storage.tables import metadata
from tests.serving import free_port

# What Debian calls the user its packages make; the server refuses to be run by root.
_USER = "postgres"


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.engine.Engine]:
    """An engine on a server of these tests' own, migrated; skips where none is installed."""
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not binaries:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed, and the build has to test with it")
        pytest.skip("PostgreSQL is not installed")
    folder = tmp_path_factory.mktemp("postgres")
    data, port = folder / "data", free_port()
    _owned(folder)
    _run(binaries[-1] / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    _run(binaries[-1] / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")
    engine = open_engine(f"postgresql://{_USER}@127.0.0.1:{port}/postgres")
    try:
        migrate(engine)
        yield engine
    finally:
        engine.dispose()
        _run(binaries[-1] / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def emptied(engine: sa.engine.Engine) -> sa.engine.Engine:
    """The same with nothing in its tables."""
    names = ", ".join(table.name for table in metadata.sorted_tables)
    with engine.begin() as connection:
        connection.execute(sa.text(f"truncate {names} restart identity"))
    return engine


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", _USER, "--", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")


def _owned(folder: Path) -> None:
    """Give the folder to the server's user, who must be able to walk down to it."""
    if os.geteuid() != 0:
        return
    owner = pwd.getpwnam(_USER)
    shutil.chown(folder, owner.pw_uid, owner.pw_gid)
    for above in folder.parents:
        if above.stat().st_uid == 0 and not above.stat().st_mode & 0o001:
            above.chmod(above.stat().st_mode | 0o001)
