"""The ports without a database; the contract suites in tests/storage keep them honest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timezone
from typing import Any

from assistant.mentoring.directory import Place
from assistant.mentoring.errors import Conflict
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.people import HandOff, Person
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

    def load(self, key: str) -> Person:
        return self.rows.get(key, Person(key))

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
        self.kept.append(hand_off)

    def hand_offs(self) -> list[HandOff]:
        return list(self.kept)


class FakeMentors:
    """Mentors in a list, fetched by the terms they share with a wish."""

    def __init__(self, occupations: Occupations, *mentors: Mentor) -> None:
        self._occupations = occupations
        self._mentors = {mentor.external_id: mentor for mentor in mentors}

    def take_in(self, new: Iterable[Mentor]) -> None:
        self._mentors.update({mentor.external_id: mentor for mentor in new})

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

    def by_ids(self, external_ids: Iterable[str]) -> list[Mentor]:
        return [self._mentors[id] for id in external_ids if id in self._mentors]

    def sharing(self, kind: str, value: str, limit: int) -> list[Mentor]:
        found = [m for m in self._listed() if (kind, value) in self._terms(m)]
        return found[:limit]

    def _terms(self, mentor: Mentor) -> set[tuple[str, str]]:
        return terms_of(mentor, self._occupations)

    def _listed(self) -> list[Mentor]:
        asked = (m for m in self._mentors.values() if m.active and m.consented and m.capacity > 0)
        return sorted(asked, key=lambda mentor: standing(mentor, date.today()))


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
        self._turns.append({"key": key, "message_id": message_id, "said": said, "replies": replies})

    def buttons(self, key: str) -> dict[str, str]:
        offered: dict[str, str] = {}
        for turn in self._of(key)[-self.LATELY :]:
            for reply in turn["replies"]:
                custom = reply.get("custom") or {}
                for button in (*reply.get("buttons", ()), *custom.get("actions", ())):
                    offered[button["payload"]] = button["title"]
        return offered

    def history(self, key: str, limit: int) -> list[dict[str, object]]:
        messages: list[dict[str, object]] = []
        for turn in self._of(key)[-limit:]:
            if turn["said"]:
                messages.append(
                    {"from": "me", "text": turn["said"], "message_id": turn["message_id"]}
                )
            messages.extend({"from": "bot", **reply} for reply in turn["replies"])
        return messages

    def _of(self, key: str) -> list[dict[str, Any]]:
        return [turn for turn in self._turns if turn["key"] == key]
