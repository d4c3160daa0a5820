"""Writes the mails of two people who go a way together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from assistant.mentoring.addresses import mentor_address
from assistant.mentoring.agreements import Agreement, page
from assistant.mentoring.calling import called
from assistant.mentoring.letters import Letter
from assistant.mentoring.mails import Mail
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.moments import in_both
from assistant.mentoring.ports.directories import MentorDirectory
from assistant.mentoring.ports.requests import Links
from assistant.mentoring.relationships import Relationship
from assistant.mentoring.requests import MENTEE, MENTOR

# What a talk is about where no goal is known.
USUAL_GOAL = "explore_options"


class Invitations(Protocol):
    """Writes invitations as calendars read them."""

    def write(
        self, it: Relationship, role: str, to: str, agenda: Sequence[str], off: bool = False
    ) -> str:
        """One side's invitation to the meeting of `it`, or that it is off."""


@dataclass(frozen=True)
class Correspond:
    """`agendas` are lines for a first talk by kind of goal; `quiet` signs what ends reminders."""

    letters: Mapping[str, Letter]
    agendas: Mapping[str, tuple[str, ...]]
    programme: str
    mentors: MentorDirectory
    links: Links
    quiet: Links
    invitations: Invitations
    address: Callable[[], str]
    # All mentors a person has written to, by the person's key.
    in_play: Callable[[str], Sequence[str]] = lambda key: ()

    def called(self, it: Relationship) -> str:
        """What the mentor is called where the mentee reads of them."""
        return called(it.mentor_name, self.in_play(it.person_key))

    def mail(self, it: Relationship, letter: str, role: str, **words: str) -> list[Mail]:
        """One letter to one side; to a mentor who has left the directory there is none."""
        to = self.to(it, role)
        if to is None:
            return []
        link = self.link(it, role)
        values = self._values(it, role) | {"link": link} | words
        written = self.letters[letter]
        # The version makes each step's mail one of its own, however often it is written.
        id = f"{it.id}-{letter}-{role}-{it.version + 1}"
        subject = written.subject.format(**values)
        return [Mail(id, to, subject, written.text.format(**values).strip(), link, it.id)]

    def to(self, it: Relationship, role: str) -> str | None:
        """Where one side is written to."""
        if role == MENTEE:
            return it.email
        mentor = self.mentor(it)
        return mentor_address(mentor) if mentor else None

    def link(self, it: Relationship, role: str) -> str:
        """One side's page."""
        return f"{self.address()}/together/{self.links.sign(role, it.id)}"

    def hushing(self, it: Relationship, role: str) -> str:
        """Where one side ends the mails that ask how it is going."""
        return f"{self.address()}/quiet/{self.quiet.sign(role, it.id)}"

    def mentor(self, it: Relationship) -> Mentor | None:
        """The mentor, as long as the directory knows them."""
        return next(iter(self.mentors.by_ids([it.mentor_id])), None)

    def mentor_zone(self, it: Relationship) -> str | None:
        """The clock the mentor lives by, where that is known."""
        mentor = self.mentor(it)
        return mentor.timezone if mentor else None

    def agenda(self, it: Relationship) -> tuple[str, ...]:
        """Lines for a first talk about what the mentee wants."""
        return self.agendas.get(it.goal) or self.agendas[USUAL_GOAL]

    def when(self, it: Relationship, moment: datetime, role: str) -> str:
        """A moment on one side's clock and on the other's."""
        theirs = self.mentor_zone(it)
        # Whoever gave no place is taken to live by the other's clock.
        ours = it.zone or theirs
        return (
            in_both(moment, theirs or ours, ours)
            if role == MENTOR
            else in_both(moment, ours, theirs)
        )

    def invitation(self, it: Relationship, role: str, off: bool = False) -> str | None:
        """One side's invitation to the meeting there is."""
        to = self.to(it, role)
        if to is None or it.meeting is None:
            return None
        return self.invitations.write(it, role, to, self.agenda(it), off)

    def page(self, it: Relationship, agreement: Agreement | None = None) -> str:
        """The agreement as text."""
        return page(agreement or it.agreement or Agreement(), it.name, it.mentor_name)

    def _values(self, it: Relationship, role: str) -> dict[str, str]:
        you, other = (it.name, self.called(it)) if role == MENTEE else (it.mentor_name, it.name)
        return {
            "you": _first(you),
            "other": other,
            "other_first": _first(other),
            "contact": it.contact if role == MENTEE else it.email,
            "page": self.page(it),
            "agenda": "\n".join(f"- {line}" for line in self.agenda(it)),
            "when": self.when(it, it.meeting, role) if it.meeting else "",
            "times": "\n".join(f"- {self.when(it, moment, role)}" for moment in it.proposed),
            "programme": self.programme,
            "said": "",
            "words": "",
            "hush": self.hushing(it, role),
        }


def said_by(name: str, words: str) -> str:
    """What somebody added, as a paragraph of a mail; nothing where they added nothing."""
    return f"\n\n{_first(name)} writes:\n{words.strip()}" if words.strip() else ""


def _first(name: str) -> str:
    return (name.split() or [name])[0]
