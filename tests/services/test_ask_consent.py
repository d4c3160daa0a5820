"""A mentor from a file is shown only after a yes of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.channels.links import Links
from assistant.mentoring.errors import BadInput, Conflict
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.requests import DECLINED
from assistant.services.ask_consent import CONSENTS, AskConsent
from tests.fakes import FakeConsents
from tests.services.test_own_page import ADA, BO, House


class Desk:
    """Ada and Bo came with a file and have not said yes."""

    def __init__(self, few: Occupations) -> None:
        self.house = House(few)
        self.directory = self.house.directory
        self.directory.take_in([replace(who, consented=False) for who in (ADA, BO)])
        self.consents = FakeConsents(self.directory)
        links = Links("a key for tests", "consent-link", (CONSENTS,))
        self.service = AskConsent(self.consents, self.house.page, links)

    def token(self) -> str:
        """What the last mail leads to."""
        return str(self.consents.mailed[-1].link).rpartition("/")[2]

    def listed(self) -> list[str]:
        return [mentor.external_id for mentor in self.directory.candidates({}, 10)]


@pytest.fixture
def desk(few: Occupations) -> Desk:
    return Desk(few)


def test_the_mail_shows_the_profile_and_asks_for_a_yes_on_a_page(desk: Desk) -> None:
    desk.service.ask("ada", 0)
    (mail,) = desk.consents.mailed
    assert mail.to == "ada@example.org"
    assert "Name: Ada Ng\nWork: product manager" in mail.text
    assert f"Answer: {mail.link}" in mail.text
    assert "ada@example.org" not in mail.text
    assert str(mail.link).startswith("https://x/listing/")
    assert desk.listed() == []


def test_a_second_press_of_the_same_button_writes_nothing_and_the_next_one_does(
    desk: Desk,
) -> None:
    desk.service.ask("ada", 0)
    with pytest.raises(Conflict):
        desk.service.ask("ada", 0)
    desk.service.ask("ada", 1)
    assert len({mail.id for mail in desk.consents.mailed}) == 2


def test_whoever_cannot_be_asked_is_not(desk: Desk) -> None:
    desk.directory.set_own("bo", email=None)
    desk.directory.set_own("ada", consented=True)
    for id in ("ada", "bo", "nobody"):
        with pytest.raises(BadInput):
            desk.service.ask(id, 0)
    assert desk.service.ask_new(10) == 0
    assert desk.consents.mailed == []


def test_one_press_asks_all_who_were_never_asked(desk: Desk) -> None:
    desk.service.ask("ada", 0)
    assert desk.service.ask_new(10) == 1
    assert [mail.to for mail in desk.consents.mailed] == ["ada@example.org", "bo@example.org"]
    assert desk.service.ask_new(10) == 0


def test_a_yes_lists_the_mentor_and_ends_the_waiting(desk: Desk) -> None:
    desk.service.ask("ada", 0)
    for _ in range(2):
        assert desk.service.confirm(desk.token()).consented
    assert desk.listed() == ["ada"]
    assert [one.mentor.external_id for one in desk.service.waiting(10)] == ["bo"]
    assert desk.service.count() == 1


def test_a_no_keeps_the_mentor_out_and_they_are_not_asked_again(desk: Desk) -> None:
    desk.service.ask("ada", 0)
    for _ in range(2):
        desk.service.decline(desk.token())
    assert desk.listed() == []
    with pytest.raises(BadInput):
        desk.service.ask("ada", 1)
    desk.service.confirm(desk.token())
    assert desk.listed() == ["ada"]


def test_a_no_after_a_yes_answers_whoever_waits(desk: Desk) -> None:
    desk.service.ask("ada", 0)
    desk.service.confirm(desk.token())
    id = desk.house.asked()
    assert desk.service.decline(desk.token()).consented is False
    assert desk.house.requests.get(id).status == DECLINED  # type: ignore[union-attr]


def test_a_link_opens_nothing_once_the_address_is_another_or_the_mentor_gone(desk: Desk) -> None:
    desk.service.ask("ada", 0)
    token = desk.token()
    assert desk.service.seen(token).external_id == "ada"
    assert "ada@example.org" not in token
    desk.directory.set_own("ada", email="new@example.org")
    for act in (desk.service.seen, desk.service.confirm, desk.service.decline):
        with pytest.raises(BadInput):
            act(token)
    desk.directory.remove(["ada"])
    with pytest.raises(BadInput):
        desk.service.confirm(token)
    assert desk.listed() == []


def test_a_link_that_was_not_signed_for_this_opens_nothing(desk: Desk) -> None:
    desk.service.ask("ada", 0)
    _, about = desk.service.links.read(desk.token())
    for token in (
        Links("another key", "consent-link", (CONSENTS,)).sign(CONSENTS, about),
        Links("a key for tests").sign("mentor", about),
        "nonsense",
    ):
        with pytest.raises(BadInput):
            desk.service.confirm(token)
