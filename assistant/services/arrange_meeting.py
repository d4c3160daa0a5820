"""Finds a time for two people: one names it, the other says yes or no, both get an invitation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from assistant.mentoring import meetings as states
from assistant.mentoring.errors import BadInput
from assistant.mentoring.mails import Mail
from assistant.mentoring.moments import Heard, read_moments
from assistant.mentoring.relationships import ACTIVE, ENDED, Relationship
from assistant.mentoring.requests import ACCEPTED, MENTEE, MENTOR, TooLate
from assistant.services.correspond import said_by
from assistant.services.keep_company import KeepCompany

_SIDES = (MENTEE, MENTOR)
# News that tell when the talk is, or could be.
_OF_A_TIME = frozenset({"meeting", "moved", "offered"})


@dataclass(frozen=True)
class ArrangeMeeting:
    """Meetings within a relationship; no place and no video link is made up."""

    company: KeepCompany
    now: Callable[[], datetime]

    def propose(
        self, before: Relationship, text: str, zone: str | None
    ) -> tuple[Relationship, Heard]:
        """Tell the mentor the times in a message, and the caller what could not be taken.

        Raises TooLate where it has ended, or the mentor is not in the directory any more.
        """
        if self.company.write.mentor(before) is None:
            raise TooLate("the mentor has left the directory")
        zone = zone or before.zone or self.company.write.mentor_zone(before)
        heard = read_moments(text, self.now(), zone)
        if not heard.moments:
            return before, heard
        after = states.propose(before, heard.moments, zone)
        mails = self.company.write.mail(after, "times", MENTOR)
        return self.company.change(before, after, mails), heard

    def propose_again(self, token: str, text: str) -> Heard:
        """The same from the mentee's page."""
        seen = self.company.seen(token)
        if seen.role != MENTEE:
            raise BadInput("this is for the mentee alone")
        if not seen.gone and seen.it.status == ENDED:
            raise TooLate("this mentoring has ended")
        return self.propose(seen.it, text, seen.it.zone)[1]

    def pick(self, token: str, moment: str) -> Relationship:
        """The mentor takes one of the times; both get the invitation, or the changed one."""
        before = self.company.of(token, MENTOR)
        return self._fixed(before, states.pick(before, _moment(moment), self.now()))

    def ask_for_others(self, token: str, words: str) -> Relationship:
        """None of the times suits the mentor."""
        before = self.company.of(token, MENTOR)
        after = states.ask_for_others(before, words)
        said = said_by(before.mentor_name, words) + self._stands(after, MENTEE)
        mails = self.company.write.mail(after, "other_times", MENTEE, said=said)
        return self.company.change(before, after, mails)

    def offer(self, token: str, text: str) -> Heard:
        """The mentor suggests one time; returns what was heard, so that the caller can say it."""
        before = self.company.of(token, MENTOR)
        zone = self.company.write.mentor_zone(before) or before.zone
        heard = read_moments(text, self.now(), zone)
        if len(heard.moments) != 1:
            return heard
        after = states.offer(before, heard.moments[0])
        words = {
            "said": self._stands(after, MENTEE),
            "times": self.for_mentee(after, *heard.moments),
        }
        mails = self.company.write.mail(after, "offered", MENTEE, **words)
        self.company.change(before, after, mails)
        return heard

    def take(self, token: str, moment: str) -> Relationship:
        """The mentee says yes to the time the mentor suggests."""
        return self.taken(self.company.of(token, MENTEE), moment)

    def taken(self, before: Relationship, moment: str) -> Relationship:
        """The same from the conversation; raises TooLate where it is not suggested any more."""
        return self._fixed(before, states.take(before, _moment(moment), self.now()))

    def refuse(self, token: str, moment: str, words: str) -> Relationship:
        """The mentee says no to it."""
        return self.refused(self.company.of(token, MENTEE), moment, words)

    def refused(self, before: Relationship, moment: str, words: str = "") -> Relationship:
        """The same from the conversation; the mentor is told, and what was fixed stays."""
        after = states.refuse(before, _moment(moment))
        if after == before:
            return before
        when = self.company.write.when(after, _moment(moment), MENTOR)
        said = said_by(before.name, words) + self._stands(after, MENTOR)
        mails = self.company.write.mail(after, "refused", MENTOR, said=said, times=when)
        return self.company.change(before, after, mails)

    def cancel(self, token: str, words: str = "") -> Relationship:
        """Either side calls the meeting off; both calendars are told."""
        seen = self.company.seen(token)
        before = seen.it
        after = states.cancel(before, seen.role)
        if after == before:
            return before
        writer = before.name if seen.role == MENTEE else before.mentor_name
        off = replace(before, sequence=before.sequence + 1)
        mails = self._invitations(off, "cancelled", said_by(writer, words), off=True)
        return self.company.change(before, after, mails)

    def calendar(self, token: str) -> str | None:
        """One side's invitation as a file; None where no meeting is arranged."""
        seen = self.company.seen(token)
        return self.company.write.invitation(seen.it, seen.role)

    def calendar_path(self, it: Relationship) -> str:
        """Where on this server the mentee's invitation lies, once a meeting is arranged."""
        return f"/together/{self.company.write.links.sign(MENTEE, it.id)}/invitation.ics"

    def for_mentee(self, it: Relationship, moment: datetime) -> str:
        """A moment as the mentee reads it."""
        return self.company.write.when(it, moment, MENTEE)

    def standing(self, key: str, message_id: str = "") -> list[str]:
        """How the next talk with each mentor stands; not what was just told to a message."""
        requests = self.company.requests.of_person(key)
        found = [self.company.get(r.id) for r in requests if r.status == ACCEPTED]
        return [
            line
            for it in found
            if it.status == ACTIVE and not _just_told(it, message_id)
            for line in states.standing(it, self.now(), partial(self.for_mentee, it))
        ]

    def _invitations(
        self, it: Relationship, letter: str, said: str = "", off: bool = False
    ) -> list[Mail]:
        write = self.company.write
        return [
            replace(mail, calendar=write.invitation(it, role, off))
            for role in _SIDES
            for mail in write.mail(it, letter, role, said=said)
        ]

    def _fixed(self, before: Relationship, after: Relationship) -> Relationship:
        letter = "moved" if before.meeting else "meeting"
        return self.company.change(before, after, self._invitations(after, letter))

    def _stands(self, it: Relationship, role: str) -> str:
        """What is fixed all the same, as a paragraph of a mail."""
        if it.meeting is None:
            return ""
        return f"\n\nYour talk stays on {self.company.write.when(it, it.meeting, role)}."


def _just_told(it: Relationship, message_id: str) -> bool:
    return bool(message_id) and it.told == message_id and bool(_OF_A_TIME & set(it.telling))


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput("that is no time") from error
