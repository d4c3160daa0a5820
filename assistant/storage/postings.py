"""The index mentors are fetched by: for each term the mentors who have it, best standing first.

The work of a search grows with how many terms a wish has, not with how many mentors there are:
of a common term only the head of its list is read, and where two common terms are wished for,
the head of what they have in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import sqlalchemy as sa

from assistant.mentoring.terms import Term, Terms
from assistant.storage.rows import batches
from assistant.storage.tables.directory import postings, terms

# Read of one term's list; a term with more mentors is common.
_HEAD = 200
# Of two common terms' intersection so many are kept, and so many of the shorter list looked at.
_COMMON, _LOOKED_AT = 100, 2500
_MOST_PAIRS = 6
_ROWS_AT_ONCE = 400
# Languages are bits of a whole number: those most spoken have one each, all others the last; that
# costs only a second look. The order must stay, since it stands in the tables.
_LANGUAGES = (
    "en es fr de pt it nl pl ru uk tr ar zh ja ko hi ur bn pa ta te mr gu kn ml fa he el ro hu cs"
    " sk sl hr sr bs bg sq lt lv et fi sv no da is ga ca sw am so yo ig ha zu xh af vi th id tl"
)
_BIT = {code: place for place, code in enumerate(_LANGUAGES.split())}
_ANY_LANGUAGE = (1 << 62) - 1

# One mentor in the index: place, languages spoken, terms.
Posted = tuple[int, int, Iterable[Term]]


def spoken(languages: Sequence[str]) -> int:
    """The bits of ISO 639-1 codes; a mentor who names none may speak any."""
    bits = 0
    for code in languages:
        bits |= 1 << _BIT.get(code, len(_BIT))
    return bits or _ANY_LANGUAGE


def add(connection: Any, posted: Iterable[Posted]) -> dict[int, list[int]]:
    """Write mentors into the lists of their terms; gives each standing's term ids."""
    mentors = [(standing, languages, set(found)) for standing, languages, found in posted]
    ids = _ids_of(connection, {term for _, _, found in mentors for term in found})
    rows = sorted(
        (ids[term], standing, languages) for standing, languages, found in mentors for term in found
    )
    listed: dict[int, list[int]] = {standing: [] for standing, _, _ in mentors}
    for term_id, standing, _ in rows:
        listed[standing].append(term_id)
    if rows:
        names = ("term_id", "standing", "languages")
        connection.execute(sa.insert(postings), [dict(zip(names, row)) for row in rows])
    _count(connection, (term_id for term_id, _, _ in rows), 1)
    return listed


def remove(connection: Any, listed: Iterable[tuple[int, Sequence[int]]]) -> None:
    """Take standings out of the lists of the terms that `add` gave for them."""
    rows = [{"s": standing, "t": term_id} for standing, term_ids in listed for term_id in term_ids]
    if rows:
        entry = sa.and_(
            postings.c.term_id == sa.bindparam("t"), postings.c.standing == sa.bindparam("s")
        )
        connection.execute(sa.delete(postings).where(entry), rows)
    _count(connection, (row["t"] for row in rows), -1)


def fetched(connection: Any, wish: Terms, languages: Sequence[str], limit: int) -> Any:
    """A subquery of (`standing`, `weight`): who shares most with the wish; None if nobody can.

    `languages` are those of which a mentor must speak one, where they name any.
    """
    known = _known(connection, wish)
    if not known:
        return None
    bits = spoken(languages) if languages else None
    lists = [_head(term_id, bits, _HEAD, weight) for term_id, weight, _ in known]
    common = sorted((t for t in known if t[2] > _HEAD), key=lambda t: (-t[1], t[0]))
    lists += [_both(*pair, bits) for pair in _pairs(common)]
    rare = {term_id for term_id, _, count in known if count <= _HEAD}
    union = sa.union_all(*(sa.select(part.subquery()) for part in lists)).subquery()
    # Of a rare term all mentors are read, so its weight is whole; a common one is looked up.
    sure = sa.func.sum(sa.case((union.c.term_id.in_(rare), union.c.weight), else_=0.0))
    found = sa.select(union.c.standing, sure.label("sure")).group_by(union.c.standing).subquery()
    weight = found.c.sure
    for term_id, points, _ in common:
        has = sa.exists().where(
            postings.c.term_id == term_id, postings.c.standing == found.c.standing
        )
        weight = weight + sa.case((has, points), else_=0.0)
    query = sa.select(found.c.standing, weight.label("weight"))
    return query.order_by(sa.desc("weight"), found.c.standing).limit(limit).subquery()


def _known(connection: Any, wish: Terms) -> list[tuple[int, float, int]]:
    """Id, weight and number of mentors of each term somebody has, in a fixed order."""
    pairs = sa.tuple_(terms.c.kind, terms.c.value)
    query = sa.select(terms).where(pairs.in_(list(wish)), terms.c.mentors > 0).order_by(terms.c.id)
    return [
        (row.id, wish[row.kind, row.value], row.mentors)
        for row in connection.execute(query)
        if wish[row.kind, row.value]
    ]


def _head(term_id: int, bits: int | None, size: int, weight: float) -> Any:
    query = sa.select(
        postings.c.standing,
        sa.literal(term_id).label("term_id"),
        sa.literal(weight).label("weight"),
    ).where(postings.c.term_id == term_id)
    if bits is not None:
        query = query.where(postings.c.languages.op("&")(bits) != 0)
    return query.order_by(postings.c.standing).limit(size)


def _both(one: tuple[int, float, int], other: tuple[int, float, int], bits: int | None) -> Any:
    """The head of what two lists share; of weight 0, since both are looked up anyway."""
    shorter, longer = sorted((one, other), key=lambda term: (term[2], term[0]))
    looked = _head(shorter[0], bits, _LOOKED_AT, 0.0).subquery()
    has = sa.exists().where(
        postings.c.term_id == longer[0], postings.c.standing == looked.c.standing
    )
    return sa.select(looked).where(has).order_by(looked.c.standing).limit(_COMMON)


def _pairs(common: Sequence[tuple[int, float, int]]) -> list[tuple[Any, Any]]:
    """The pairs of common terms that count most together."""
    pairs = sorted(combinations(common, 2), key=lambda pair: -(pair[0][1] + pair[1][1]))
    return pairs[:_MOST_PAIRS]


def _ids_of(connection: Any, wanted: Iterable[Term]) -> dict[Term, int]:
    """The ids of terms; those not there yet are made."""
    pairs = sa.tuple_(terms.c.kind, terms.c.value)
    columns = sa.select(terms.c.kind, terms.c.value, terms.c.id)
    ids: dict[Term, int] = {}
    for batch in batches(sorted(wanted), _ROWS_AT_ONCE):
        known = columns.where(pairs.in_(batch))
        ids.update({(kind, value): id for kind, value, id in connection.execute(known)})
        missing = [term for term in batch if term not in ids]
        if missing:
            rows = [{"kind": kind, "value": value, "mentors": 0} for kind, value in missing]
            connection.execute(sa.insert(terms), rows)
            made = columns.where(pairs.in_(missing))
            ids.update({(kind, value): id for kind, value, id in connection.execute(made)})
    return ids


def _count(connection: Any, term_ids: Iterable[int], by: int) -> None:
    counts: dict[int, int] = {}
    for term_id in term_ids:
        counts[term_id] = counts.get(term_id, 0) + by
    if counts:
        connection.execute(
            sa.update(terms)
            .where(terms.c.id == sa.bindparam("t"))
            .values(mentors=terms.c.mentors + sa.bindparam("n")),
            [{"t": term_id, "n": count} for term_id, count in counts.items()],
        )
