"""rasa-webchat, as its makers publish it, talks to the Socket.IO channel from another origin."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.benchmarks.widget_peers import fetch
from tests.channels.socket_site import Site, site_on
from tests.serving import lacking
from tests.web.conftest import PATIENCE_MS, Strangers

_PAGE = """
<div id="webchat"></div><script src="/webchat.js"></script><script>
WebChat.default({socketUrl: "%s", initPayload: "/greet", embedded: true, title: "A mentor"}, null);
</script>"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Fetched for the test and kept nowhere."""
    found = fetch("rasa-webchat", tmp_path_factory.mktemp("npm") / "rasa-webchat")
    if isinstance(found, str):
        lacking(found)
    return found.decode()


@pytest.fixture
def strangers() -> Iterator[Strangers]:
    strangers = Strangers()
    yield strangers
    strangers.stop()


@pytest.fixture
def site(migrated_file: Path, tmp_path: Path, strangers: Strangers) -> Iterator[Site]:
    shutil.copy(migrated_file, tmp_path / "mentor.db")
    with site_on(f"sqlite:///{tmp_path}/mentor.db", strangers.url) as site:
        yield site


@pytest.fixture
def page(chromium: Any, site: Site, strangers: Strangers, script: str) -> Iterator[Any]:
    strangers.pages["/webchat.js"] = ("", script)
    strangers.pages["/page"] = ("", _PAGE % site.url)
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(f"{strangers.url}/page")
    yield page
    context.close()


def _say(page: Any, text: str) -> None:
    page.locator(".rw-new-message").fill(text)
    page.keyboard.press("Enter")


def test_it_is_greeted_answered_and_goes_on_after_a_reload(page: Any, site: Site) -> None:
    page.get_by_text("Hello. What are you hoping for?").wait_for()
    _say(page, "I am a nurse")
    page.get_by_text("Echo of I am a nurse").wait_for()
    page.reload()
    page.get_by_text("Echo of I am a nurse").wait_for()
    _say(page, "again")
    page.get_by_text("Echo of again").wait_for()
    assert site.taken == ["/greet", "I am a nurse", "again"]
    assert len(site.keys) == 1


def test_it_draws_cards_and_questions_and_their_buttons_work(page: Any, site: Site) -> None:
    page.get_by_text("Hello. What are you hoping for?").wait_for()
    _say(page, "who could help")
    page.get_by_text("Ana Reis, nurse").wait_for()
    assert page.get_by_role("listitem").get_by_text("walked your road").count() == 1
    page.locator(".rw-reply", has_text="Go on").click()
    page.get_by_text("Echo of /affirm").wait_for()
    # A card keeps what it offers when the talk goes on.
    page.locator(".rw-reply", has_text="Write to Ana").click()
    page.get_by_text("Echo of /choose_mentor").wait_for()
    assert site.taken[2:] == ["/affirm", '/choose_mentor{"mentor_id": "1"}']


def test_a_typed_slash_is_text_and_too_much_gets_a_sentence(page: Any, site: Site) -> None:
    page.get_by_text("Hello. What are you hoping for?").wait_for()
    _say(page, "/affirm")
    page.get_by_text("Echo of").wait_for()
    _say(page, "a" * 4001)
    page.get_by_text("That is too long for me").wait_for()
    assert site.taken == ["/greet", "\u200b/affirm"]
