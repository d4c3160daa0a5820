"""The agent without a server: to talk in a terminal, and to understand text."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.bootstrap import services
from assistant.channels.base import Turns
from assistant.mentoring.errors import MentorError
from assistant.nlp.message_cleaner import clean

Understand = Callable[[str], dict[str, Any]]


def parser(model: Path) -> Understand:
    """A function from text to Rasa's parse data."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(model))

    def understand(text: str) -> dict[str, Any]:
        # A slash at the start is text here; there is no button to press.
        parsed: dict[str, Any] = asyncio.run(agent.parse_message(clean(text.lstrip("/ ") or "?")))
        return {**parsed, "text": text}

    return understand


def chat(model: Path) -> None:
    """Talk until the input ends; a number presses a button."""
    asyncio.run(_chat(model))


async def _chat(model: Path) -> None:
    from assistant.server import load_agent

    agent = await load_agent(model)
    turns = Turns("terminal", services().answers, agent.handle_message)
    key = f"terminal:{uuid.uuid4().hex}"
    buttons = _show(await turns.take(key, "/greet", None, trusted=True))
    while True:
        try:
            said = (await asyncio.to_thread(input, "> ")).strip()
        except EOFError:
            return
        if said.isdigit() and 0 < int(said) <= len(buttons):
            said = buttons[int(said) - 1]
        try:
            buttons = _show(await turns.take(key, said, None))
        except MentorError as error:
            print(error)


def _show(replies: list[dict[str, Any]]) -> list[str]:
    """Print replies and return the payloads of their numbered buttons."""
    payloads: list[str] = []
    for reply in replies:
        print("\n" + reply.get("text", ""))
        for button in (*reply.get("buttons", ()), *reply.get("custom", {}).get("actions", ())):
            payloads.append(button["payload"])
            print(f"  [{len(payloads)}] {button['title']}")
    return payloads
