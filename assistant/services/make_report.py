"""Gathers the figures of a programme for its coordinator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.mentoring.feedback import EVERYTHING, Only, Said, all_said
from assistant.mentoring.ports.conversations import Unmet, Visits
from assistant.mentoring.ports.requests import Relationships, Requests
from assistant.mentoring.report import Report, report
from assistant.mentoring.requests import Request


@dataclass(frozen=True)
class MakeReport:
    """`listed` tells how many mentors can be asked at present."""

    visits: Visits
    requests: Requests
    relationships: Relationships
    unmet: Unmet
    listed: Callable[[], int]
    now: Callable[[], datetime]

    def requests_of_last(self, days: int) -> list[Request]:
        """The requests of so many days, newest first."""
        return self.requests.since(self.now() - timedelta(days=days))

    def said_of_last(self, days: int, only: Only = EVERYTHING) -> list[Said]:
        """What mentees and mentors said in so many days of how it is going, newest first."""
        since = self.now() - timedelta(days=days)
        said = all_said(self.relationships.talked_of(), only)
        return [one for one in said if one.given >= since]

    def of_last(self, days: int) -> Report:
        """The figures of so many days up to this moment.

        Whoever was forgotten is in none of them, but for the wishes, which are nobody's.
        """
        now = self.now()
        since = now - timedelta(days=days)
        return report(
            days,
            now.date(),
            self.visits.since(since),
            self.requests.since(since),
            self.unmet.since(since.date()),
            self.listed(),
            self.said_of_last(days),
        )
