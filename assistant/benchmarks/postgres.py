"""A PostgreSQL server of one's own on loopback, for as long as something is measured or tested."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.benchmarks.loopback import free_port

# Where Debian keeps the binaries, and what it calls the user; the server refuses to be root.
_BINARIES = Path("/usr/lib/postgresql")
_USER = "postgres"


def installed() -> bool:
    """Whether there is a server to start."""
    return any(_BINARIES.glob("*/bin/initdb"))


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The SQLAlchemy URL of an empty database; all of it is kept below `folder`."""
    binaries = sorted(_BINARIES.glob("*/bin"))[-1]
    data, port = folder / "data", free_port()
    _give_away(folder)
    _run(binaries / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    _run(binaries / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")
    try:
        yield f"postgresql://{_USER}@127.0.0.1:{port}/postgres"
    finally:
        _run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", _USER, "--", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")


def _give_away(folder: Path) -> None:
    """Give the folder to the server's user, who must be able to walk down to it."""
    if os.geteuid() != 0:
        return
    owner = pwd.getpwnam(_USER)
    shutil.chown(folder, owner.pw_uid, owner.pw_gid)
    for above in folder.parents:
        if above.stat().st_uid == 0 and not above.stat().st_mode & 0o001:
            above.chmod(above.stat().st_mode | 0o001)
