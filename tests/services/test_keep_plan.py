"""The plan is put together from what stands in the tables, mailed, and opened by its link."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from assistant.channels.links import PlanTokens, Sessions
from assistant.mentoring.errors import BadInput
from assistant.mentoring.letters import Letters
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.people import Person
from assistant.mentoring.requests import PENDING
from assistant.services.keep_plan import MOST_A_DAY, VALID_FOR, KeepPlan, TooOften
from assistant.texts import read_letters
from tests.builders import TOLD, a_mentor, a_person, a_request
from tests.fakes import FakeMentors, FakePeople, FakePlanLinks, FakeRequests

KEY = "web:ada"
STEP = ("Ask HR at Northside", "Is there a programme?")


@dataclass
class Desk:
    """The service on fakes, and a clock to turn."""

    people: FakePeople
    requests: FakeRequests = field(default_factory=FakeRequests)
    links: FakePlanLinks = field(default_factory=FakePlanLinks)
    time: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=timezone.utc)
    talks: tuple[str, ...] = ()

    @property
    def service(self) -> KeepPlan:
        return KeepPlan(
            people=self.people,
            mentors=FakeMentors(Occupations(), a_mentor("m-1", name="Ada Byron", fictional=True)),
            requests=self.requests,
            plan_links=self.links,
            tokens=PlanTokens("a key for tests", int(VALID_FOR.total_seconds())),
            letters=Letters(read_letters(), "Find a mentor"),
            address=lambda: "https://mentors.example.org",
            now=lambda: self.time,
            talks=lambda key: self.talks,
        )

    def mailed_token(self) -> str:
        return str(self.links.mailed[-1].link).rpartition("/")[2]


def somebody(key: str = KEY, **journey: Any) -> Person:
    fields = {"week": {"organisation": STEP}, "chosen": "m-1", "form": "formal", **journey}
    return a_person(key, "done", profile=TOLD, answers={"goals": "Be {braver}: 10%"}, **fields)


@pytest.fixture
def desk() -> Desk:
    return Desk(FakePeople(somebody(), somebody("rest:ada")))


def test_the_plan_holds_all_that_was_settled(desk: Desk) -> None:
    words = desk.service.of(desk.people.load(KEY)).in_words()
    for said in (
        "nurse",
        "A formal programme, because employers",
        "Ada Byron (fictional demo person): your message is not sent yet",
        "Ask HR at Northside (within your organisation)",
        "Is there a programme?",
        "Your goal: Be {braver}: 10%",
    ):
        assert said in words


def test_the_talk_that_stands_is_in_the_plan_its_mail_and_behind_its_link(desk: Desk) -> None:
    desk.talks = ("You talk with Ada Byron on Tuesday 1 December at 19:00 (London time)",)
    said = f"Your next talk\n- {desk.talks[0]}"
    assert said in desk.service.of(desk.people.load(KEY)).in_words()
    desk.service.mail(desk.people.load(KEY))
    assert said in desk.links.mailed[-1].text
    assert said in desk.service.seen(desk.mailed_token()).plan.in_words()


def test_nobody_too_young_has_a_talk_in_their_plan(desk: Desk) -> None:
    desk.talks = ("You talk with Ada Byron",)
    young = somebody(young=True)
    assert "Ada Byron" not in desk.service.of(young).in_words()


def test_the_plan_tells_where_a_request_stands(desk: Desk) -> None:
    desk.requests.add(a_request(person_key=KEY, status=PENDING), [])
    words = desk.service.of(desk.people.load(KEY)).in_words()
    assert "You are waiting for Ada Byron's answer" in words
    assert "not sent yet" not in words


def test_a_plan_of_nothing_is_empty(desk: Desk) -> None:
    assert desk.service.of(a_person(KEY, "match", profile=TOLD)).sections == ()


def test_the_young_have_no_mentor_in_their_plan(desk: Desk) -> None:
    desk.requests.add(a_request(person_key=KEY), [])
    assert "Byron" not in desk.service.of(somebody(young=True)).in_words()


def test_the_mail_holds_the_plan_and_a_link_that_opens_it(desk: Desk) -> None:
    desk.service.mail(desk.people.load(KEY))
    (mail,) = desk.links.mailed
    assert mail.to == TOLD.email
    assert "Be {braver}: 10%" in mail.text
    assert str(mail.link) in mail.text
    assert "\n\n\n" not in mail.text
    seen = desk.service.seen(desk.mailed_token())
    assert (seen.name, seen.goes_on) == ("Anna", True)
    assert seen.plan == desk.service.of(desk.people.load(KEY))
    assert desk.service.conversation(desk.mailed_token()) == KEY


def test_whoever_is_in_no_browser_gets_the_plan_alone(desk: Desk) -> None:
    desk.service.mail(desk.people.load("rest:ada"))
    assert "go on" not in desk.links.mailed[0].text
    assert not desk.service.seen(desk.mailed_token()).goes_on
    with pytest.raises(BadInput):
        desk.service.conversation(desk.mailed_token())


def test_a_link_runs_out(desk: Desk) -> None:
    desk.service.mail(desk.people.load(KEY))
    desk.time += VALID_FOR + timedelta(minutes=1)
    with pytest.raises(BadInput):
        desk.service.seen(desk.mailed_token())


def test_after_forgetting_a_link_opens_nothing_even_when_somebody_comes_back(desk: Desk) -> None:
    desk.service.mail(desk.people.load(KEY))
    token = desk.mailed_token()
    desk.service.forget(KEY)
    desk.people.forget(KEY)
    desk.people.save(Person(KEY))
    with pytest.raises(BadInput):
        desk.service.seen(token)


@pytest.mark.parametrize("token", ["", "x", Sessions("a key for tests").sign(KEY)])
def test_a_token_that_was_not_made_for_a_plan_opens_nothing(token: str, desk: Desk) -> None:
    with pytest.raises(BadInput):
        desk.service.seen(token)


def test_nobody_is_mailed_without_end(desk: Desk) -> None:
    person = desk.people.load(KEY)
    for _ in range(MOST_A_DAY):
        desk.service.mail(person)
    with pytest.raises(TooOften):
        desk.service.mail(person)
    desk.time += timedelta(days=1)
    desk.service.mail(person)
    assert len(desk.links.mailed) == MOST_A_DAY + 1


def test_without_an_address_nothing_is_mailed(desk: Desk) -> None:
    person = desk.people.load(KEY)
    with pytest.raises(BadInput):
        desk.service.mail(replace(person, profile=replace(TOLD, email=None)))
    assert desk.links.rows == {}
