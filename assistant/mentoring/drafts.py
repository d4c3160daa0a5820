"""A profile somebody handed in to be a mentor, and what the coordinator decides about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from assistant.mentoring.errors import BadInput
from assistant.mentoring.mentors import APPROVED, DECLINED, PENDING, Mentor

LONGEST_NOTE = 1000


class Decided(BadInput):
    """Raised when a profile was decided about, or handed in anew, meanwhile."""


@dataclass(frozen=True)
class Draft:
    """A profile and where it stands; moments are in UTC.

    `person_key` is the conversation it was handed in from, `note` what the coordinator wrote
    to the mentor. Whether it waits, is approved or declined says `mentor.review`.
    """

    mentor: Mentor
    person_key: str
    handed_in: datetime
    decided: datetime | None = None
    note: str = ""


def handed_in(mentor: Mentor, person_key: str, now: datetime) -> Draft:
    """A profile that waits for the coordinator; raises BadInput where it lacks something."""
    if not mentor.consented:
        raise BadInput("a profile is handed in by somebody who agreed to be listed")
    if not mentor.email:
        raise BadInput("a mentor is written to by mail: the profile needs an address")
    return Draft(replace(mentor, review=PENDING, fictional=False), person_key, now)


def decided(draft: Draft, approve: bool, note: str, now: datetime) -> Draft:
    """The profile approved or declined; raises Decided where it waits no more."""
    if draft.mentor.review != PENDING:
        raise Decided("this profile was decided about meanwhile")
    review = APPROVED if approve else DECLINED
    mentor = replace(draft.mentor, review=review)
    return replace(draft, mentor=mentor, decided=now, note=note.strip()[:LONGEST_NOTE])
