"""Servers of one's own on loopback: a port, starting one, waiting until it answers, ending it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from assistant.mentoring.errors import MentorError
from assistant.settings import ROOT

# Loading takes half a minute, and more where others are at work.
PATIENCE_S = 240
_SECONDS_TO_STOP = 20
_TAIL = 3000


def free_port() -> int:
    """A port on loopback nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def mentor_serve(port: int) -> list[str]:
    """The command that serves this very code, whatever is installed."""
    code = "from assistant.cli import main; main()"
    return [sys.executable, "-c", code, "serve", "--port", str(port)]


def answers(url: str, seconds: float, goes_on: Callable[[], bool]) -> bool:
    """Wait until something answers there; False where it ended, or did not within the time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and goes_on():
        try:
            urllib.request.urlopen(url, timeout=2).read()
            return True
        except OSError:
            time.sleep(0.2)
    return False


def start(
    command: Sequence[str], url: str, log: Path, environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """Start a server and wait until it answers; raises MentorError with the end of its log."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=out, stderr=out, env={**os.environ, **environment}
        )
    if answers(url, PATIENCE_S, lambda: process.poll() is None):
        return process
    stop(process)
    raise MentorError(f"{command} did not start:\n{log.read_text()[-_TAIL:]}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server as Ctrl-C does."""
    process.terminate()
    try:
        process.wait(_SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
