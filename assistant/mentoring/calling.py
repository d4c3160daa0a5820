"""What somebody is called who has been spoken of before: the first name, where that is plain."""

from __future__ import annotations

from collections.abc import Iterable

# Nobody is called by these alone.
_TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame"})


def called(name: str, in_play: Iterable[str] = ()) -> str:
    """The first name, if nobody else among the names in play bears it; else the whole name."""
    first = _first(name)
    if not first or first.lower().rstrip(".") in _TITLES:
        return name
    others = {other for other in in_play if other != name}
    shared = any(_first(other).lower() == first.lower() for other in others)
    return name if shared else first


def _first(name: str) -> str:
    return next(iter(name.split()), "")
