"""Mentors somebody brought into the directory who have not said themselves that they want it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from assistant.mentoring.mentors import APPROVED, Mentor


@dataclass(frozen=True)
class Unconfirmed:
    """One who waits: in the directory `since` (None for long ago), asked so many `times`."""

    mentor: Mentor
    since: datetime | None
    asked: datetime | None = None
    times: int = 0


def waits(mentor: Mentor) -> bool:
    """Whether only the mentor's own yes is missing; whoever said no waits for nothing."""
    return (
        mentor.active and not (mentor.consented or mentor.fictional) and mentor.review == APPROVED
    )


def subject(mentor: Mentor) -> str:
    """What a link to confirm is for: one mentor at one address, without telling the address."""
    digest = sha256(str(mentor.email).strip().lower().encode()).hexdigest()[:16]
    return f"{mentor.external_id}|{digest}"
