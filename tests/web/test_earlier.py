"""A long history: its newest part is there at once, the rest comes above it and moves nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.web.conftest import Echo, say

pytestmark = pytest.mark.browser
COUNT = 300
DAYS = 3
# The browser has time for nothing until the test says so.
_BUSY = "window.jobs = []; window.requestIdleCallback = (job) => jobs.push(job);"
_REST = "() => { while (jobs.length) jobs.shift()(); }"
# A browser that moves what is in sight when something is put above it.
_NO_ANCHORS = "CSS.supports = () => false;"
_TALK = "document.querySelector('mentor-chat').shadowRoot.querySelector('.talk')"


def _messages(count: int = COUNT) -> list[dict[str, Any]]:
    """Something said and its reply in turns, over some days up to today."""
    today = datetime.now(timezone.utc)
    found = []
    for number in range(1, count + 1):
        day = today - timedelta(days=DAYS - 1 - (number - 1) * DAYS // count)
        one = {"number": number, "at": day.isoformat(), "text": f"Message {number}"}
        mine = {"from": "me", "message_id": f"id {number}"}
        said = {"from": "bot", "buttons": [{"title": f"Offer {number}", "payload": "/x"}]}
        found.append({**one, **(mine if number % 2 else said)})
    return found


Opened = Callable[..., Any]


@pytest.fixture
def opened(echo: Echo, context: Any) -> Opened:
    """Opens a page whose history is long."""

    def open_page(script: str = "", messages: list[dict[str, Any]] | None = None) -> Any:
        page = context.new_page()

        def answer(route: Any) -> None:
            given = route.fetch()
            body = {**given.json(), "messages": messages or _messages()}
            route.fulfill(response=given, json=body)

        page.route("**/webhooks/web/session", answer)
        # The server's own greeting would come as news.
        page.route("**/webhooks/web/updates", lambda route: None)
        page.add_init_script(script)
        page.goto(echo.url)
        page.get_by_text(f"Message {COUNT}", exact=True).wait_for()
        return page

    return open_page


def _said(page: Any) -> list[str]:
    return page.locator(".bubble").all_text_contents()


def _in_full(page: Any) -> None:
    page.get_by_text("Message 1", exact=True).wait_for(state="attached")


def test_all_of_it_stands_there_once_and_in_order(opened: Opened) -> None:
    page = opened()
    _in_full(page)
    assert _said(page) == [one["text"] for one in _messages()]
    numbers = page.locator("[data-number]").evaluate_all("all => all.map(e => e.dataset.number)")
    assert numbers == [str(number) for number in range(1, COUNT + 1)]


def test_each_day_is_named_once_above_its_first_message(opened: Opened) -> None:
    page = opened()
    _in_full(page)
    firsts = page.locator(".day + .message .bubble").all_text_contents()
    expected = [1 + day * COUNT // DAYS for day in range(DAYS)]
    assert firsts == [f"Message {number}" for number in expected]
    assert page.locator(".day").count() == DAYS
    assert page.locator(".day").all_text_contents()[1:] == ["Yesterday", "Today"]


def test_only_what_was_offered_last_can_be_pressed(opened: Opened) -> None:
    page = opened()
    _in_full(page)
    assert page.locator(".offers button").all_text_contents() == [f"Offer {COUNT}"]


@pytest.mark.parametrize("script", ["", _NO_ANCHORS], ids=["anchors", "no anchors"])
@pytest.mark.parametrize("share", [0, 0.5, 1], ids=["top", "middle", "end"])
def test_what_is_in_sight_stays_where_it_is(opened: Opened, share: float, script: str) -> None:
    page = opened(_BUSY + script)
    assert len(_said(page)) < COUNT
    if script:
        page.evaluate(f"() => {{ {_TALK}.style.overflowAnchor = 'none'; }}")
    page.evaluate(
        f"(share) => {{ const talk = {_TALK};"
        " talk.scrollTo({ top: talk.scrollHeight * share, behavior: 'instant' }); }",
        share,
    )
    page.wait_for_timeout(100)
    look = f"""() => {{ const top = {_TALK}.getBoundingClientRect().top;
      const all = [...{_TALK}.querySelectorAll('.bubble')];
      const one = all.find((e) => e.getBoundingClientRect().top >= top);
      return [one.textContent, Math.round(one.getBoundingClientRect().top)]; }}"""
    before = page.evaluate(look)
    page.evaluate(_REST)
    _in_full(page)
    page.wait_for_timeout(200)
    after = page.evaluate(look)
    # A line with the day's name may come in above the very first.
    if share or script:
        assert after[0] == before[0]
    assert abs(after[1] - before[1]) <= 40


def test_what_was_answered_long_ago_does_not_go_out_again(opened: Opened, context: Any) -> None:
    old = json.dumps([{"message_id": "id 1", "message": "Message 1", "shown": "Message 1"}])
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = opened(f"{_BUSY} localStorage.setItem('mentor.outbox', {json.dumps(old)});")
    page.evaluate(_REST)
    _in_full(page)
    assert _said(page).count("Message 1") == 1
    assert page.locator(".failed").count() == 0
    assert not [url for url in asked if url.endswith("/message")]


def test_what_is_forgotten_does_not_come_back_above(opened: Opened) -> None:
    page = opened(_BUSY)
    say(page, "forget me")
    page.get_by_text("Gone.").wait_for()
    page.evaluate(_REST)
    assert _said(page) == ["Gone."]


def test_an_answer_that_comes_in_between_stands_at_the_end(opened: Opened) -> None:
    messages = [{**one, "number": one["number"] / 1e6} for one in _messages()]
    page = opened(_BUSY, messages)
    say(page, "one")
    page.get_by_text("Echo of one").wait_for()
    page.evaluate(_REST)
    _in_full(page)
    assert _said(page)[:COUNT] == [one["text"] for one in _messages()]
    assert _said(page)[COUNT + 1 :] == ["one", "Echo of one"]
