"""People who use a keyboard, a screen reader, large letters or another direction of writing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from assistant.benchmarks.widget_drawing import CARD
from tests.web.conftest import DESK, PHONE, Echo, say

pytestmark = pytest.mark.browser
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
MENTOR = {"text": "Ada Okafor, data analyst", "custom": CARD}
PLACE = {
    "text": "A fair",
    "custom": {
        "type": "place",
        "kind": "event",
        "name": "A fair for nurses",
        "summary": "Three days of **talks**.",
        "url": "https://fair.example.org",
        "when": "May",
        "where": "Leeds",
        "checked": "2026-05-12",
        "source": "https://fair.example.org/about",
    },
}
PROGRESS = {
    "text": "1 of 5",
    "custom": {
        "type": "progress",
        "steps": [
            {"name": "organisation", "label": "Organisation", "state": "done"},
            {"name": "events", "label": "Events", "state": "here"},
            {"name": "alumni", "label": "Alumni", "state": "open"},
        ],
    },
}
DRAFT = {"text": "Hello Ada", "custom": {"type": "draft", "text": "Hello Ada,\n\nThank you"}}
PLAN = {
    "text": "Your plan",
    "custom": {
        "type": "plan",
        "title": "Your plan",
        "sections": [
            {"title": "Where you want to go", "items": ["From nurse to data analyst"]},
            {"title": "This week", "items": ["Ask HR (your organisation)", "See https://a.org/b."]},
        ],
    },
}
MEETING = {
    "text": "Ada Okafor picked a time",
    "custom": {
        "type": "meeting",
        "title": "Your talk with Ada Okafor",
        "when": "Tuesday 1 December at 18:00 (London time), which is 19:00 in Berlin",
        "items": ["Ada Okafor picked this time. The invitation is in your mail."],
        "calendar": "/together/a-token/invitation.ics",
    },
}
ROAD = {
    "text": "From nurse to data analyst",
    "custom": {
        "type": "road",
        "title": "From nurse to data analyst",
        "picture": "/static/logo.svg",
        "share": "/static/logo.svg",
        "description": "Two went straight.",
    },
}
ALL = (MENTOR, PLACE, PROGRESS, DRAFT, PLAN, MEETING, ROAD)


def _violations(page: Any) -> list[str]:
    """What axe finds, in the page and in the shadow tree."""
    page.add_script_tag(path=AXE)
    found = page.evaluate("() => axe.run().then((result) => result.violations)")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary'][:300]}"
        for one in found
    ]


@pytest.fixture(params=["light", "dark", "forced", "rtl"])
def reader(request: Any, echo: Echo, chromium: Any) -> Iterator[Any]:
    """A page as each kind of reader has it; outside its policy, so that axe can be put in."""
    context = chromium.new_context(
        viewport=PHONE,
        color_scheme="dark" if request.param == "dark" else "light",
        forced_colors="active" if request.param == "forced" else "none",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.state = request.param
    if request.param == "rtl":
        turn = "document.documentElement.lang = 'ar-XB'"
        page.add_init_script(
            f"new MutationObserver(() => {turn}).observe(document, {{childList: true}})"
        )
    page.goto(echo.url)
    page.get_by_text("What are you hoping for?").wait_for()
    yield page
    context.close()


def test_no_state_of_the_chat_keeps_anybody_out(echo: Echo, reader: Any, tmp_path: Path) -> None:
    page = reader
    states: dict[str, list[str]] = {"greeted": _violations(page)}
    echo.push(page, *ALL, {"text": "And then?", "buttons": [{"title": "Go on", "payload": "/z"}]})
    page.get_by_text("And then?").wait_for()
    states["cards"] = _violations(page)
    page.screenshot(path=tmp_path / f"{page.state}.png")
    page.locator("summary.icon").click()
    states["menu"] = _violations(page)
    page.locator(".sheet-menu button").click()
    states["asked"] = _violations(page)
    page.keyboard.press("Escape")
    page.route("**/webhooks/web/message", lambda route: route.fulfill(status=400, json={}))
    say(page, "refused")
    page.locator(".failure").wait_for()
    states["failed"] = _violations(page)
    assert states == {name: [] for name in states}


def test_the_page_for_integrators_keeps_nobody_out(echo: Echo, chromium: Any) -> None:
    context = chromium.new_context(viewport=DESK, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(f"{echo.url}/embed")
    page.get_by_text("What are you hoping for?").wait_for()
    found = _violations(page)
    context.close()
    assert found == []


def test_the_launcher_and_its_dialog_keep_nobody_out(echo: Echo, chromium: Any) -> None:
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    body = f'<main><h1>Theirs</h1></main><script src="{echo.url}/widget.js" async></script>'
    page.goto(echo.strangers.put(echo.url, body))
    launcher = page.get_by_role("button", name="Find a mentor")
    launcher.wait_for()
    closed = _violations(page)
    launcher.click()
    page.get_by_text("What are you hoping for?").wait_for()
    opened = _violations(page)
    box = page.get_by_role("dialog").bounding_box()
    context.close()
    assert (closed, opened) == ([], [])
    assert (box["width"], box["height"]) == (PHONE["width"], PHONE["height"])


def test_cards_have_the_room_they_need(echo: Echo, front: Any) -> None:
    echo.push(front, MENTOR, PLACE)
    front.get_by_role("button", name="Write to Ada").wait_for()
    for card in front.get_by_role("article").all():
        box = card.bounding_box()
        assert box["width"] > 300
        assert box["height"] > 150
        for button in card.get_by_role("button").all():
            assert button.bounding_box()["height"] >= 44


def test_the_keyboard_alone_goes_the_whole_way(echo: Echo, context: Any) -> None:
    page = context.new_page()
    page.set_viewport_size(DESK)
    line = f'<a href="#x">Theirs</a><script src="{echo.url}/widget.js" async></script>'
    page.goto(echo.strangers.put(echo.url, line))
    page.get_by_role("button", name="Find a mentor").wait_for()
    focus = """() => { let e = document.activeElement;
      while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
      return e.getAttribute('aria-label') ?? e.textContent; }"""
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert "Find a mentor" in page.evaluate(focus)
    page.keyboard.press("Enter")
    page.get_by_text("What are you hoping for?").wait_for()
    assert page.evaluate(focus) == "Your message"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(focus) == "Help"
    page.keyboard.press("Enter")
    page.get_by_text("Echo of").wait_for()
    seen = []
    for _ in range(8):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(focus))
    assert {"Your message", "Send"} <= set(seen)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Find a mentor").wait_for()
    assert page.get_by_role("dialog").count() == 0
    assert "Find a mentor" in page.evaluate(focus)


def test_a_reader_of_the_screen_hears_each_reply_once_and_nothing_twice(
    echo: Echo, front: Any
) -> None:
    front.evaluate(
        """() => { window.heard = [];
        const log = document.querySelector('mentor-chat').shadowRoot.querySelector('[role=log]');
        new MutationObserver((changes) => { for (const change of changes)
          for (const node of change.addedNodes)
            if (change.target === log && log.ariaLive === 'polite' && node.ariaLive !== 'off')
              heard.push(node.textContent);
        }).observe(log, { childList: true, subtree: true }); }"""
    )
    say(front, "one")
    front.get_by_text("Echo of one").wait_for()
    echo.push(front, {"text": "News"})
    front.get_by_text("News", exact=True).wait_for()
    assert front.evaluate("heard") == ["Assistant:Echo of one", "Assistant:News"]
    front.reload()
    front.get_by_text("News", exact=True).wait_for()
    front.locator("[role=log][aria-live=polite]").wait_for()


@pytest.mark.parametrize("width", [640, 320], ids=["twice", "four-times"])
def test_large_letters_need_no_scrolling_to_the_side(echo: Echo, front: Any, width: int) -> None:
    front.set_viewport_size({"width": width, "height": 400})
    echo.push(front, *ALL)
    front.get_by_text("Your plan").first.wait_for()
    assert front.evaluate("document.documentElement.scrollWidth <= innerWidth")
    talk = "document.querySelector('mentor-chat').shadowRoot.querySelector('.talk')"
    assert front.evaluate(f"{talk}.scrollWidth <= {talk}.clientWidth")
    assert front.get_by_role("textbox").is_visible()


def test_the_words_of_another_language_are_a_file_of_their_own(echo: Echo, chromium: Any) -> None:
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    body = f'<mentor-chat lang="ar-XB"></mentor-chat><script src="{echo.url}/widget.js"></script>'
    page.goto(echo.strangers.put(echo.url, body))
    launcher = page.locator("mentor-chat .launcher")
    launcher.wait_for()
    assert launcher.get_attribute("dir") == "rtl"
    assert launcher.bounding_box()["x"] < 100
    assert "\u202eFind a mentor" in launcher.inner_text()
    context.close()
