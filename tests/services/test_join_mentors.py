"""From a profile in conversation to a mentor the coordinator may read of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from assistant.channels.links import Links
from assistant.mentoring.errors import BadInput, Conflict
from assistant.mentoring.hosting import Hosting
from assistant.mentoring.letters import Letters
from assistant.mentoring.mails import Mail
from assistant.mentoring.mentors import PENDING, Mentor
from assistant.mentoring.occupations import Occupations
from assistant.services.join_mentors import PROVES, JoinMentors
from assistant.services.own_page import OWN
from assistant.services.review_mentors import ReviewMentors
from assistant.texts import read_letters
from tests.builders import COUNTRIES, LANGUAGES, a_mentor
from tests.fakes import FakeDrafts, FakeHosts, FakeMentors

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
LETTERS = Letters(read_letters(), "Find a mentor")
MARIA = Hosting(
    id="host-1", name="Maria Lopez", email="maria@example.org", title="nurse", skills=("sql",)
)


class Door:
    """The service on fakes."""

    def __init__(self, few: Occupations, *known: Mentor) -> None:
        self.hosts, self.directory = FakeHosts(), FakeMentors(few, *known)
        self.drafts = FakeDrafts(self.directory)
        self.links = Links("a key for tests", "mentor-link", (OWN, PROVES))
        self.service = JoinMentors(
            hosts=self.hosts,
            mentors=self.directory,
            review=ReviewMentors(self.drafts, LETTERS, lambda: "https://x", lambda: NOW),
            links=self.links,
            letters=LETTERS,
            language_names=LANGUAGES,
            country_names=COUNTRIES,
            address=lambda: "https://x",
            now=lambda: NOW,
        )

    def link(self, mail: Mail) -> str:
        """The profile the mail's link opens."""
        role, host_id = self.links.read(str(mail.link).rpartition("/")[2])
        assert role == PROVES
        return host_id


@pytest.fixture
def door(few: Occupations) -> Door:
    return Door(few)


def test_before_the_address_is_proved_nobody_reads_the_profile(door: Door) -> None:
    door.service.hand_in("web:maria", MARIA)
    assert door.drafts.waiting() == []
    (mail,) = door.hosts.mailed
    assert mail.to == "maria@example.org"
    assert "Work: nurse" in mail.text
    assert "Lopez" not in mail.text


def test_the_button_hands_it_to_the_coordinator_once(door: Door) -> None:
    door.service.hand_in("web:maria", MARIA)
    id = door.link(door.hosts.mailed[0])
    assert door.service.prove(id) == "host-1"
    (draft,) = door.drafts.waiting()
    assert (draft.mentor.review, draft.mentor.name, draft.person_key) == (
        PENDING,
        "Maria",
        "web:maria",
    )
    door.drafts.rows.clear()
    assert door.service.prove(id) == "host-1"
    assert door.drafts.waiting() == []


def test_a_link_proves_the_address_it_was_sent_to_and_no_other(door: Door) -> None:
    door.service.hand_in("web:maria", MARIA)
    first = door.link(door.hosts.mailed[0])
    door.service.hand_in("web:maria", replace(MARIA, email="other@example.org"))
    with pytest.raises(BadInput):
        door.service.prove(first)
    door.service.prove(door.link(door.hosts.mailed[0]))
    (draft,) = door.drafts.waiting()
    assert draft.mentor.email == "other@example.org"


def test_two_presses_at_once_hand_it_in_once(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    def slower(_: object) -> None:
        raise Conflict("the other press was first")

    door.service.hand_in("web:maria", MARIA)
    monkeypatch.setattr(door.drafts, "hand_in", slower)
    assert door.service.prove(door.link(door.hosts.mailed[0])) == "host-1"


def test_whoever_is_a_mentor_already_is_not_listed_twice(few: Occupations) -> None:
    known = a_mentor("m-7", email="Maria@example.org", bio="Since 1999.", schools=("Leeds",))
    door = Door(few, known)
    door.service.hand_in("web:maria", MARIA)
    assert door.service.prove(door.link(door.hosts.mailed[0])) == "m-7"
    (draft,) = door.drafts.waiting()
    assert (draft.mentor.bio, draft.mentor.skills) == ("Since 1999.", ("sql",))


def test_a_made_up_person_is_never_taken_for_somebody(few: Occupations) -> None:
    door = Door(few, a_mentor("demo-1", email="maria@example.org", fictional=True))
    door.service.hand_in("web:maria", MARIA)
    assert door.service.prove(door.link(door.hosts.mailed[0])) == "host-1"


def test_a_profile_that_was_deleted_cannot_be_handed_in(door: Door) -> None:
    door.service.hand_in("web:maria", MARIA)
    id = door.link(door.hosts.mailed[0])
    door.hosts.forget("web:maria")
    assert door.hosts.mailed == []
    with pytest.raises(BadInput):
        door.service.prove(id)
