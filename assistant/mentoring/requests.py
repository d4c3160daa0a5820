"""A mentee's request to a mentor: what may happen to it, and when.

Pure: each function takes a request and gives the one after it. Who is told about it, and how, is
the business of `services.introduce`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from assistant.mentoring.errors import BadInput

# The mentee's address is not proved yet; nobody has heard of the request.
UNCONFIRMED = "unconfirmed"
PENDING, ACCEPTED, DECLINED = "pending", "accepted", "declined"
EXPIRED, WITHDRAWN = "expired", "withdrawn"
OPEN = (UNCONFIRMED, PENDING)
# What a mentee is told of; whoever takes a request back knows.
NEWS = (ACCEPTED, DECLINED, EXPIRED)

# What a mentor can answer, and what becomes of the request.
ANSWERS = {
    "yes": ACCEPTED,
    "one_call": ACCEPTED,
    # The mentee may answer the question and ask again.
    "question": DECLINED,
    "colleague": DECLINED,
    "no": DECLINED,
}
# These say nothing without words.
_IN_WORDS = ("question", "colleague")
_LONGEST_WORDS = 1000

MOST_OPEN = 5
REMIND_AFTER = timedelta(days=3)
EXPIRE_AFTER = timedelta(days=7)
# So many requests in a row without an answer, and the mentor is left in peace for a while.
PAUSE_AFTER = 2
PAUSE_FOR = timedelta(days=30)


# The two sides, as links name them.
MENTEE, MENTOR = "mentee", "mentor"
# After these a mentor is not asked by the same person again.
SETTLED = ("yes", "one_call", "no")


class TooLate(BadInput):
    """Raised when a request has been answered, withdrawn or has run out meanwhile."""


class TooMany(BadInput):
    """Raised when somebody waits for as many mentors as they may."""


@dataclass(frozen=True)
class Request:
    """One request; moments are in UTC.

    `name` is how the mentee signs, `text` exactly what they said yes to. `answer` is one of
    `ANSWERS`, `words` what the mentor added, `contact` how they chose to be reached. `told` is the
    message in answer to which the mentee heard of it: the same message again is told the same.
    """

    id: str
    person_key: str
    mentor_id: str
    mentor_name: str
    name: str
    email: str
    text: str
    created: datetime
    status: str = UNCONFIRMED
    asked: datetime | None = None
    reminded: bool = False
    closed: datetime | None = None
    answer: str | None = None
    words: str = ""
    contact: str = ""
    told: str = ""


def confirm(request: Request, now: datetime) -> Request:
    """The mentee proved their address: from now on the mentor's time runs.

    A second time changes nothing; raises TooLate for a request that is over.
    """
    if request.status == PENDING:
        return request
    if request.status != UNCONFIRMED:
        raise TooLate("this request is over")
    return replace(request, status=PENDING, asked=now)


def answer(request: Request, given: str, words: str, contact: str, now: datetime) -> Request:
    """The mentor answers; raises TooLate where it is over, BadInput where something is missing."""
    if request.status != PENDING:
        raise TooLate("this request is over")
    if given not in ANSWERS:
        raise BadInput(f"'{given}' is no answer to a request")
    words, contact = words.strip()[:_LONGEST_WORDS], contact.strip()[:320]
    if given in _IN_WORDS and not words:
        raise BadInput("a few words are needed with this answer")
    if ANSWERS[given] == ACCEPTED and not contact:
        raise BadInput("the mentee needs to know how to reach you")
    return replace(
        request,
        status=ANSWERS[given],
        answer=given,
        words=words,
        contact=contact if ANSWERS[given] == ACCEPTED else "",
        closed=now,
    )


def withdraw(request: Request, now: datetime) -> Request:
    """The mentee takes it back; twice changes nothing, raises TooLate once it was answered."""
    if request.status == WITHDRAWN:
        return request
    if request.status not in OPEN:
        raise TooLate("this request is over")
    return replace(request, status=WITHDRAWN, closed=now)


def in_time(request: Request, now: datetime) -> Request:
    """What time alone makes of it: a reminder after three days, an end after seven."""
    since = request.asked or request.created
    if request.status in OPEN and now - since >= EXPIRE_AFTER:
        return replace(request, status=EXPIRED, closed=now)
    if request.status == PENDING and not request.reminded and now - since >= REMIND_AFTER:
        return replace(request, reminded=True)
    return request


def is_silent(latest: list[Request]) -> bool:
    """Whether a mentor let the last requests run out; `latest` are theirs, newest first.

    Those nobody confirmed never reached the mentor.
    """
    reached = [request for request in latest if request.asked and request.closed]
    last = reached[:PAUSE_AFTER]
    return len(last) == PAUSE_AFTER and all(request.status == EXPIRED for request in last)


def to_those_named(requests: Iterable[Request], words: str) -> list[Request]:
    """The requests to mentors whose name is among the words."""
    said = set(re.findall(r"\w{2,}", words.lower()))
    return [r for r in requests if said & set(re.findall(r"\w{2,}", r.mentor_name.lower()))]


def reached(requests: Iterable[Request]) -> tuple[str, ...]:
    """The mentors who were asked, or are going to be; none who was never to read of it."""
    return tuple(
        request.mentor_id
        for request in requests
        if request.status in (*OPEN, ACCEPTED, DECLINED)
        or (request.status == EXPIRED and request.asked)
    )
