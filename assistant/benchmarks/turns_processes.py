"""Processes of a measurement: started in a session of their own, and always stopped."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant.mentoring.errors import MentorError

_TAIL = 25
_SECONDS_TO_STOP = 10


class Server:
    """One process with its children; what it says goes into a log beside its data.

    `environment` comes on top of the caller's, by way of `env`, which replaces itself.
    """

    def __init__(
        self, name: str, command: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> None:
        self.name = name
        self._command = ["env", *(f"{key}={value}" for key, value in environment.items()), *command]
        self._folder = folder
        self._log = folder / f"{name.replace(', ', '-').replace(' ', '-')}.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it as the leader of a session, which is how its children are found again."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def check(self) -> None:
        """Raise MentorError, with the end of the log, if it has ended."""
        if self._process and self._process.poll() is not None:
            raise self.failure(f"ended with exit code {self._process.returncode}")

    def finish(self, seconds: float) -> None:
        """Wait for its end; raises MentorError where that is a failure or does not come."""
        assert self._process
        try:
            code = self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise self.failure(f"was not done after {seconds:.0f} s") from None
        if code:
            raise self.failure(f"ended with exit code {code}")

    def failure(self, what: str) -> MentorError:
        """An error that shows the end of the log."""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return MentorError("\n".join([f"{self.name} {what}; its last words:", *lines[-_TAIL:]]))

    def rss_mb(self) -> float:
        """Resident memory of the process and its children, in MB (10^6 bytes)."""
        assert self._process
        members = _session_members(self._process.pid)
        return sum(map(_rss_bytes, members)) / 1e6

    def cpu_s(self) -> float:
        """Processor time the process and its children have used so far, in seconds."""
        assert self._process
        return sum(map(_cpu_s, _session_members(self._process.pid)))

    def kill(self) -> None:
        """End it and its children at once, in the middle of whatever they do."""
        assert self._process
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """End it and its children, kindly first; does nothing where there is nothing to end."""
        if not self._process:
            return
        for number in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_SECONDS_TO_STOP)
                if not _session_members(self._process.pid):
                    break
        self._process = None


@contextlib.contextmanager
def running(servers: Sequence[Server]) -> Iterator[None]:
    """Run processes for the time of a block, whatever happens in it."""
    try:
        for server in servers:
            server.start()
        yield
    finally:
        for server in servers:
            server.stop()


def run_to_end(server: Server, seconds: float) -> tuple[float, float]:
    """Run a process to its end; the seconds that took, and those of processor time it used."""
    started, used = time.perf_counter(), _cpu_of_ended()
    with running([server]):
        server.finish(seconds)
        return time.perf_counter() - started, _cpu_of_ended() - used


def _cpu_of_ended() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def _cpu_s(process: int) -> float:
    with contextlib.suppress(OSError):
        # See proc(5): the fields from the third on; user and system time are 14 and 15.
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _session_members(leader: int) -> list[int]:
    members = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # After the name in parentheses: state, parent, group, session.
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader and fields[0] != "Z":
                members.append(int(stat.parent.name))
    return members


def _rss_bytes(process: int) -> int:
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf(
            "SC_PAGESIZE"
        )
    return 0
