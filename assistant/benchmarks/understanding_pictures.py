"""Draws what is taken for what, and how far confidences can be believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.benchmarks.fitting import Parsed, likeliest
from assistant.settings import ROOT

PICTURES = ROOT / "docs"
_INK, _ACCENT = "#222222", "#1f6f8b"
_DOTS = 110


def confusion(labels: Sequence[str], parsed: Sequence[Parsed]) -> dict[str, dict[str, int]]:
    """How many of each labelled intent were read as which."""
    counts: dict[str, dict[str, int]] = {}
    for label, read in zip(labels, parsed):
        row = counts.setdefault(label.partition("/")[0], {})
        name = likeliest(read)[0]
        row[name] = row.get(name, 0) + 1
    return counts


def draw_confusion(found: Mapping[str, Mapping[str, int]], path: Path) -> None:
    """Labelled intents downwards, intents read across; shares of each row."""
    names = sorted({*found, *(name for row in found.values() for name in row)})
    counts = np.zeros((len(names), len(names)))
    for wanted, row in found.items():
        for said, count in row.items():
            counts[names.index(wanted), names.index(said)] = count
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    figure, axes = _plot((9, 8))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=7)
    axes.set_yticks(range(len(names)), names, fontsize=7)
    for row, column in zip(*np.nonzero(counts)):
        colour = "white" if shares[row, column] > 0.5 else _INK
        written = f"{counts[row, column]:.0f}"
        axes.text(column, row, written, ha="center", va="center", fontsize=6, color=colour)
    axes.set_xlabel("read as")
    axes.set_ylabel("labelled")
    _save(figure, path)


def draw_reliability(bins: Sequence[Sequence[float]], path: Path) -> None:
    """Each bin's confidence across, how often it was right upwards; on the line is believable."""
    figure, axes = _plot((5, 5))
    axes.plot([0, 1], [0, 1], color="#bbbbbb", linewidth=1)
    axes.plot([b[1] for b in bins], [b[2] for b in bins], "o-", color=_ACCENT)
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence", ylabel="share that is right")
    _save(figure, path)


def _plot(size: tuple[int, int]) -> Any:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=size)
    FigureCanvasAgg(figure)
    return figure, figure.add_subplot()


def _save(figure: Any, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=_DOTS)
