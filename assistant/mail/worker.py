"""Empties the outbox, again and again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from assistant.mentoring.errors import MentorError, Unavailable
from assistant.mentoring.mails import next_try
from assistant.mentoring.ports.mails import Outbox, Post

logger = logging.getLogger(__name__)


def send_due(outbox: Outbox, post: Post, now: Callable[[], datetime], limit: int = 20) -> int:
    """Try each mail whose time has come, at most `limit` of them; returns how many were sent."""
    sent = 0
    for _ in range(limit):
        # One at a time: behind a slow server the claim on a whole batch would run out.
        mails = outbox.due(now(), 1)
        if not mails:
            break
        for mail in mails:
            try:
                post.deliver(mail)
            except Unavailable as error:
                again = next_try(mail.tries + 1, now())
                outcome = f"tried again at {again:%Y-%m-%d %H:%M}" if again else "given up"
                logger.warning("Mail %s was not sent and is %s: %s", mail.id, outcome, error)
                outbox.failed(mail, str(error), again)
            else:
                outbox.sent(mail, now())
                sent += 1
    return sent


async def keep_sending(work: Callable[[], object], seconds: float) -> None:
    """Do `work` beside the event loop every so many seconds, until cancelled.

    Whatever it raises is logged: the next round may work.
    """
    while True:
        try:
            await asyncio.to_thread(work)
        except MentorError as error:
            logger.warning("Tried again in %s s: %s", seconds, error)
        except Exception:
            logger.exception("Tried again in %s s", seconds)
        await asyncio.sleep(seconds)
