"""Measurements anybody can repeat: `mentor benchmark NAME`."""

from __future__ import annotations

from importlib import import_module

from assistant.mentoring.errors import BadInput

# Each module has `run(as_json)`; they are imported only when wanted, for each imports much.
_BENCHMARKS = {
    "pipelines": "assistant.benchmarks.pipelines",
    "turns": "assistant.benchmarks.turns",
}


def run(name: str, as_json: bool) -> None:
    """Measure, then print the table and write the documents, or print JSON and write nothing.

    Raises BadInput for a name that is not in the list.
    """
    if name not in _BENCHMARKS:
        raise BadInput(f"no benchmark {name!r}; there are {', '.join(sorted(_BENCHMARKS))}")
    import_module(_BENCHMARKS[name]).run(as_json)
