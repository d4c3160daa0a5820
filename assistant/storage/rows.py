"""Turns records, profiles and journeys into rows and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime, timezone
from typing import Any, TypeVar

from assistant.mentoring.hosting import Hosting
from assistant.mentoring.journey import Journey
from assistant.mentoring.mentees import Profile

_T = TypeVar("_T", Profile, Journey, Hosting)


def to_json(value: Profile | Journey | Hosting) -> dict[str, Any]:
    """A JSON object of the fields that differ from their defaults."""
    empty = type(value)()
    pairs = asdict(value)
    return {name: v for name, v in pairs.items() if getattr(value, name) != getattr(empty, name)}


def from_json(kind: type[_T], row: Mapping[str, Any]) -> _T:
    """The dataclass of a row; keys a newer or older version wrote and we lack are left out."""
    names = {f.name for f in fields(kind)}
    return kind(**{name: _tuples(value) for name, value in row.items() if name in names})


def _tuples(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_tuples, value))
    if isinstance(value, dict):
        return {key: _tuples(inner) for key, inner in value.items()}
    return value


def batches(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """The items, so many at a time: databases take only so many values in one statement."""
    return (items[start : start + size] for start in range(0, len(items), size))


def lists(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with lists for tuples, as JSON columns take them."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}


def tuple_of(value: Any) -> Any:
    """A list as the tuple it was; everything else as it is."""
    return tuple(value) if isinstance(value, list) else value


def stored(moment: datetime) -> datetime:
    """A moment as the tables hold it: in UTC, without saying so."""
    return moment.astimezone(timezone.utc).replace(tzinfo=None)


def moment_of(stored: datetime) -> datetime:
    """The moment a table's value stands for."""
    return stored.replace(tzinfo=timezone.utc)
