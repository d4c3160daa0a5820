"""The invitation to a talk as iCalendar: every calendar program reads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Calendar, Event, vCalAddress, vText

from assistant.mail.message import sender_address
from assistant.mentoring.relationships import Relationship
from assistant.mentoring.requests import MENTEE

# Nobody else makes ids under this name.
_NAMESPACE = "find-a-mentor"


@dataclass(frozen=True)
class Invitations:
    """Implements `services.correspond.Invitations`; `sender` is who the programme mails as."""

    sender: str
    programme: str
    now: Callable[[], datetime]

    def write(
        self, it: Relationship, role: str, to: str, agenda: Sequence[str], off: bool = False
    ) -> str:
        """The invitation for one side, or that it is off; the other's address is not in it.

        Moved or cancelled, a meeting keeps its id and counts its sequence up.
        """
        if it.meeting is None:
            raise ValueError("there is no meeting to invite to")
        calendar = Calendar()
        calendar.add("prodid", "-//Find a mentor//EN")
        calendar.add("version", "2.0")
        calendar.add("method", "CANCEL" if off else "REQUEST")
        calendar.add_component(self._event(it, role, to, agenda, off))
        return str(calendar.to_ical().decode("utf-8"))

    def _event(
        self, it: Relationship, role: str, to: str, agenda: Sequence[str], off: bool
    ) -> Event:
        assert it.meeting is not None
        event = Event()
        event.add("uid", f"{it.id}-{it.round}@{_NAMESPACE}")
        event.add("sequence", it.sequence)
        event.add("dtstamp", self.now())
        # In UTC: each calendar shows it on its owner's clock, and no zone has to be described.
        event.add("dtstart", it.meeting)
        event.add("dtend", it.meeting + timedelta(minutes=it.minutes))
        event.add("summary", f"{it.name} and {it.mentor_name}: a talk")
        event.add("description", _description(it, role, agenda))
        event.add("status", "CANCELLED" if off else "CONFIRMED")
        event["organizer"] = _person(sender_address(self.sender), self.programme)
        guest = _person(to, it.name if role == MENTEE else it.mentor_name)
        # Both have said yes to this very moment already.
        guest.params["PARTSTAT"] = vText("ACCEPTED")
        guest.params["RSVP"] = vText("FALSE")
        event.add("attendee", guest, encode=False)
        return event


def _description(it: Relationship, role: str, agenda: Sequence[str]) -> str:
    reach = it.contact if role == MENTEE else it.email
    other = it.mentor_name if role == MENTEE else it.name
    lines = [f"To reach {other}: {reach}", "", "For this talk:", *(f"- {line}" for line in agenda)]
    return "\n".join(lines)


def _person(address: str, name: str) -> vCalAddress:
    person: vCalAddress = vCalAddress(f"mailto:{address}")
    # Quotes cannot stand in a parameter.
    person.params["CN"] = vText(name.replace('"', "'"))
    return person
