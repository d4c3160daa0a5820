"""Brings a request from the mentee to the mentor, and the answer back.

Every step is written together with the mails that tell of it. Links in mails carry a signed
token for one side of one request; opening one changes nothing.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.mentoring import requests as states
from assistant.mentoring.addresses import mentor_address, nowhere
from assistant.mentoring.errors import BadInput, Conflict, MentorError
from assistant.mentoring.letters import Letters
from assistant.mentoring.mails import Mail
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.people import HandOff
from assistant.mentoring.ports.conversations import People
from assistant.mentoring.ports.directories import MentorDirectory, MentorsOwn
from assistant.mentoring.ports.requests import Blocks, Links, Requests
from assistant.mentoring.requests import MENTEE, MENTOR, Request, TooLate

logger = logging.getLogger(__name__)
_TRIES = 3

# After these somebody else is named, if there is somebody.
_ENDS_WITHOUT_A_YES = frozenset({"no", "colleague", "expired", "gone"})


class Apart(BadInput):
    """Raised when one of two people wished never to be brought together with the other."""


@dataclass(frozen=True)
class Seen:
    """A request as one side may see it."""

    role: str
    request: Request
    fictional: bool


@dataclass(frozen=True)
class Introduce:
    """`address` tells where this server is reached, without a slash at the end.

    `suggests` tells in words who else would suit a person, for mails about an end without a yes.
    """

    requests: Requests
    mentors: MentorDirectory
    own: MentorsOwn
    people: People
    links: Links
    letters: Letters
    address: Callable[[], str]
    now: Callable[[], datetime]
    # None keeps nobody apart.
    blocks: Blocks | None = None
    suggests: Callable[[str], str] = lambda key: ""

    def ask(
        self, key: str, mentor: Mentor, name: str, email: str, text: str
    ) -> tuple[Request, bool]:
        """Keep the request and mail the mentee to prove their address; nobody else hears of it.

        Says whether it is new: asking the same mentor twice gives the request there is. Raises
        TooMany where too many are open, Apart where the two are to be kept apart.
        """
        if self._apart(key, email, mentor.external_id):
            raise Apart("these two are never brought together")
        self._replace_unsent(key, mentor, name, email, text)
        request = Request(
            id=uuid.uuid4().hex,
            person_key=key,
            mentor_id=mentor.external_id,
            mentor_name=mentor.name,
            name=name,
            email=email,
            text=text,
            created=self.now(),
        )
        kept = self.requests.add(request, [self._mail(request, "confirm", MENTEE)])
        return kept, kept.id == request.id

    def answered_before(self, key: str, mentor_id: str) -> Request | None:
        """The last request to this mentor, where it was accepted or declined for good."""
        mine = (r for r in self.requests.of_person(key) if r.mentor_id == mentor_id)
        last = next(mine, None)
        return last if last and last.answer in states.SETTLED else None

    def still_open(self, requests: Iterable[Request]) -> list[Request]:
        """Those of some requests that are open now."""
        now = map(self._in_time, requests)
        return [request for request in now if request.status in states.OPEN]

    def take_back(self, key: str, mentor_id: str | None = None) -> Request | None:
        """Withdraw a person's latest open request, or that to one mentor; None without any."""
        for request in self.still_open(self.requests.of_person(key)):
            if mentor_id in (None, request.mentor_id):
                return self._withdrawn(request)
        return None

    def keep_apart(self, key: str, email: str | None, mentor_id: str, by: str) -> None:
        """Never bring these two together again; what is open between them ends."""
        if self.blocks is None:
            return
        self.blocks.add(key, email, mentor_id, by)
        for request in self.still_open(self.requests.of_person(key)):
            if request.mentor_id == mentor_id:
                with suppress(Conflict, TooLate):
                    self._parted(request, by)

    def forget(self, key: str) -> None:
        """Tell mentors who wait for the person's first words, then delete all requests."""
        for _ in range(_TRIES):
            # Whatever a mentor does in this moment, they are told, and forgetting goes on.
            with suppress(Conflict, TooLate):
                for request in self.requests.of_person(key):
                    if request.status in states.OPEN:
                        self._withdrawn(request)
                break
        self.requests.forget(key)

    def seen(self, token: str) -> Seen:
        """What the link opens; raises BadInput for one that opens nothing."""
        role, request_id = self.links.read(token)
        request = self.requests.get(request_id)
        if request is None:
            raise BadInput("there is no such request any more")
        with suppress(Conflict):
            # Whoever changes it in this moment looks at the time as well.
            self._in_time(request)
        request = self.requests.get(request_id) or request
        mentor = self._mentor(request)
        return Seen(role, request, bool(mentor and mentor.fictional))

    def confirm(self, token: str) -> Request:
        """The mentee's button: the mentor hears of it now."""
        before = self._of(token, MENTEE)
        after = states.confirm(before, self.now())
        if after != before:
            mentor = self._mentor(after)
            apart = self._apart(after.person_key, after.email, after.mentor_id)
            if mentor is None or apart or not mentor.takes_mentees(self.now().date()):
                after = replace(before, status=states.EXPIRED, closed=self.now())
                self.requests.change(before, after, [self._mail(after, "gone", MENTEE)])
                return after
            self.requests.change(before, after, [self._mail(after, "ask", MENTOR)])
        return after

    def withdraw(self, token: str) -> Request:
        """The mentee takes it back; a mentor who had heard of it is told."""
        return self._withdrawn(self._of(token, MENTEE))

    def answer(self, token: str, given: str, words: str, contact: str) -> Request:
        """The mentor's answer, mailed to the mentee at once."""
        before = self._of(token, MENTOR)
        after = states.answer(before, given, words, contact, self.now())
        mails = [self._mail(after, given, MENTEE)]
        if after.status == states.ACCEPTED:
            mails.append(self._mail(after, "accepted", MENTOR))
        self.requests.change(before, after, mails)
        if after.status == states.ACCEPTED:
            try:
                self.own.take_place(after.mentor_id)
            except MentorError:
                # The answer stands and is on its way.
                logger.exception("mentor %s has one place too many", after.mentor_id)
        return after

    def pause(self, token: str) -> None:
        """The mentor takes nobody new for a while."""
        request = self._of(token, MENTOR)
        self._pause(request.mentor_id)

    def report(self, token: str, words: str) -> None:
        """Either side tells the coordinator that something is wrong, and is kept from the other."""
        role, request_id = self.links.read(token)
        request = self.requests.get(request_id)
        if request is None:
            raise BadInput("there is no such request any more")
        mentor = self._mentor(request)
        contact = request.email if role == MENTEE else (mentor and mentor.email) or "unknown"
        about = f"reports request {request.id} as its {role}: {words.strip()[:1000]}"
        created = self.now().isoformat(timespec="seconds")
        # What a mentor tells is not the mentee's to delete.
        key = request.person_key if role == MENTEE else ""
        self.people.keep_hand_off(HandOff(key, contact, created, about))
        self.keep_apart(request.person_key, request.email, request.mentor_id, role)

    def _apart(self, key: str, email: str | None, mentor_id: str) -> bool:
        return self.blocks is not None and mentor_id in self.blocks.of_person(key, email)

    def news(
        self, requests: Iterable[Request], message_id: str, only: tuple[str, ...] = states.NEWS
    ) -> list[Request]:
        """What became of a person's requests; each is told in answer to one message alone."""
        return [
            request
            for request in requests
            if request.told in ("", message_id) and self._is_news(request, message_id, only)
        ]

    def tend(self) -> None:
        """What time brings: reminders, ends, and a pause for whoever does not answer."""
        for request in self.requests.open():
            try:
                self._in_time(request)
            except Conflict:
                logger.info("request %s was changed meanwhile", request.id)

    def _is_news(self, request: Request, message_id: str, only: tuple[str, ...]) -> bool:
        try:
            request = self._in_time(request)
            if request.status not in only:
                return False
            if not request.told:
                self.requests.change(request, replace(request, told=message_id))
        except Conflict:
            # Somebody acts on it in this moment: it is told next time.
            return False
        return True

    def _in_time(self, before: Request) -> Request:
        after = states.in_time(before, self.now())
        if after == before:
            return before
        if after.status != states.EXPIRED:
            self.requests.change(before, after, [self._mail(after, "remind", MENTOR)])
            return after
        mails = [self._mail(after, "expired", MENTEE)] if before.asked else []
        self.requests.change(before, after, mails)
        if states.is_silent(self.requests.of_mentor(after.mentor_id)):
            self._pause(after.mentor_id)
        return after

    def _withdrawn(self, before: Request) -> Request:
        after = states.withdraw(before, self.now())
        if after != before:
            # Not tied to the request: it still goes out when the request is deleted.
            mail = replace(self._mail(after, "withdrawn", MENTOR), about=None)
            self.requests.change(before, after, [mail] if before.asked else [])
        return after

    def _parted(self, before: Request, by: str) -> None:
        """A mentor who wants nothing of somebody has said no; a mentee takes it back."""
        if by != MENTOR or before.status != states.PENDING:
            self._withdrawn(before)
            return
        after = states.answer(before, "no", "", "", self.now())
        self.requests.change(before, after, [self._mail(after, "no", MENTEE)])

    def _replace_unsent(self, key: str, mentor: Mentor, name: str, email: str, text: str) -> None:
        """What nobody confirmed makes way for a mended address or other words."""
        for request in self.requests.of_person(key):
            other = (request.name, request.email, request.text) != (name, email, text)
            same = request.mentor_id == mentor.external_id
            if same and other and request.status == states.UNCONFIRMED:
                self._withdrawn(request)

    def _pause(self, mentor_id: str) -> None:
        until = (self.now() + states.PAUSE_FOR).date()
        self.own.set_own(mentor_id, paused_until=until)

    def _of(self, token: str, role: str) -> Request:
        seen = self.seen(token)
        if seen.role != role:
            raise BadInput(f"this is for the {role} alone")
        return seen.request

    def _mentor(self, request: Request) -> Mentor | None:
        return next(iter(self.mentors.by_ids([request.mentor_id])), None)

    def _mail(self, request: Request, letter: str, role: str) -> Mail:
        mentor = self._mentor(request)
        theirs = mentor_address(mentor) if mentor else nowhere(request.mentor_id)
        to = request.email if role == MENTEE else theirs
        link = f"{self.address()}/requests/{self.links.sign(role, request.id)}"
        other = self.suggests(request.person_key) if letter in _ENDS_WITHOUT_A_YES else ""
        mine = self.requests.of_person(request.person_key)
        subject, text = self.letters.write(letter, request, link, other, mine)
        return Mail(f"{request.id}-{letter}", to, subject, text, link, request.id)
