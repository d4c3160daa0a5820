"""Mentors in SQL: the search by terms, and the import that replaces records by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import Any

import sqlalchemy as sa

from assistant.mentoring.mentors import Mentor, Stage
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.terms import Terms, terms_of
from assistant.storage import postings as index
from assistant.storage.engine import reading, writing
from assistant.storage.rows import batches, lists, tuple_of
from assistant.storage.tables import mentors, postings, terms

# So many are written at once, the lists of the index sorted within.
_TOGETHER = 5000
_IDS_AT_ONCE = 500
# Whoever was seen within so many days stands before the others. Of those never seen nothing is
# known, and they stand in the middle.
_SEEN_LATELY_DAYS = (45, 180)
_CHANCE_BYTES = 7
_FIELDS = tuple(field.name for field in fields(Mentor))


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
                query = sa.select(mentors).where(_listed())
                query = query.order_by(mentors.c.standing).limit(limit)
                return _mentors(connection, query)
            found = index.fetched(connection, wish, languages, limit)
            if found is None:
                return []
            query = sa.select(mentors).join(found, found.c.standing == mentors.c.standing)
            query = query.order_by(found.c.weight.desc(), mentors.c.standing)
            return _mentors(connection, query)

    def by_ids(self, external_ids: Iterable[str]) -> list[Mentor]:
        """See `MentorDirectory.by_ids`."""
        wanted = list(external_ids)
        with reading(self._engine) as connection:
            query = sa.select(mentors).where(mentors.c.external_id.in_(wanted))
            found = {mentor.external_id: mentor for mentor in _mentors(connection, query)}
        return [found[external_id] for external_id in wanted if external_id in found]

    def sharing(self, kind: str, value: str, limit: int) -> list[Mentor]:
        """See `MentorDirectory.sharing`."""
        query = (
            sa.select(mentors)
            .join(postings, postings.c.standing == mentors.c.standing)
            .join(terms, terms.c.id == postings.c.term_id)
            .where(terms.c.kind == kind, terms.c.value == value)
            .order_by(postings.c.standing)
            .limit(limit)
        )
        with reading(self._engine) as connection:
            return _mentors(connection, query)

    def all(self) -> Iterator[Mentor]:
        """Every mentor, in the order of their ids, some thousands in memory at a time."""
        query = sa.select(mentors).order_by(mentors.c.external_id)
        with reading(self._engine) as connection:
            streamed = connection.execution_options(stream_results=True, yield_per=_TOGETHER)
            yield from map(_mentor, streamed.execute(query))

    def count(self) -> int:
        """How many mentors the directory holds."""
        with reading(self._engine) as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(mentors)).scalar())

    def take_in(self, new: Iterable[Mentor]) -> None:
        """Add mentors, replacing those with the same id, all or nothing."""
        with writing(self._engine) as connection:
            for batch in _in_batches(new):
                self._take_in(connection, batch)

    def index_new(self) -> None:
        """Put into the index whoever an earlier version wrote; at once where there is nobody."""
        query = sa.select(mentors).where(mentors.c.standing.is_(None)).limit(_TOGETHER)
        place = sa.update(mentors).where(mentors.c.external_id == sa.bindparam("key"))
        with writing(self._engine) as connection:
            while new := _mentors(connection, query):
                rows = [{"key": m.external_id, "standing": self._standing(m)} for m in new]
                connection.execute(place, rows)
                self._list(connection, new)

    def remove_fictional(self) -> int:
        """Remove the demo people; returns how many there were."""
        with writing(self._engine) as connection:
            made_up = sa.select(mentors).where(mentors.c.fictional)
            self._unlist(connection, connection.execute(made_up).all())
            return int(connection.execute(sa.delete(mentors).where(mentors.c.fictional)).rowcount)

    def _take_in(self, connection: Any, new: Sequence[Mentor]) -> None:
        old = self._rows(connection, [mentor.external_id for mentor in new])
        self._unlist(connection, old)
        known = {row.external_id for row in old}
        rows = [{**_row(mentor), "standing": self._standing(mentor)} for mentor in new]
        fresh = [row for row in rows if row["external_id"] not in known]
        if fresh:
            connection.execute(sa.insert(mentors), fresh)
        changed = [
            {**row, "key": row["external_id"]} for row in rows if row["external_id"] in known
        ]
        if changed:
            by_key = sa.update(mentors).where(mentors.c.external_id == sa.bindparam("key"))
            connection.execute(by_key, changed)
        self._list(connection, new)

    def _list(self, connection: Any, new: Iterable[Mentor]) -> None:
        index.add(connection, (self._posted(mentor) for mentor in new if _may_be_asked(mentor)))

    def _unlist(self, connection: Any, rows: Iterable[Any]) -> None:
        """Take what stands in the tables out of the index."""
        old = [_mentor(row) for row in rows]
        index.remove(connection, (self._posted(mentor) for mentor in old if _may_be_asked(mentor)))

    def _posted(self, mentor: Mentor) -> index.Posted:
        found = terms_of(mentor, self._occupations)
        return self._standing(mentor), index.spoken(mentor.languages), found

    def _standing(self, mentor: Mentor) -> int:
        return standing(mentor, self._today())

    @staticmethod
    def _rows(connection: Any, external_ids: Sequence[str]) -> list[Any]:
        rows = []
        for batch in batches(external_ids, _IDS_AT_ONCE):
            query = sa.select(mentors).where(mentors.c.external_id.in_(batch))
            rows += connection.execute(query).all()
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


def _may_be_asked(mentor: Mentor) -> bool:
    return mentor.active and mentor.consented and mentor.capacity > 0


def _listed() -> Any:
    return sa.and_(mentors.c.active, mentors.c.consented, mentors.c.capacity > 0)


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
    values = {name: tuple_of(getattr(row, name)) for name in _FIELDS}
    values["path"] = tuple(Stage(title, years) for title, years in values["path"])
    return Mentor(**values)
