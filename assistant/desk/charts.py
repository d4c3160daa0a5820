"""Charts as numbers for the templates: what is drawn needs no script and follows the page.

Labels are the page's own text, so that they wrap and grow with it; only the bars are pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One bar: `size` is its length from 0 to 100, `share` what is written beside the number."""

    label: str
    value: int
    size: float
    share: str = ""


@dataclass(frozen=True)
class Column:
    """One column of a chart that is 100 high and as wide as its columns."""

    label: str
    value: int
    left: float
    width: float
    height: float


@dataclass(frozen=True)
class Columns:
    """A chart over time; `most` is what its height stands for."""

    columns: tuple[Column, ...]
    width: float
    most: int


_STEP, _GAP = 10.0, 2.0


def bars(counts: Sequence[tuple[str, int]], of_first: bool = False) -> list[Bar]:
    """One bar each, the longest as wide as the page; `of_first` writes shares of the first."""
    most = max((value for _, value in counts), default=0)
    first = counts[0][1] if counts else 0
    return [
        Bar(label, value, _part(value, most), _share(value, first) if of_first else "")
        for label, value in counts
    ]


def columns(counts: Sequence[tuple[str, int]]) -> Columns:
    """One column each, in order."""
    most = max((value for _, value in counts), default=0)
    made = tuple(
        Column(label, value, place * _STEP, _STEP - _GAP, _part(value, most))
        for place, (label, value) in enumerate(counts)
    )
    return Columns(made, max(_STEP, len(made) * _STEP - _GAP), most)


def _part(value: int, most: int) -> float:
    return round(100 * value / most, 1) if most else 0.0


def _share(value: int, first: int) -> str:
    return f"{100 * value / first:.0f} %" if first else ""
