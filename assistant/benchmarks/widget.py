"""`mentor benchmark widget`: how light, quick, open to everybody and faithful the chat is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.benchmarks import parts
from assistant.benchmarks import widget_table as page
from assistant.benchmarks.parts import Part
from assistant.benchmarks.widget_beside import beside
from assistant.benchmarks.widget_browser import browser, faults, first_messages
from assistant.benchmarks.widget_drawing import drawing
from assistant.benchmarks.widget_pictures import states
from assistant.benchmarks.widget_served import served

OPENINGS = 40
MESSAGES = 200
# During which messages something breaks, spread over the whole talk.
CUTS = {9 + 20 * number for number in range(10)}
KILLS = {19 + 40 * number for number in range(5)}

Results = dict[str, Any]


def run(as_json: bool, wanted: Sequence[str] = ()) -> None:
    """Measure the parts wanted or all; `words`, `faults` and `states` start a server each."""
    parts.run("widget", measured(), page.TOLD, wanted, as_json)


def measured() -> dict[str, Part]:
    """Together they take a quarter of an hour, most of it restarts."""
    return {
        "drawing": Part(_drawing),
        "beside": Part(_beside),
        "words": Part(_words),
        "faults": Part(_faults),
        "states": Part(_states),
    }


def _drawing(_: Path) -> Results:
    with browser() as chromium:
        return drawing(chromium)


def _beside(folder: Path) -> Results:
    with browser() as chromium:
        return beside(chromium, folder)


def _words(folder: Path) -> Results:
    """From the press on the launcher to the first words, each time somebody new."""
    with served(folder) as server, browser() as chromium:
        taken = sorted(first_messages(chromium, server.url, OPENINGS))
    return {
        "openings": OPENINGS,
        "first_words_p50_ms": round(taken[len(taken) // 2]),
        "first_words_p95_ms": round(taken[int(len(taken) * 0.95)]),
    }


def _faults(folder: Path) -> Results:
    """A talk over a bad line, to a server that is killed."""
    with served(folder) as server, browser() as chromium:
        return faults(chromium, server.port, MESSAGES, CUTS, KILLS, server.restart)


def _states(folder: Path) -> Results:
    with served(folder) as server, browser() as chromium:
        return states(chromium, server.url)
