"""Each port twice: as the fake the other tests use, and as the store that ships."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from assistant.mentoring.occupations import Occupations
from assistant.storage.directory import SqlMentors, SqlPlaces
from assistant.storage.importing import Importing
from assistant.storage.people import SqlAnswers, SqlPeople
from tests.fakes import FakeAnswers, FakeMentors, FakePeople, FakePlaces

KINDS = ["fake", "sql"]


@pytest.fixture(params=KINDS)
def people(request: pytest.FixtureRequest, engine: sa.engine.Engine) -> Any:
    return FakePeople() if request.param == "fake" else SqlPeople(engine)


@pytest.fixture(params=KINDS)
def answers(request: pytest.FixtureRequest, engine: sa.engine.Engine) -> Any:
    return FakeAnswers() if request.param == "fake" else SqlAnswers(engine)


@pytest.fixture(params=KINDS)
def mentors(request: pytest.FixtureRequest, engine: sa.engine.Engine, few: Occupations) -> Any:
    return FakeMentors(few) if request.param == "fake" else SqlMentors(engine, few)


@pytest.fixture(params=KINDS)
def places(request: pytest.FixtureRequest, engine: sa.engine.Engine) -> Any:
    return FakePlaces() if request.param == "fake" else SqlPlaces(engine)


@pytest.fixture
def importing(engine: sa.engine.Engine, occupations: Occupations) -> Importing:
    return Importing(SqlMentors(engine, occupations), SqlPlaces(engine), occupations)
