"""Wakes whoever waits for news of a conversation, whichever process wrote them."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from assistant.mentoring.errors import MentorError

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0


class Watch:
    """Looks into the database once a second for all who wait together, and not at all for nobody.

    `changed` takes a mark and gives the newest one with the conversations that changed after it;
    `untold` gives those for whom something waits to be said.
    """

    def __init__(
        self,
        changed: Callable[[int], tuple[int, set[str]]],
        untold: Callable[[], set[str]],
        seconds: float = SECONDS_BETWEEN_LOOKS,
    ) -> None:
        self._changed = changed
        self._untold = untold
        self._seconds = seconds
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._looking: asyncio.Task[None] | None = None

    @contextmanager
    def waiting(self, key: str) -> Iterator[asyncio.Event]:
        """An event set whenever the conversation changes; whoever wakes clears it."""
        event = asyncio.Event()
        self._waiting[key].add(event)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.get_running_loop().create_task(self._look())
        try:
            yield event
        finally:
            self._waiting[key].discard(event)
            if not self._waiting[key]:
                del self._waiting[key]

    def wake(self, *keys: str) -> None:
        """Wake those who wait for these conversations at once."""
        for key in keys:
            for event in self._waiting.get(key, ()):
                event.set()

    async def _look(self) -> None:
        mark = 0
        while self._waiting:
            try:
                mark, changed = await asyncio.to_thread(self._changed, mark)
                self.wake(*changed, *await asyncio.to_thread(self._untold))
            except MentorError as error:
                logger.warning("could not look for news: %s", error)
            await asyncio.sleep(self._seconds)


async def wait_for(event: asyncio.Event, seconds: float) -> None:
    """Wait until the event is set or the time is over."""
    with suppress(asyncio.TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
    event.clear()
