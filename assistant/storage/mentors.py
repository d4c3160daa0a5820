"""Mentors in SQL: the search by terms, and the import that replaces records by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import Any

import sqlalchemy as sa

from assistant.mentoring.mentors import APPROVED, Mentor, Stage
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.terms import Terms, terms_of
from assistant.storage import postings as index
from assistant.storage.engine import reading, writing
from assistant.storage.rows import batches, lists, tuple_of
from assistant.storage.tables.directory import consents, mentors, postings, terms

# So many are written at once, the lists of the index sorted within.
_TOGETHER = 5000
_IDS_AT_ONCE = 500
# Whoever was seen within so many days stands before the others. Of those never seen nothing is
# known, and they stand in the middle.
_SEEN_LATELY_DAYS = (45, 180)
_CHANCE_BYTES = 7
_FIELDS = tuple(field.name for field in fields(Mentor))
# In the order of the fields, so that a row is read without looking up names.
_COLUMNS = tuple(mentors.c[name] for name in _FIELDS)
_RECORD = sa.select(*_COLUMNS)
# The same with what an import must know of whoever is there already.
_KEPT = sa.select(*_COLUMNS, mentors.c.standing, mentors.c.listed, mentors.c.own)


class SqlMentors:
    """Implements `mentoring.ports.MentorDirectory`, and takes in imports."""

    def __init__(
        self,
        engine: sa.engine.Engine,
        occupations: Occupations,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._engine = engine
        self._occupations = occupations
        self._today = today

    def candidates(self, wish: Terms, limit: int, languages: Sequence[str] = ()) -> list[Mentor]:
        """See `MentorDirectory.candidates`."""
        with reading(self._engine) as connection:
            if not wish:
                query = _RECORD.where(_listed())
                query = query.order_by(mentors.c.standing).limit(limit)
                return _mentors(connection, query)
            found = index.fetched(connection, wish, languages, limit)
            if found is None:
                return []
            query = _RECORD.join(found, found.c.standing == mentors.c.standing)
            query = query.order_by(found.c.weight.desc(), mentors.c.standing)
            return _mentors(connection, query)

    def by_ids(self, external_ids: Iterable[str]) -> list[Mentor]:
        """See `MentorDirectory.by_ids`."""
        wanted = list(external_ids)
        if not wanted:
            return []
        with reading(self._engine) as connection:
            query = _RECORD.where(mentors.c.external_id.in_(wanted))
            found = {mentor.external_id: mentor for mentor in _mentors(connection, query)}
        return [found[external_id] for external_id in wanted if external_id in found]

    def sharing(self, kind: str, value: str, limit: int) -> list[Mentor]:
        """See `MentorDirectory.sharing`."""
        query = (
            _RECORD.join(postings, postings.c.standing == mentors.c.standing)
            .join(terms, terms.c.id == postings.c.term_id)
            .where(terms.c.kind == kind, terms.c.value == value)
            .order_by(postings.c.standing)
            .limit(limit)
        )
        with reading(self._engine) as connection:
            return _mentors(connection, query)

    def by_email(self, email: str) -> list[Mentor]:
        """See `MentorDirectory.by_email`."""
        query = _RECORD.where(sa.func.lower(mentors.c.email) == email.strip().lower())
        with reading(self._engine) as connection:
            return _mentors(connection, query.order_by(mentors.c.external_id))

    def all(self) -> Iterator[Mentor]:
        """Every mentor, in the order of their ids, some thousands in memory at a time."""
        query = _RECORD.order_by(mentors.c.external_id)
        with reading(self._engine) as connection:
            streamed = connection.execution_options(stream_results=True, yield_per=_TOGETHER)
            yield from map(_mentor, streamed.execute(query))

    def count(self) -> int:
        """How many mentors the directory holds."""
        with reading(self._engine) as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(mentors)).scalar())

    def listed(self) -> int:
        """How many can be suggested, pauses aside."""
        query = sa.select(sa.func.count()).select_from(mentors).where(_listed())
        with reading(self._engine) as connection:
            return int(connection.execute(query).scalar())

    def unconfirmed(self) -> int:
        """How many have not agreed to be listed."""
        query = sa.select(sa.func.count()).where(sa.not_(mentors.c.consented))
        with reading(self._engine) as connection:
            return int(connection.execute(query).scalar())

    def take_in(self, new: Iterable[Mentor]) -> None:
        """Add mentors, replacing those with the same id, all or nothing."""
        with writing(self._engine) as connection:
            for batch in _in_batches(new):
                self._take_in(connection, batch)

    def beside(self, new: Iterable[Mentor]) -> Iterator[tuple[Mentor | None, Mentor]]:
        """Each record as it stands, or None, and as it would after taking in these."""
        for batch in _in_batches(new):
            with reading(self._engine) as connection:
                old = self._rows(connection, [mentor.external_id for mentor in batch])
            known = {row.external_id: _mentor(row) for row in old}
            for mentor in _kept_own(batch, old):
                yield known.get(mentor.external_id), mentor

    def index_new(self) -> None:
        """Put into the index whoever an earlier version wrote; at once where there is nobody."""
        query = _KEPT.where(mentors.c.standing.is_(None)).limit(_TOGETHER)
        with writing(self._engine) as connection:
            while rows := connection.execute(query).all():
                self._write(connection, [_mentor(row) for row in rows], rows)

    def ids(self) -> list[str]:
        """The ids of all mentors."""
        with reading(self._engine) as connection:
            return list(connection.execute(sa.select(mentors.c.external_id)).scalars())

    def remove(self, external_ids: Iterable[str]) -> None:
        """Remove these mentors, all or none."""
        with writing(self._engine) as connection:
            for batch in batches(list(external_ids), _IDS_AT_ONCE):
                _unlist(connection, self._rows(connection, batch))
                # Whoever comes again under that name was never asked.
                connection.execute(sa.delete(consents).where(consents.c.mentor_id.in_(batch)))
                connection.execute(sa.delete(mentors).where(mentors.c.external_id.in_(batch)))

    def remove_fictional(self) -> int:
        """Remove the demo people; returns how many there were."""
        with reading(self._engine) as connection:
            query = sa.select(mentors.c.external_id).where(mentors.c.fictional)
            made_up = list(connection.execute(query).scalars())
        self.remove(made_up)
        return len(made_up)

    def put(self, connection: Any, mentor: Mentor, own: Iterable[str]) -> None:
        """Write one mentor within a transaction of the caller's; no import overwrites `own`."""
        rows = self._rows(connection, [mentor.external_id])
        self._write(connection, [mentor], rows, own=sorted({*own, *(rows[0].own if rows else ())}))

    def set_own(self, external_id: str, **changes: Any) -> None:
        """Change what a mentor says of themselves; no import overwrites it from then on."""
        with writing(self._engine, alone=True) as connection:
            for row in self._rows(connection, [external_id], lock=True):
                own = sorted({*row.own, *changes})
                self._write(connection, [replace(_mentor(row), **changes)], [row], own)

    def take_place(self, external_id: str) -> None:
        """See `MentorsOwn.take_place`."""
        self._more_places(external_id, -1)

    def give_place(self, external_id: str) -> None:
        """See `MentorsOwn.give_place`."""
        self._more_places(external_id, 1)

    def _more_places(self, external_id: str, more: int) -> None:
        with writing(self._engine, alone=True) as connection:
            for row in self._rows(connection, [external_id], lock=True):
                mentor = _mentor(row)
                left = max(0, mentor.capacity + more)
                self._write(connection, [replace(mentor, capacity=left)], [row])

    def _take_in(self, connection: Any, new: Sequence[Mentor]) -> None:
        old = self._rows(connection, [mentor.external_id for mentor in new])
        if not all(mentor.fictional for mentor in new):
            self._hide_fictional(connection)
        self._write(connection, _kept_own(new, old), old)

    def _write(
        self,
        connection: Any,
        new: Sequence[Mentor],
        old: Sequence[Any],
        own: Sequence[str] | None = None,
    ) -> None:
        """Write mentors, of whom those in `old` are known."""
        _unlist(connection, old)
        standings = [standing(mentor, self._today()) for mentor in new]
        listed = index.add(
            connection,
            (
                (place, index.spoken(mentor.languages), terms_of(mentor, self._occupations))
                for place, mentor in zip(standings, new)
                if mentor.may_be_listed
            ),
        )
        known = {row.external_id for row in old}
        rows = [
            {**_row(mentor), "standing": place, "listed": listed.get(place, [])}
            for place, mentor in zip(standings, new)
        ]
        fresh = [row for row in rows if row["external_id"] not in known]
        if fresh:
            connection.execute(
                sa.insert(mentors), [{**row, "own": list(own or ())} for row in fresh]
            )
        changed = [
            {**row, "key": row["external_id"]} for row in rows if row["external_id"] in known
        ]
        if changed:
            by_key = sa.update(mentors).where(mentors.c.external_id == sa.bindparam("key"))
            marked = [{**row, "own": list(own)} for row in changed] if own else changed
            connection.execute(by_key, marked)

    @staticmethod
    def _hide_fictional(connection: Any) -> None:
        """Made-up people do not stand beside real ones; importing them again shows them."""
        shown = sa.and_(mentors.c.fictional, mentors.c.active)
        rows = connection.execute(_KEPT.where(shown)).all()
        if rows:
            _unlist(connection, rows)
            connection.execute(sa.update(mentors).where(shown).values(active=False, listed=[]))

    @staticmethod
    def _rows(connection: Any, external_ids: Sequence[str], lock: bool = False) -> list[Any]:
        rows = []
        for batch in batches(external_ids, _IDS_AT_ONCE):
            query = _KEPT.where(mentors.c.external_id.in_(batch))
            rows += connection.execute(query.with_for_update() if lock else query).all()
        return rows


