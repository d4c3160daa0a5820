"""What the services need of the directories: mentors, places, and profiles not listed yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

from assistant.mentoring.consents import Unconfirmed
from assistant.mentoring.directory import Place
from assistant.mentoring.drafts import Draft
from assistant.mentoring.hosting import Host
from assistant.mentoring.mails import Mail
from assistant.mentoring.mentors import Mentor
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

    def by_email(self, email: str) -> list[Mentor]:
        """All with this address, whatever their state; case does not count."""


class PlaceDirectory(Protocol):
    """Events, associations, schools and resources."""

    def all(self, kind: str) -> list[Place]:
        """Every place of one kind of `PLACE_KINDS`."""


class MentorsOwn(Protocol):
    """What happens to records of mentors beside imports."""

    def set_own(self, external_id: str, **changes: Any) -> None:
        """Change fields of one mentor; no import overwrites them from then on."""

    def take_place(self, external_id: str) -> None:
        """One mentee less can be taken; what an import says later counts anew."""

    def give_place(self, external_id: str) -> None:
        """One mentee more can be taken again."""


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


class Consents(Protocol):
    """Mentors whose own yes to being listed is missing, and when they were asked for it."""

    def waiting(self, limit: int) -> list[Unconfirmed]:
        """At most so many: those never asked first, then whoever was asked longest ago."""

    def count(self) -> int:
        """How many wait."""

    def get(self, mentor_id: str) -> Unconfirmed | None:
        """One who waits, or None."""

    def asked(self, before: Unconfirmed, now: datetime, mails: Sequence[Mail]) -> None:
        """Note that they were asked, with the mail; raises Conflict unless it stands as before."""


class Hosts(Protocol):
    """Profiles handed in by people whose address is not proved yet."""

    def keep(self, host: Host, mails: Sequence[Mail]) -> None:
        """Keep it with its mails; one with the same id is replaced.

        A new one takes the place of what the person handed in before and did not prove. Raises
        Conflict where the same one is kept in this moment.
        """

    def get(self, host_id: str) -> Host | None:
        """The profile, or None."""

    def forget(self, key: str) -> None:
        """Delete a person's profiles; what became a mentor stays in the directory."""


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
