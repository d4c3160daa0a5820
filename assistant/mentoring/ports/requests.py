"""What the services need of all that passes between a mentee and a mentor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from assistant.mentoring.mails import Mail
from assistant.mentoring.plans import PlanLink
from assistant.mentoring.relationships import Relationship
from assistant.mentoring.requests import Request


class Requests(Protocol):
    """Requests to mentors, and the mails that go with each change: both are written or neither."""

    def add(self, request: Request, mails: Sequence[Mail]) -> Request:
        """Keep a new request; where one of the same person to the same mentor is open, that one.

        Raises TooMany where the person has `MOST_OPEN` open requests already.
        """

    def get(self, request_id: str) -> Request | None:
        """The request, or None."""

    def change(self, before: Request, after: Request, mails: Sequence[Mail] = ()) -> None:
        """Write `after`; raises Conflict unless it still stands as in `before`."""

    def of_person(self, key: str) -> list[Request]:
        """All of one person, newest first."""

    def of_mentor(self, mentor_id: str) -> list[Request]:
        """All to one mentor, newest first."""

    def open(self) -> list[Request]:
        """All that wait for somebody, oldest first."""

    def since(self, moment: datetime) -> list[Request]:
        """All begun since then, newest first."""

    def untold(self) -> set[str]:
        """The keys of people who have not heard yet that a mentor said yes."""

    def forget(self, key: str) -> None:
        """Delete a person's requests and the mails not yet sent for them."""


class Relationships(Protocol):
    """What became of accepted requests, and the mails of each change: both or neither."""

    def get(self, relationship_id: str) -> Relationship | None:
        """The relationship, or None where nobody has touched it yet."""

    def change(
        self, before: Relationship, after: Relationship, mails: Sequence[Mail] = ()
    ) -> Relationship:
        """Write `after` one version on; raises Conflict unless it still stands as in `before`.

        Version 0 means that it is not kept yet.
        """

    def active(self) -> list[Relationship]:
        """All that have not ended, oldest first."""

    def talked_of(self) -> list[Relationship]:
        """All in which somebody said how it is going, newest first; ended ones too."""

    def not_begun(self) -> list[str]:
        """Accepted requests of which nothing is kept here."""

    def forget(self, key: str) -> None:
        """Delete all of one person."""


class Blocks(Protocol):
    """Pairs that are never brought together again."""

    def add(self, key: str, email: str | None, mentor_id: str, by: str) -> None:
        """Keep a person and a mentor apart; `by` is the side that wished it."""

    def of_person(self, key: str, email: str | None) -> tuple[str, ...]:
        """The mentors somebody is kept apart from, known by their key or their address."""

    def forget(self, key: str) -> None:
        """Delete what the person wished; of what mentors wished only the address's digest stays."""


class Hopes(Protocol):
    """Mentees whose hopes mentors may read without a name, and the talks mentors offered them."""

    def agree(self, key: str) -> None:
        """The person said yes; saying it twice is saying it once."""

    def latest(self, limit: int) -> list[tuple[str, str]]:
        """An id that tells nothing and the person's key, the newest first."""

    def key_of(self, hope_id: str) -> str | None:
        """The key behind an id, or None."""

    def offer(self, key: str, mentor_id: str) -> None:
        """A mentor offers the person a talk; twice is once."""

    def offered_to(self, key: str) -> list[str]:
        """The mentors who offered the person a talk, in order."""

    def news(self, key: str, message_id: str) -> list[str]:
        """Those not told of yet; each is told in answer to one message alone."""

    def forget(self, key: str) -> None:
        """Delete the person's yes and what was offered them."""


class PlanLinks(Protocol):
    """What mailed links to plans open; a link is kept together with its mail."""

    def add(self, link: PlanLink, mails: Sequence[Mail]) -> None:
        """Keep a link and write its mail."""

    def get(self, link_id: str) -> PlanLink | None:
        """The link, or None."""

    def of_person(self, key: str) -> list[PlanLink]:
        """All of one person, newest first."""

    def forget(self, key: str) -> None:
        """Delete a person's links and the mails not yet sent for them."""


class Links(Protocol):
    """Addresses that prove who opens them."""

    def sign(self, role: str, request_id: str) -> str:
        """A token for one role in one thing, such as a side of a request."""

    def read(self, token: str) -> tuple[str, str]:
        """Role and id of a token; raises BadInput for one we never signed."""
