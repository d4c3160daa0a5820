"""Hands a person over to the coordinator, and forgets people: on their wish, or in time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.mentoring.people import HandOff
from assistant.mentoring.ports.conversations import People
from assistant.mentoring.requests import OPEN
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
    # Takes down the profiles a person handed in that mentees may read.
    take_down: Callable[[str], None] = lambda key: None

    def keep(self, key: str, contact: str, about: str = "", agreed: bool = False) -> bool:
        """Keep how the coordinator can reach this person, and what about; whether that is new.

        `agreed` says that the coordinator may read the conversation. What was kept without a
        way to reach them is completed by one, or by further words.
        """
        before = next((kept for kept in self.waiting() if _goes_on(kept, key, about)), None)
        if before and not contact and before.about == about:
            return False
        created = before.created if before else self.now().isoformat(timespec="seconds")
        agreed = agreed or bool(before and before.agreed)
        self.people.keep_hand_off(HandOff(key, contact, created, about, agreed))
        if before:
            # Last, so that it is not lost in between.
            self.people.settle_hand_off(before.id)
        return before is None

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
        """Delete everybody not heard of for that many days; returns how many.

        Whoever waits for a mentor or meets one stays until that is over.
        """
        silent = self.people.silent_since(self.now() - timedelta(days=days))
        keys = [key for key in silent if not self._goes_on(key)]
        for key in keys:
            self._delete(key)
        return len(keys)

    def _goes_on(self, key: str) -> bool:
        if any(request.status in OPEN for request in self.introduce.requests.of_person(key)):
            return True
        return bool(self.company and self.company.with_whom(key))

    def forget(self, key: str) -> None:
        """Delete the person's row, contact details, requests, replies and what else is theirs.

        It is their own wish, so that they are no mentor any more either.
        """
        self.take_down(key)
        self._delete(key)

    def _delete(self, key: str) -> None:
        if self.company:
            # Before the requests go, which tell whose mentoring runs.
            self.company.forget(key)
        self.introduce.forget(key)
        for forget in self.also:
            forget(key)
        self.people.forget(key)


def _goes_on(kept: HandOff, key: str, about: str) -> bool:
    """Whether what is told now completes what was kept without a way to reach the person."""
    return kept.key == key and not kept.contact and about.startswith(kept.about)
