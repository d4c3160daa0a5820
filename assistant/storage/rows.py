"""Turns profiles and journeys into JSON rows and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from assistant.mentoring.journey import Journey
from assistant.mentoring.mentees import Profile

_T = TypeVar("_T", Profile, Journey)


def to_json(value: Profile | Journey) -> dict[str, Any]:
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
        return tuple(value)
    if isinstance(value, dict):
        return {key: _tuples(inner) for key, inner in value.items()}
    return value
