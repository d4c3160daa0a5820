"""What a mentor sees and does on a page of their own, which a mailed link opens."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from assistant.mentoring.addresses import mentor_address
from assistant.mentoring.errors import BadInput, MentorError
from assistant.mentoring.goals import GOALS
from assistant.mentoring.hours import is_span
from assistant.mentoring.letters import Letters
from assistant.mentoring.mails import Mail
from assistant.mentoring.matching import allowed, score
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.ports.conversations import People
from assistant.mentoring.ports.directories import MentorsOwn
from assistant.mentoring.ports.mails import Outbox
from assistant.mentoring.ports.requests import Blocks, Hopes, Links, Requests
from assistant.mentoring.reasons import article, explain
from assistant.mentoring.requests import MENTOR, PENDING, Request
from assistant.services.find_mentors import WORTH_SHOWING, FindMentors
from assistant.services.introduce import Introduce

logger = logging.getLogger(__name__)
# The role of a link that opens somebody's own page.
OWN = "own"
MOST_HOPES, _LOOKED_AT = 5, 300
_LONGEST_BIO, MOST_CAPACITY = 1000, 20


class NotTaken(BadInput):
    """Raised where a form holds what cannot be taken; `fields` names where."""

    def __init__(self, fields: list[str]) -> None:
        super().__init__("these cannot be taken: " + ", ".join(fields))
        self.fields = fields


@dataclass(frozen=True)
class Hope:
    """What somebody hopes for, without a name, and why this mentor could help."""

    id: str
    text: str
    reasons: tuple[str, ...]
    offered: bool = False


@dataclass(frozen=True)
class Own:
    """A mentor's page: `waiting` holds the requests to answer, each with its link."""

    mentor: Mentor
    waiting: tuple[tuple[Request, str], ...]
    hopes: tuple[Hope, ...]


