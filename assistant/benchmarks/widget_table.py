"""The tables of `widget` and its section in docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from assistant.benchmarks.report import Aim, Told, aims, grid
from assistant.benchmarks.widget_pictures import keep

Results = Mapping[str, Any]

_LACKS = "not measured"
_FIRST_WORDS: tuple[Aim, ...] = (
    ("first_words_p50_ms", "median, ms", ""),
    ("first_words_p95_ms", "95th percentile, ms", "<= 300"),
)
_ON_A_BAD_LINE: tuple[Aim, ...] = (
    ("messages", "messages said", ""),
    ("kills", "times the server was killed and started again", ""),
    ("cuts", "times the line was cut", ""),
    ("lost", "messages without a reply", "0"),
    ("doubled", "messages shown twice", "0"),
    ("replies_doubled", "replies shown twice", "0"),
    ("out_of_order", "messages out of order", "0"),
)


def _drawing(found: Results) -> list[str]:
    wanted = (
        ("replies_ms", f"{found['replies']} replies, ms", "<= 100"),
        ("replies_median_ms", "the same, median", ""),
        ("history_long_tasks", f"{found['history']:,} messages, long tasks", "0"),
        ("history_long_tasks_median", "the same, median", ""),
        ("history_longest_ms", "longest of them, ms", ""),
    )
    return [aims("drawing", wanted, found)]


def _on_drawing(found: Results) -> str:
    return (
        f"The widget alone in a page as large as a phone's, in {found['repeats']} new pages; the"
        f" best counts, since other work on the machine only adds. The time of the"
        f" {found['replies']} replies begins when they are handed to the widget and ends when they"
        f" are painted; they have markdown, and every fourth is a mentor's card. The history of"
        f" {found['history']:,} messages is scrolled from its end to its start, half a screen a"
        f" frame ({found['history_frames']} frames); a task is long from 50 ms on."
    )


_BESIDE: tuple[tuple[str, Callable[[Results], str]], ...] = (
    ("version", lambda one: one["version"]),
    ("script, gzip, KB", lambda one: f"{one['gzip_kb']:g}"),
    ("script evaluated, ms", lambda one: _time(one, "evaluate_ms")),
    ("field usable, ms", lambda one: _time(one, "field_ms")),
    ("replies painted, ms", lambda one: _time(one, "replies_ms")),
    ("asks other hosts", lambda one: ", ".join(one["asks"]) or "none"),
)


def _time(one: Results, what: str) -> str:
    return f"{one[what]:g} ({one[what + '_median']:g})" if what in one else _LACKS


def _beside(found: Results) -> list[str]:
    rows = [("widget", *(heading for heading, _ in _BESIDE))]
    for name, one in found["widgets"].items():
        if "left_out" in one:
            rows.append((name, one["left_out"], *[""] * (len(_BESIDE) - 1)))
        else:
            rows.append((name, *(told(one) for _, told in _BESIDE)))
    return [grid(rows)]


def _on_beside(found: Results) -> str:
    return (
        f"Each script is the one file its package tells pages to load, in an empty page of its own,"
        f" {found['repeats']} times; the best counts, the median stands in brackets. No server"
        f" answers. Ours is aimed at 20 KB. *Evaluated* is the running of the script, which is"
        f" there already; *usable* adds placing the widget until its field is painted;"
        f" *painted* is {found['replies']} short replies handed to the widget that stands: by"
        f" `addMessage` to deep-chat, through a `directLine` of our own to Bot Framework Web Chat,"
        f" to ours as the server's answer. Bot Framework's small script knows no markdown, so that"
        f" it had less to draw. rasa-webchat shows no field and takes no replies without its"
        f" server: neither was measured. How soon the others' first words come depends on a"
        f" server of theirs and was not measured either. *Asks other hosts* names whom the script"
        f" asked for something as it was placed."
    )


def _words(found: Results) -> list[str]:
    return [aims("press on the launcher to the first words", _FIRST_WORDS, found)]


def _on_words(found: Results) -> str:
    return (
        f"Against `mentor serve` with its trained model, {found['openings']} times somebody new;"
        f" the time ends in the frame in which the first words are drawn."
    )


def _faults(found: Results) -> list[str]:
    return [aims("a bad line and a server that is killed", _ON_A_BAD_LINE, found)]


def _on_faults(_: Results) -> str:
    return (
        "Against `mentor serve` with its trained model, through a proxy that drops every connection"
        " while the line is cut. A kill is SIGKILL right after something was said. What stands in"
        " the page is counted: each message with what stands under it. A message is said while four"
        " before it may still wait for their answer, so that the faults fall on the whole talk."
    )


def _states(found: Results) -> list[str]:
    rows = [(state, f"{wrong}") for state, wrong in found["states"].items()]
    return [grid([("state of the chat", "violations axe-core finds"), *rows])]


def _on_states(_: Results) -> str:
    return (
        "Against `mentor serve` with its trained model; each state is one of the pictures in"
        " [widget](widget), which this part takes."
    )


# The parts of `widget`, in the order of the page.
TOLD = {
    "drawing": Told("How soon it draws", _drawing, _on_drawing),
    "beside": Told("Beside other widgets", _beside, _on_beside),
    "words": Told("The first words", _words, _on_words),
    "faults": Told("What a bad line makes of it", _faults, _on_faults),
    "states": Told("Whom it keeps out", _states, _on_states, keep),
}
