"""Measurements anybody can repeat: `mentor benchmark NAME`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

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


def run(name: str, as_json: bool, data: Path) -> None:
    """Measure, then print the table and write the documents, or print JSON and write nothing.

    Raises BadInput for a name that is not in the list.
    """
    if name not in _BENCHMARKS:
        raise BadInput(f"no benchmark {name!r}; there are {', '.join(sorted(_BENCHMARKS))}")
    more = (data,) if name in _WITH_DATA else ()
    import_module(_BENCHMARKS[name]).run(as_json, *more)
