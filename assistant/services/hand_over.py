"""Hands a person over to the coordinator, and forgets a person who asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from assistant.mentoring.people import HandOff
from assistant.mentoring.ports import People


@dataclass(frozen=True)
class HandOver:
    """Keeps contact details until the coordinator has read them (`mentor handoffs`)."""

    people: People
    now: Callable[[], datetime]

    def keep(self, key: str, contact: str) -> None:
        """Keep how the coordinator can reach this person."""
        self.people.keep_hand_off(HandOff(key, contact, self.now().isoformat(timespec="seconds")))

    def waiting(self) -> list[HandOff]:
        """Everybody who asked for a person, oldest first."""
        return self.people.hand_offs()

    def forget(self, key: str) -> None:
        """Delete the person's row, contact details and stored replies."""
        self.people.forget(key)
