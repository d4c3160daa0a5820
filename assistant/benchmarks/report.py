"""Puts what a benchmark measured into `docs/`, one section a benchmark."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.settings import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
_OPENING = """\
# Benchmarks

Each section is written by the command it names; whatever else is written into it is lost with the
next run. Absolute times belong to the machine they were measured on; compare ratios.
"""

Figures = Mapping[str, Any]
# Key of a figure, what it is called, and what is aimed at where anything is.
Aim = tuple[str, str, str]


@dataclass(frozen=True)
class Told:
    """How one part of a benchmark is told, from nothing but the figures that are kept of it.

    `words` says what has to be known to read the tables, `draw` makes the pictures they name.
    """

    heading: str
    tables: Callable[[Figures], Sequence[str]]
    words: Callable[[Figures], str]
    draw: Callable[[Figures], None] | None = None


def tell(
    name: str,
    results: Mapping[str, Any],
    as_json: bool,
    table: Callable[[Any], str],
    section: Callable[[Any], str],
) -> None:
    """Print the table and write the section of that name; with `as_json` only print the results."""
    if as_json:
        print(json.dumps(results))
        return
    print(table(results))
    write_section(name, section(results), f"mentor benchmark {name.lower()}")


def write_section(
    name: str, body: str, command: str, page: Path = PAGE, opening: str = _OPENING
) -> None:
    """Replace the section of that name by one measured just now; `command` measures it again."""
    put_section(name, f"{measured_with(command)}\n\n{body}", page, opening)


def put_section(name: str, body: str, page: Path = PAGE, opening: str = _OPENING) -> None:
    """Replace the section of that name, or add it at the end of the page.

    Args:
        name: The section's heading.
        body: Markdown with no heading of the first or second level in it.
        page: The document, made with `opening` where there is none yet; its other sections stay.
        opening: The first lines of a new page.
    """
    before = page.read_text(encoding="utf-8") if page.exists() else opening
    section = f"## {name}\n\n{body.strip()}\n"
    start = re.search(rf"^## {re.escape(name)}\n", before, re.MULTILINE)
    if start is None:
        after = f"{before.rstrip()}\n\n{section}"
    else:
        following = re.search(r"^## ", before[start.end() :], re.MULTILINE)
        rest = before[start.end() + following.start() :] if following else ""
        after = before[: start.start()] + section + (f"\n{rest}" if rest else "")
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(after, encoding="utf-8")


def parts_section(name: str, told: Mapping[str, Told], kept: Mapping[str, Figures]) -> str:
    """The body of a benchmark's section: every part that is kept, in the order of `told`."""
    blocks = [_OF_PARTS.format(command=f"mentor benchmark {name.lower()}")]
    for part, how in told.items():
        if part in kept:
            blocks.append(f"### {how.heading}")
            figures, when = kept[part]["figures"], measured_on(kept[part])
            for table in how.tables(figures):
                blocks += [table, when]
            blocks.append(how.words(figures))
    return "\n\n".join(filter(None, blocks))


def grid(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as a Markdown table, the first one its heading, columns of even width."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, widths)) + " |" for row in rows]
    rule = "| " + " | ".join("-" * width for width in widths) + " |"
    return "\n".join([lines[0], rule, *lines[1:]])


def aims(
    heading: str,
    wanted: Iterable[Aim],
    figures: Figures,
    told: Callable[[Any], str] = str,
    first: Figures | None = None,
) -> str:
    """Figures beside what is aimed at, where told after what was measured `first`."""
    rows = []
    for key, label, aim in wanted:
        before = [told(first[key]) if key in first else ""] if first is not None else []
        rows.append((label, *before, told(figures[key]), aim))
    measured = ("measured",) if first is None else ("first score", "now")
    return grid([(heading, *measured, "aimed at"), *rows])


def thousandths(value: float) -> str:
    """A share, as it is told."""
    return f"{value:.3f}"


def measured_with(command: str) -> str:
    """When, how and on what something was measured, for the reader who wants to repeat it."""
    now = {"date": f"{date.today():%Y-%m-%d}", "command": command, "machine": machine()}
    return measured_on(now)


def measured_on(kept: Figures) -> str:
    """The same of figures that were kept: `date`, `command`, `machine` and, if known, `seconds`."""
    took = kept.get("seconds")
    within = "" if took is None else f" within {took:.0f} s"
    return f"Measured on {kept['date']} with `{kept['command']}` on {kept['machine']}{within}."


def machine() -> str:
    """Cores, memory and processor, as far as the system tells."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = _first(r"^MemTotal:\s+(\d+) kB", Path("/proc/meminfo"))
    model = _first(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo")) or platform.machine()
    gigabytes = f", {int(memory) / 1024**2:.0f} GB of memory" if memory else ""
    return f"{cores} cores ({model}){gigabytes}"


def _first(pattern: str, file: Path) -> str | None:
    try:
        found = re.search(pattern, file.read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return None
    return found[1].strip() if found else None


_OF_PARTS = (
    "`{command}` measures all of this, one part after the other; with `--part` one alone. Below"
    " each table stands when it was measured: between two days the training messages may have"
    " changed. Both sides of a comparison are always of one run."
)
