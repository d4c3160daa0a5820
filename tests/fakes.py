"""The ports without a database; the contract suites in tests/storage keep them honest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from assistant.mentoring.consents import Unconfirmed, waits
from assistant.mentoring.directory import Place
from assistant.mentoring.drafts import Draft
from assistant.mentoring.errors import Conflict
from assistant.mentoring.hosting import Host
from assistant.mentoring.mails import GivenUp, Mail
from assistant.mentoring.mentors import APPROVED, PENDING, Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.people import HandOff, Person
from assistant.mentoring.plans import PlanLink
from assistant.mentoring.questions import AddedAnswer, Question, key_of, without_contacts
from assistant.mentoring.relationships import ACTIVE, Relationship
from assistant.mentoring.requests import (
    ACCEPTED,
    MENTOR,
    MOST_OPEN,
    OPEN,
    Request,
    TooMany,
)
from assistant.mentoring.terms import Terms, terms_of
from assistant.storage.mentors import standing


class FakePeople:
    """Rows in a dictionary; `conflicts` is how often saving fails before it works."""

    def __init__(self, *people: Person, conflicts: int = 0) -> None:
        self.rows = {person.key: replace(person, version=1) for person in people}
        self.written = {person.key: datetime.now(timezone.utc) for person in people}
        self.kept: list[HandOff] = []
        self.conflicts = conflicts
        self.saved = 0
        self.numbered = 0

    def load(self, key: str) -> Person:
        person = self.rows.get(key, Person(key))
        return replace(person, written=self.written.get(key))

    def save(self, person: Person) -> Person:
        if self.conflicts:
            self.conflicts -= 1
            raise Conflict("the row was changed on purpose")
        if self.load(person.key).version != person.version:
            raise Conflict("the row was changed meanwhile")
        self.rows[person.key] = replace(person, version=person.version + 1)
        self.written[person.key] = datetime.now(timezone.utc)
        self.saved += 1
        return self.rows[person.key]

    def forget(self, key: str) -> None:
        self.rows.pop(key, None)
        self.kept = [hand_off for hand_off in self.kept if hand_off.key != key]

    def silent_since(self, moment: datetime) -> list[str]:
        return [key for key in self.rows if self.written[key] < moment]

    def keep_hand_off(self, hand_off: HandOff) -> None:
        self.numbered += 1
        self.kept.append(replace(hand_off, id=self.numbered))

    def share_hand_off(self, key: str) -> None:
        latest = max((kept.id for kept in self.kept if kept.key == key), default=0)
        self.kept = [replace(h, agreed=True) if h.id == latest else h for h in self.kept]

    def settle_hand_off(self, id: int) -> None:
        self.kept = [hand_off for hand_off in self.kept if hand_off.id != id]

    def hand_offs(self) -> list[HandOff]:
        return list(self.kept)


class FakeRequests:
    """Requests in a dictionary; `mailed` holds every mail written with them, in order."""

    def __init__(self) -> None:
        self.rows: dict[str, Request] = {}
        self.mailed: list[Mail] = []

    def add(self, request: Request, mails: Sequence[Mail]) -> Request:
        mine = [r for r in self.of_person(request.person_key) if r.status in OPEN]
        same = next((r for r in mine if r.mentor_id == request.mentor_id), None)
        if same:
            return same
        if len(mine) >= MOST_OPEN:
            raise TooMany("too many are open")
        self.rows[request.id] = request
        self.mailed += mails
        return request

    def get(self, request_id: str) -> Request | None:
        return self.rows.get(request_id)

    def change(self, before: Request, after: Request, mails: Sequence[Mail] = ()) -> None:
        if self.rows.get(before.id) != before:
            raise Conflict("the request was changed meanwhile")
        self.rows[before.id] = after
        self.mailed += mails

    def of_person(self, key: str) -> list[Request]:
        return self._newest(lambda request: request.person_key == key)

    def of_mentor(self, mentor_id: str) -> list[Request]:
        return self._newest(lambda request: request.mentor_id == mentor_id)

    def open(self) -> list[Request]:
        return self._newest(lambda request: request.status in OPEN)[::-1]

    def since(self, moment: datetime) -> list[Request]:
        return self._newest(lambda request: request.created >= moment)

    def untold(self) -> set[str]:
        over = [r for r in self.rows.values() if r.status == ACCEPTED]
        return {request.person_key for request in over if not request.told}

    def forget(self, key: str) -> None:
        for request in self.of_person(key):
            del self.rows[request.id]

    def _newest(self, wanted: Callable[[Request], bool]) -> list[Request]:
        found = filter(wanted, self.rows.values())
        return sorted(found, key=lambda request: request.created, reverse=True)


class FakeRelationships:
    """Relationships in a dictionary, beside requests; `mailed` holds their mails, in order."""

    def __init__(self, requests: FakeRequests) -> None:
        self.rows: dict[str, Relationship] = {}
        self.mailed: list[Mail] = []
        self._requests = requests

    def get(self, relationship_id: str) -> Relationship | None:
        return self.rows.get(relationship_id)

    def change(
        self, before: Relationship, after: Relationship, mails: Sequence[Mail] = ()
    ) -> Relationship:
        kept = self.rows.get(before.id)
        if (kept.version if kept else 0) != before.version:
            raise Conflict("the relationship was changed meanwhile")
        self.rows[before.id] = replace(after, version=before.version + 1)
        self.mailed += mails
        return self.rows[before.id]

    def active(self) -> list[Relationship]:
        found = [it for it in self.rows.values() if it.status == ACTIVE]
        return sorted(found, key=lambda it: it.created)

    def talked_of(self) -> list[Relationship]:
        found = [it for it in self.rows.values() if it.feedback]
        return sorted(sorted(found, key=lambda it: it.id), key=lambda it: it.created, reverse=True)

    def not_begun(self) -> list[str]:
        accepted = (r.id for r in self._requests.rows.values() if r.status == ACCEPTED)
        return [id for id in accepted if id not in self.rows]

    def forget(self, key: str) -> None:
        self.rows = {id: it for id, it in self.rows.items() if it.person_key != key}


class FakePlanLinks:
    """Links to plans in a dictionary; `mailed` holds their mails, in order."""

    def __init__(self) -> None:
        self.rows: dict[str, PlanLink] = {}
        self.mailed: list[Mail] = []

    def add(self, link: PlanLink, mails: Sequence[Mail]) -> None:
        self.rows[link.id] = link
        self.mailed += mails

    def get(self, link_id: str) -> PlanLink | None:
        return self.rows.get(link_id)

    def of_person(self, key: str) -> list[PlanLink]:
        mine = [link for link in self.rows.values() if link.person_key == key]
        return sorted(mine, key=lambda link: link.created, reverse=True)

    def forget(self, key: str) -> None:
        for link in self.of_person(key):
            del self.rows[link.id]
            self.mailed = [mail for mail in self.mailed if mail.about != link.id]


class FakeMentors:
    """Mentors in a list, fetched by the terms they share with a wish."""

    def __init__(self, occupations: Occupations, *mentors: Mentor) -> None:
        self._occupations = occupations
        self._mentors = {mentor.external_id: mentor for mentor in mentors}
        # When each was asked for their yes, and how often: `FakeConsents` keeps it here.
        self.asked: dict[str, tuple[datetime, int]] = {}

    def take_in(self, new: Iterable[Mentor]) -> None:
        self._mentors.update({mentor.external_id: mentor for mentor in new})

    def remove(self, external_ids: Iterable[str]) -> None:
        for external_id in external_ids:
            self._mentors.pop(external_id, None)
            self.asked.pop(external_id, None)

    def candidates(self, wish: Terms, limit: int, languages: Sequence[str] = ()) -> list[Mentor]:
        listed = self._listed()
        if not wish:
            return listed[:limit]
        weights = {
            mentor.external_id: sum(wish.get(term, 0.0) for term in self._terms(mentor))
            for mentor in listed
            if not (languages and mentor.languages) or set(languages) & set(mentor.languages)
        }
        found = [mentor for mentor in listed if weights.get(mentor.external_id)]
        return sorted(found, key=lambda mentor: -weights[mentor.external_id])[:limit]

    def set_own(self, external_id: str, **changes: Any) -> None:
        self._mentors[external_id] = replace(self._mentors[external_id], **changes)

    def take_place(self, external_id: str) -> None:
        for mentor in self.by_ids([external_id]):
            self.set_own(external_id, capacity=max(0, mentor.capacity - 1))

    def give_place(self, external_id: str) -> None:
        for mentor in self.by_ids([external_id]):
            self.set_own(external_id, capacity=mentor.capacity + 1)

    def by_ids(self, external_ids: Iterable[str]) -> list[Mentor]:
        return [self._mentors[id] for id in external_ids if id in self._mentors]

    def by_email(self, email: str) -> list[Mentor]:
        wanted = email.strip().lower()
        return [m for m in self._mentors.values() if (m.email or "").lower() == wanted]

    def sharing(self, kind: str, value: str, limit: int) -> list[Mentor]:
        found = [m for m in self._listed() if (kind, value) in self._terms(m)]
        return found[:limit]

    def _terms(self, mentor: Mentor) -> set[tuple[str, str]]:
        return terms_of(mentor, self._occupations)

    def _listed(self) -> list[Mentor]:
        asked = (m for m in self._mentors.values() if m.may_be_listed)
        return sorted(asked, key=lambda mentor: standing(mentor, date.today()))


LONG_AGO = datetime(1970, 1, 1, tzinfo=timezone.utc)


class FakeConsents:
    """When mentors of a directory were asked for their yes; `mailed` holds the mails."""

    def __init__(self, directory: FakeMentors) -> None:
        self._directory = directory
        self.rows = directory.asked
        self.mailed: list[Mail] = []

    def waiting(self, limit: int) -> list[Unconfirmed]:
        found = [self._of(mentor) for mentor in self._directory._mentors.values() if waits(mentor)]
        order = [
            (
                one.times > 0 or not one.mentor.email,
                one.asked is None,
                one.asked or LONG_AGO,
                one.mentor.external_id,
            )
            for one in found
        ]
        return [one for _, one in sorted(zip(order, found), key=lambda pair: pair[0])][:limit]

    def count(self) -> int:
        return len(self.waiting(10**6))

    def get(self, mentor_id: str) -> Unconfirmed | None:
        found = self._directory.by_ids([mentor_id])
        return next((self._of(mentor) for mentor in found if waits(mentor)), None)

    def asked(self, before: Unconfirmed, now: datetime, mails: Sequence[Mail]) -> None:
        id = before.mentor.external_id
        if self.rows.get(id, (None, 0))[1] != before.times:
            raise Conflict("this mentor was asked meanwhile")
        self.rows[id] = (now, before.times + 1)
        self.mailed += mails

    def _of(self, mentor: Mentor) -> Unconfirmed:
        asked, times = self.rows.get(mentor.external_id, (None, 0))
        return Unconfirmed(mentor, None, asked, times)


class FakeDrafts:
    """Profiles handed in, beside a directory; `mailed` holds every mail written with a decision."""

    def __init__(self, directory: FakeMentors) -> None:
        self._directory = directory
        self.rows: dict[str, Draft] = {}
        self.mailed: list[Mail] = []

    def hand_in(self, draft: Draft) -> None:
        self._write(draft)

    def waiting(self) -> list[Draft]:
        return [draft for draft in self._all() if draft.mentor.review == PENDING][::-1]

    def get(self, mentor_id: str) -> Draft | None:
        return self.rows.get(mentor_id)

    def of_person(self, key: str) -> list[Draft]:
        return [draft for draft in self._all() if draft.person_key == key]

    def decide(self, before: Draft, after: Draft, mails: Sequence[Mail]) -> None:
        if self.rows.get(before.mentor.external_id) != before:
            raise Conflict("the profile was changed meanwhile")
        self._write(after)
        self.mailed += mails

    def forget(self, key: str) -> None:
        for draft in self.of_person(key):
            del self.rows[draft.mentor.external_id]
            if draft.mentor.review != APPROVED:
                self._directory.remove([draft.mentor.external_id])

    def _write(self, draft: Draft) -> None:
        self.rows[draft.mentor.external_id] = draft
        self._directory.take_in([draft.mentor])

    def _all(self) -> list[Draft]:
        return sorted(self.rows.values(), key=lambda draft: draft.handed_in, reverse=True)


class FakeHosts:
    """Profiles whose address is not proved; `mailed` holds every mail written with them."""

    def __init__(self) -> None:
        self.rows: dict[str, Host] = {}
        self.mailed: list[Mail] = []

    def keep(self, host: Host, mails: Sequence[Mail]) -> None:
        if host.mentor_id is None:
            mine = (h for h in self.rows.values() if h.person_key == host.person_key)
            self._delete([h.id for h in mine if h.mentor_id is None])
        self.rows[host.id] = host
        self.mailed += mails

    def get(self, host_id: str) -> Host | None:
        return self.rows.get(host_id)

    def forget(self, key: str) -> None:
        self._delete([host.id for host in self.rows.values() if host.person_key == key])

    def _delete(self, ids: Sequence[str]) -> None:
        self.rows = {id: host for id, host in self.rows.items() if id not in ids}
        self.mailed = [mail for mail in self.mailed if mail.about not in ids]


class FakeBlocks:
    """Pairs that are kept apart: key, address, mentor and the side that wished it."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, str, str]] = []

    def add(self, key: str, email: str | None, mentor_id: str, by: str) -> None:
        self.rows.append((key, (email or "").lower(), mentor_id, by))

    def of_person(self, key: str, email: str | None) -> tuple[str, ...]:
        address = (email or "").lower()
        mine = (r[2] for r in self.rows if r[0] == key or (address and r[1] == address))
        return tuple(dict.fromkeys(mine))

    def forget(self, key: str) -> None:
        kept = [row for row in self.rows if row[0] != key or row[3] == MENTOR]
        self.rows = [("", *row[1:]) if row[0] == key else row for row in kept]


