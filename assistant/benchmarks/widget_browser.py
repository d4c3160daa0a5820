"""What the widget does in a real browser: how soon it speaks, and what a bad line makes of it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from assistant.benchmarks.line import Proxy
from assistant.mentoring.errors import BadInput

_PATIENCE_MS = 300_000
_WRITTEN = "[data-number] .bubble"
# So many messages are said before the answer to the first of them is there.
_AHEAD = 4
_NUMBERS = """() => [...document.querySelector('mentor-chat').shadowRoot
  .querySelectorAll('[data-number]')].map((one) => Number(one.dataset.number))"""


def chromium_path() -> str | None:
    """Where Chromium is, if it is anywhere."""
    return shutil.which("chromium") or shutil.which("google-chrome")


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium without a window; raises BadInput where there is none, or no Playwright."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise BadInput("this benchmark needs the packages of requirements-dev.txt") from error
    path = chromium_path()
    if path is None:
        raise BadInput("this benchmark needs Chromium; install it first")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


def first_messages(chromium: Any, url: str, times: int) -> list[float]:
    """Milliseconds from the press on the launcher to the first words, each time somebody new."""
    taken = []
    for _ in range(times):
        context = chromium.new_context()
        page = context.new_page()
        page.set_default_timeout(_PATIENCE_MS)
        page.goto(f"{url}/health")
        page.evaluate(
            "(host) => { const script = document.createElement('script');"
            " script.src = `${host}/widget.js`; document.head.append(script); }",
            url,
        )
        page.locator("mentor-chat .launcher").wait_for()
        taken.append(
            page.evaluate(
                """() => new Promise((done) => {
                const root = document.querySelector('mentor-chat').shadowRoot;
                let pressed;
                new MutationObserver(() => {
                  if (root.querySelector('.reply'))
                    requestAnimationFrame(() => done(performance.now() - pressed));
                }).observe(root, { childList: true, subtree: true });
                pressed = performance.now();
                root.querySelector('.launcher').click(); })"""
            )
        )
        context.close()
    return taken


def faults(
    chromium: Any,
    port: int,
    messages: int,
    cuts: set[int],
    kills: set[int],
    restart: Callable[[], None],
) -> dict[str, int]:
    """Talk over a line that is cut, to a server that is killed; what was lost or shown twice.

    `cuts` and `kills` name the messages during which that happens.
    """
    proxy = Proxy(port)
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(_PATIENCE_MS)
    page.goto(f"http://127.0.0.1:{proxy.port}")
    page.locator("mentor-chat .reply").first.wait_for()
    before = page.locator(_WRITTEN).count()
    answered = page.locator(".mine[data-number]")
    said = [f"where am I, for the {number}. time?" for number in range(messages)]
    for number, text in enumerate(said):
        if number >= _AHEAD:
            # Else all faults would fall on the first few messages, with the rest in a queue.
            answered.nth(number - _AHEAD).wait_for()
        say(page, text)
        if number in cuts:
            proxy.cut()
            time.sleep(0.5)
            proxy.mend()
        if number in kills:
            restart()
    answered.nth(messages - 1).wait_for()
    shown = page.locator(_WRITTEN).all_text_contents()[before:]
    turns = _turns(shown, said)
    numbers = page.evaluate(_NUMBERS)
    context.close()
    proxy.stop()
    return {
        "messages": messages,
        "kills": len(kills),
        "cuts": len(cuts),
        "lost": sum(not turns.get(text) for text in said),
        "doubled": sum(shown.count(text) > 1 for text in said),
        "replies_doubled": sum(len(under) - len(set(under)) for under in turns.values())
        + len(numbers)
        - len(set(numbers)),
        "out_of_order": sum(one > other for one, other in pairwise(numbers))
        + int([text for text in shown if text in turns] != said),
    }


def _turns(shown: list[str], said: list[str]) -> dict[str, list[str]]:
    """What stands under each message."""
    turns: dict[str, list[str]] = {}
    under: list[str] = []
    for text in shown:
        if text in said:
            under = turns.setdefault(text, [])
        else:
            under.append(text)
    return turns


def say(page: Any, text: str) -> None:
    """Type it and send it."""
    page.locator("mentor-chat textarea").fill(text)
    page.keyboard.press("Enter")
