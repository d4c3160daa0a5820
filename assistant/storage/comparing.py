"""What an import would change, told before anything is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

# So many are told one by one; the others are counted.
MOST_NAMED = 50


@dataclass(frozen=True)
class Change:
    """A record that is there already, and which of its fields would become another."""

    external_id: str
    name: str
    fields: tuple[str, ...]


@dataclass
class Changes:
    """How many records are new, changed and the same; the first of each by name."""

    new: int = 0
    changed: int = 0
    same: int = 0
    first_new: list[tuple[str, str]] = field(default_factory=list)
    first_changed: list[Change] = field(default_factory=list)

    def note(self, before: Any | None, after: Any) -> None:
        """Count one record."""
        if before is None:
            self.new += 1
            if len(self.first_new) < MOST_NAMED:
                self.first_new.append((after.external_id, after.name))
            return
        differing = tuple(
            f.name for f in fields(after) if getattr(before, f.name) != getattr(after, f.name)
        )
        if not differing:
            self.same += 1
            return
        self.changed += 1
        if len(self.first_changed) < MOST_NAMED:
            self.first_changed.append(Change(after.external_id, after.name, differing))


def compared(pairs: Iterable[tuple[Any | None, Any]]) -> Changes:
    """What becomes of each record; a pair is what stands there now, or None, and what would."""
    changes = Changes()
    for before, after in pairs:
        changes.note(before, after)
    return changes
