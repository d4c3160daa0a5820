"""`mentor benchmark widget`: how light, quick, open to everybody and faithful the chat is."""

from __future__ import annotations

import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.benchmarks import report
from assistant.benchmarks.loopback import free_port
from assistant.benchmarks.turns_processes import Server, running
from assistant.benchmarks.widget_browser import browser, faults, first_messages, violations
from assistant.benchmarks.widget_peers import kilobytes, peers
from assistant.channels.bundle import bundle
from assistant.channels.site import WEB
from assistant.settings import ROOT

OPENINGS = 40
MESSAGES = 200
# During which messages something breaks, spread over the whole talk.
CUTS = {9 + 20 * number for number in range(10)}
KILLS = {19 + 40 * number for number in range(5)}
_START_S = 600
_STORY = ["I'm a nurse and I'd like to become a product manager", "Go on", "skip"]


def run(as_json: bool) -> None:
    """Measure, with a server of its own; a quarter of an hour, most of it restarts."""
    report.tell("Widget", measure(), as_json, table, section)


def measure() -> dict[str, Any]:
    """Raises MentorError with the end of the log where the server does not start."""
    with tempfile.TemporaryDirectory(prefix="mentor-widget-") as name:
        folder, port = Path(name), free_port()
        url = f"http://127.0.0.1:{port}"
        server = _server(folder, port)

        def restart() -> None:
            server.kill()
            server.start()
            _wait(server, url)

        with running([server]), browser() as chromium:
            _wait(server, url)
            taken = sorted(first_messages(chromium, url, OPENINGS))
            wrong = violations(chromium, url, _STORY)
            fault = faults(chromium, port, MESSAGES, CUTS, KILLS, restart)
        return {
            "gzip_kb": kilobytes(bundle(WEB).encode()),
            "first_message_p50_ms": round(taken[len(taken) // 2]),
            "first_message_p95_ms": round(taken[int(len(taken) * 0.95)]),
            "axe_violations": wrong,
            **fault,
            "peers": peers(folder / "peers"),
        }


def _server(folder: Path, port: int) -> Server:
    environment = {
        "MENTOR_DATABASE_URL": f"sqlite:///{folder / 'mentor.db'}",
        "MENTOR_DEMO": "1",
        "PYTHONPATH": str(ROOT),
    }
    code = "from assistant.cli import main; main()"
    return Server(
        "served", [sys.executable, "-c", code, "serve", "--port", str(port)], folder, environment
    )


def _wait(server: Server, url: str) -> None:
    end = time.monotonic() + _START_S
    while time.monotonic() < end:
        server.check()
        try:
            urllib.request.urlopen(f"{url}/health", timeout=2).read()
            return
        except OSError:
            time.sleep(0.2)
    raise server.failure(f"did not answer within {_START_S} s")


def table(results: Mapping[str, Any]) -> str:
    """One row a figure, then one a peer."""
    rows = [
        ("", "ours"),
        ("size, packed, KB", f"{results['gzip_kb']:g}"),
        ("press to first words, median, ms", str(results["first_message_p50_ms"])),
        ("press to first words, 95th percentile, ms", str(results["first_message_p95_ms"])),
        ("violations axe-core finds", str(results["axe_violations"])),
        ("messages said while the line and the server failed", str(results["messages"])),
        ("of these lost", str(results["lost"])),
        ("of these shown twice", str(results["doubled"])),
    ]
    others = [("other widget", "packed, KB")]
    for name, peer in results["peers"].items():
        others.append((name, f"{peer['gzip_kb']:g}" if "gzip_kb" in peer else peer["left_out"]))
    return f"{report.grid(rows)}\n\n{report.grid(others)}"


def section(results: Mapping[str, Any]) -> str:
    """What the rows mean, and the rows."""
    return (
        f"In a real Chromium. The time begins with the press on the launcher of somebody new and"
        f" ends when the first words are drawn. {results['messages']} messages are said over a real"
        f" connection that is cut {results['cuts']} times, to a server that is killed and started"
        f" again {results['kills']} times; what stands in the page is counted. Other widgets are"
        f" the one file their package tells pages to load.\n\n{table(results)}"
    )
