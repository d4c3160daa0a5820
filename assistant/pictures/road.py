"""Draws a road as SVG or PNG: routes one below the other, thicker where more people went."""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING, Any

from assistant.mentoring.roads import Road, Route, Step
from assistant.services.show_road import people, years

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FORMATS = ("svg", "png")
# Inches; at 100 dots each a picture fits a phone held sideways.
_WIDTH, _LANE, _HEAD, _FOOT = 9.0, 1.25, 0.6, 0.45
_BOX_HEIGHT = 0.4
# A letter's width in a title on one line, and in one on two lines or beside an arrow.
_LETTER, _SMALL = 0.083, 0.066
_INK, _SOFT, _LINE, _FILL, _END = "#1d2b36", "#5b6b78", "#2f7d6b", "#eef5f2", "#d3e8e0"
# From this many letters on a title takes two lines; where many stand in a row, from fewer on.
_LONGEST_TITLE, _CROWDED_TITLE, _CROWDED = 20, 13, 4
_ARROW_HEAD = 0.16


def draw_road(road: Road, format: str = "svg") -> bytes:
    """The picture's bytes; `format` is one of `FORMATS`."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    lanes = max(1, len(road.routes))
    height = _HEAD + lanes * _LANE + _FOOT
    figure = Figure(figsize=(_WIDTH, height), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(0, height)
    axes.axis("off")
    axes.text(
        0.35, height - 0.45, f"From {road.start} to {road.goal}",
        fontsize=15, weight="bold", color=_INK, va="center",
    )  # fmt: skip
    if not road.routes:
        _note(axes, height - _HEAD - 0.4, "Nobody here has gone this way yet.")
    for place, route in enumerate(road.routes):
        _lane(axes, route, height - _HEAD - _LANE * (place + 0.5))
    _note(axes, 0.25, _remark(road))
    out = io.BytesIO()
    # The date, or ids by chance, would make the same road another file every time.
    about = {"Title": f"From {road.start} to {road.goal}"}
    if format == "svg":
        about["Date"] = None  # type: ignore[assignment]
    with rc_context({"svg.hashsalt": "road"}):
        figure.savefig(out, format=format, dpi=144, metadata=about)
    return out.getvalue()


def _lane(axes: Axes, route: Route, y: float) -> None:
    titles = [_lines(title, len(route.titles)) for title in route.titles]
    widths = [_width(lines) for lines in titles]
    gap = (_WIDTH - 0.7 - sum(widths)) / (len(titles) - 1)
    x = 0.35
    for place, (lines, width) in enumerate(zip(titles, widths)):
        if place:
            _arrow(axes, route, route.steps[place - 1], (x - gap, x), y)
            _names(axes, route.steps[place - 1], x + width / 2, y)
        _box(axes, lines, x, width, y, _END if place in (0, len(titles) - 1) else _FILL)
        x += width + gap


def _lines(title: str, in_a_row: int) -> list[str]:
    longest = _LONGEST_TITLE if in_a_row < _CROWDED else _CROWDED_TITLE
    return textwrap.wrap(title, longest, max_lines=2, placeholder=" …")


def _width(lines: list[str]) -> float:
    letter = _LETTER if len(lines) == 1 else _SMALL
    return max(1.0, max(map(len, lines)) * letter + 0.3)


def _box(axes: Axes, lines: list[str], x: float, width: float, y: float, fill: str) -> None:
    from matplotlib.patches import FancyBboxPatch

    style = "round,pad=0.02,rounding_size=0.12"
    axes.add_patch(
        FancyBboxPatch(
            (x, y - _BOX_HEIGHT / 2), width, _BOX_HEIGHT,
            boxstyle=style, facecolor=fill, edgecolor=_LINE, linewidth=1.2,
        )
    )  # fmt: skip
    size = 10 if len(lines) == 1 else 8
    axes.text(
        x + width / 2, y, "\n".join(lines), fontsize=size, color=_INK, ha="center", va="center"
    )


def _arrow(axes: Axes, route: Route, step: Step, ends: tuple[float, float], y: float) -> None:
    start, end = ends[0] + 0.02, ends[1] - 0.04
    width = 1.2 + min(step.people, 8) * 0.35
    # Two pieces: a dashed line would give its head a dashed outline.
    axes.plot(
        (start, end - _ARROW_HEAD), (y, y), color=_LINE, linewidth=width,
        linestyle="-" if route.whole else (0, (4, 2)), solid_capstyle="butt",
    )  # fmt: skip
    axes.annotate(
        "", (end, y), (end - _ARROW_HEAD, y),
        arrowprops={
            "arrowstyle": "-|>", "color": _LINE, "mutation_scale": 14,
            "linewidth": width, "shrinkA": 0, "shrinkB": 0,
        },
    )  # fmt: skip
    middle, room = sum(ends) / 2, max(7, int((end - start) / _SMALL))
    _label(axes, middle, y + 0.1, _wrapped(people(step.people), room), _INK, "bottom")
    _label(axes, middle, y - 0.1, _wrapped(years(step), room), _SOFT, "top")


def _wrapped(text: str, room: int) -> str:
    return "\n".join(textwrap.wrap(text, room))


def _names(axes: Axes, step: Step, x: float, y: float) -> None:
    names = "\n".join(mentor.name for mentor in step.standing[:2])
    more: dict[str, Any] = {"ha": "center", "va": "top", "linespacing": 1.25}
    axes.text(min(x, _WIDTH - 1), y - 0.28, names, fontsize=7.5, color=_SOFT, **more)


def _label(axes: Axes, x: float, y: float, text: str, color: str, side: str) -> None:
    axes.text(x, y, text, fontsize=8, color=color, ha="center", va=side)


def _note(axes: Axes, y: float, text: str) -> None:
    axes.text(0.35, y, text, fontsize=8.5, color=_SOFT, va="center")


def _remark(road: Road) -> str:
    parts = []
    if road.routes and not road.whole:
        parts.append("Nobody here went all of it: dashed routes join two halves.")
    if road.routes:
        parts.append("Names are mentors who have that title today.")
    if road.fictional:
        parts.append("Demo people: fictional.")
    return " ".join(parts)
