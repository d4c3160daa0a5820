"""What the services need to write mails and hand them on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from assistant.mentoring.mails import GivenUp, Mail


class Outbox(Protocol):
    """Mails written but not yet sent."""

    def given_up(self) -> list[GivenUp]:
        """Those that were tried for the last time, newest first."""

    def again(self, mail_id: str, now: datetime) -> None:
        """Try one that was given up from the beginning; any other is left alone."""

    def put(self, mails: Iterable[Mail], now: datetime) -> None:
        """Write mails, due at once; one whose id is there already is left alone."""

    def due(self, now: datetime, limit: int) -> list[Mail]:
        """Those whose time has come, oldest first."""

    def sent(self, mail: Mail, now: datetime) -> None:
        """It was handed on; never sent again. Where it is about nothing, its words are deleted."""

    def failed(self, mail: Mail, error: str, again: datetime | None) -> None:
        """It was not; tried again at `again`, or never."""


class Post(Protocol):
    """Hands a mail on."""

    def deliver(self, mail: Mail) -> None:
        """Send it; raises Unavailable where that failed and may work later."""
