"""The pages behind the links in mails, in a real browser.

Here, and not beside the other tests of these pages: what drives the browser keeps an event loop, in
which the tests of later folders could start none of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.channels.requests_site import Site, a_site

pytestmark = pytest.mark.browser


@pytest.fixture
def site() -> Iterator[Site]:
    with a_site() as site:
        yield site


def test_a_mentor_answers_by_keyboard_on_a_phone(site: Site, chromium: Any) -> None:
    token = site.introduce.put("mentor")
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda m: problems.append(m.text))
    page.goto(f"{site.url}/requests/{token}")
    page.keyboard.press("Tab")
    assert page.locator("#answer:focus").count() == 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("I have a question first").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("linh can ring 555")
    page.keyboard.press("Enter")

    summary = page.get_by_role("alert")
    summary.wait_for()
    assert page.locator(".problems:focus").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#words:focus").wait_for()
    page.keyboard.type("Which ward are you on?")
    assert page.get_by_label("I have a question first").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator("button:focus").inner_text() == "Send my answer"
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="You answered Linh").wait_for()
    assert site.introduce.of(token).words == "Which ward are you on?"
    assert [problem for problem in problems if "400" not in problem] == []
    context.close()
