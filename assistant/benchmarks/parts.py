"""Measures a benchmark part by part; what is done is kept, whatever becomes of the rest.

The figures lie in `docs/figures/`, one file a benchmark, and the page is told from them alone.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.benchmarks.report import PAGE, Figures, Told, machine, parts_section, put_section
from assistant.mentoring.errors import BadInput, MentorError
from assistant.settings import ROOT

FIGURES = ROOT / "docs" / "figures"

# What is kept of each part: its figures, and when, how and on what they were measured.
Kept = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Part:
    """`measure` is given an empty folder; `lacking` names what is not here to measure with."""

    measure: Callable[[Path], Figures]
    lacking: str = ""


def run(
    name: str,
    parts: Mapping[str, Part],
    told: Mapping[str, Told],
    wanted: Sequence[str],
    as_json: bool,
    figures: Path = FIGURES,
    page: Path = PAGE,
) -> None:
    """Measure the parts wanted, or all that can be, and tell each as soon as it is there.

    With `as_json` the figures of this run are printed together and nothing is written. Raises
    BadInput where a part was asked for by name and cannot be measured here, and MentorError at
    the end where one failed: the parts after it are measured all the same.
    """
    lacking = {part: parts[part].lacking for part in wanted or parts if parts[part].lacking}
    if wanted and lacking:
        part, missing = next(iter(lacking.items()))
        raise BadInput(f"{part} cannot be measured: {missing} was not found")
    for missing in dict.fromkeys(lacking.values()):
        _say(f"{name}: left out, since not found: {missing}")
    found: list[Figures] = []
    failed: list[str] = []
    for part in dict.fromkeys(wanted or parts):
        if part in lacking:
            continue
        try:
            measured, seconds = _measure(name, part, parts[part])
        except MentorError as error:
            _say(f"{name}: {part} failed: {error}")
            failed.append(part)
            continue
        found.append(measured)
        if not as_json:
            print("\n\n".join(told[part].tables(measured)), end="\n\n", flush=True)
            _keep(figures / f"{name}.json", name, part, measured, seconds)
            write(name, told, figures, page)
            draw = told[part].draw
            if draw is not None:
                draw(measured)
    if as_json and found:
        left_out = list(dict.fromkeys(lacking.values()))
        print(json.dumps(merged([*found, {"left_out": left_out}])))
    if failed:
        raise MentorError(f"not measured: {', '.join(failed)}; the lines above say why")


def write(name: str, told: Mapping[str, Told], figures: Path = FIGURES, page: Path = PAGE) -> None:
    """Write the benchmark's section anew from the figures at hand."""
    kept = read(figures / f"{name}.json")
    put_section(name.capitalize(), parts_section(name, told, kept), page)


def read(path: Path) -> Kept:
    """All parts kept in a file; none where it is not there yet."""
    if not path.exists():
        return {}
    kept: Kept = json.loads(path.read_text(encoding="utf-8"))
    return kept


def merged(found: Sequence[Figures]) -> dict[str, Any]:
    """The parts' figures as one object; what several have a share in is put together."""
    whole: dict[str, Any] = {}
    for figures in found:
        for key, value in figures.items():
            both = isinstance(value, Mapping) and isinstance(whole.get(key), Mapping)
            whole[key] = merged([whole[key], value]) if both else value
    return whole


def _measure(name: str, part: str, how: Part) -> tuple[Figures, float]:
    _say(f"{name}: {part} …")
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix=f"mentor-{name}-") as folder:
        measured = how.measure(Path(folder))
    return measured, time.perf_counter() - started


def _keep(path: Path, name: str, part: str, measured: Figures, seconds: float) -> None:
    """Put a part into the file. It is read only now: another run may have added one meanwhile."""
    kept = read(path)
    kept[part] = {
        "date": f"{date.today():%Y-%m-%d}",
        "command": f"mentor benchmark {name} --part {part}",
        "machine": machine(),
        "seconds": round(seconds),
        "figures": measured,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and moved: a kill or a full disk must not cost the parts of other days.
    beside = path.with_suffix(".unfinished")
    text = json.dumps(kept, indent=1, ensure_ascii=False)
    beside.write_text(text + "\n", encoding="utf-8")
    beside.replace(path)


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
