"""What is said of a request, as names of replies with what they need; pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.mentoring.calling import called
from assistant.mentoring.requests import EXPIRE_AFTER, EXPIRED, Request

_GOOD = ("yes", "one_call")


def news_lines(request: Request, in_play: Sequence[Request] = ()) -> list[dict[str, Any]]:
    """What somebody hears of a request that is over and that they had not heard of."""
    good = [{"response": "utter_good_news"}] if request.answer in _GOOD else []
    return [*good, status_line(request, in_play)]


def status_line(request: Request, in_play: Sequence[Request] = ()) -> dict[str, Any]:
    """One request and where it stands; `in_play` are all of the person's."""
    stands = request.answer or request.status
    if stands == EXPIRED and not request.asked:
        stands = "unsent"
    return {
        "response": f"utter_status_{stands}",
        "name": called(request.mentor_name, (other.mentor_name for other in in_play)),
        "email": request.email,
        "contact": request.contact,
        "words": request.words,
        "days": EXPIRE_AFTER.days,
    }