@dataclass(frozen=True)
class OwnPage:
    """`address` tells where this server is reached, without a slash at the end."""

    find_mentors: FindMentors
    own: MentorsOwn
    requests: Requests
    introduce: Introduce
    people: People
    hopes: Hopes
    blocks: Blocks
    outbox: Outbox
    links: Links
    letters: Letters
    address: Callable[[], str]
    now: Callable[[], datetime]

    def link(self, mentor_id: str) -> str:
        """The address of a mentor's page."""
        return f"{self.address()}/mentoring/{self.links.sign(OWN, mentor_id)}"

    def mail_link(self, email: str) -> None:
        """Mail the link to whoever is a mentor with this address; nobody else is told anything."""
        for mentor in self.find_mentors.directory.by_email(email):
            link = self.link(mentor.external_id)
            subject, text = self.letters.write_to_mentor("own_page", mentor, "", link)
            who = sha256(mentor.external_id.encode()).hexdigest()[:20]
            # Asking again and again fills nobody's mailbox: one in ten minutes.
            id = f"{who}-own-{self.now():%Y%m%d%H%M}"[:-1]
            self.outbox.put([Mail(id, mentor_address(mentor), subject, text, link)], self.now())

    def seen(self, mentor_id: str) -> Own:
        """The page; raises BadInput where the mentor is gone."""
        mentor = self._mentor(mentor_id)
        pending = [r for r in self.requests.of_mentor(mentor_id) if r.status == PENDING]
        links = self.introduce.links
        return Own(
            mentor,
            tuple((r, f"/requests/{links.sign(MENTOR, r.id)}") for r in pending),
            self._hopes(mentor) if mentor.takes_mentees(self.now().date()) else (),
        )

    def change(self, mentor_id: str, typed: Mapping[str, str]) -> None:
        """What the form says; raises NotTaken, which names the fields that cannot be taken."""
        self._mentor(mentor_id)
        hours = tuple(map(_span, _items(typed["hours"])))
        spoken = {name.lower(): code for code, name in self.find_mentors.language_names.items()}
        languages = [spoken.get(name.lower()) for name in _items(typed["languages"])]
        capacity = typed["capacity"].strip()
        wrong = {
            "hours": not all(map(is_span, hours)),
            "languages": None in languages,
            "capacity": not capacity.isdigit() or int(capacity) > MOST_CAPACITY,
        }
        if any(wrong.values()):
            raise NotTaken([field for field, is_wrong in wrong.items() if is_wrong])
        self.own.set_own(
            mentor_id,
            hours=hours,
            languages=tuple(dict.fromkeys(code for code in languages if code)),
            capacity=int(capacity),
            bio=typed["bio"].strip()[:_LONGEST_BIO] or None,
        )

    def pause(self, mentor_id: str, until: str) -> None:
        """No new requests before that day; raises NotTaken for one that is past or none."""
        self._mentor(mentor_id)
        try:
            day = date.fromisoformat(until)
        except ValueError:
            raise NotTaken(["until"]) from None
        if day <= self.now().date():
            raise NotTaken(["until"])
        self.own.set_own(mentor_id, paused_until=day)

    def come_back(self, mentor_id: str) -> None:
        """The pause ends, or the profile is listed again."""
        self._mentor(mentor_id)
        self.own.set_own(mentor_id, paused_until=None, active=True)

    def leave(self, mentor_id: str) -> None:
        """Take the profile down, and answer whoever waits with a kind no."""
        self._mentor(mentor_id)
        self.own.set_own(mentor_id, active=False)
        for request in self.requests.of_mentor(mentor_id):
            if request.status == PENDING:
                try:
                    self.introduce.answer(
                        self.introduce.links.sign(MENTOR, request.id), "no", "", ""
                    )
                except MentorError as error:
                    logger.info("request %s ended otherwise: %s", request.id, error)

    def offer(self, mentor_id: str, hope_id: str) -> None:
        """Offer somebody a talk; they hear of it in the conversation and decide themselves."""
        key = self.hopes.key_of(hope_id)
        mentor = self._mentor(mentor_id)
        if key is None or hope_id not in {hope.id for hope in self._hopes(mentor)}:
            raise BadInput("this is no longer open")
        self.hopes.offer(key, mentor_id)

    def _mentor(self, mentor_id: str) -> Mentor:
        found = self.find_mentors.directory.by_ids([mentor_id])
        if not found:
            raise BadInput("there is no such mentor any more")
        return found[0]

    def _hopes(self, mentor: Mentor) -> tuple[Hope, ...]:
        """Those who agreed and whom this mentor fits best."""
        find, today = self.find_mentors, self.now().date()
        asked = {r.person_key for r in self.requests.of_mentor(mentor.external_id)}
        found: list[tuple[float, Hope]] = []
        for id, key in self.hopes.latest(_LOOKED_AT):
            person = self.people.load(key)
            if person.journey.young:
                continue
            # Where somebody works or learnt tells who they are.
            profile = replace(person.profile, organisations=(), schools=())
            apart = mentor.external_id in self.blocks.of_person(key, profile.email)
            if key in asked or apart or not allowed(mentor, profile, find.occupations, today):
                continue
            match = score(mentor, profile, find.occupations, today)
            text = hoped(profile)
            reasons = explain(match, profile, find.occupations, find.language_names, today).reasons
            if text and reasons and match.score >= WORTH_SHOWING:
                offered = mentor.external_id in self.hopes.offered_to(key)
                found.append((match.score, Hope(id, text, tuple(map(_of_them, reasons)), offered)))
        found.sort(key=lambda pair: (-pair[0], pair[1].id))
        return tuple(hope for _, hope in found[:MOST_HOPES])


def _of_them(reason: str) -> str:
    """A reason written for the mentee, as the mentor reads it."""
    return re.sub(r"\byour\b", "their", re.sub(r"\byou\b", "they", reason))


def _items(text: str) -> list[str]:
    return [item for part in re.split(r"[,;\n]", text) if (item := part.strip())]


def _span(text: str) -> str:
    """Write "Tuesday 18:00 - 21:00" as the directory writes it."""
    found = re.fullmatch(
        r"([a-z]{3})[a-z]*\.? (\d{1,2})(?::00)?\s*[-\u2013]\s*(\d{1,2})(?::00)?", text.lower()
    )
    return f"{found[1]} {int(found[2])}-{int(found[3])}" if found else text


def hoped(profile: Profile) -> str:
    """What somebody hopes for, in words that name nobody and no employer."""
    if profile.target_title:
        return f"would like to become {article(profile.target_title)}"
    wishes = [GOALS[goal].wish.replace("yourself", "themselves") for goal in profile.goals[:2]]
    return "would like to " + " and to ".join(wishes) if wishes else ""
