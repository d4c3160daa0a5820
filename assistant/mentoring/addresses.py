"""Where a mentor is written to."""

from __future__ import annotations

from assistant.mentoring.mentors import Mentor


def mentor_address(mentor: Mentor) -> str:
    """Never a demo person's address, which may be somebody's."""
    if mentor.email and not mentor.fictional:
        return mentor.email
    return nowhere(mentor.external_id)


def nowhere(mentor_id: str) -> str:
    """An address no mail ever arrives at, for a mentor who has none or is gone."""
    return f"{mentor_id}@demo.invalid"
