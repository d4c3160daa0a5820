"""A person's row: what is known of them and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from assistant.mentoring.hosting import Hosting
from assistant.mentoring.journey import Journey
from assistant.mentoring.mentees import Profile


@dataclass(frozen=True)
class Person:
    """One conversation partner; `key` is the channel's namespace and its sender.

    `hosting` is their profile as a mentor, if they would like to be one, `written` when the row
    was last written, as `People.load` found it.
    """

    key: str
    profile: Profile = field(default_factory=Profile)
    journey: Journey = field(default_factory=Journey)
    version: int = 0
    last_message_id: str | None = None
    learnt: tuple[str, ...] = ()
    hosting: Hosting = field(default_factory=Hosting)
    written: datetime | None = field(default=None, compare=False)

    @property
    def only_mentors(self) -> bool:
        """Whether they came to mentor, and have told no wish of their own."""
        told = self.profile.goals or self.profile.target_title or self.profile.mentor_titles
        return bool(self.hosting.email) and self.journey.step == "welcome" and not told


@dataclass(frozen=True)
class HandOff:
    """A wish to talk to a person, kept for the coordinator.

    `created` is ISO 8601 in UTC; `about` tells what it is about where that is known; `agreed`
    whether the coordinator may read the conversation. `id` is given when it is kept.
    """

    key: str
    contact: str
    created: str
    about: str = ""
    agreed: bool = False
    id: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Coordinator:
    """The person behind the programme, as `programme.yml` names them."""

    name: str | None = None
    email: str | None = None
    hours: str | None = None


@dataclass(frozen=True)
class Programme:
    """What one programme differs in from another; the same keys as `programme.yml`."""

    name: str
    coordinator: Coordinator
    minimum_age: int
    who: str
    privacy: str
    retention_days: int
