"""Each port as the fake the other tests use, and as the store that ships on both databases."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from assistant.mentoring.occupations import Occupations
from assistant.storage.drafts import SqlDrafts
from assistant.storage.figures import SqlUnmet
from assistant.storage.importing import Importing
from assistant.storage.mentors import SqlMentors
from assistant.storage.outbox import SqlOutbox
from assistant.storage.people import SqlAnswers, SqlPeople
from assistant.storage.places import SqlPlaces
from assistant.storage.plans import SqlPlanLinks
from assistant.storage.questions import SqlQuestions
from tests.fakes import (
    FakeAnswers,
    FakeDrafts,
    FakeMentors,
    FakeOutbox,
    FakePeople,
    FakePlaces,
    FakePlanLinks,
    FakeQuestions,
    FakeUnmet,
)
from tests.postgres import emptied

KINDS = ["fake", "sqlite", "postgresql"]


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest) -> sa.engine.Engine | None:
    """An empty database of the kind the test runs on; None for the fakes."""
    if request.param == "postgresql":
        return emptied(request.getfixturevalue("postgres"))
    return request.getfixturevalue("engine") if request.param == "sqlite" else None


@pytest.fixture
def people(store: sa.engine.Engine | None) -> Any:
    return SqlPeople(store) if store else FakePeople()


@pytest.fixture
def answers(store: sa.engine.Engine | None) -> Any:
    return SqlAnswers(store) if store else FakeAnswers()


@pytest.fixture
def mentors(store: sa.engine.Engine | None, few: Occupations) -> Any:
    return SqlMentors(store, few) if store else FakeMentors(few)


@pytest.fixture
def questions(store: sa.engine.Engine | None) -> Any:
    return SqlQuestions(store) if store else FakeQuestions()


@pytest.fixture
def unmet(store: sa.engine.Engine | None) -> Any:
    return SqlUnmet(store) if store else FakeUnmet()


@pytest.fixture
def drafts(store: sa.engine.Engine | None, mentors: Any) -> Any:
    return SqlDrafts(store, mentors) if store else FakeDrafts(mentors)


@pytest.fixture
def places(store: sa.engine.Engine | None) -> Any:
    return SqlPlaces(store) if store else FakePlaces()


@pytest.fixture
def outbox(store: sa.engine.Engine | None) -> Any:
    return SqlOutbox(store) if store else FakeOutbox()


@pytest.fixture
def plan_links(store: sa.engine.Engine | None) -> Any:
    return SqlPlanLinks(store) if store else FakePlanLinks()


@pytest.fixture
def importing(engine: sa.engine.Engine, occupations: Occupations) -> Importing:
    return Importing(SqlMentors(engine, occupations), SqlPlaces(engine), occupations)
