"""What becomes of a mentee and a mentor once the mentor has said yes.

Pure: each function takes a relationship and gives the one after it, or raises where it is over.
Doing the same thing twice changes nothing. Who is told, and how, is the business of the services.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from assistant.mentoring.agreements import Agreement, changed
from assistant.mentoring.errors import BadInput
from assistant.mentoring.requests import ACCEPTED, MENTEE, MENTOR, Request, TooLate

ACTIVE, ENDED = "active", "ended"
# When both are asked how it is going, counted from the yes.
CHECKS = (timedelta(days=14), timedelta(days=30))
GOING = ("well", "so_so", "not_at_all")
# What both are asked once it is over, beside the numbers of the `CHECKS`.
AT_END = 0
_LONGEST_WORDS = 1000


@dataclass(frozen=True)
class Feedback:
    """How it is going, as one side says after one of the `CHECKS` (1 for the first), or `AT_END`."""

    role: str
    check: int
    met: bool
    going: str
    words: str
    given: datetime


@dataclass(frozen=True)
class Relationship:
    """One mentee and one mentor; moments are in UTC, `id` is that of the accepted request.

    `agreement` is there once the mentee said yes to it; `change` is what the mentor would like
    to add. `proposed` are the moments the mentee could meet, `meeting` the one the mentor picked,
    `asked` what they wrote when none suited. `round` and `sequence` number the invitations.
    `checks` counts how often both were asked how it is going, `quiet` are the sides who want no
    such mail. `news` waits for the mentee's next message; `telling` was told in answer to `told`.
    """

    id: str
    person_key: str
    mentor_id: str
    mentor_name: str
    name: str
    email: str
    contact: str
    one_call: bool
    created: datetime
    version: int = 0
    status: str = ACTIVE
    agreement: Agreement | None = None
    mentor_agreed: bool = False
    change: str = ""
    changes: int = 0
    goal: str = ""
    zone: str | None = None
    proposed: tuple[datetime, ...] = ()
    meeting: datetime | None = None
    asked: str = ""
    round: int = 1
    sequence: int = 0
    checks: int = 0
    feedback: tuple[Feedback, ...] = ()
    quiet: tuple[str, ...] = ()
    ended: datetime | None = None
    ended_by: str = ""
    thanks: str = ""
    news: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    told: str = ""

    @property
    def minutes(self) -> int:
        """How long one talk is."""
        if self.one_call:
            return 20
        return (self.agreement or Agreement()).length

    @property
    def stage(self) -> str:
        """What the mentee is needed for: ``agree``, ``meet``, or nothing."""
        if not self.one_call and (self.agreement is None or self.change):
            return "agree"
        return "" if self.proposed or self.meeting else "meet"


def begin(request: Request, now: datetime | None = None) -> Relationship:
    """The relationship of an accepted request; raises TooLate for any other.

    Those of long before `now`, when relationships were not kept yet, are not asked how it began.
    """
    if request.status != ACCEPTED or request.closed is None:
        raise TooLate("nothing was agreed on here")
    return Relationship(
        id=request.id,
        person_key=request.person_key,
        mentor_id=request.mentor_id,
        mentor_name=request.mentor_name,
        name=request.name,
        email=request.email,
        contact=request.contact,
        one_call=request.answer == "one_call",
        created=request.closed,
        checks=len(CHECKS) if now and now - request.closed > CHECKS[-1] else 0,
    )


def agree(it: Relationship, agreement: Agreement, goal: str) -> Relationship:
    """The mentee says yes to the page; other words than before want the mentor's yes anew."""
    _alive(it)
    if it.agreement == agreement:
        return it
    return replace(it, agreement=agreement, mentor_agreed=False, change="", goal=goal)


def confirm(it: Relationship) -> Relationship:
    """The mentor says yes to the page as it stands; what they wanted to change is dropped."""
    _alive(it)
    if it.agreement is None:
        raise TooLate("there is no agreement to confirm yet")
    if it.mentor_agreed:
        return it
    return _with_news(replace(it, mentor_agreed=True, change=""), "mentor_agreed")


def suggest(it: Relationship, words: str) -> Relationship:
    """The mentor would like to add something."""
    _alive(it)
    words = words.strip()[:_LONGEST_WORDS]
    if it.agreement is None:
        raise TooLate("there is no agreement to change yet")
    if not words:
        raise BadInput("what is to be changed has to be said")
    if words == it.change:
        return it
    after = replace(it, change=words, mentor_agreed=False, changes=it.changes + 1)
    return _with_news(after, "change")


