"""What the services need of conversations: people, replies, questions and figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from assistant.mentoring.people import HandOff, Person
from assistant.mentoring.questions import AddedAnswer, Question


class People(Protocol):
    """The rows of people."""

    def load(self, key: str) -> Person:
        """The person's row; a new person with version 0 where there is none."""

    def save(self, person: Person) -> Person:
        """Write the row one version on; raises Conflict if somebody wrote it since `load`."""

    def forget(self, key: str) -> None:
        """Delete all that is kept of the person."""

    def silent_since(self, moment: datetime) -> list[str]:
        """The keys of people whose row was last written before that moment (with time zone)."""

    def keep_hand_off(self, hand_off: HandOff) -> None:
        """Keep contact details for the coordinator."""

    def hand_offs(self) -> list[HandOff]:
        """All kept contact details, oldest first, each with its `id`."""

    def share_hand_off(self, key: str) -> None:
        """The person agrees that whoever reads their latest contact details reads what was said."""

    def settle_hand_off(self, id: int) -> None:
        """The coordinator has dealt with it: the contact details are deleted."""


class Answers(Protocol):
    """The replies each message got, so that a repeated message gets the same ones."""

    def get(self, key: str, message_id: str) -> list[dict[str, object]] | None:
        """The stored replies, or None for a message not seen before."""

    def put(
        self, key: str, message_id: str, said: str | None, replies: list[dict[str, object]]
    ) -> None:
        """Store the replies to a message; `said` is what the person sees as their own words."""

    def buttons(self, key: str) -> dict[str, str]:
        """The buttons lately offered to this sender: payload -> title."""

    def history(self, key: str, limit: int, after: int = 0) -> list[dict[str, object]]:
        """The last `limit` turns as messages, oldest first.

        Each has a `number` that grows, and of a turn either all have one above `after` or none:
        whoever names the last number they have gets the rest.
        """

    def changed(self, since: int) -> tuple[int, set[str]]:
        """Which conversations got a turn after the mark `since`, and the newest mark."""


class Questions(Protocol):
    """Questions without an answer, kept without a person, and the answers the coordinator adds."""

    def keep(self, text: str, now: datetime) -> None:
        """Keep a question; one asked before is counted once more and waits again."""

    def waiting(self) -> list[Question]:
        """Those nobody has dealt with, most asked first."""

    def settle(self, question_id: int) -> None:
        """It was dealt with; asked again, it waits again."""

    def add(self, answer: AddedAnswer, now: datetime) -> AddedAnswer:
        """Keep an answer, as a new one or in place of the one with its `id`."""

    def remove(self, answer_id: int) -> None:
        """Take an added answer away."""

    def added(self) -> list[AddedAnswer]:
        """Every added answer, in the order they were added."""


class Unmet(Protocol):
    """Wishes of searches that found too few, counted by day."""

    def note(self, day: date, wishes: Iterable[tuple[str, str]]) -> None:
        """Count each wish, such as ``("title", "midwife")``, once more."""

    def since(self, day: date) -> list[tuple[str, str, int]]:
        """Wish, value and how often since that day, most often first."""


class Visits(Protocol):
    """When conversations began and how far they went, without whose they were."""

    def since(self, moment: datetime) -> list[tuple[datetime, tuple[str, ...]]]:
        """Beginning and visited steps of those begun since then, oldest first."""
