"""Puts the plan together, mails it, and opens it again from the link in the mail.

Opening a link changes nothing. What it opens ends with "forget me" and after thirty days.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from assistant.mentoring.errors import BadInput
from assistant.mentoring.letters import Letters
from assistant.mentoring.mails import Mail
from assistant.mentoring.people import Person
from assistant.mentoring.plans import Plan, PlanLink, plan_of
from assistant.mentoring.ports.conversations import People
from assistant.mentoring.ports.directories import MentorDirectory
from assistant.mentoring.ports.requests import PlanLinks, Requests

VALID_FOR = timedelta(days=30)
# Whoever gives an address may be mistaken: nobody is mailed without end.
MOST_A_DAY = 3
# Only these conversations live in a browser, where they can be gone on with.
_IN_BROWSER = "web:"
_ONWARD = " From there you can also go on with our conversation, on any device."


class Tokens(Protocol):
    """Proves that a link was made here."""

    def sign(self, link_id: str) -> str:
        """The token of one link."""

    def read(self, token: str) -> str:
        """The link's id; raises BadInput for a token we never signed, or a stale one."""


class TooOften(BadInput):
    """Raised when somebody has their plan mailed more often than they can need."""


@dataclass(frozen=True)
class SeenPlan:
    """A plan as its link shows it; `goes_on` says whether the conversation can go on from it."""

    plan: Plan
    name: str | None
    goes_on: bool


@dataclass(frozen=True)
class KeepPlan:
    """`address` tells where this server is reached, without a slash at the end; `talks` how the
    next talk of a person stands.
    """

    people: People
    mentors: MentorDirectory
    requests: Requests
    plan_links: PlanLinks
    tokens: Tokens
    letters: Letters
    address: Callable[[], str]
    now: Callable[[], datetime]
    talks: Callable[[str], Sequence[str]] = lambda key: ()

    def of(self, person: Person) -> Plan:
        """The plan as it stands; nobody too young has a mentor in it."""
        if person.journey.young:
            return plan_of(person.profile, person.journey, None)
        requests, talks = self.requests.of_person(person.key), self.talks(person.key)
        return plan_of(person.profile, person.journey, self._mentor(person), requests, talks)

    def unsent(self, person: Person) -> str | None:
        """Whom the message is for that was put off; None where there is none."""
        journey = person.journey
        if journey.young or journey.step != "done" or not journey.chosen:
            return None
        asked = {request.mentor_id for request in self.requests.of_person(person.key)}
        return None if journey.chosen in asked else self._mentor(person)

    def mail(self, person: Person) -> None:
        """Mail the plan with a link to the person's address; raises TooOften."""
        lately = [
            link
            for link in self.plan_links.of_person(person.key)
            if self.now() - link.created < timedelta(days=1)
        ]
        if len(lately) >= MOST_A_DAY:
            raise TooOften("the plan was mailed several times today")
        to = person.profile.email
        if not to:
            raise BadInput("there is no address to mail the plan to")
        link = PlanLink(uuid.uuid4().hex, person.key, self.now())
        address = f"{self.address()}/plans/{self.tokens.sign(link.id)}"
        greeting = f"Hello {person.profile.name}" if person.profile.name else "Hello"
        subject, text = self.letters.fill(
            "plan",
            greeting=greeting,
            plan=self.of(person).in_words(),
            onward=_ONWARD if _in_browser(person.key) else "",
            days=VALID_FOR.days,
            link=address,
        )
        self.plan_links.add(link, [Mail(f"{link.id}-plan", to, subject, text, address, link.id)])

    def seen(self, token: str) -> SeenPlan:
        """What the link opens; raises BadInput for one that opens nothing any more."""
        person = self._person(token)
        return SeenPlan(self.of(person), person.profile.name, _in_browser(person.key))

    def conversation(self, token: str) -> str:
        """The key of the conversation to go on with; raises BadInput where there is none."""
        person = self._person(token)
        if not _in_browser(person.key):
            raise BadInput("this conversation is in no browser")
        return person.key

    def forget(self, key: str) -> None:
        """From now on no link opens anything of this person."""
        self.plan_links.forget(key)

    def _person(self, token: str) -> Person:
        link = self.plan_links.get(self.tokens.read(token))
        if link is None or self.now() - link.created > VALID_FOR:
            raise BadInput("this link opens nothing any more")
        person = self.people.load(link.person_key)
        if not person.version:
            raise BadInput("this person is forgotten")
        return person

    def _mentor(self, person: Person) -> str | None:
        chosen = person.journey.chosen
        found = self.mentors.by_ids([chosen]) if chosen else []
        for mentor in found:
            return f"{mentor.name} (fictional demo person)" if mentor.fictional else mentor.name
        return None


def _in_browser(key: str) -> bool:
    return key.startswith(_IN_BROWSER)
