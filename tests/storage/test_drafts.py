"""Profiles handed in by people who would like to mentor, in the fake and in SQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.mentoring.drafts import Draft, decided, handed_in
from assistant.mentoring.errors import Conflict
from assistant.mentoring.mails import Mail
from assistant.mentoring.mentors import APPROVED, DECLINED
from assistant.mentoring.occupations import Occupations
from assistant.storage.drafts import SqlDrafts
from assistant.storage.mentors import SqlMentors
from assistant.storage.tables.requests import outbox
from tests.builders import a_mentor

NOW = datetime(2026, 11, 23, 9, 0, 1, 5, tzinfo=timezone.utc)
WISH = {("title", "nurse"): 1.0}


def a_draft(id: str = "own-1", hours: int = 0, **fields: Any) -> Draft:
    """A profile that waits, handed in so many hours after the others."""
    mentor = a_mentor(id, email=f"{id}@example.org", **fields)
    return handed_in(mentor, "web:ada", NOW + timedelta(hours=hours))


def listed(mentors: Any) -> list[str]:
    return [mentor.external_id for mentor in mentors.candidates(WISH, 9)]


def test_a_profile_comes_back_as_it_was_handed_in_and_is_listed_nowhere(
    drafts: Any, mentors: Any
) -> None:
    drafts.hand_in(a_draft())
    assert drafts.get("own-1") == a_draft()
    assert drafts.waiting() == drafts.of_person("web:ada") == [a_draft()]
    assert listed(mentors) == []
    assert mentors.candidates({}, 9) == []
    assert not mentors.by_ids(["own-1"])[0].takes_mentees(NOW.date())


def test_whoever_waits_longest_comes_first(drafts: Any) -> None:
    for draft in (a_draft("b", 2), a_draft("a", 3), a_draft("c", 1)):
        drafts.hand_in(draft)
    assert [draft.mentor.external_id for draft in drafts.waiting()] == ["c", "b", "a"]


@pytest.mark.parametrize(("approve", "shown"), [(True, ["own-1"]), (False, [])])
def test_only_whoever_was_approved_is_found(
    drafts: Any, mentors: Any, approve: bool, shown: list[str]
) -> None:
    drafts.hand_in(a_draft())
    after = decided(a_draft(), approve, "Welcome", NOW)
    drafts.decide(a_draft(), after, [])
    assert drafts.get("own-1") == after
    assert drafts.waiting() == []
    assert listed(mentors) == shown


def test_a_profile_that_changed_meanwhile_is_not_decided_about(drafts: Any, mentors: Any) -> None:
    drafts.hand_in(a_draft())
    drafts.hand_in(a_draft(hours=1, bio="Changed"))
    with pytest.raises(Conflict):
        drafts.decide(a_draft(), decided(a_draft(), True, "", NOW), [])
    assert listed(mentors) == []


def test_two_who_decide_at_once_are_not_both_right(drafts: Any) -> None:
    drafts.hand_in(a_draft())
    drafts.decide(a_draft(), decided(a_draft(), False, "", NOW), [])
    with pytest.raises(Conflict):
        drafts.decide(a_draft(), decided(a_draft(), True, "", NOW), [])
    assert drafts.get("own-1").mentor.review == DECLINED


def test_a_profile_handed_in_again_waits_again(drafts: Any, mentors: Any) -> None:
    drafts.hand_in(a_draft())
    drafts.decide(a_draft(), decided(a_draft(), True, "", NOW), [])
    again = a_draft(hours=1, bio="Changed")
    drafts.hand_in(again)
    assert drafts.waiting() == [again]
    assert listed(mentors) == []


def test_what_an_import_says_does_not_undo_a_decision(
    engine: sa.engine.Engine, few: Occupations
) -> None:
    mentors = SqlMentors(engine, few)
    SqlDrafts(engine, mentors).hand_in(a_draft())
    mentors.take_in([a_mentor("own-1", bio="From a file")])
    assert listed(mentors) == []
    assert mentors.by_ids(["own-1"])[0].bio == "From a file"


def test_forgetting_somebody_leaves_only_whoever_is_listed_already(
    drafts: Any, mentors: Any
) -> None:
    for id in ("waits", "approved"):
        drafts.hand_in(a_draft(id))
    drafts.decide(a_draft("approved"), decided(a_draft("approved"), True, "", NOW), [])
    drafts.hand_in(replace(a_draft("other"), person_key="web:bob"))
    drafts.forget("web:ada")
    assert drafts.of_person("web:ada") == []
    assert [mentor.external_id for mentor in mentors.by_ids(["waits", "approved"])] == ["approved"]
    assert mentors.by_ids(["approved"])[0].review == APPROVED
    assert [draft.mentor.external_id for draft in drafts.waiting()] == ["other"]


def test_a_decision_is_written_with_its_mail_or_not_at_all(
    engine: sa.engine.Engine, few: Occupations
) -> None:
    store = SqlDrafts(engine, SqlMentors(engine, few))
    store.hand_in(a_draft())
    mail = Mail("m-1", "own-1@example.org", "You are listed", "Hello")
    after = decided(a_draft(), True, "", NOW)
    store.decide(a_draft(), after, [mail])
    with pytest.raises(Conflict):
        store.decide(a_draft(), after, [replace(mail, id="m-2")])
    with engine.connect() as connection:
        assert connection.execute(sa.select(outbox.c.id)).scalars().all() == ["m-1"]
