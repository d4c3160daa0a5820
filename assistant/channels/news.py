"""Tells people who wait that a mentor said yes, as a message of the assistant.

Any other end waits for their next message: it comes with a question, or with somebody else.
"""

from __future__ import annotations

import asyncio
import uuid
from typing import TYPE_CHECKING, Any

from rasa.shared.core.trackers import DialogueStateTracker

from assistant.channels.base import Reply
from assistant.mentoring.news import news_lines
from assistant.mentoring.ports.conversations import Answers
from assistant.mentoring.requests import ACCEPTED, Request
from assistant.services.introduce import Introduce

if TYPE_CHECKING:
    from rasa.core.agent import Agent

# Told without having been asked.
_UNASKED = "news-"


class News:
    """Each piece is told once: here, or in answer to the next message, whichever is first.

    It is marked as told before it is kept among the messages; what a crash cut off in between is
    taken up by its mark.
    """

    def __init__(self, introduce: Introduce, answers: Answers) -> None:
        self._introduce = introduce
        self._answers = answers

    async def tell(self, key: str, agent: Agent) -> None:
        """Put what is due among the person's messages; no turn may happen meanwhile."""
        mine = await asyncio.to_thread(self._introduce.requests.of_person, key)
        message_id = await asyncio.to_thread(self._due, key, mine)
        if message_id is None:
            return
        told = await asyncio.to_thread(self._introduce.news, mine, message_id, (ACCEPTED,))
        lines = [line for request in told for line in news_lines(request, mine)]
        replies = [await _said(agent, key, **line) for line in lines]
        if replies:
            await asyncio.to_thread(self._answers.put, key, message_id, None, replies)

    def _due(self, key: str, mine: list[Request]) -> str | None:
        """The id to tell under; None where nothing is due."""
        for request in mine:
            if request.status == ACCEPTED:
                if not request.told:
                    return _UNASKED + uuid.uuid4().hex
                cut_off = request.told.startswith(_UNASKED)
                if cut_off and self._answers.get(key, request.told) is None:
                    return request.told
        return None


async def _said(agent: Agent, key: str, response: str, **values: Any) -> Reply:
    tracker = DialogueStateTracker(key, agent.domain.slots)
    said = await agent.nlg.generate(response, tracker, "web", **values)
    return {name: said[name] for name in ("text", "buttons", "custom") if said and said.get(name)}
