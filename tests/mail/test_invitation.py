"""Invitations, read back by another program's parser, and the mails that carry them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import vobject

from assistant.mail.invitation import Invitations
from assistant.mail.message import written
from assistant.mail.post import SmtpPost
from assistant.mentoring.mails import Mail
from assistant.mentoring.requests import MENTEE, MENTOR
from tests.builders import a_relationship
from tests.mail.conftest import MailServer

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
WHEN = datetime(2026, 12, 1, 18, 0, tzinfo=timezone.utc)
AGENDA = ("Who are you, and what; really?", "Dürfen wir kürzer, bitte?")
INVITATIONS = Invitations("Mentors <mentor@example.org>", 'Find a "mentor"', lambda: NOW)


def event(role: str = MENTEE, off: bool = False, **fields: Any) -> Any:
    it = a_relationship(**{"meeting": WHEN, **fields})
    text = INVITATIONS.write(it, role, f"{role}@example.org", AGENDA, off)
    return vobject.readOne(text, validate=True)


@pytest.mark.parametrize("role", [MENTEE, MENTOR])
def test_another_parser_reads_when_and_with_whom(role: str) -> None:
    calendar = event(role)
    assert calendar.method.value == "REQUEST"
    talk = calendar.vevent
    assert talk.dtstart.value == WHEN
    assert talk.dtend.value == WHEN + timedelta(minutes=30)
    assert talk.summary.value == "Anna and Ada Byron: a talk"
    assert talk.attendee.value == f"mailto:{role}@example.org"
    assert talk.organizer.value == "mailto:mentor@example.org"
    assert all(line in talk.description.value for line in AGENDA)


def test_neither_a_place_nor_a_link_is_made_up() -> None:
    talk = event().vevent
    assert "location" not in talk.contents
    assert "url" not in talk.contents
    assert "http" not in talk.serialize()


def test_each_side_reads_only_the_contact_the_other_chose() -> None:
    assert "ada@home.example" in event(MENTEE).vevent.description.value
    assert "anna@example.org" not in event(MENTEE).serialize()
    assert "anna@example.org" in event(MENTOR).vevent.description.value
    assert "ada@home.example" not in event(MENTOR).serialize()


def test_moved_or_off_it_is_the_same_event_later_in_sequence() -> None:
    first, moved, off = event(), event(sequence=1), event(sequence=2, off=True)
    assert first.vevent.uid.value == moved.vevent.uid.value == off.vevent.uid.value
    assert [c.vevent.sequence.value for c in (first, moved, off)] == ["0", "1", "2"]
    assert (off.method.value, off.vevent.status.value) == ("CANCEL", "CANCELLED")
    assert event(round=2).vevent.uid.value != first.vevent.uid.value


def test_a_call_of_twenty_minutes_lasts_twenty_minutes() -> None:
    talk = event(one_call=True).vevent
    assert talk.dtend.value - talk.dtstart.value == timedelta(minutes=20)


@pytest.mark.parametrize("off", [False, True])
def test_the_mail_says_what_the_invitation_is_for(off: bool, mail_server: MailServer) -> None:
    it = a_relationship(meeting=WHEN)
    text = INVITATIONS.write(it, MENTEE, "anna@example.org", AGENDA, off)
    mail = Mail("id", "anna@example.org", "Talk", "Hello", calendar=text)
    SmtpPost(mail_server.url, "mentor@example.org").deliver(mail)
    (taken,) = mail_server.mails
    (part,) = taken.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == ("CANCEL" if off else "REQUEST")
    assert part.get_filename() == "invitation.ics"
    assert part.get_payload(decode=True).decode() == text
    body = taken.get_body(("plain",))
    assert body is not None
    assert body.get_content().strip() == "Hello"


def test_a_mail_that_can_be_ended_says_how_and_others_do_not() -> None:
    plain = Mail("id", "anna@example.org", "How is it going?", "Hello")
    assert "List-Unsubscribe" not in written(plain, "mentor@example.org")
    ended = Mail(**{**plain.__dict__, "unsubscribe": "https://x.org/quiet/abc"})
    message = written(ended, "mentor@example.org")
    assert message["List-Unsubscribe"] == "<https://x.org/quiet/abc>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
