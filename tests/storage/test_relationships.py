"""Relationships: one contract for the fake and the real store."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.mentoring import meetings
from assistant.mentoring import relationships as states
from assistant.mentoring.agreements import Agreement
from assistant.mentoring.errors import Conflict
from assistant.mentoring.mails import Mail
from assistant.mentoring.relationships import ENDED, Relationship
from assistant.mentoring.requests import ACCEPTED, MENTEE, MENTOR
from assistant.storage.outbox import SqlOutbox
from assistant.storage.relationships import SqlRelationships
from assistant.storage.requests import SqlRequests
from tests.builders import a_relationship, a_request
from tests.fakes import FakeRelationships, FakeRequests

NEW = a_relationship()
MAIL = Mail("r-1-times", "ada@example.org", "subject", "text", "http://x/y", "r-1")


@pytest.fixture
def requests(store: sa.engine.Engine | None) -> Any:
    return SqlRequests(store) if store else FakeRequests()


@pytest.fixture
def relationships(store: sa.engine.Engine | None, requests: Any) -> Any:
    return SqlRelationships(store) if store else FakeRelationships(requests)


def full() -> Relationship:
    """One on which everything has happened."""
    soon = NEW.created + timedelta(days=3)
    it = states.agree(NEW, Agreement(goal="Be {braver}", minutes=45), "promotion")
    it = meetings.pick(meetings.propose(it, [soon], "Europe/London"), soon, NEW.created)
    it = meetings.propose(it, [soon + timedelta(days=1)], "Europe/London")
    it = states.give_feedback(it, MENTEE, True, "well", "é", NEW.created)
    it = meetings.offer(it, soon + timedelta(days=2))
    it = meetings.refuse(it, soon + timedelta(days=2))
    it = meetings.offer(it, soon + timedelta(days=3))
    return states.told(states.hush(states.suggest(it, "words"), MENTOR), "7")


def test_it_comes_back_as_it_was_kept(relationships: Any) -> None:
    kept = relationships.change(NEW, full())
    assert kept == replace(full(), version=1)
    assert relationships.get("r-1") == kept
    assert relationships.get("nobody") is None
    over = relationships.change(kept, states.end(kept, MENTEE, "Thanks", NEW.created))
    assert relationships.get("r-1") == over


def test_a_change_to_what_was_changed_meanwhile_is_refused(relationships: Any) -> None:
    first = relationships.change(NEW, NEW)
    relationships.change(first, replace(first, checks=1))
    for before in (NEW, first):
        with pytest.raises(Conflict):
            relationships.change(before, replace(before, checks=2))
    assert relationships.get("r-1").checks == 1


def test_active_ones_are_listed_oldest_first(relationships: Any) -> None:
    for number, status in enumerate(("active", "active", ENDED)):
        created = NEW.created - timedelta(days=number)
        it = a_relationship(f"r-{number}", created=created, status=status)
        relationships.change(it, it)
    assert [it.id for it in relationships.active()] == ["r-1", "r-0"]


def test_those_in_which_somebody_said_how_it_goes_are_found_ended_or_not(
    relationships: Any,
) -> None:
    for number, status in enumerate(("active", ENDED, "active")):
        created = NEW.created - timedelta(days=number)
        it = a_relationship(f"r-{number}", created=created, status=status)
        said = states.give_feedback(it, MENTEE, True, "well", "", created)
        relationships.change(it, said if number < 2 else it)
    assert [it.id for it in relationships.talked_of()] == ["r-0", "r-1"]


def test_a_row_of_an_earlier_version_is_read(engine: sa.engine.Engine) -> None:
    relationships = SqlRelationships(engine)
    relationships.change(NEW, NEW)
    with engine.begin() as connection:
        (record,) = connection.execute(sa.text("select record from relationships")).scalars()
        older = {
            name: value
            for name, value in json.loads(record).items()
            if name not in ("offered", "refused", "offers", "stood", "left_out", "objections")
        }
        text = sa.text("update relationships set record = :record")
        connection.execute(text, {"record": json.dumps(older)})
    assert relationships.get("r-1") == replace(NEW, version=1)


def test_what_was_accepted_and_not_begun_is_found(relationships: Any, requests: Any) -> None:
    requests.add(a_request("r-1", status=ACCEPTED), [])
    requests.add(a_request("r-2", mentor_id="m-2"), [])
    requests.add(a_request("r-3", mentor_id="m-3", status=ACCEPTED), [])
    relationships.change(NEW, NEW)
    assert relationships.not_begun() == ["r-3"]


def test_forgetting_somebody_leaves_others(relationships: Any) -> None:
    other = a_relationship("r-2", person_key="web:bob")
    relationships.change(NEW, NEW)
    relationships.change(other, other)
    relationships.forget("web:anna")
    assert relationships.get("r-1") is None
    assert relationships.get("r-2") is not None


def test_mails_are_written_with_the_change_or_not_at_all(engine: sa.engine.Engine) -> None:
    relationships, outbox = SqlRelationships(engine), SqlOutbox(engine)
    mail = replace(MAIL, calendar="BEGIN:VCALENDAR", unsubscribe="http://x/quiet")
    kept = relationships.change(NEW, NEW, [mail])
    with pytest.raises(Conflict):
        relationships.change(NEW, kept, [replace(MAIL, id="never")])
    assert outbox.due(NEW.created + timedelta(days=400), 10) == [mail]


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_of_two_who_begin_at_once_one_is_first(store: sa.engine.Engine) -> None:
    relationships = SqlRelationships(store)

    def begin(_: int) -> bool:
        try:
            relationships.change(NEW, NEW)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(begin, range(2))) == [False, True]
