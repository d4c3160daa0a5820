"""The states of the chat, each pictured and looked through by axe-core, with the real server."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.benchmarks.widget_browser import say
from assistant.benchmarks.widget_drawing import PHONE
from assistant.mentoring.errors import BadInput
from assistant.settings import ROOT

TAKEN, SHOWN = ROOT / "var" / "widget", ROOT / "docs" / "widget"
_DESK = {"width": 1100, "height": 800}
_PATIENCE_MS = 60_000
_WISH = "I'm a nurse and I'd like to become a product manager"
# From the mentors to the first of the five ways, with its places.
_ON = ("Go on", "skip", "skip")
_TURNED = """new MutationObserver(() => { document.documentElement.lang = 'ar-XB'; })
  .observe(document, { childList: true });"""
_FOREIGN = """(host) => {
  document.documentElement.lang = 'en';
  document.title = "Somebody else's page";
  document.body.innerHTML = "<main><h1>Somebody else's page</h1></main>";
  document.body.style.margin = '2rem';
  const script = document.createElement('script');
  script.src = `${host}/widget.js`;
  document.body.append(script); }"""
_LOADED = """() => [...document.querySelector('mentor-chat').shadowRoot.querySelectorAll('img')]
  .every((picture) => picture.complete)"""

# What a reader may have set, by the name of the picture.
_SETTINGS = {
    "dark": {"color_scheme": "dark"},
    "right-to-left": {"script": _TURNED},
    "forced-colours": {"forced_colors": "active"},
}


class Gallery:
    """Takes one picture a state and counts what axe-core finds wrong in it."""

    def __init__(self, chromium: Any, url: str) -> None:
        found = importlib.util.find_spec("axe_playwright_python")
        if found is None or found.origin is None:
            raise BadInput("this benchmark needs the packages of requirements-dev.txt")
        self.axe = Path(found.origin).parent / "axe.min.js"
        self.chromium, self.url = chromium, url
        self.wrong: dict[str, int] = {}
        TAKEN.mkdir(parents=True, exist_ok=True)

    def page(self, viewport: Mapping[str, int] = PHONE, script: str = "", **traits: Any) -> Any:
        """A page of somebody new. Nothing moves in it, so that no picture is taken on the way."""
        context = self.chromium.new_context(
            viewport=viewport, reduced_motion="reduce", bypass_csp=True, **traits
        )
        context.set_default_timeout(_PATIENCE_MS)
        page = context.new_page()
        if script:
            page.add_init_script(script)
        return page

    def greeted(self, viewport: Mapping[str, int] = PHONE, **more: Any) -> Any:
        """The front page, once the first words stand there."""
        page = self.page(viewport, **more)
        page.goto(self.url)
        page.locator("mentor-chat .reply").first.wait_for()
        return page

    def take(self, page: Any, state: str) -> None:
        """Picture the state the page is in, and have axe-core look through it."""
        page.screenshot(path=TAKEN / f"{state}.png")
        page.add_script_tag(path=self.axe)
        count = "() => axe.run().then((result) => result.violations.length)"
        self.wrong[state] = int(page.evaluate(count))


def states(chromium: Any, url: str) -> dict[str, Any]:
    """Violations by state; the pictures lie in `var/widget/` until `keep` takes them over."""
    gallery = Gallery(chromium, url)
    for walk in (_desk, _phone, _offline, _foreign, _embed):
        walk(gallery)
    for state, how in _SETTINGS.items():
        _mentors(gallery, state, how)
    return {"states": gallery.wrong}


def keep(found: Mapping[str, Any]) -> None:
    """Put the pictures of these states into the documents, and none of an earlier run's."""
    SHOWN.mkdir(parents=True, exist_ok=True)
    for state in found["states"]:
        shutil.copy(TAKEN / f"{state}.png", SHOWN / f"{state}.png")


def _desk(gallery: Gallery) -> None:
    page = gallery.greeted(_DESK)
    gallery.take(page, "first-visit")
    _ask(page, _WISH)
    gallery.take(page, "conversation")
    page.get_by_label("Choices").click()
    gallery.take(page, "choices")
    page.context.close()


def _phone(gallery: Gallery) -> None:
    page = gallery.greeted()
    gallery.take(page, "phone")
    _ask(page, _WISH)
    _to_top(page, ".card.mentor")
    gallery.take(page, "mentors")
    _to_top(page, ".card.road")
    gallery.take(page, "road")
    for words in _ON:
        _ask(page, words)
    _to_top(page, ".card.place")
    gallery.take(page, "progress")
    page.context.close()


def _mentors(gallery: Gallery, state: str, how: Mapping[str, str]) -> None:
    """The mentors once more, as another setting of the reader's shows them."""
    page = gallery.greeted(PHONE, **how)
    _ask(page, _WISH)
    _to_top(page, ".card.mentor")
    gallery.take(page, state)
    page.context.close()


def _offline(gallery: Gallery) -> None:
    page = gallery.greeted()
    page.context.set_offline(True)
    say(page, _WISH)
    page.locator("mentor-chat .waiting.cut").wait_for()
    gallery.take(page, "offline")
    page.locator("mentor-chat .failure").wait_for()
    gallery.take(page, "not-sent")
    page.context.close()


def _foreign(gallery: Gallery) -> None:
    """Another origin, with nothing in it but the line to embed."""
    page = gallery.page(_DESK)
    # The same machine by another name is another origin; what stood there is replaced.
    page.goto(f"{gallery.url.replace('127.0.0.1', 'localhost')}/health")
    page.evaluate(_FOREIGN, gallery.url)
    launcher = page.locator("mentor-chat .launcher")
    launcher.wait_for()
    gallery.take(page, "foreign-page")
    launcher.click()
    page.locator("mentor-chat .reply").first.wait_for()
    _ask(page, _WISH)
    gallery.take(page, "foreign-page-open")
    page.context.close()


def _embed(gallery: Gallery) -> None:
    """The page for those who embed the chat."""
    page = gallery.page({"width": 1100, "height": 1500})
    page.goto(f"{gallery.url}/embed")
    page.locator("mentor-chat .reply").first.wait_for()
    gallery.take(page, "embed")
    page.context.close()


def _ask(page: Any, text: str) -> None:
    """Say it, and wait until it is answered."""
    answered = page.locator(".mine[data-number]").count()
    say(page, text)
    page.locator(".mine[data-number]").nth(answered).wait_for()
    # Pictures in a card take their room once they are loaded.
    page.wait_for_function(_LOADED)


def _to_top(page: Any, what: str) -> None:
    """Scroll the first of these, and a little of what stands before it, to the top."""
    page.locator(f"mentor-chat {what}").first.evaluate(
        """(found) => {
          const talk = found.closest('.talk');
          const below = found.getBoundingClientRect().top - talk.getBoundingClientRect().top;
          talk.scrollTo({ top: talk.scrollTop + below - 72, behavior: 'instant' }); }"""
    )
