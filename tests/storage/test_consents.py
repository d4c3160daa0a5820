"""Mentors whose own yes is missing: one contract for the fake and the real store."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.mentoring.errors import Conflict
from assistant.mentoring.mails import Mail
from assistant.storage.consents import SqlConsents
from assistant.storage.mentors import SqlMentors
from assistant.storage.outbox import SqlOutbox
from tests.builders import a_mentor
from tests.fakes import FakeConsents

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
DAY = timedelta(days=1)


@pytest.fixture
def consents(store: sa.engine.Engine | None, mentors: Any) -> Any:
    return SqlConsents(store, mentors) if store else FakeConsents(mentors)


def unconfirmed(id: str, **fields: Any) -> Any:
    return a_mentor(id, **{"consented": False, "email": f"{id}@example.org", **fields})


def waiting(consents: Any) -> list[str]:
    return [one.mentor.external_id for one in consents.waiting(10)]


def test_only_whose_own_yes_is_missing_waits(consents: Any, mentors: Any) -> None:
    mentors.take_in(
        [
            unconfirmed("waits"),
            a_mentor("agreed"),
            unconfirmed("left", active=False),
            unconfirmed("declined", review="declined"),
        ]
    )
    mentors.take_in([unconfirmed("made-up", fictional=True)])
    assert waiting(consents) == ["waits"]
    assert consents.count() == 1
    assert consents.get("waits").times == 0
    for other in ("agreed", "left", "made-up", "nobody"):
        assert consents.get(other) is None


def test_whoever_was_never_asked_stands_first_then_who_was_asked_longest_ago(
    consents: Any, mentors: Any
) -> None:
    mentors.take_in([unconfirmed(id) for id in ("a", "b", "c")])
    consents.asked(consents.get("a"), NOW, [])
    consents.asked(consents.get("b"), NOW - DAY, [])
    assert waiting(consents) == ["c", "b", "a"]
    assert [one.mentor.external_id for one in consents.waiting(2)] == ["c", "b"]
    consents.asked(consents.get("b"), NOW + DAY, [])
    assert waiting(consents) == ["c", "a", "b"]
    told = consents.get("b")
    assert (told.asked, told.times) == (NOW + DAY, 2)


def test_of_two_presses_one_asks(consents: Any, mentors: Any) -> None:
    mentors.take_in([unconfirmed("a")])
    for _ in range(2):
        before = consents.get("a")
        consents.asked(before, NOW, [])
        with pytest.raises(Conflict):
            consents.asked(before, NOW, [])
    assert consents.get("a").times == 2


def test_since_when_somebody_waits_stays_whatever_is_imported_later(
    engine: sa.engine.Engine, few: Any
) -> None:
    mentors = SqlMentors(engine, few)
    consents = SqlConsents(engine, mentors)
    mentors.take_in([unconfirmed("a")])
    since = consents.get("a").since  # type: ignore[union-attr]
    assert since is not None
    mentors.take_in([unconfirmed("a", title="midwife")])
    again = consents.get("a")
    assert again is not None
    assert (again.since, again.mentor.title) == (since, "midwife")


def test_the_mail_is_written_with_the_note_or_not_at_all(engine: Any, few: Any) -> None:
    mentors = SqlMentors(engine, few)
    consents, outbox = SqlConsents(engine, mentors), SqlOutbox(engine)
    mentors.take_in([unconfirmed("a")])
    before = consents.get("a")
    assert before is not None
    consents.asked(before, NOW, [Mail("first", "a@example.org", "subject", "text")])
    with pytest.raises(Conflict):
        consents.asked(before, NOW, [Mail("second", "a@example.org", "subject", "text")])
    assert [mail.id for mail in outbox.due(NOW + DAY, 10)] == ["first"]


def test_whom_nobody_can_write_to_stands_in_nobodys_way(consents: Any, mentors: Any) -> None:
    mentors.take_in([unconfirmed("a", email=""), unconfirmed("b"), unconfirmed("c")])
    consents.asked(consents.get("c"), NOW, [])
    assert waiting(consents) == ["b", "c", "a"]


def test_whoever_comes_again_after_leaving_was_never_asked(consents: Any, mentors: Any) -> None:
    mentors.take_in([unconfirmed("a")])
    consents.asked(consents.get("a"), NOW, [])
    mentors.remove(["a"])
    mentors.take_in([unconfirmed("a")])
    assert consents.get("a").times == 0
