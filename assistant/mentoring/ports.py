"""What the services need from the world; fakes and real stores pass the same contract suites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from assistant.mentoring.directory import Place
from assistant.mentoring.drafts import Draft
from assistant.mentoring.mails import GivenUp, Mail
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.people import HandOff, Person
from assistant.mentoring.plans import PlanLink
from assistant.mentoring.questions import AddedAnswer, Question
from assistant.mentoring.requests import Request
from assistant.mentoring.terms import Terms


class MentorDirectory(Protocol):
    """The mentors, fetched by what they have in common with a wish."""

    def candidates(self, wish: Terms, limit: int, languages: Sequence[str] = ()) -> list[Mentor]:
        """Of those who can be asked, the ones sharing the most weight with `wish`.

        At most `limit`, and only whoever speaks one of `languages` or names none. Where more have
        a term than can be looked at, the lately seen are looked at first. Without a wish, those.
        """

    def by_ids(self, external_ids: Iterable[str]) -> list[Mentor]:
        """The mentors with these ids, in the order asked for; unknown ids are left out."""

    def sharing(self, kind: str, value: str, limit: int) -> list[Mentor]:
        """Those who can be asked and have one term, such as ``("organisation", "acme")``."""


class PlaceDirectory(Protocol):
    """Events, associations, schools and resources."""

    def all(self, kind: str) -> list[Place]:
        """Every place of one kind of `PLACE_KINDS`."""


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

    def history(self, key: str, limit: int) -> list[dict[str, object]]:
        """The last `limit` turns as messages, oldest first."""


class Tidy(Protocol):
    """Brings what people write into a table to codes; None where that cannot be told."""

    def language(self, text: str) -> str | None:
        """The ISO 639-1 code of a language's name."""

    def country(self, text: str) -> str | None:
        """The ISO 3166-1 alpha-2 code of a country's name."""

    def meeting(self, text: str) -> str | None:
        """The format a phrase such as "zoom" stands for."""

    def goal(self, text: str) -> str | None:
        """The goal a topic such as "CV review" belongs to."""


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

    def forget(self, key: str) -> None:
        """Delete a person's requests and the mails not yet sent for them."""


class MentorDrafts(Protocol):
    """Profiles handed in by people who would like to mentor; nobody is shown one that waits."""

    def hand_in(self, draft: Draft) -> None:
        """Keep it until the coordinator decides.

        One with the same `external_id` is replaced and waits anew, whatever was decided before.
        """

    def waiting(self) -> list[Draft]:
        """Those nobody decided about, longest waiting first."""

    def get(self, mentor_id: str) -> Draft | None:
        """One profile that was handed in, or None."""

    def of_person(self, key: str) -> list[Draft]:
        """All handed in from one conversation, newest first."""

    def decide(self, before: Draft, after: Draft, mails: Sequence[Mail]) -> None:
        """Write `after` with its mails; raises Conflict unless it still stands as in `before`."""

    def forget(self, key: str) -> None:
        """Delete a person's profiles that wait or were declined.

        Approved ones stay in the directory, no longer tied to a conversation.
        """


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


class Outbox(Protocol):
    """Mails written but not yet sent."""

    def given_up(self) -> list[GivenUp]:
        """Those that were tried for the last time, newest first."""

    def again(self, mail_id: str, now: datetime) -> None:
        """Try one that was given up from the beginning; any other is left alone."""

    def due(self, now: datetime, limit: int) -> list[Mail]:
        """Those whose time has come, oldest first."""

    def sent(self, mail: Mail, now: datetime) -> None:
        """It was handed on; never sent again."""

    def failed(self, mail: Mail, error: str, again: datetime | None) -> None:
        """It was not; tried again at `again`, or never."""


class Post(Protocol):
    """Hands a mail on."""

    def deliver(self, mail: Mail) -> None:
        """Send it; raises Unavailable where that failed and may work later."""


class MentorsOwn(Protocol):
    """What happens to records of mentors beside imports."""

    def set_own(self, external_id: str, **changes: Any) -> None:
        """Change fields of one mentor; no import overwrites them from then on."""

    def take_place(self, external_id: str) -> None:
        """One mentee less can be taken; what an import says later counts anew."""
