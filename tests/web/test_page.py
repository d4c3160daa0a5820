"""The page in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.serving import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def page(server: Server, chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.problems = []
    page.on("console", lambda m: page.problems.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(server.url)
    page.get_by_text("what are you hoping for?").wait_for()
    yield page
    assert page.problems == []
    context.close()


def _say(page: Any, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.keyboard.press("Enter")


def test_somebody_meets_a_mentor_and_leaves_with_a_message(page: Any) -> None:
    _say(page, "I'm a nurse and I'd like to become a product manager")
    write = page.get_by_role("button", name="Write to").first
    write.wait_for()
    assert page.get_by_text("Fictional demo person").first.is_visible()
    box = write.bounding_box()
    assert box["height"] >= 44
    write.click()
    page.get_by_text("reach nobody").wait_for()
    assert page.get_by_text("[your name]").is_visible()
    page.get_by_role("button", name="Looks good").click()
    page.get_by_text("what name shall I sign it with?").wait_for()


def test_a_button_shows_its_title_as_ones_own_words_and_goes(page: Any) -> None:
    page.get_by_role("button", name="How does this work?").click()
    page.get_by_text("I help you find a mentor").wait_for()
    log = page.get_by_role("log").inner_text()
    assert "How does this work?" in log
    assert "/help" not in log


def test_the_conversation_is_still_there_after_a_reload(page: Any) -> None:
    _say(page, "I'm a welder in Gdansk and want to teach welding")
    page.get_by_role("button", name="Write to").first.wait_for()
    page.reload()
    page.get_by_text("I'm a welder in Gdansk and want to teach welding").wait_for()
    assert page.get_by_role("button", name="Write to").first.is_visible()


def test_markup_in_a_message_stays_text(page: Any) -> None:
    _say(page, "<img src=x onerror=document.title='owned'> <b>bold</b>")
    page.get_by_text("<b>bold</b>").wait_for()
    assert page.title() != "owned"
    assert page.locator("[role=log] img[src=x]").count() == 0


def test_nothing_is_wider_than_a_phone(page: Any) -> None:
    _say(page, "teacher who wants to be a software developer in Manchester")
    page.get_by_role("button", name="Write to").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_page_forbids_everything_from_elsewhere(server: Server, page: Any) -> None:
    headers = page.request.get(server.url).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
