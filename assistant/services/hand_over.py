"""Hands a person over to the coordinator, and forgets people: on their wish, or in time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.mentoring.people import HandOff
from assistant.mentoring.ports.conversations import People
from assistant.services.introduce import Introduce
from assistant.services.keep_company import KeepCompany


@dataclass(frozen=True)
class HandOver:
    """Keeps contact details until the coordinator has read them (`mentor handoffs`)."""

    people: People
    introduce: Introduce
    now: Callable[[], datetime]
    # Whatever else is kept under a person's key, deleted with the rest.
    also: tuple[Callable[[str], None], ...] = ()
    company: KeepCompany | None = None

    def keep(self, key: str, contact: str, about: str = "", agreed: bool = False) -> None:
        """Keep how the coordinator can reach this person, and what about.

        `agreed` says that the coordinator may read the conversation. What was kept without a
        contact before, and is told again here, gives way to this.
        """
        for kept in self.people.hand_offs():
            if kept.key == key and kept.about and not kept.contact:
                if about.startswith(kept.about):
                    self.people.settle_hand_off(kept.id)
        created = self.now().isoformat(timespec="seconds")
        self.people.keep_hand_off(HandOff(key, contact, created, about, agreed))

    def share(self, key: str) -> None:
        """The person agrees that the coordinator reads the conversation."""
        self.people.share_hand_off(key)

    def settle(self, id: int) -> None:
        """The coordinator has dealt with it: the contact details are deleted."""
        self.people.settle_hand_off(id)

    def waiting(self) -> list[HandOff]:
        """Everybody who asked for a person, oldest first."""
        return self.people.hand_offs()

    def forget_older(self, days: int) -> int:
        """Delete everybody not heard of for that many days; returns how many."""
        keys = self.people.silent_since(self.now() - timedelta(days=days))
        for key in keys:
            self.forget(key)
        return len(keys)

    def forget(self, key: str) -> None:
        """Delete the person's row, contact details, requests, replies and what else is theirs."""
        if self.company:
            # Before the requests go, which tell whose mentoring runs.
            self.company.forget(key)
        self.introduce.forget(key)
        for forget in self.also:
            forget(key)
        self.people.forget(key)
