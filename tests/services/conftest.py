"""The services on fakes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.services.explore_ways import ExploreWays
from assistant.services.find_mentors import FindMentors
from assistant.services.walk_journey import WalkJourney
from tests.builders import LANGUAGES, TODAY, a_programme
from tests.fakes import FakeMentors, FakePeople, FakePlaces

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

    def make(people: FakePeople, *mentors: Mentor) -> WalkJourney:
        return WalkJourney(
            people, finding(*mentors), a_programme(), ExploreWays(FakePlaces(), Occupations())
        )

    return make