def accept(it: Relationship, words: str) -> Relationship:
    """The mentee takes up what the mentor suggested, in the very `words` they read."""
    _alive(it)
    if it.agreement is None or not it.change or it.change != words:
        raise TooLate("this change is not suggested any more")
    return replace(it, agreement=changed(it.agreement, words), change="", mentor_agreed=True)


def propose(it: Relationship, moments: Sequence[datetime], zone: str | None) -> Relationship:
    """The mentee could meet at these moments."""
    _alive(it)
    if not moments:
        raise BadInput("a day and an hour are needed")
    return replace(it, proposed=tuple(sorted(moments)), zone=zone, asked="")


def pick(it: Relationship, moment: datetime, now: datetime) -> Relationship:
    """The mentor takes one of the moments; the invitation to an earlier one is changed."""
    _alive(it)
    if it.meeting == moment:
        return it
    if moment not in it.proposed:
        raise TooLate("this time is not proposed any more")
    if moment <= now:
        raise TooLate("this time has passed")
    sequence = it.sequence + 1 if it.meeting else 0
    after = replace(it, meeting=moment, proposed=(), asked="", sequence=sequence)
    return _with_news(after, "moved" if it.meeting else "meeting")


def ask_for_others(it: Relationship, words: str) -> Relationship:
    """None of the moments suits the mentor."""
    _alive(it)
    if not it.proposed:
        raise TooLate("there are no times to answer any more")
    after = replace(it, proposed=(), asked=words.strip()[:_LONGEST_WORDS])
    return _with_news(after, "other_times")


def cancel(it: Relationship, by: str) -> Relationship:
    """The meeting is off; the next one gets an invitation of its own."""
    _alive(it)
    if it.meeting is None:
        return it
    after = replace(it, meeting=None, proposed=(), round=it.round + 1, sequence=0)
    return _with_news(after, "cancelled") if by == MENTOR else after


def give_feedback(
    it: Relationship, role: str, met: bool, going: str, words: str, now: datetime
) -> Relationship:
    """One side says how it is going, or how it went; a second time replaces the first."""
    if going not in GOING:
        raise BadInput("how it is going has to be chosen")
    check = AT_END if it.status == ENDED else max(1, it.checks)
    words = words.strip()[:_LONGEST_WORDS]
    said = (role, check, met, going, words)
    others = []
    for old in it.feedback:
        if (old.role, old.check, old.met, old.going, old.words) == said:
            return it
        if (old.role, old.check) != (role, check):
            others.append(old)
    return replace(it, feedback=(*others, Feedback(role, check, met, going, words, now)))


def end(it: Relationship, by: str, words: str, now: datetime) -> Relationship:
    """Either side ends it, with thanks; once it is over, this changes nothing."""
    if it.status == ENDED:
        return it
    thanks = words.strip()[:_LONGEST_WORDS]
    after = replace(
        it,
        status=ENDED,
        ended=now,
        ended_by=by,
        thanks=thanks,
        proposed=(),
        meeting=None,
        change="",
        news=(),
    )
    return _with_news(after, "ended") if by == MENTOR else after


def hush(it: Relationship, role: str) -> Relationship:
    """One side wants no more mails that ask how it is going."""
    return it if role in it.quiet else replace(it, quiet=(*it.quiet, role))


def in_time(it: Relationship, now: datetime) -> Relationship:
    """What time alone makes of it: both are asked how it is going, twice at most."""
    if it.status == ENDED:
        return it
    due = sum(now - it.created >= after for after in CHECKS[: 1 if it.one_call else None])
    # Whoever was away for long is asked once, not for every time missed.
    return _with_news(replace(it, checks=due), "check") if due > it.checks else it


def told(it: Relationship, message_id: str) -> Relationship:
    """What waits for the mentee is told in answer to this message, and to it alone."""
    if it.told == message_id or not it.news:
        return it
    return replace(it, news=(), telling=it.news, told=message_id)


def other(role: str) -> str:
    """The other side."""
    return MENTEE if role == MENTOR else MENTOR


def _alive(it: Relationship) -> None:
    if it.status == ENDED:
        raise TooLate("this mentoring has ended")


def _with_news(it: Relationship, news: str) -> Relationship:
    return replace(it, news=(*(kept for kept in it.news if kept != news), news))
