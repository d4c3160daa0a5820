"""The services on fakes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone

import pytest

from assistant.mentoring.directory import Place
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.services.explore_ways import ExploreWays
from assistant.services.find_mentors import FindMentors
from assistant.services.walk_journey import WalkJourney
from tests.builders import LANGUAGES, TODAY, a_programme
from tests.fakes import FakeMentors, FakePeople, FakePlaces, FakeRequests

Finder = Callable[..., FindMentors]


@pytest.fixture
def finding(few: Occupations) -> Finder:
    """Makes a service that finds among the given mentors."""

    def make(*mentors: Mentor) -> FindMentors:
        return FindMentors(FakeMentors(few, *mentors), few, LANGUAGES, lambda: TODAY)

    return make


@pytest.fixture
def walking(finding: Finder) -> Callable[..., WalkJourney]:
    """Makes a journey over the given rows and mentors."""

    def make(
        people: FakePeople,
        *mentors: Mentor,
        requests: FakeRequests | None = None,
        now: Callable[[], datetime] | None = None,
        **places: list[Place],
    ) -> WalkJourney:
        return WalkJourney(
            people,
            finding(*mentors),
            a_programme(),
            ExploreWays(FakePlaces(**places), Occupations()),
            requests or FakeRequests(),
            now or _now,
        )

    return make


def _now() -> datetime:
    return datetime.now(timezone.utc)
