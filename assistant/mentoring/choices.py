"""Which of those shown is meant."""

from __future__ import annotations

from collections.abc import Mapping


def chosen_mentor(offered: tuple[str, ...], choice: Mapping[str, object]) -> str | None:
    """The mentor id a button or an ordinal (1 is the first, -1 the last) points to."""
    mentor_id, ordinal = choice.get("mentor_id"), choice.get("ordinal")
    if isinstance(mentor_id, str):
        return mentor_id
    if isinstance(ordinal, int) and offered:
        index = ordinal - 1 if ordinal > 0 else len(offered) + ordinal
        return offered[index] if 0 <= index < len(offered) else None
    return offered[0] if len(offered) == 1 else None
