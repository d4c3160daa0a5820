"""Our widget and those of others, each in an empty page of its own, one after the other.

No server answers, so that only what the scripts do is measured: whatever a page asks for is
refused, and whom it asked outside is told.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from assistant.benchmarks.widget_drawing import ADDRESS, PAINTED, PHONE
from assistant.benchmarks.widget_peers import PEERS, fetch, kilobytes
from assistant.channels.bundle import bundle
from assistant.channels.site import WEB

OURS = "ours"
REPEATS, REPLIES = 7, 100
_PATIENCE_MS = 30_000
_PAGE = (
    "<!doctype html><html lang=en><title>Empty</title>"
    "<meta name=viewport content='width=device-width'>"
    "<body style='margin:0'><div id=place style='height:100vh'></div>"
)

# A module's names must not clash with the page's; what it gives away nobody here takes.
_EVALUATE = r"""async () => {
  const code = await (await fetch('/peer.js')).text();
  const script = document.createElement('script');
  script.textContent = `(() => {${code.replace(/export\s*\{[^}]*\};?\s*$/, '')}\n})()`;
  const now = performance.now();
  document.head.append(script);
  return performance.now() - now; }"""
# What places each in the page, without a server; and what its field is.
_PLACE = {
    OURS: "if (!document.querySelector('mentor-chat[inline]')) { document.body.replaceChildren();"
    " const chat = document.createElement('mentor-chat');"
    " chat.setAttribute('inline', ''); chat.setAttribute('fill', '');"
    " document.body.append(chat); }",
    "deep-chat": "const chat = document.createElement('deep-chat'); chat.demo = true;"
    " document.body.append(chat);",
    # Its makers' way to bring a server of one's own: an object with two streams.
    "botframework-webchat": """
window.heard = [];
const stream = (begin) => ({
  subscribe(given) {
    begin(typeof given === 'function' ? { next: given } : given);
    return { unsubscribe() {} };
  },
  [Symbol.observable ?? '@@observable']() { return this; },
});
WebChat.renderWebChat({ userID: 'me', directLine: {
  activity$: stream((listener) => heard.push(listener)),
  connectionStatus$: stream((listener) => [0, 1, 2].forEach((state) => listener.next(state))),
  postActivity: () => stream((listener) => listener.next('1')),
  end() {},
} }, document.getElementById('place'));""",
}
_FIELDS = {
    OURS: "document.querySelector('mentor-chat[inline]')?.shadowRoot?.querySelector('textarea')",
    "deep-chat": "document.querySelector('deep-chat')?.shadowRoot?.querySelector('#text-input')",
    "botframework-webchat": "document.querySelector('[data-id=webchat-sendbox-input]')",
}
_TEXTS = (
    "const texts = [...Array(count).keys()].map((number) => `Reply **${number + 1}** of many`);"
)
_HAND = {
    OURS: "document.querySelector('mentor-chat').conversation.receive(texts.map((text, number) =>"
    " ({ text, from: 'bot', number: number + 1 })));",
    "deep-chat": "const chat = document.querySelector('deep-chat');"
    " for (const text of texts) chat.addMessage({ role: 'ai', text });",
    "botframework-webchat": "texts.forEach((text, number) => heard.forEach((listener) =>"
    " listener.next({ type: 'message', id: `${number}`, text, from: { id: 'bot', role: 'bot' },"
    " timestamp: new Date().toISOString() })));",
}
_SHOWN = {
    OURS: "document.querySelector('mentor-chat').shadowRoot",
    "deep-chat": "document.querySelector('deep-chat').shadowRoot",
    "botframework-webchat": "document.body",
}


def beside(chromium: Any, folder: Path) -> dict[str, Any]:
    """The figures of each, or why they cannot be had; the least time of the repeats and the mid."""
    scripts: dict[str, str | bytes] = {OURS: bundle(WEB).encode()}
    scripts |= {name: fetch(name, folder / name) for name in PEERS}
    found: dict[str, Any] = {}
    for name, script in scripts.items():
        # A text in the place of a file says why there is none.
        found[name] = {"left_out": script} if isinstance(script, str) else {}
        if isinstance(script, bytes):
            found[name] = {"gzip_kb": kilobytes(script), **_repeated(chromium, name, script)}
    return {"repeats": REPEATS, "replies": REPLIES, "widgets": found}


def _repeated(chromium: Any, name: str, script: bytes) -> dict[str, Any]:
    runs = [_once(chromium, name, script.decode()) for _ in range(REPEATS)]
    asked = sorted({host for run in runs for host in run.pop("asked")})
    told: dict[str, Any] = {"version": PEERS[name][0] if name in PEERS else "", "asks": asked}
    for what in runs[0]:
        told[what] = round(min(run[what] for run in runs), 1)
        told[f"{what}_median"] = round(median(run[what] for run in runs), 1)
    return told


def _once(chromium: Any, name: str, script: str) -> dict[str, Any]:
    """A page of its own for each time, so that nothing is compiled already."""
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.set_default_timeout(_PATIENCE_MS)
    asked: set[str] = set()

    def answer(route: Any) -> None:
        address = urlsplit(route.request.url)
        if address.hostname != urlsplit(ADDRESS).hostname:
            asked.add(str(address.hostname))
            route.abort()
        elif address.path == "/peer.js":
            route.fulfill(body=script, content_type="text/javascript")
        elif address.path == "/":
            route.fulfill(body=_PAGE, content_type="text/html")
        elif address.path.endswith("/session"):
            route.fulfill(json={"token": "t", "messages": []})
        else:
            route.fulfill(status=401, json={})

    page.route("**/*", answer)
    page.goto(ADDRESS)
    found: dict[str, Any] = {"evaluate_ms": page.evaluate(_EVALUATE)}
    if name in _PLACE:
        placed = page.evaluate(_until(_PLACE[name], _FIELDS[name]))
        found["field_ms"] = found["evaluate_ms"] + placed
        page.wait_for_timeout(500)
        found["replies_ms"] = page.evaluate(_handing(name), REPLIES)
    found["asked"] = asked
    context.close()
    return found


def _until(deed: str, there: str) -> str:
    """Do it, and give the time until the frame in which that is there has been painted."""
    return f"""async (count) => {{ {PAINTED} {_TEXTS}
      const there = () => {there};
      const now = performance.now();
      {deed}
      while (!there()) {{
        if (performance.now() - now > {_PATIENCE_MS}) throw new Error('it did not come');
        await new Promise((next) => requestAnimationFrame(next));
      }}
      await painted(() => {{}});
      return performance.now() - now; }}"""


def _handing(name: str) -> str:
    """From handing over the replies until the last of them is painted, with markdown or without."""
    return _until(_HAND[name], f"/\\b{REPLIES}(\\*\\*)? of many/.test({_SHOWN[name]}.textContent)")
