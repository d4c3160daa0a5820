"""How somebody wants to meet."""

from __future__ import annotations

import pytest

from assistant.nlp.finders.formats import find_formats


@pytest.mark.parametrize(
    ("text", "formats"),
    [
        ("I'd rather meet in person", ["in_person"]),
        ("zoom", ["video"]),
        ("by phone", ["phone"]),
        ("over chat", ["chat"]),
        ("a video call would be ok", ["video"]),
        ("video or phone", ["video", "phone"]),
        ("phone suits me more than video", ["phone", "video"]),
        ("face to face or via whatsapp", ["in_person", "chat"]),
        ("phone", ["phone"]),
        ("chat please", ["chat"]),
        ("Teams call or over coffee", ["video", "in_person"]),
        ("I prefer texting", ["chat"]),
        ("remote only please", ["video"]),
    ],
)
def test_formats_are_found(text: str, formats: list[str]) -> None:
    assert [span.value for span in find_formats(text)] == formats


@pytest.mark.parametrize(
    "text",
    [
        "I run a phone shop",
        "remote work",
        "I'm a video editor",
        "I work over zoom all day",
        "they fired me over zoom",
        "nervous in video interviews",
        "I sell phones",
        "I want to chat with somebody who has been there",
        "phone support agent at a bank",
        "I play video games",
        "",
    ],
)
def test_jobs_and_stories_are_no_wishes(text: str) -> None:
    assert find_formats(text) == []
