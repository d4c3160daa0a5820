"""The desk over a database of each test's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from assistant.bootstrap import Services, build
from assistant.mentoring.occupations import Occupations
from assistant.nlp.vocabulary import Vocabulary
from assistant.settings import read_settings
from tests.desk.desk_site import Site, a_desk


@pytest.fixture
def services(
    engine: sa.engine.Engine, few: Occupations, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Services]:
    monkeypatch.setattr("assistant.bootstrap.load_vocabulary", lambda: Vocabulary(few))
    url = engine.url.render_as_string(hide_password=False)
    settings = {"MENTOR_DATABASE_URL": url, "MENTOR_SECRET_KEY": "for tests", "MENTOR_DEMO": "0"}
    built = build(read_settings(settings))
    yield built
    built.engine.dispose()


@pytest.fixture
def site(services: Services) -> Iterator[Site]:
    with a_desk(services) as site:
        yield site
