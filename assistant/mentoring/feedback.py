"""What mentees and mentors said of how it is going, as the programme's coordinator reads it.

Pure. The coordinator reads whose words they are, never how to reach either side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.mentoring.questions import reached_by_nothing
from assistant.mentoring.relationships import AT_END, GOING, Relationship
from assistant.mentoring.requests import MENTEE, MENTOR

SIDES = (MENTEE, MENTOR)
# How the answers read, and after which of the times both are asked.
GOING_AS = {"well": "Well", "so_so": "So-so", "not_at_all": "Not at all"}
ASKED = {1: "after two weeks", 2: "after thirty days", AT_END: "at the end"}


@dataclass(frozen=True)
class Said:
    """One side's answer; `name` gave it about working with `other`."""

    relationship_id: str
    role: str
    name: str
    other: str
    check: int
    met: bool
    going: str
    words: str
    given: datetime
    ended: bool


@dataclass(frozen=True)
class Only:
    """Which answers are wanted; what is empty, or None, leaves all in."""

    role: str = ""
    going: str = ""
    check: int | None = None
    met: bool | None = None

    def takes(self, said: Said) -> bool:
        """Whether an answer is among the wanted ones."""
        return (
            self.role in ("", said.role)
            and self.going in ("", said.going)
            and self.check in (None, said.check)
            and self.met in (None, said.met)
        )


EVERYTHING = Only()


def all_said(relationships: Iterable[Relationship], only: Only = EVERYTHING) -> list[Said]:
    """Every wanted answer, the newest first."""
    found = [
        Said(
            relationship_id=it.id,
            role=one.role,
            name=it.name if one.role == MENTEE else it.mentor_name,
            other=it.mentor_name if one.role == MENTEE else it.name,
            check=one.check,
            met=one.met,
            going=one.going,
            # Somebody may quote the other's address, which only the other may give away.
            words=reached_by_nothing(one.words),
            given=one.given,
            ended=it.ended is not None,
        )
        for it in relationships
        for one in it.feedback
    ]
    found = [said for said in found if only.takes(said)]
    return sorted(found, key=lambda said: (said.given, said.relationship_id), reverse=True)


def counted(said: Sequence[Said]) -> tuple[tuple[str, int], ...]:
    """How it is going, in figures: each answer of each side."""
    return tuple(
        (f"{GOING_AS[going]}, say {role}s", sum((s.going, s.role) == (going, role) for s in said))
        for going in GOING
        for role in SIDES
    )
