"""500 messages that mean ill: none runs, none leads anywhere, none breaks the layout."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Echo
from tests.web.hostile import hostile

pytestmark = pytest.mark.browser
CARDS = ("mentor", "place", "draft", "road", "plan", "meeting", "unknown")


def _as_card(text: str, kind: str) -> dict[str, Any]:
    """Everywhere a card holds text or an address."""
    fields = ("name", "title", "organisation", "summary", "url", "source", "picture", "share")
    more = ("text", "kind", "when", "where", "description", "print", "calendar")
    custom: dict[str, Any] = dict.fromkeys((*fields, *more), text)
    listed = {"reasons": [text], "gaps": [text], "items": [text]}
    custom["sections"] = [{"title": text, "items": [text]}, text, None]
    actions = [{"title": text[:80] or "x", "payload": text}]
    return {"text": text, "custom": {"type": kind, **custom, **listed, "actions": actions}}


def test_hostile_messages_stay_text(echo: Echo, front: Any) -> None:
    messages = hostile(500)
    for start in range(0, len(messages), 50):
        some = [{"text": text} for text in messages[start : start + 50]]
        echo.push(front, *some)
    cards = [_as_card(text, kind) for text in messages[:30] for kind in CARDS]
    echo.push(front, *cards, {"text": "That was all"})
    front.get_by_text("That was all").wait_for()
    found = front.evaluate(
        """() => { const root = document.querySelector('mentor-chat').shadowRoot;
        const log = root.querySelector('.log');
        const all = [...log.querySelectorAll('*')];
        return {
          owned: 'owned' in window || document.title.includes('owned'),
          messages: log.querySelectorAll('.reply').length,
          strange: all.map((e) => e.localName).filter((n) =>
            ['script', 'iframe', 'svg', 'style', 'object', 'embed', 'math', 'form'].includes(n)),
          handlers: all.filter((e) => [...e.attributes].some((a) =>
            a.name.startsWith('on') || a.name === 'style' || a.name === 'srcdoc')).length,
          links: [...new Set([...log.querySelectorAll('a')].map((a) => new URL(a.href).protocol))],
          origins: [...log.querySelectorAll('img')].map((i) => new URL(i.src).origin),
          wide: document.documentElement.scrollWidth > innerWidth
            || log.scrollWidth > log.clientWidth,
        }; }"""
    )
    assert found["messages"] >= 500
    assert not found["owned"]
    assert found["strange"] == []
    assert found["handlers"] == 0
    assert set(found["links"]) <= {"https:", "mailto:"}
    assert set(found["origins"]) <= {echo.url}
    assert not found["wide"]
