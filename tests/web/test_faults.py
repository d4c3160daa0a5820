"""Messages on a line that breaks, to a server that is killed: each is answered once, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.benchmarks.line import Proxy
from assistant.benchmarks.widget_browser import faults
from tests.web.conftest import Echo, say

pytestmark = pytest.mark.browser
MESSAGES = 24
CUT_AT = (3, 9, 15)
KILLED_AT = (6, 18)
# The server takes its time to start.
PATIENCE_MS = 120_000


@pytest.fixture
def proxy(echo: Echo) -> Iterator[Proxy]:
    proxy = Proxy(int(echo.url.rpartition(":")[2]))
    yield proxy
    proxy.stop()


def test_each_message_is_answered_once_and_in_order(echo: Echo, proxy: Proxy, context: Any) -> None:
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{proxy.port}")
    page.get_by_text("What are you hoping for?").wait_for()
    for number in range(MESSAGES):
        say(page, f"number {number}")
        if number in CUT_AT:
            proxy.cut()
            page.get_by_text("Sending…").first.wait_for()
            proxy.mend()
        if number in KILLED_AT:
            echo.kill()
            say(page, f"number {number} and a half")
            echo.start()
    page.get_by_text(f"Echo of number {MESSAGES - 1}", exact=True).wait_for(timeout=PATIENCE_MS)
    said = [f"number {number}" for number in range(MESSAGES)]
    for number in sorted(KILLED_AT, reverse=True):
        said.insert(number + 1, f"number {number} and a half")
    shown = page.locator(".bubble").all_text_contents()
    assert [text for text in shown if text.startswith("number")] == said
    assert [text for text in shown if text.startswith("Echo")] == [f"Echo of {one}" for one in said]
    assert page.locator(".failed").count() == 0
    context.problems.clear()


def test_the_benchmark_counts_what_stands_in_the_page(echo: Echo, chromium: Any) -> None:
    def restart() -> None:
        echo.kill()
        echo.start()

    found = faults(chromium, int(echo.url.rpartition(":")[2]), 7, {2}, {4}, restart)
    assert found.pop("messages") == 7
    assert (found.pop("cuts"), found.pop("kills")) == (1, 1)
    assert set(found.values()) == {0}


def test_replies_that_could_not_be_kept_are_shown_in_order_and_the_conversation_goes_on(
    echo: Echo, context: Any
) -> None:
    page = context.new_page()
    page.goto(echo.url)
    page.get_by_text("What are you hoping for?").wait_for()
    for words in ("one", "unkept a", "unkept b", "two"):
        say(page, words)
        page.get_by_text(f"Echo of {words}", exact=True).wait_for(timeout=PATIENCE_MS)
    shown = page.locator(".bubble").all_text_contents()[1:]
    both = [[words, f"Echo of {words}"] for words in ("one", "unkept a", "unkept b", "two")]
    assert shown == [text for pair in both for text in pair]
    assert page.locator(".failed").count() == 0
    context.problems.clear()
