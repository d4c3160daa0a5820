"""Goes with a mentee and a mentor from the yes to the thank-you at the end.

A relationship begins by itself with an accepted request. Every step is written together with the
mails that tell of it, and only if nothing changed meanwhile.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from assistant.mentoring import relationships as states
from assistant.mentoring.agreements import Agreement, agreement_from
from assistant.mentoring.errors import BadInput, Conflict
from assistant.mentoring.mails import Mail
from assistant.mentoring.ports.directories import MentorsOwn
from assistant.mentoring.ports.requests import Relationships, Requests
from assistant.mentoring.relationships import ACTIVE, Relationship
from assistant.mentoring.requests import ACCEPTED, MENTEE, MENTOR, Request, TooLate
from assistant.services.correspond import Correspond, said_by

logger = logging.getLogger(__name__)
_SIDES = (MENTEE, MENTOR)
_TRIES = 3
Found = TypeVar("Found")


@dataclass(frozen=True)
class Seen:
    """A relationship as one side may see it; `gone` where the mentor left the directory."""

    role: str
    it: Relationship
    fictional: bool
    gone: bool


@dataclass(frozen=True)
class KeepCompany:
    """Each step is a method; those that take a token act for the side it was signed for."""

    relationships: Relationships
    requests: Requests
    own: MentorsOwn
    write: Correspond
    now: Callable[[], datetime]

    def get(self, relationship_id: str) -> Relationship:
        """The relationship of an accepted request; raises BadInput where there is none."""
        kept = self.relationships.get(relationship_id)
        if kept:
            return kept
        request = self.requests.get(relationship_id)
        if request is None or request.status != ACCEPTED:
            raise BadInput("nobody agreed on anything here")
        return states.begin(request, self.now())

    def with_whom(self, key: str) -> Relationship | None:
        """The person's newest relationship that has not ended."""
        return self.running(self.requests.of_person(key))

    def running(self, requests: Iterable[Request]) -> Relationship | None:
        """The same, of all requests of a person, newest first."""
        for request in requests:
            if request.status == ACCEPTED:
                it = self.get(request.id)
                if it.status == ACTIVE:
                    return it
        return None

    def to_agree(self, it: Relationship | None, answers: Mapping[str, str]) -> str:
        """The very words the person is to say yes to: the page, or what the mentor would add."""
        if it is None or it.one_call:
            return ""
        return it.change or self.write.page(it, self._drafted(it, answers))

    def say_yes(
        self, key: str, shown: str, answers: Mapping[str, str], goal: str
    ) -> Relationship | None:
        """The person agreed to what was shown; None where that is not what it says any more."""
        for _ in range(_TRIES):
            it = self.with_whom(key)
            if it is None or it.one_call or self.to_agree(it, answers) != shown:
                return None
            try:
                if it.change:
                    return self._accepted(it, shown)
                return self._agreed(it, self._drafted(it, answers), goal)
            except Conflict:
                logger.info("relationship %s was changed meanwhile", it.id)
        raise Conflict("the relationship kept changing")

    def say_no(self, key: str, shown: str) -> Relationship | None:
        """The person would rather leave out what was shown; None where that has changed."""
        it = self.with_whom(key)
        try:
            return self._left_out(it, shown) if it else None
        except TooLate:
            return None

    def news(self, requests: Iterable[Request], message_id: str) -> list[tuple[Relationship, str]]:
        """What is new, to be told in answer to one message alone, and the same one again."""
        found = []
        for request in requests:
            if request.status != ACCEPTED:
                continue
            it = self._in_time(self.get(request.id))
            try:
                after = states.told(it, message_id)
                if after != it:
                    it = self.relationships.change(it, after)
            except Conflict:
                # Somebody acts on it in this moment: it is told next time.
                continue
            if it.told == message_id:
                found += [(it, news) for news in it.telling]
        return found

    def seen(self, token: str) -> Seen:
        """What a link opens; raises BadInput for one that opens nothing."""
        role, relationship_id = self.write.links.read(token)
        it = self._in_time(self.get(relationship_id))
        mentor = self.write.mentor(it)
        return Seen(role, it, bool(mentor and mentor.fictional), mentor is None)

    def confirm(self, token: str) -> Relationship:
        """The mentor says yes to the agreement."""
        before = self.of(token, MENTOR)
        after = states.confirm(before)
        return self.change(before, after, self.write.mail(after, "confirmed", MENTEE))

    def suggest(self, token: str, words: str) -> Relationship:
        """The mentor would like to add something."""
        before = self.of(token, MENTOR)
        after = states.suggest(before, words)
        return self.change(before, after, self.write.mail(after, "change", MENTEE, words=words))

    def accept(self, token: str, words: str) -> Relationship:
        """The mentee takes up what was suggested."""
        return self._accepted(self.of(token, MENTEE), words)

    def leave_out(self, token: str, words: str) -> Relationship:
        """The mentee would rather leave out what was suggested."""
        return self._left_out(self.of(token, MENTEE), words)

    def turn_down(self, token: str, words: str) -> Relationship:
        """The mentor says no to the page the mentee wrote."""
        before = self.of(token, MENTOR)
        after = states.turn_down(before, words)
        said = said_by(before.mentor_name, words)
        return self.change(before, after, self.write.mail(after, "turned_down", MENTEE, said=said))

    def give_feedback(self, token: str, met: bool, going: str, words: str) -> Relationship:
        """One side says how it is going; the other is not told."""
        seen = self.seen(token)
        after = states.give_feedback(seen.it, seen.role, met, going, words, self.now())
        return self.change(seen.it, after)

    def end(self, token: str, words: str) -> Relationship:
        """Either side ends it; ended already, it stays as it was."""
        seen = self.seen(token)
        return self.ended(seen.it, seen.role, words)

    def ended(self, before: Relationship, by: str, words: str = "") -> Relationship:
        """The end is told to both, a meeting is called off, and the mentor has room again."""
        after = states.end(before, by, words, self.now())
        if after == before:
            return before
        mails = []
        for role in _SIDES:
            letter = "ended_own" if role == by else "ended"
            writer = before.name if by == MENTEE else before.mentor_name
            told = self.write.mail(before, letter, role, said=said_by(writer, words))
            off = replace(before, sequence=before.sequence + 1)
            calendar = self.write.invitation(off, role, off=True)
            mails += [replace(mail, calendar=calendar) for mail in told]
        after = self.change(before, after, mails)
        self.own.give_place(after.mentor_id)
        return after

    def hush(self, quiet_token: str) -> Relationship:
        """No more mails to this side that ask how it is going."""
        role, relationship_id = self.write.quiet.read(quiet_token)

        def hushed() -> Relationship:
            before = self.get(relationship_id)
            return self.change(before, states.hush(before, role))

        return self._again(hushed)

    def is_hushed(self, quiet_token: str) -> bool:
        """Whether that was done already; raises BadInput for a token that is none."""
        role, relationship_id = self.write.quiet.read(quiet_token)
        return role in self.get(relationship_id).quiet

    def tend(self) -> None:
        """What time brings: what was agreed on begins, and both are asked how it is going."""
        for relationship_id in self.relationships.not_begun():
            self._safely(self._begin, relationship_id)
        for it in self.relationships.active():
            self._safely(self._in_time, it)

    def forget(self, key: str) -> None:
        """End whatever runs, so that no mentor waits, and delete all of the person."""
        for request in self.requests.of_person(key):
            if request.status == ACCEPTED:
                # Until the mentor is told, whatever is done to it meanwhile.
                self._safely(self._again, partial(self._end_untied, request.id))
        self.relationships.forget(key)

    def change(
        self, before: Relationship, after: Relationship, mails: list[Mail] | None = None
    ) -> Relationship:
        """Keep a step with its mails; the same as before is no step, and nobody hears of it."""
        if after == before:
            return before
        return self.relationships.change(before, after, mails or [])

    def _drafted(self, it: Relationship, answers: Mapping[str, str]) -> Agreement:
        changes = it.agreement.changes if it.agreement else ""
        return replace(agreement_from(answers), changes=changes)

    def _agreed(self, before: Relationship, agreement: Agreement, goal: str) -> Relationship:
        after = states.agree(before, agreement, goal)
        return self.change(before, after, self.write.mail(after, "agreement", MENTOR))

    def _accepted(self, before: Relationship, words: str) -> Relationship:
        after = states.accept(before, words)
        return self.change(before, after, self.write.mail(after, "accepted", MENTOR))

    def _left_out(self, before: Relationship, words: str) -> Relationship:
        after = states.leave_out(before, words)
        letter = "left_out_agreed" if after.mentor_agreed else "left_out"
        return self.change(before, after, self.write.mail(after, letter, MENTOR, words=words))

    def _begin(self, relationship_id: str) -> None:
        before = self.get(relationship_id)
        if before.version == 0:
            self.relationships.change(before, before)

    def _in_time(self, before: Relationship) -> Relationship:
        after = states.in_time(before, self.now())
        if after == before:
            return before
        mails = []
        for role in _SIDES if after.checks > before.checks else ():
            if role not in after.quiet:
                asked = self.write.mail(after, "check", role)
                hush = self.write.hushing(after, role)
                mails += [replace(mail, unsubscribe=hush) for mail in asked]
        try:
            return self.change(before, after, mails)
        except Conflict:
            # Whoever changed it looks at the time as well.
            return self.get(before.id)

    def _end_untied(self, relationship_id: str) -> None:
        it = self.get(relationship_id)
        if it.status != ACTIVE:
            return
        after = states.end(it, MENTEE, "", self.now())
        calendar = self.write.invitation(replace(it, sequence=it.sequence + 1), MENTOR, off=True)
        # Not tied to the request: they still go out when the request is deleted.
        mails = [
            replace(mail, about=None, link=None, calendar=calendar)
            for mail in self.write.mail(it, "gone", MENTOR)
        ]
        self.change(it, after, mails)
        self.own.give_place(it.mentor_id)

    def of(self, token: str, role: str) -> Relationship:
        """The mentoring behind a link of that side; raises BadInput for another."""
        if (seen := self.seen(token)).role != role:
            raise BadInput(f"this is for the {role} alone")
        return seen.it

    def _again(self, work: Callable[[], Found]) -> Found:
        """Do what reads a relationship and changes it, anew where it was changed in between."""
        for _ in range(_TRIES - 1):
            with suppress(Conflict):
                return work()
        return work()

    def _safely(self, work: Callable[..., object], *args: object) -> None:
        try:
            work(*args)
        except (Conflict, TooLate):
            logger.info("a relationship was changed meanwhile")
