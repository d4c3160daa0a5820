"""The widget in pages of strangers: another origin, a strict policy, and optimised scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.benchmarks.widget_browser import chromium_path
from tests.serving import CHROMIUM
from tests.web.conftest import DESK, PATIENCE_MS, Echo, say

pytestmark = pytest.mark.browser


def _launch(page: Any) -> None:
    page.get_by_role("button", name="Find a mentor").click()
    page.get_by_role("dialog").get_by_text("What are you hoping for?").wait_for()


def _line(echo: Echo) -> str:
    return f'<script src="{echo.url}/widget.js" async></script>'


def test_one_line_in_an_otherwise_empty_page_is_all_it_takes(
    echo: Echo, context: Any, tmp_path: Path
) -> None:
    page = context.new_page()
    page.set_viewport_size(DESK)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(echo.strangers.put(echo.url, _line(echo)))
    _launch(page)
    say(page, "hello from elsewhere")
    page.get_by_text("Echo of hello from elsewhere").wait_for()
    assert {url.split("/")[2] for url in asked} == {
        echo.url.removeprefix("http://"),
        echo.strangers.url.removeprefix("http://"),
    }
    assert context.cookies() == []


def test_nothing_is_asked_of_the_server_before_somebody_opens_the_chat(
    echo: Echo, context: Any
) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(echo.strangers.put(echo.url, _line(echo)))
    page.get_by_role("button", name="Find a mentor").wait_for()
    assert [url for url in asked if "/webhooks/" in url] == []


@pytest.mark.parametrize(
    "way",
    [
        '<script src="{url}/widget.js"></script>',
        '<script src="{url}/widget.js" defer></script>',
        '<script type="module" src="{url}/widget.js"></script>',
        '<script src="/late.js"></script>',
        '<script src="/merged.js" data-mentor-host="{url}/"></script>',
        '<mentor-chat host="{url}"></mentor-chat><script src="/merged.js"></script>',
    ],
    ids=["plain", "deferred", "module", "delayed", "merged-script", "merged-element"],
)
def test_optimisers_may_move_the_script(echo: Echo, context: Any, way: str) -> None:
    served = context.request.get(f"{echo.url}/widget.js").text()
    late = (
        "addEventListener('load', () => setTimeout(() => {"
        "const late = document.createElement('script'); late.type = 'module';"
        f"late.src = '{echo.url}/widget.js'; document.head.append(late); }}, 50));"
    )
    echo.strangers.pages["/late.js"] = ("", late)
    echo.strangers.pages["/merged.js"] = ("", f"/* others */ var other = 1;\n{served}\nother = 2;")
    page = context.new_page()
    page.goto(echo.strangers.put(echo.url, way.format(url=echo.url), own="'self'"))
    _launch(page)


def test_a_site_that_is_not_on_the_list_gets_no_conversation(echo: Echo, context: Any) -> None:
    page = context.new_page()
    # The same site by another name is another origin.
    page.goto(echo.strangers.put(echo.url, _line(echo)).replace("//localhost:", "//127.0.0.1:"))
    page.get_by_role("button", name="Find a mentor").click()
    page.get_by_text("cannot be reached").wait_for()
    assert context.problems
    context.problems.clear()


def test_the_pages_own_style_stays_outside_and_ours_inside(echo: Echo, context: Any) -> None:
    theirs = '<p id="theirs">Theirs</p><button>Theirs</button>'
    page = context.new_page()
    page.set_viewport_size(DESK)
    page.goto(echo.strangers.put(echo.url, theirs + _line(echo)))
    before = page.locator("#theirs").bounding_box()
    page.evaluate(
        """() => { const wild = new CSSStyleSheet();
        wild.replaceSync('html { font-size: 5px } div { padding: 40px !important }'
          + '* { color: red !important; text-transform: uppercase }'
          + 'button { display: none !important }');
        document.adoptedStyleSheets = [wild]; }"""
    )
    launcher = page.locator("mentor-chat .launcher")
    launcher.click()
    page.get_by_text("What are you hoping for?").wait_for()
    box = page.get_by_role("textbox").bounding_box()
    assert box["height"] >= 44
    style = "(e) => [getComputedStyle(e).color, getComputedStyle(e).textTransform]"
    colour, case = page.get_by_text("What are you hoping for?").evaluate(style)
    assert (colour != "rgb(255, 0, 0)", case) == (True, "none")
    page.evaluate("document.adoptedStyleSheets = []")
    assert page.locator("#theirs").bounding_box() == before


def test_the_page_hears_what_happens(echo: Echo, context: Any) -> None:
    page = context.new_page()
    page.goto(echo.strangers.put(echo.url, _line(echo)))
    page.evaluate(
        """() => { window.heard = [];
        for (const name of ['ready', 'open', 'message', 'close'])
          addEventListener(`mentor-chat:${name}`,
            (e) => heard.push([name, e.detail.from ?? ''])); }"""
    )
    _launch(page)
    say(page, "hi")
    page.get_by_text("Echo of hi").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Find a mentor").wait_for()
    assert page.evaluate("heard") == [
        ["open", ""],
        ["message", "assistant"],
        ["ready", ""],
        ["message", "me"],
        ["message", "assistant"],
        ["close", ""],
    ]


def test_a_theme_is_a_few_properties(echo: Echo, context: Any) -> None:
    page = context.new_page()
    page.goto(echo.strangers.put(echo.url, _line(echo)))
    page.locator("mentor-chat").evaluate("e => e.style.setProperty('--mentor-accent', '#7a1fa2')")
    launcher = page.get_by_role("button", name="Find a mentor")
    launcher.wait_for()
    assert launcher.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(122, 31, 162)"


def test_the_page_for_integrators_shows_the_line_and_each_choice_at_once(
    echo: Echo, context: Any
) -> None:
    page = context.new_page()
    page.set_viewport_size(DESK)
    page.goto(f"{echo.url}/embed")
    assert page.locator("#line").inner_text() == _line(echo)
    page.get_by_text("What are you hoping for?").wait_for()
    page.get_by_label("Colour").fill("#ffee00")
    page.get_by_text("Hard to read").wait_for()
    assert "--mentor-accent: #ffee00;" in page.locator("#style").inner_text()
    send = page.locator("mentor-chat").get_by_role("button", name="Send")
    assert send.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 238, 0)"


@pytest.fixture
def strict(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    """A browser whose owner blocks what other sites would keep."""
    kept = tmp_path / "Default" / "Preferences"
    kept.parent.mkdir()
    kept.write_text(json.dumps({"profile": {"cookie_controls_mode": 1}}))
    context = chromium.browser_type.launch_persistent_context(
        tmp_path, executable_path=chromium_path(), args=list(CHROMIUM)
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


def test_a_browser_that_blocks_third_party_cookies_loses_nothing(echo: Echo, strict: Any) -> None:
    page = strict.new_page()
    page.goto(echo.strangers.put(echo.url, _line(echo)))
    _launch(page)
    say(page, "no cookies here")
    page.get_by_text("Echo of no cookies here").wait_for()
    page.reload()
    page.get_by_role("button", name="Find a mentor").click()
    page.get_by_text("Echo of no cookies here").wait_for()
    assert strict.cookies() == []


def test_the_browser_that_blocks_does_block(echo: Echo, strict: Any) -> None:
    echo.strangers.pages["/frame"] = ("", f'<iframe src="{echo.url}/health"></iframe>')
    page = strict.new_page()
    page.goto(f"{echo.strangers.url}/frame", wait_until="load")
    kept = "() => { try { return Boolean(localStorage) } catch { return false } }"
    assert page.evaluate(kept) is True
    assert page.frames[1].evaluate(kept) is False
