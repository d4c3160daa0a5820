"""`mentor desk`: starts the coordinator's desk, and sets its password."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.mentoring.errors import BadInput, Misconfigured
from assistant.settings import ROOT, Settings

if TYPE_CHECKING:
    import socket

    from assistant.desk.password import Password

PASSWORD_FILE = ROOT / "var" / "desk_password"

Command = Callable[[str, Any, str], argparse.ArgumentParser]
Listen = Callable[[str, int, str], "socket.socket"]


def add_commands(command: Command, listen: Listen) -> None:
    """Add `desk` to the parser."""
    desk = command("desk", _desk, "Start the coordinator's desk, in a process of its own.")
    desk.add_argument("--host", default="127.0.0.1")
    desk.add_argument("--port", type=int, default=5006)
    desk.add_argument(
        "--set-password", action="store_true", help="set the password and stop; ends all logins"
    )
    desk.set_defaults(listen=listen)


def _desk(options: argparse.Namespace) -> None:
    from assistant.settings import read_settings

    if options.set_password:
        _set_password(PASSWORD_FILE)
        print("The password is set. A desk that is running takes it from its next start on.")
        return
    settings = read_settings()
    # Before anybody is asked for a password: a taken port is told at once.
    listening = options.listen(options.host, options.port, "mentor desk --port {}")
    password = _password(settings, PASSWORD_FILE)
    from assistant.bootstrap import services
    from assistant.desk.app import serve

    serve(services(), password, listening)


def _password(settings: Settings, path: Path) -> Password:
    """The setting's, else the one that was set; whoever starts it by hand is asked for one."""
    from assistant.desk.password import Password

    if settings.desk_password:
        return Password.of(settings.desk_password)
    kept = Password.read(path)
    if kept is None and sys.stdin.isatty():
        print("The desk has no password yet.")
        _set_password(path)
        kept = Password.read(path)
    if kept is None:
        raise Misconfigured("the desk has no password yet: `mentor desk --set-password` sets one")
    return kept


def _set_password(path: Path) -> None:
    from assistant.desk.password import Password

    if sys.stdin.isatty():
        word = getpass.getpass("A password for the desk: ")
        if getpass.getpass("Once more: ") != word:
            raise BadInput("the two are not the same; nothing was set")
    else:
        word = sys.stdin.readline().rstrip("\r\n")
    Password.of(word).write(path)
