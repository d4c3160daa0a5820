"""The button that leads to what is below: there while there is something, and in nobody's way."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import PHONE, Echo, say
from tests.web.test_reading import DRAFT, MENTOR, PROGRESS

pytestmark = pytest.mark.browser
SMALL = {"width": 320, "height": 568}
# On its side, with the keyboard out: the button lies beside the field there.
LOW = {"width": 667, "height": 320}

# What can be read or pressed and lies under the button, wherever the log is scrolled to.
_COVERED = """() => { const root = document.querySelector('mentor-chat').shadowRoot;
const talk = root.querySelector('.talk'), more = root.querySelector('.more');
const covered = new Set();
let seen = 0;
for (let top = 0; top <= talk.scrollHeight; top += 20) {
  talk.scrollTo({ top, behavior: 'instant' });
  if (more.hidden) continue;
  const m = more.getBoundingClientRect(), t = talk.getBoundingClientRect();
  if (m.height) seen++;
  const things = '.bubble, .card, .choice, textarea, .send, .progress li, .kept, .icon';
  for (const one of root.querySelectorAll(things)) {
    const r = one.getBoundingClientRect();
    const within = talk.contains(one);
    const from = within ? Math.max(r.top, t.top) : r.top;
    const to = within ? Math.min(r.bottom, t.bottom) : r.bottom;
    if (from < to && from < m.bottom && to > m.top && r.left < m.right && r.right > m.left)
      covered.add(one.className || one.localName);
  }
}
return { seen, covered: [...covered] }; }"""

_AT_END = """() => { const root = document.querySelector('mentor-chat').shadowRoot;
const talk = root.querySelector('.talk');
return talk.scrollHeight - talk.clientHeight - talk.scrollTop < 2; }"""


@pytest.fixture(params=[PHONE, SMALL, LOW], ids=["phone", "small", "low"])
def filled(request: Any, echo: Echo, front: Any) -> Any:
    """More than fits, at its beginning."""
    front.set_viewport_size(request.param)
    echo.push(front, MENTOR, DRAFT, MENTOR, DRAFT, {"text": "And then?"})
    front.get_by_text("And then?").wait_for()
    return front


def _more(page: Any) -> Any:
    return page.get_by_role("button", name="More below")


@pytest.mark.parametrize("ways", [True, False], ids=["ways", "no ways"])
def test_it_covers_nothing_that_is_read_or_pressed(echo: Echo, filled: Any, ways: bool) -> None:
    if ways:
        echo.push(filled, PROGRESS)
        filled.locator(".progress").wait_for(state="attached")
    found = filled.evaluate(_COVERED)
    assert found["seen"] > 10
    assert found["covered"] == []


def test_pressed_until_the_end_it_goes_and_focus_stays_in_the_conversation(filled: Any) -> None:
    for _ in range(30):
        if not _more(filled).count():
            break
        _more(filled).press("Enter")
        filled.wait_for_timeout(300)
    assert _more(filled).count() == 0
    focused = "document.querySelector('mentor-chat').shadowRoot.activeElement?.className"
    assert filled.evaluate(focused) == "talk"


def test_an_answer_that_comes_while_at_the_end_is_shown_to_its_end(filled: Any) -> None:
    say(filled, "one")
    filled.get_by_text("Echo of one").wait_for()
    say(filled, "two")
    filled.get_by_text("Echo of two").wait_for()
    filled.wait_for_function(_AT_END)
    assert _more(filled).count() == 0
