"""A request on its way from the mentee to the mentor and back."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from assistant.channels.pages import Typed, _act
from assistant.mentoring import requests as states
from assistant.mentoring.errors import BadInput, Conflict, Unavailable
from assistant.mentoring.letters import Letters
from assistant.mentoring.mails import Mail
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.requests import MENTEE, MENTOR, Request, TooLate
from assistant.services.introduce import Introduce
from assistant.texts import read_letters
from tests.builders import a_mentor, a_request
from tests.fakes import FakeMentors, FakePeople, FakeRequests

START = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
ADA = a_mentor("ada", name="Ada Byron", email="ada@example.org", capacity=2)


class PlainLinks:
    """Tokens anybody can read, so that tests can."""

    def sign(self, role: str, request_id: str) -> str:
        return f"{role}.{request_id}"

    def read(self, token: str) -> tuple[str, str]:
        role, _, request_id = token.partition(".")
        if role not in (MENTEE, MENTOR):
            raise BadInput("no such link")
        return role, request_id


class Desk:
    """The service on fakes, with a clock that can be set."""

    def __init__(self, few: Occupations, *mentors: Mentor) -> None:
        self.now = START
        self.requests, self.people = FakeRequests(), FakePeople()
        self.directory = FakeMentors(few, *mentors)
        self.service = Introduce(
            requests=self.requests,
            mentors=self.directory,
            own=self.directory,
            people=self.people,
            links=PlainLinks(),
            letters=Letters(read_letters(), "Find a mentor"),
            address=lambda: "https://mentor.example.org",
            now=lambda: self.now,
        )

    def asked(self, mentor: Mentor = ADA) -> tuple[str, str]:
        """The tokens of the mentee and the mentor of a new request."""
        request, _ = self.service.ask("web:anna", mentor, "Anna", "anna@example.org", "Hello Ada")
        return f"{MENTEE}.{request.id}", f"{MENTOR}.{request.id}"

    def mails(self) -> list[tuple[str, str]]:
        """Whom was written what, in order."""
        return [(mail.to, mail.id.partition("-")[2]) for mail in self.requests.mailed]

    def news(self, message_id: str) -> list[Request]:
        return self.service.news(self.requests.of_person("web:anna"), message_id)

    def mentor(self) -> Mentor:
        return self.directory.by_ids(["ada"])[0]


@pytest.fixture
def desk(few: Occupations) -> Desk:
    return Desk(few, ADA)


def test_before_the_address_is_proved_the_mentor_hears_nothing(desk: Desk) -> None:
    mentee, _ = desk.asked()
    assert desk.mails() == [("anna@example.org", "confirm")]
    desk.service.confirm(mentee)
    desk.service.confirm(mentee)
    assert desk.mails() == [("anna@example.org", "confirm"), ("ada@example.org", "ask")]


def test_looking_at_a_link_changes_nothing(desk: Desk) -> None:
    mentee, mentor = desk.asked()
    before = desk.service.seen(mentee).request
    assert desk.service.seen(mentor).request == before
    assert len(desk.mails()) == 1


def test_a_yes_tells_both_how_to_reach_each_other_and_takes_a_place(desk: Desk) -> None:
    mentee, mentor = desk.asked()
    desk.service.confirm(mentee)
    desk.service.answer(mentor, "yes", "Gladly!", "ada@home.example")
    assert desk.mails()[-2:] == [("anna@example.org", "yes"), ("ada@example.org", "accepted")]
    to_mentee, to_mentor = desk.requests.mailed[-2:]
    assert "ada@home.example" in to_mentee.text
    assert "Gladly!" in to_mentee.text
    assert "anna@example.org" in to_mentor.text
    assert desk.mentor().capacity == 1


def test_no_address_of_either_side_is_in_a_mail_before_the_yes(desk: Desk) -> None:
    mentee, _ = desk.asked()
    desk.service.confirm(mentee)
    for mail in desk.requests.mailed:
        other = {"anna@example.org", "ada@example.org"} - {mail.to}
        assert not any(address in mail.text for address in other)


@pytest.mark.parametrize("given", ["question", "colleague", "no"])
def test_other_answers_reach_the_mentee_with_the_mentors_words(desk: Desk, given: str) -> None:
    mentee, mentor = desk.asked()
    desk.service.confirm(mentee)
    desk.service.answer(mentor, given, "Ask Grace Hopper", "")
    assert desk.mails()[-1] == ("anna@example.org", given)
    assert "Ask Grace Hopper" in desk.requests.mailed[-1].text
    assert desk.mentor().capacity == 2


def test_each_side_has_its_own_link(desk: Desk) -> None:
    mentee, mentor = desk.asked()
    with pytest.raises(BadInput):
        desk.service.confirm(mentor)
    desk.service.confirm(mentee)
    with pytest.raises(BadInput):
        desk.service.answer(mentee, "yes", "", "x")
    with pytest.raises(BadInput):
        desk.service.seen("mentor.gone")


def test_an_answer_given_twice_counts_once(desk: Desk) -> None:
    mentee, mentor = desk.asked()
    desk.service.confirm(mentee)
    desk.service.answer(mentor, "no", "", "")
    with pytest.raises(TooLate):
        desk.service.answer(mentor, "yes", "", "ada@example.org")
    assert desk.mails()[-1] == ("anna@example.org", "no")


def test_a_mentor_who_has_gone_meanwhile_is_not_written_to(desk: Desk) -> None:
    mentee, _ = desk.asked()
    desk.directory.set_own("ada", active=False)
    assert desk.service.confirm(mentee).status == states.EXPIRED
    assert desk.mails()[-1] == ("anna@example.org", "gone")


def test_time_reminds_once_ends_once_and_leaves_the_silent_in_peace(desk: Desk) -> None:
    for _ in range(2):
        mentee, _ = desk.asked()
        desk.service.confirm(mentee)
        for _day in range(8):
            desk.now += timedelta(days=1)
            desk.service.tend()
    told = [letter for _, letter in desk.mails()]
    assert told == ["confirm", "ask", "remind", "expired"] * 2
    assert desk.mentor().paused_until is not None
    assert not desk.mentor().takes_mentees(desk.now.date())


def test_a_link_opened_after_its_time_says_so_without_waiting_for_the_clock(desk: Desk) -> None:
    mentee, mentor = desk.asked()
    desk.service.confirm(mentee)
    desk.now += timedelta(days=8)
    with pytest.raises(TooLate):
        desk.service.answer(mentor, "yes", "", "ada@example.org")
    assert desk.service.seen(mentee).request.status == states.EXPIRED


def test_the_mentee_hears_of_an_answer_in_reply_to_one_message(desk: Desk) -> None:
    mentee, mentor = desk.asked()
    assert desk.news("1") == []
    desk.service.confirm(mentee)
    desk.service.answer(mentor, "no", "", "")
    assert [request.answer for request in desk.news("2")] == ["no"]
    # The turn may have failed on its way: the same message again is told the same.
    assert [request.answer for request in desk.news("2")] == ["no"]
    assert desk.news("3") == []


def test_a_request_that_changes_this_moment_is_told_next_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    mentee, mentor = desk.asked()
    desk.service.confirm(mentee)
    desk.service.answer(mentor, "no", "", "")

    def conflict(*_: object) -> None:
        raise Conflict("changed meanwhile")

    with monkeypatch.context() as patched:
        patched.setattr(desk.requests, "change", conflict)
        assert desk.news("1") == []
    assert len(desk.news("2")) == 1


def test_forgetting_goes_on_whatever_a_mentor_does_this_moment(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.asked()

    def conflict(*_: object) -> None:
        raise Conflict("changed meanwhile")

    monkeypatch.setattr(desk.requests, "change", conflict)
    desk.service.forget("web:anna")
    assert desk.requests.of_person("web:anna") == []


def test_taking_back_tells_only_a_mentor_who_had_heard(desk: Desk) -> None:
    mentee, _ = desk.asked()
    desk.service.withdraw(mentee)
    assert [letter for _, letter in desk.mails()] == ["confirm"]
    mentee, _ = desk.asked()
    desk.service.confirm(mentee)
    desk.service.withdraw(mentee)
    assert desk.mails()[-1] == ("ada@example.org", "withdrawn")


def test_a_mended_address_replaces_what_nobody_confirmed(desk: Desk) -> None:
    desk.asked()
    request, new = desk.service.ask("web:anna", ADA, "Anna", "anna2@example.org", "Hello Ada")
    assert new
    assert [r.email for r in desk.requests.open()] == ["anna2@example.org"]
    assert desk.mails()[-1] == ("anna2@example.org", "confirm")
    assert desk.service.ask("web:anna", ADA, "Anna", "anna2@example.org", "Hello Ada") == (
        request,
        False,
    )


def test_the_latest_open_request_can_be_taken_back_in_the_conversation(desk: Desk) -> None:
    mentee, _ = desk.asked()
    desk.service.confirm(mentee)
    taken = desk.service.take_back("web:anna")
    assert taken is not None
    assert taken.status == states.WITHDRAWN
    assert desk.service.take_back("web:anna") is None


def test_whoever_is_forgotten_leaves_no_mentor_waiting(desk: Desk) -> None:
    mentee, _ = desk.asked()
    desk.service.confirm(mentee)
    desk.service.forget("web:anna")
    assert desk.requests.of_person("web:anna") == []
    assert desk.mails()[-1] == ("ada@example.org", "withdrawn")
    assert desk.requests.mailed[-1].about is None


@pytest.mark.parametrize(("given", "settled"), [("yes", True), ("no", True), ("question", False)])
def test_whoever_has_answered_for_good_is_not_asked_again(
    desk: Desk, given: str, settled: bool
) -> None:
    mentee, mentor = desk.asked()
    desk.service.confirm(mentee)
    desk.service.answer(mentor, given, "words", "ada@example.org")
    assert bool(desk.service.answered_before("web:anna", "ada")) is settled
    assert desk.service.answered_before("web:bob", "ada") is None


def test_a_report_waits_for_the_coordinator_with_the_address_of_who_reports(desk: Desk) -> None:
    mentee, mentor = desk.asked()
    desk.service.report(mentor, "rude")
    desk.service.report(mentee, "strange")
    assert [hand_off.contact for hand_off in desk.people.kept] == [
        "ada@example.org",
        "anna@example.org",
    ]
    assert "rude" in desk.people.kept[0].about


def test_demo_people_are_written_to_where_nobody_reads(few: Occupations) -> None:
    demo = a_mentor("ada", name="Ada Byron", email="ada@example.org", fictional=True)
    desk = Desk(few, demo)
    mentee, _ = desk.asked(demo)
    desk.service.confirm(mentee)
    assert desk.requests.mailed[-1].to == "ada@demo.invalid"


def test_every_letter_can_be_written_and_leaves_no_blank() -> None:
    request = a_request(words="words {here}", contact="ada@example.org")
    letters = Letters(read_letters(), "Find a mentor")
    # The plan's letter is about no request: tests/services/test_keep_plan.py.
    for name in letters.letters.keys() - {"plan"}:
        subject, text = letters.write(name, request, "https://x/y")
        written = Mail("id", "to", subject, text)
        assert "{" not in written.subject
        assert "https://x/y" in text
        assert "\n\n\n" not in text


class Faster:
    """Stands in for a store's `change`: somebody else is faster the first `times` times."""

    def __init__(self, store: Any, times: int = 1) -> None:
        self.change, self.times = store.change, times

    def __call__(self, *step: Any) -> Any:
        if self.times:
            self.times -= 1
            raise Conflict("it was changed meanwhile")
        return self.change(*step)


