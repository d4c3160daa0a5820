"""Mentors and places in SQL: the search by terms, and the import that replaces records by id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any

import sqlalchemy as sa

from assistant.mentoring.directory import Place
from assistant.mentoring.mentors import Mentor, Stage
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.ports import Terms
from assistant.storage.engine import reading, writing
from assistant.storage.tables import mentor_terms, mentors, places

_BATCH = 500


class SqlMentors:
    """Implements `mentoring.ports.MentorDirectory`, and takes in imports."""

    def __init__(self, engine: sa.engine.Engine, occupations: Occupations) -> None:
        self._engine = engine
        self._occupations = occupations

    def candidates(self, terms: Terms, limit: int) -> list[Mentor]:
        listed = sa.and_(mentors.c.active, mentors.c.consented, mentors.c.capacity > 0)
        if not terms:
            query = (
                sa.select(mentors)
                .where(listed)
                .order_by(sa.nulls_last(mentors.c.last_active.desc()), mentors.c.external_id)
                .limit(limit)
            )
            return self._mentors(query)
        pairs = sa.tuple_(mentor_terms.c.kind, mentor_terms.c.value)
        weight = sa.func.sum(
            sa.case(
                *(
                    (sa.and_(mentor_terms.c.kind == kind, mentor_terms.c.value == value), points)
                    for (kind, value), points in terms.items()
                ),
                else_=0.0,
            )
        )
        shared = (
            sa.select(mentor_terms.c.mentor_id, weight.label("weight"))
            .where(pairs.in_(list(terms)))
            .group_by(mentor_terms.c.mentor_id)
            .subquery()
        )
        query = (
            sa.select(mentors)
            .join(shared, shared.c.mentor_id == mentors.c.id)
            .where(listed)
            .order_by(shared.c.weight.desc(), mentors.c.external_id)
            .limit(limit)
        )
        return self._mentors(query)

    def by_ids(self, external_ids: Iterable[str]) -> list[Mentor]:
        wanted = list(external_ids)
        found = self._mentors(sa.select(mentors).where(mentors.c.external_id.in_(wanted)))
        by_id = {mentor.external_id: mentor for mentor in found}
        return [by_id[external_id] for external_id in wanted if external_id in by_id]

    def sharing(self, kind: str, value: str, limit: int) -> list[Mentor]:
        query = (
            sa.select(mentors)
            .join(mentor_terms, mentor_terms.c.mentor_id == mentors.c.id)
            .where(mentor_terms.c.kind == kind, mentor_terms.c.value == value)
            .order_by(mentors.c.external_id)
            .limit(limit)
        )
        return self._mentors(query)

    def all(self) -> list[Mentor]:
        """Every mentor, in the order of their ids."""
        return self._mentors(sa.select(mentors).order_by(mentors.c.external_id))

    def count(self) -> int:
        """How many mentors the directory holds."""
        with reading(self._engine) as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(mentors)).scalar())

    def take_in(self, new: Sequence[Mentor]) -> None:
        """Add mentors, replacing those with the same id, all or nothing."""
        with writing(self._engine) as connection:
            for batch in _batches(new):
                ids = [mentor.external_id for mentor in batch]
                connection.execute(sa.delete(mentors).where(mentors.c.external_id.in_(ids)))
                connection.execute(sa.insert(mentors), [_row(mentor) for mentor in batch])
                keys = dict(
                    connection.execute(
                        sa.select(mentors.c.external_id, mentors.c.id).where(
                            mentors.c.external_id.in_(ids)
                        )
                    ).all()
                )
                terms = [
                    {"kind": kind, "value": value, "mentor_id": keys[mentor.external_id]}
                    for mentor in batch
                    for kind, value in self._terms(mentor)
                ]
                connection.execute(sa.insert(mentor_terms), terms)

    def remove_fictional(self) -> int:
        """Remove the demo people; returns how many there were."""
        with writing(self._engine) as connection:
            return int(connection.execute(sa.delete(mentors).where(mentors.c.fictional)).rowcount)

    def _terms(self, mentor: Mentor) -> set[tuple[str, str]]:
        """What a mentor is found by."""
        field_of = self._occupations.field_of
        pairs: list[tuple[str, str | None]] = [
            ("title", mentor.title),
            ("field", field_of(mentor.title)),
            ("industry", mentor.industry),
            ("organisation", mentor.organisation),
            *(("earlier", title) for title in mentor.earlier_titles),
            *(("earlier_field", field_of(title)) for title in mentor.earlier_titles),
            *(("goal", goal) for goal in mentor.goals),
            *(("skill", skill) for skill in mentor.skills),
            *(("school", school) for school in mentor.schools),
        ]
        return {(kind, value.lower()[:200]) for kind, value in pairs if value}

    def _mentors(self, query: Any) -> list[Mentor]:
        with reading(self._engine) as connection:
            return [_mentor(row) for row in connection.execute(query)]


class SqlPlaces:
    """Implements `mentoring.ports.PlaceDirectory`, and takes in imports."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def all(self, kind: str) -> list[Place]:
        query = sa.select(places).where(places.c.directory == kind).order_by(places.c.external_id)
        names = [field.name for field in fields(Place)]
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return [Place(**{name: _tuple(row[name]) for name in names}) for row in map(_mapping, rows)]

    def take_in(self, kind: str, new: Sequence[Place]) -> None:
        """Add places of one kind, replacing those with the same id, all or nothing."""
        with writing(self._engine) as connection:
            for batch in _batches(new):
                ids = [place.external_id for place in batch]
                connection.execute(
                    sa.delete(places).where(
                        places.c.directory == kind, places.c.external_id.in_(ids)
                    )
                )
                rows = [{"directory": kind, **_lists(asdict(place))} for place in batch]
                connection.execute(sa.insert(places), rows)


def _batches(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))


def _row(mentor: Mentor) -> dict[str, Any]:
    row = _lists(asdict(mentor))
    row["path"] = [[stage.title, stage.years] for stage in mentor.path]
    return row


def _mentor(row: Any) -> Mentor:
    values = {name: _tuple(value) for name, value in _mapping(row).items() if name != "id"}
    values["path"] = tuple(Stage(title, years) for title, years in values["path"])
    return Mentor(**values)


def _mapping(row: Any) -> dict[str, Any]:
    return dict(row._mapping)


def _lists(values: dict[str, Any]) -> dict[str, Any]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