def standing(mentor: Mentor, today: date) -> int:
    """A number of the mentor's own; among those seen as lately, chance decides, not the alphabet.

    The same on every machine, so that every database answers in the same order.
    """
    step = 1
    if mentor.last_active:
        step = sum((today - mentor.last_active).days > limit for limit in _SEEN_LATELY_DAYS)
    chance = blake2b(mentor.external_id.encode(), digest_size=_CHANCE_BYTES).digest()
    return (step << 8 * _CHANCE_BYTES) | int.from_bytes(chance, "big")


def _unlist(connection: Any, rows: Iterable[Any]) -> None:
    """Take mentors out of the lists they were put into, whatever would be done with them today."""
    index.remove(connection, ((row.standing, row.listed) for row in rows))


def _kept_own(new: Sequence[Mentor], old: Iterable[Any]) -> list[Mentor]:
    """The new records with what their mentors set themselves left as it was."""
    own = {
        row.external_id: {n: getattr(_mentor(row), n) for n in row.own} for row in old if row.own
    }
    return [
        replace(mentor, **own[mentor.external_id]) if mentor.external_id in own else mentor
        for mentor in new
    ]


def _listed() -> Any:
    willing = sa.and_(mentors.c.active, mentors.c.consented, mentors.c.capacity > 0)
    return sa.and_(willing, mentors.c.review == APPROVED)


def _in_batches(items: Iterable[Mentor]) -> Iterator[list[Mentor]]:
    """Batches in which no id comes twice; of two records with one id the later counts."""
    source = iter(items)
    while batch := list(islice(source, _TOGETHER)):
        yield list({mentor.external_id: mentor for mentor in batch}.values())


def _mentors(connection: Any, query: Any) -> list[Mentor]:
    return [_mentor(row) for row in connection.execute(query)]


def _row(mentor: Mentor) -> dict[str, Any]:
    row = lists({field: getattr(mentor, field) for field in _FIELDS})
    row["path"] = [[stage.title, stage.years] for stage in mentor.path]
    return row


def _mentor(row: Any) -> Mentor:
    values = dict(zip(_FIELDS, map(tuple_of, row)))
    values["path"] = tuple(Stage(title, years) for title, years in values["path"])
    return Mentor(**values)