def test_a_look_at_a_request_shows_it_whatever_changes_it_in_that_moment(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    mentee, _ = desk.asked()
    desk.service.confirm(mentee)
    desk.now += timedelta(days=60)
    monkeypatch.setattr(desk.requests, "change", Faster(desk.requests))
    assert desk.service.seen(mentee).request.status == states.PENDING
    assert desk.service.seen(mentee).request.status == states.EXPIRED


def test_forgetting_tells_the_mentor_though_the_request_changes_in_that_moment(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    mentee, _ = desk.asked()
    desk.service.confirm(mentee)
    monkeypatch.setattr(desk.requests, "change", Faster(desk.requests, 2))
    desk.service.forget("web:anna")
    assert desk.mails()[-1] == ("ada@example.org", "withdrawn")
    assert desk.requests.rows == {}


def test_a_yes_stands_though_the_place_cannot_be_taken(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(_: str) -> None:
        raise Unavailable("down")

    mentee, mentor = desk.asked()
    desk.service.confirm(mentee)
    monkeypatch.setattr(desk.directory, "take_place", down)
    assert desk.service.answer(mentor, "yes", "", "x").status == states.ACCEPTED


@pytest.mark.parametrize(
    ("role", "typed"),
    [
        (MENTEE, Typed("confirm")),
        (MENTEE, Typed("withdraw")),
        (MENTOR, Typed("answer", "no", "Sorry")),
    ],
)
async def test_of_two_presses_at_once_both_lead_to_how_it_stands(
    desk: Desk, role: str, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = dict(zip((MENTEE, MENTOR), desk.asked()))
    if role == MENTOR:
        desk.service.confirm(tokens[MENTEE])
    change = desk.requests.change

    def late(*step: Any) -> None:
        change(*step)
        monkeypatch.setattr(desk.requests, "change", change)
        raise Conflict("the other press was first")

    seen = desk.service.seen(tokens[role])
    monkeypatch.setattr(desk.requests, "change", late)
    assert (await _act(desk.service, tokens[role], seen, typed)).status == 303
