"""What several folders of tests share: the vocabulary, the demo records, an empty database."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.mentoring.directory import Place
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.nlp.vocabulary import load_vocabulary
from assistant.storage.engine import migrate, open_engine
from assistant.storage.files import open_source
from assistant.storage.importing import DEMO
from assistant.storage.records import mentor_from, place_from
from tests.builders import some_occupations

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture
def few() -> Occupations:
    """A vocabulary small enough to know by heart."""
    return some_occupations()


@pytest.fixture(scope="session")
def occupations() -> Occupations:
    """The vocabulary the program ships."""
    return load_vocabulary().occupations


@pytest.fixture(scope="session")
def demo_mentors(occupations: Occupations) -> list[Mentor]:
    rows = open_source(DEMO / "mentors.jsonl").rows()
    return [mentor_from(record, occupations) for _, record in rows]


@pytest.fixture(scope="session")
def demo_places() -> dict[str, list[Place]]:
    kinds = ("events", "associations", "schools", "resources")
    return {
        kind: [place_from(record) for _, record in open_source(DEMO / f"{kind}.jsonl").rows()]
        for kind in kinds
    }


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest version, to be copied: migrating takes longer."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture
def engine(migrated_file: Path, tmp_path: Path) -> Iterator[sa.engine.Engine]:
    """An empty database of this test's own."""
    path = tmp_path / "mentor.db"
    shutil.copy(migrated_file, path)
    engine: Any = open_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


from tests.postgres import postgres  # noqa: E402, F401  fixtures
from tests.serving import chromium, outbox, server  # noqa: E402, F401  fixtures
