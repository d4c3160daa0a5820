"""People's rows, the coordinator's list and stored replies in SQL."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa

from assistant.mentoring.errors import Conflict
from assistant.mentoring.hosting import Hosting
from assistant.mentoring.journey import Journey
from assistant.mentoring.mentees import Profile
from assistant.mentoring.people import HandOff, Person
from assistant.storage.engine import reading, writing
from assistant.storage.rows import from_json, to_json
from assistant.storage.tables.conversations import (
    answers,
    hand_offs,
    people,
    tracker_events,
    tracker_slots,
)

# A message's number is its turn's and its place in it; no turn says so much at once.
PARTS = 1000


class SqlPeople:
    """Implements `mentoring.ports.People`."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def load(self, key: str) -> Person:
        with reading(self._engine) as connection:
            row = connection.execute(sa.select(people).where(people.c.key == key)).first()
        if row is None:
            return Person(key)
        return Person(
            key,
            from_json(Profile, row.profile),
            from_json(Journey, row.journey),
            row.version,
            row.last_message_id,
            tuple(row.learnt),
            from_json(Hosting, row.hosting or {}),
            row.updated.replace(tzinfo=timezone.utc),
        )

    def save(self, person: Person) -> Person:
        saved = replace(person, version=person.version + 1)
        values: dict[str, Any] = {
            "profile": to_json(saved.profile),
            "journey": to_json(saved.journey),
            "learnt": list(saved.learnt),
            "hosting": to_json(saved.hosting),
            "version": saved.version,
            "last_message_id": saved.last_message_id,
            "updated": _now(),
        }
        with writing(self._engine) as connection:
            if person.version == 0:
                try:
                    row = {"key": person.key, "created": values["updated"], **values}
                    connection.execute(sa.insert(people).values(row))
                except sa.exc.IntegrityError as error:
                    raise Conflict("the person's row was created meanwhile") from error
                return saved
            written = connection.execute(
                sa.update(people)
                .where(people.c.key == person.key, people.c.version == person.version)
                .values(**values)
            )
            if written.rowcount != 1:
                raise Conflict("the person's row was changed meanwhile")
        return saved

    def forget(self, key: str) -> None:
        with writing(self._engine) as connection:
            connection.execute(sa.delete(people).where(people.c.key == key))
            connection.execute(sa.delete(hand_offs).where(hand_offs.c.person_key == key))
            connection.execute(sa.delete(answers).where(answers.c.person_key == key))
            connection.execute(
                sa.delete(tracker_events).where(tracker_events.c.conversation == key)
            )
            connection.execute(sa.delete(tracker_slots).where(tracker_slots.c.conversation == key))

    def silent_since(self, moment: datetime) -> list[str]:
        before = moment.astimezone(timezone.utc).replace(tzinfo=None)
        query = sa.select(people.c.key).where(people.c.updated < before)
        with reading(self._engine) as connection:
            return list(connection.execute(query).scalars())

    def keep_hand_off(self, hand_off: HandOff) -> None:
        with writing(self._engine) as connection:
            connection.execute(
                sa.insert(hand_offs).values(
                    person_key=hand_off.key,
                    contact=hand_off.contact,
                    about=hand_off.about,
                    created=hand_off.created,
                    agreed=hand_off.agreed,
                )
            )

    def hand_offs(self) -> list[HandOff]:
        with reading(self._engine) as connection:
            rows = connection.execute(sa.select(hand_offs).order_by(hand_offs.c.id)).all()
        return [
            HandOff(row.person_key, row.contact, row.created, row.about, row.agreed, row.id)
            for row in rows
        ]

    def share_hand_off(self, key: str) -> None:
        latest = sa.select(sa.func.max(hand_offs.c.id)).where(hand_offs.c.person_key == key)
        agreed = sa.update(hand_offs).where(hand_offs.c.id == latest.scalar_subquery())
        with writing(self._engine) as connection:
            connection.execute(agreed.values(agreed=True))

    def settle_hand_off(self, id: int) -> None:
        with writing(self._engine) as connection:
            connection.execute(sa.delete(hand_offs).where(hand_offs.c.id == id))


class SqlAnswers:
    """Implements `mentoring.ports.Answers`."""

    # How many turns back a button still counts as lately offered.
    LATELY = 12

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def get(self, key: str, message_id: str) -> list[dict[str, object]] | None:
        query = sa.select(answers.c.replies).where(
            answers.c.person_key == key, answers.c.message_id == message_id
        )
        with reading(self._engine) as connection:
            replies: list[dict[str, object]] | None = connection.execute(query).scalar()
        return replies

    def put(
        self, key: str, message_id: str, said: str | None, replies: list[dict[str, object]]
    ) -> None:
        values = {"person_key": key, "message_id": message_id, "said": said, "replies": replies}
        # Another worker that answered the same message first has the same right to be believed.
        with suppress(sa.exc.IntegrityError), writing(self._engine) as connection:
            connection.execute(sa.insert(answers).values(created=_now(), **values))

    def buttons(self, key: str) -> dict[str, str]:
        return {
            str(button["payload"]): str(button["title"])
            for turn in self._last(key, self.LATELY)
            for reply in turn.replies
            for button in (*(reply.get("buttons") or ()), *_actions(reply))
        }

    def history(self, key: str, limit: int, after: int = 0) -> list[dict[str, object]]:
        messages: list[dict[str, object]] = []
        for turn in self._last(key, limit, after // PARTS):
            at = turn.created.replace(tzinfo=timezone.utc).isoformat(timespec="seconds")
            first = turn.id * PARTS
            if turn.said:
                mine = {"from": "me", "text": turn.said, "message_id": turn.message_id}
                messages.append({"number": first, "at": at, **mine})
            for number, reply in enumerate(turn.replies, first + 1):
                messages.append({"number": number, "from": "bot", "at": at, **reply})
        return messages

    def changed(self, since: int) -> tuple[int, set[str]]:
        query = sa.select(answers.c.id, answers.c.person_key).where(answers.c.id > since)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all() if since else []
            newest = connection.execute(sa.select(sa.func.max(answers.c.id))).scalar()
        return newest or 0, {row.person_key for row in rows}

    def _last(self, key: str, limit: int, after: int = 0) -> list[Any]:
        query = (
            sa.select(answers)
            .where(answers.c.person_key == key, answers.c.id > after)
            .order_by(answers.c.id.desc())
            .limit(limit)
        )
        with reading(self._engine) as connection:
            return list(reversed(connection.execute(query).all()))


def _actions(reply: dict[str, Any]) -> list[dict[str, str]]:
    custom = reply.get("custom")
    actions: list[dict[str, str]] = custom.get("actions", []) if isinstance(custom, dict) else []
    return actions


def _now() -> datetime:
    return datetime.now(timezone.utc).replace(tzinfo=None)
