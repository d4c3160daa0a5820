"""How soon the widget draws: many replies at once, and a long history that is scrolled.

There is no server here. The page is the widget and nothing else, and what it asks for is answered
on the spot, so that only the drawing is measured.
"""

from __future__ import annotations

from statistics import median
from typing import Any

from assistant.channels.bundle import bundle
from assistant.channels.site import WEB

REPLIES, HISTORY, REPEATS = 100, 1_000, 9
PHONE = {"width": 390, "height": 844}
ADDRESS = "http://localhost/"
_PAGE = (
    "<!doctype html><html lang=en><title>Alone</title>"
    "<meta name=viewport content='width=device-width'><body style='margin:0'>"
    "<mentor-chat inline fill host=''></mentor-chat><script src=/widget.js></script>"
)
# A mentor as the server shows one.
CARD = {
    "type": "mentor",
    "name": "Ada Okafor",
    "title": "data analyst",
    "organisation": "Acme",
    "fictional": True,
    "reasons": ["went from nurse to data analyst", "offers help with changing career"],
    "gaps": ["no common hours"],
    "actions": [{"title": "Write to Ada", "payload": "/x"}, {"title": "Why?", "payload": "/y"}],
}
# Every so many replies one is a mentor's card.
_CARD_EVERY = 4

# Painted: the message channel's turn comes after the frame in which the new things stand.
PAINTED = """
const painted = (hand) => new Promise((done) => {
  const began = performance.now();
  hand();
  requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => done(performance.now() - began);
    after.port2.postMessage(0);
  });
});
"""
_HAND = """(messages) => { %s
  const chat = document.querySelector('mentor-chat').conversation;
  return painted(() => chat.receive(messages)); }"""
_WATCH = """
window.long = [];
new PerformanceObserver((list) => long.push(...list.getEntries().map((task) => task.duration)))
  .observe({ type: 'longtask', buffered: true });
"""
# A frame a step, as a thumb would fling it: half a screen each time.
_SCROLL = """() => new Promise((done) => {
  const talk = document.querySelector('mentor-chat').shadowRoot.querySelector('.talk');
  talk.style.scrollBehavior = 'auto';
  long.length = 0;
  let frames = 0;
  const step = () => {
    frames += 1;
    const before = talk.scrollTop;
    talk.scrollTop -= talk.clientHeight / 2;
    if (talk.scrollTop < before) requestAnimationFrame(step);
    else setTimeout(() => done({ frames, long: long.length, longest: Math.max(0, ...long) }), 300);
  };
  requestAnimationFrame(step); })"""


def replies(first: int, count: int) -> list[dict[str, Any]]:
    """Replies as the server sends them: text with a little markdown, and a card now and then."""
    return [_reply(number) for number in range(first, first + count)]


def _reply(number: int) -> dict[str, Any]:
    text = f"Reply **{number}** with a [link](https://example.org/), and a line or two to read."
    reply: dict[str, Any] = {"number": number, "from": "bot", "text": text, "at": _AT}
    return reply if number % _CARD_EVERY else {**reply, "custom": CARD}


_AT = "2026-01-01T10:00:00Z"


def _history(count: int) -> list[dict[str, Any]]:
    mine = {"from": "me", "text": "What else is there?", "at": _AT}
    return [
        {**mine, "number": number, "message_id": str(number)} if number % 2 else _reply(number)
        for number in range(1, count + 1)
    ]


def drawing(chromium: Any) -> dict[str, Any]:
    """Milliseconds for a hundred replies, long tasks of a history of a thousand messages."""
    taken = [_hundred(chromium) for _ in range(REPEATS)]
    scrolled = [_scrolled(chromium) for _ in range(REPEATS)]
    best = min(scrolled, key=lambda one: (one["long"], one["longest"]))
    return {
        "repeats": REPEATS,
        "replies": REPLIES,
        "replies_ms": round(min(taken)),
        "replies_median_ms": round(median(taken)),
        "history": HISTORY,
        "history_long_tasks": best["long"],
        "history_long_tasks_median": round(median(one["long"] for one in scrolled)),
        "history_longest_ms": round(best["longest"]),
        "history_frames": best["frames"],
    }


def _hundred(chromium: Any) -> float:
    with_greeting = [{"number": 1, "from": "bot", "text": "Hello."}]
    context, page = alone(chromium, with_greeting)
    taken = page.evaluate(_HAND % PAINTED, replies(2, REPLIES))
    drawn = page.locator("mentor-chat .reply").count()
    context.close()
    assert drawn == REPLIES + 1, drawn
    return float(taken)


def _scrolled(chromium: Any) -> dict[str, float]:
    context, page = alone(chromium, _history(HISTORY))
    found: dict[str, float] = page.evaluate(_SCROLL)
    context.close()
    return found


def alone(chromium: Any, history: list[dict[str, Any]]) -> tuple[Any, Any]:
    """A page with the widget and that history, once it is drawn and everything is quiet."""
    script = bundle(WEB)
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(_WATCH)

    def answer(route: Any) -> None:
        asked = route.request.url
        if asked.endswith("/widget.js"):
            route.fulfill(body=script, content_type="text/javascript")
        elif asked.endswith("/session"):
            route.fulfill(json={"token": "t", "messages": history})
        elif asked.endswith("/updates"):
            route.fulfill(status=401, json={})
        else:
            route.fulfill(body=_PAGE, content_type="text/html")

    page.route("**/*", answer)
    page.goto(ADDRESS)
    page.locator("mentor-chat .reply").first.wait_for()
    page.wait_for_timeout(500)
    return context, page
