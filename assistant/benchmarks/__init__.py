"""Measurements anybody can repeat: `mentor benchmark NAME`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from assistant.mentoring.errors import BadInput

# Each module has `run(as_json)`; they are imported only when wanted, for each imports much. Those
# that measure with public sets take the folder these lie in as well.
_BENCHMARKS = {
    "journeys": "assistant.benchmarks.journeys",
    "matching": "assistant.benchmarks.matching",
    "pipelines": "assistant.benchmarks.pipelines",
    "turns": "assistant.benchmarks.turns",
    "understanding": "assistant.benchmarks.understanding",
    "widget": "assistant.benchmarks.widget",
}
_WITH_DATA = ("matching", "understanding")
# What can be measured by itself and is kept by itself, so that an interruption costs one part.
PARTS: Mapping[str, tuple[str, ...]] = {
    "journeys": ("people", "answers"),
    "matching": (
        "relevance",
        "shown",
        "fairness",
        "titles",
        "sqlite",
        "postgresql",
        "sqlite-million",
        "postgresql-million",
    ),
    "understanding": ("own", "calibration", "default", "hint3", "clinc150"),
    "widget": ("drawing", "beside", "words", "faults", "states"),
}


def run(name: str, as_json: bool, data: Path, wanted: Sequence[str] = ()) -> None:
    """Measure, then print the table and write the documents, or print JSON and write nothing.

    `wanted` names parts; without any, all are measured. Raises BadInput for a benchmark or a part
    that is not in the list.
    """
    if name not in _BENCHMARKS:
        raise BadInput(f"no benchmark {name!r}; there are {', '.join(sorted(_BENCHMARKS))}")
    unknown = [part for part in wanted if part not in PARTS.get(name, ())]
    if unknown:
        known = ", ".join(PARTS.get(name, ())) or "none"
        raise BadInput(f"{name} has no part {unknown[0]!r}; its parts: {known}")
    more: dict[str, Any] = {"data": data} if name in _WITH_DATA else {}
    if name in PARTS:
        more["wanted"] = wanted
    import_module(_BENCHMARKS[name]).run(as_json, **more)
