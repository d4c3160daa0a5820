"""A piece of a message with its meaning; every finder returns a list of these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """`text[start:end]` means `value`, the canonical form, as an `entity` of the domain.

    `role` is ``avoid`` where the person ruled it out.
    """

    entity: str
    start: int
    end: int
    value: str | int | float
    role: str | None = None
