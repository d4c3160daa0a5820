"""Profiles in the making, pairs kept apart, hopes and offers: in the fakes and in SQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.mentoring.hosting import Host, Hosting
from assistant.mentoring.mails import Mail
from assistant.mentoring.requests import MENTEE, MENTOR
from assistant.storage.blocks import SqlBlocks
from assistant.storage.hopes import SqlHopes
from assistant.storage.hosts import SqlHosts
from assistant.storage.outbox import SqlOutbox
from tests.builders import a_mentor, a_person
from tests.fakes import FakeBlocks, FakeHopes, FakeHosts

KEY, EMAIL = "web:anna", "anna@example.org"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
HOST = Host("h-1", KEY, a_mentor("own-1", "staff nurse", email=EMAIL, path=[("carer", 3)]), NOW)


@pytest.fixture
def hosts(store: sa.engine.Engine | None) -> Any:
    return SqlHosts(store) if store else FakeHosts()


@pytest.fixture
def blocks(store: sa.engine.Engine | None) -> Any:
    return SqlBlocks(store) if store else FakeBlocks()


@pytest.fixture
def hopes(store: sa.engine.Engine | None) -> Any:
    return SqlHopes(store) if store else FakeHopes()


def test_a_profile_comes_back_as_it_was_kept(hosts: Any) -> None:
    hosts.keep(HOST, [Mail("h-1-prove", EMAIL, "subject", "text", about="h-1")])
    assert hosts.get("h-1") == HOST
    hosts.keep(replace(HOST, mentor_id="own-1"), [])
    assert hosts.get("h-1").mentor_id == "own-1"
    hosts.forget(KEY)
    assert hosts.get("h-1") is None


def test_a_pair_is_kept_apart_by_key_and_by_address(blocks: Any) -> None:
    blocks.add(KEY, EMAIL, "m-1", MENTEE)
    assert blocks.of_person(KEY, None) == ("m-1",)
    assert blocks.of_person("web:again", "Anna@Example.org") == ("m-1",)
    assert blocks.of_person("web:bob", "bob@example.org") == ()
    assert blocks.of_person("web:bob", None) == ()


def test_without_an_address_only_the_key_counts(blocks: Any) -> None:
    blocks.add(KEY, None, "m-1", MENTEE)
    assert blocks.of_person("web:bob", None) == ()
    assert blocks.of_person(KEY, EMAIL) == ("m-1",)


def test_being_forgotten_lifts_what_a_mentee_wished_and_not_what_a_mentor_did(
    blocks: Any,
) -> None:
    blocks.add(KEY, EMAIL, "m-1", MENTEE)
    blocks.add(KEY, EMAIL, "m-2", MENTOR)
    blocks.forget(KEY)
    assert blocks.of_person(KEY, None) == ()
    assert blocks.of_person("web:again", EMAIL) == ("m-2",)


def test_who_agreed_is_found_by_an_id_that_tells_nothing(hopes: Any) -> None:
    hopes.agree(KEY)
    hopes.agree(KEY)
    ((id, key),) = hopes.latest(9)
    assert key == KEY
    assert hopes.key_of(id) == KEY
    assert hopes.key_of("nobody") is None


def test_an_offer_is_made_once_and_told_in_answer_to_one_message(hopes: Any) -> None:
    hopes.offer(KEY, "m-1")
    hopes.offer(KEY, "m-1")
    assert hopes.offered_to(KEY) == ["m-1"]
    assert hopes.news(KEY, "7") == ["m-1"]
    assert hopes.news(KEY, "7") == ["m-1"]
    assert hopes.news(KEY, "8") == []


def test_the_forgotten_have_agreed_to_nothing(hopes: Any) -> None:
    hopes.agree(KEY)
    hopes.offer(KEY, "m-1")
    hopes.forget(KEY)
    assert hopes.latest(9) == []
    assert hopes.offered_to(KEY) == []


def test_mentors_are_found_by_their_address_in_any_case(mentors: Any) -> None:
    mentors.take_in([a_mentor("a", email="Ada@Example.org"), a_mentor("b")])
    assert [m.external_id for m in mentors.by_email(" ada@example.org ")] == ["a"]
    assert mentors.by_email("bob@example.org") == []


def test_a_profile_being_made_is_kept_with_its_owner(people: Any) -> None:
    made = Hosting(stage="asking", id="host-1", asks="email", path=(("carer", 3.0),), surname=False)
    people.save(replace(a_person(KEY), hosting=made))
    assert people.load(KEY).hosting == made


def test_mails_are_put_into_the_outbox_once(outbox: Any) -> None:
    mail = Mail("own-1", EMAIL, "subject", "text")
    outbox.put([mail], NOW)
    outbox.put([mail], NOW)
    assert [m.id for m in outbox.due(NOW, 9)] == ["own-1"]


def test_a_new_profile_takes_the_place_of_one_that_was_not_proved(hosts: Any) -> None:
    hosts.keep(replace(HOST, id="h-0", mentor_id="own-0"), [])
    hosts.keep(HOST, [])
    hosts.keep(replace(HOST, id="h-9", person_key="web:bob"), [])
    hosts.keep(replace(HOST, id="h-2"), [])
    assert [bool(hosts.get(id)) for id in ("h-0", "h-1", "h-2", "h-9")] == [True, False, True, True]


def test_forgetting_deletes_the_mails_with_the_profile(engine: sa.engine.Engine) -> None:
    hosts, outbox = SqlHosts(engine), SqlOutbox(engine)
    hosts.keep(HOST, [Mail("h-1-prove", EMAIL, "subject", "Work: nurse", about="h-1")])
    hosts.forget(KEY)
    assert outbox.due(NOW, 9) == []