class FakeHopes:
    """People who agreed, newest last, and what they were offered."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.offers: dict[tuple[str, str], str] = {}

    def agree(self, key: str) -> None:
        if key not in self.keys:
            self.keys.append(key)

    def latest(self, limit: int) -> list[tuple[str, str]]:
        return [(f"hope {key}", key) for key in self.keys[::-1]][:limit]

    def key_of(self, hope_id: str) -> str | None:
        return next((key for key in self.keys if hope_id == f"hope {key}"), None)

    def offer(self, key: str, mentor_id: str) -> None:
        self.offers.setdefault((key, mentor_id), "")

    def offered_to(self, key: str) -> list[str]:
        return [mentor_id for owner, mentor_id in self.offers if owner == key]

    def news(self, key: str, message_id: str) -> list[str]:
        untold = [pair for pair in self.offers if pair[0] == key]
        untold = [pair for pair in untold if self.offers[pair] in ("", message_id)]
        self.offers.update(dict.fromkeys(untold, message_id))
        return [mentor_id for _, mentor_id in untold]

    def forget(self, key: str) -> None:
        self.keys = [other for other in self.keys if other != key]
        self.offers = {pair: told for pair, told in self.offers.items() if pair[0] != key}


class FakePlaces:
    """Places by kind."""

    def __init__(self, **places: list[Place]) -> None:
        self._places = {kind: {p.external_id: p for p in some} for kind, some in places.items()}

    def take_in(self, kind: str, new: Iterable[Place]) -> None:
        self._places.setdefault(kind, {}).update({place.external_id: place for place in new})

    def all(self, kind: str) -> list[Place]:
        return sorted(self._places.get(kind, {}).values(), key=lambda place: place.external_id)


class FakeAnswers:
    """Stored replies in a list."""

    LATELY = 12

    def __init__(self) -> None:
        self._turns: list[dict[str, Any]] = []

    def get(self, key: str, message_id: str) -> list[dict[str, object]] | None:
        turns = [turn for turn in self._of(key) if turn["message_id"] == message_id]
        return turns[0]["replies"] if turns else None

    def put(
        self, key: str, message_id: str, said: str | None, replies: list[dict[str, object]]
    ) -> None:
        turn = {"key": key, "message_id": message_id, "said": said, "replies": replies}
        self._turns.append({"id": len(self._turns) + 1, **turn})

    def buttons(self, key: str) -> dict[str, str]:
        offered: dict[str, str] = {}
        for turn in self._of(key)[-self.LATELY :]:
            for reply in turn["replies"]:
                custom = reply.get("custom") or {}
                for button in (*reply.get("buttons", ()), *custom.get("actions", ())):
                    offered[button["payload"]] = button["title"]
        return offered

    def history(self, key: str, limit: int, after: int = 0) -> list[dict[str, object]]:
        messages: list[dict[str, object]] = []
        for turn in [turn for turn in self._of(key) if turn["id"] > after // 1000][-limit:]:
            number = turn["id"] * 1000
            if turn["said"]:
                mine = {"from": "me", "text": turn["said"], "message_id": turn["message_id"]}
                messages.append({"number": number, **mine})
            for place, reply in enumerate(turn["replies"], 1):
                messages.append({"number": number + place, "from": "bot", **reply})
        return messages

    def changed(self, since: int) -> tuple[int, set[str]]:
        newer = {turn["key"] for turn in self._turns if turn["id"] > since} if since else set()
        return len(self._turns), newer

    def _of(self, key: str) -> list[dict[str, Any]]:
        return [turn for turn in self._turns if turn["key"] == key]


class FakeOutbox:
    """Mails in a dictionary, with when they are due and what became of them."""

    def __init__(self) -> None:
        self.mails: dict[str, Mail] = {}
        self.times: dict[str, datetime] = {}
        self.sent_at: dict[str, datetime] = {}
        self.errors: dict[str, str] = {}

    def put(self, mails: Iterable[Mail], now: datetime) -> None:
        for mail in mails:
            if mail.id not in self.mails:
                self.mails[mail.id] = mail
                self.times[mail.id] = now

    def due(self, now: datetime, limit: int) -> list[Mail]:
        ready = [id for id in self.mails if id in self.times and self.times[id] <= now]
        claimed = sorted(ready, key=lambda id: self.times[id])[:limit]
        self.times.update({id: now + timedelta(minutes=5) for id in claimed})
        return [self.mails[id] for id in claimed]

    def sent(self, mail: Mail, now: datetime) -> None:
        if mail.id in self.mails and mail.id not in self.sent_at:
            self.sent_at[mail.id] = now
            if mail.about is None:
                self.mails[mail.id] = Mail(mail.id, "", "", "")
            self.times.pop(mail.id, None)
            self.errors.pop(mail.id, None)

    def failed(self, mail: Mail, error: str, again: datetime | None) -> None:
        if mail.id in self.mails and mail.id not in self.sent_at:
            self.mails[mail.id] = replace(mail, tries=mail.tries + 1)
            self.errors[mail.id] = error
            self.times.pop(mail.id, None)
            if again is not None:
                self.times[mail.id] = again

    def given_up(self) -> list[GivenUp]:
        ended = [id for id in self.mails if self._is_given_up(id)]
        return [GivenUp(self.mails[id], self.errors.get(id, "")) for id in reversed(ended)]

    def again(self, mail_id: str, now: datetime) -> None:
        if mail_id in self.mails and self._is_given_up(mail_id):
            self.mails[mail_id] = replace(self.mails[mail_id], tries=0)
            self.times[mail_id] = now

    def _is_given_up(self, id: str) -> bool:
        return id not in self.times and id not in self.sent_at


class FakeQuestions:
    """Questions by their key, answers by their number."""

    def __init__(self) -> None:
        self.rows: dict[str, Question] = {}
        self.done: set[int] = set()
        self.answers: dict[int, AddedAnswer] = {}
        self.numbered = 0

    def keep(self, text: str, now: datetime) -> None:
        kept = without_contacts(text)
        known = self.rows.get(key_of(kept))
        if known is None:
            new = Question(len(self.rows) + 1, kept, now, now, 1)
            self.rows[key_of(kept)] = new
            return
        self.done.discard(known.id)
        self.rows[key_of(kept)] = replace(known, last_asked=now, times=known.times + 1)

    def waiting(self) -> list[Question]:
        left = [question for question in self.rows.values() if question.id not in self.done]
        newest_first = sorted(left, key=lambda question: question.last_asked, reverse=True)
        return sorted(newest_first, key=lambda question: -question.times)

    def settle(self, question_id: int) -> None:
        self.done.add(question_id)

    def add(self, answer: AddedAnswer, now: datetime) -> AddedAnswer:
        if answer.id not in self.answers:
            self.numbered += 1
            answer = replace(answer, id=self.numbered)
        self.answers[answer.id] = answer
        return answer

    def remove(self, answer_id: int) -> None:
        self.answers.pop(answer_id, None)

    def added(self) -> list[AddedAnswer]:
        return list(self.answers.values())


class FakeUnmet:
    """Wishes counted by day."""

    def __init__(self) -> None:
        self.counted: Counter[tuple[date, str, str]] = Counter()

    def note(self, day: date, wishes: Iterable[tuple[str, str]]) -> None:
        self.counted.update({(day, wish, value) for wish, value in wishes if value})

    def since(self, day: date) -> list[tuple[str, str, int]]:
        found: Counter[tuple[str, str]] = Counter()
        for (when, wish, value), times in self.counted.items():
            if when >= day:
                found[wish, value] += times
        ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(wish, value, times) for (wish, value), times in ordered]


class FakeVisits:
    """Conversations as a test lists them."""

    def __init__(self, *visits: tuple[datetime, tuple[str, ...]]) -> None:
        self.visits = list(visits)

    def since(self, moment: datetime) -> list[tuple[datetime, tuple[str, ...]]]:
        return [visit for visit in self.visits if visit[0] >= moment]
