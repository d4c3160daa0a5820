"""What becomes of a mentee and a mentor once the mentor has said yes.

Pure: each function takes a relationship and gives the one after it, or raises where it is over.
Doing the same thing twice changes nothing. Who is told, and how, is the business of the services.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from assistant.mentoring.agreements import Agreement, changed
from assistant.mentoring.errors import BadInput
from assistant.mentoring.requests import ACCEPTED, MENTEE, MENTOR, Request, TooLate

ACTIVE, ENDED = "active", "ended"
# When both are asked how it is going, counted from the yes.
CHECKS = (timedelta(days=14), timedelta(days=30))
NOT_AT_ALL = "not_at_all"
GOING = ("well", "so_so", NOT_AT_ALL)
# What both are asked once it is over, beside the numbers of the `CHECKS`.
AT_END = 0
LONGEST_WORDS = 1000


@dataclass(frozen=True)
class Feedback:
    """How it is going, as one side says after one of the `CHECKS` (1, 2), or `AT_END`."""

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
    to add, `stood` whether both had said yes before, `left_out` what the mentee said no to.
    `objection` is what the mentor wrote who said no to the page, `objections` how often they did.
    `proposed` are the moments the mentee could meet, `meeting` the one that is fixed, `asked` what
    the mentor wrote when none suited. `offered` is a moment the mentor suggests, `offers` how
    often they did, `refused` the one the mentee said no to. `round` and `sequence` number the
    invitations. `checks` counts how often both were asked how it is going, `quiet` are the sides
    who want no such mail. `news` waits for the mentee's next message; `telling` was told in answer
    to `told`.
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
    stood: bool = False
    left_out: str = ""
    objection: str = ""
    objections: int = 0
    goal: str = ""
    zone: str | None = None
    proposed: tuple[datetime, ...] = ()
    meeting: datetime | None = None
    asked: str = ""
    offered: datetime | None = None
    offers: int = 0
    refused: datetime | None = None
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
        """What the mentee is needed for: ``agree``, ``answer``, ``meet``, or nothing."""
        if not self.one_call and (self.agreement is None or self.change):
            return "agree"
        if self.offered:
            return "answer"
        return "" if self.proposed or self.meeting else "meet"

    @property
    def mark(self) -> str:
        """The stage, told apart from the same stage at another time: ``<id>/<stage>/<number>``.

        At the stage ``agree`` the number is 0 for a page of the mentee's own.
        """
        number = 0 if self.agreement is None else self.changes
        if self.stage == "answer":
            number = self.offers
        anew = f".{self.objections}" if self.objections else ""
        return f"{self.id}{anew}/{self.stage}/{number}"


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
    alive(it)
    if it.agreement == agreement:
        return it
    after = replace(it, agreement=agreement, mentor_agreed=False, goal=goal, objection="")
    return replace(after, change="", stood=False, left_out="")


def confirm(it: Relationship) -> Relationship:
    """The mentor says yes to the page as it stands; what they wanted to change is dropped."""
    alive(it)
    if it.agreement is None:
        raise TooLate("there is no agreement to confirm yet")
    if it.mentor_agreed:
        return it
    return with_news(_both(it), "mentor_agreed")


def suggest(it: Relationship, words: str) -> Relationship:
    """The mentor would like to add something."""
    alive(it)
    words = words.strip()[:LONGEST_WORDS]
    if it.agreement is None:
        raise TooLate("there is no agreement to change yet")
    if not words:
        raise BadInput("what is to be changed has to be said")
    if words == it.change:
        return it
    # What both had said yes to counts again where the change is not taken up.
    stood = it.stood if it.change else it.mentor_agreed
    after = replace(it, change=words, mentor_agreed=False, changes=it.changes + 1)
    after = replace(after, stood=stood, left_out="")
    return with_news(after, "change")


def accept(it: Relationship, words: str) -> Relationship:
    """The mentee takes up what the mentor suggested, in the very `words` they read."""
    alive(it)
    if it.agreement is None or not it.change or it.change != words:
        raise TooLate("this change is not suggested any more")
    return _both(replace(it, agreement=changed(it.agreement, words)))


def leave_out(it: Relationship, words: str) -> Relationship:
    """The mentee says no to the very `words` the mentor suggested; the page stays as it was."""
    alive(it)
    if not it.change and it.left_out and it.left_out == words:
        return it
    if not it.change or it.change != words:
        raise TooLate("this change is not suggested any more")
    return replace(it, change="", left_out=words, mentor_agreed=it.stood, stood=False)


def turn_down(it: Relationship, words: str) -> Relationship:
    """The mentor says no to a page they have not said yes to; the mentee writes another."""
    alive(it)
    if it.agreement is None and it.objections:
        return it
    if it.agreement is None or it.mentor_agreed or it.stood:
        raise TooLate("there is no page to say no to")
    said = words.strip()[:LONGEST_WORDS]
    after = replace(it, agreement=None, objection=said, objections=it.objections + 1)
    return with_news(replace(after, change="", left_out=""), "turned_down")


def give_feedback(
    it: Relationship, role: str, met: bool, going: str, words: str, now: datetime
) -> Relationship:
    """One side says how it is going, or how it went; a second time replaces the first."""
    if going not in GOING:
        raise BadInput("how it is going has to be chosen")
    check = AT_END if it.status == ENDED else max(1, it.checks)
    words = words.strip()[:LONGEST_WORDS]
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
    thanks = words.strip()[:LONGEST_WORDS]
    after = replace(
        it,
        status=ENDED,
        ended=now,
        ended_by=by,
        thanks=thanks,
        proposed=(),
        offered=None,
        meeting=None,
        change="",
        news=(),
    )
    return with_news(after, "ended") if by == MENTOR else after


def hush(it: Relationship, role: str) -> Relationship:
    """One side wants no more mails that ask how it is going."""
    return it if role in it.quiet else replace(it, quiet=(*it.quiet, role))


def in_time(it: Relationship, now: datetime) -> Relationship:
    """What time makes of it: a talk is over, both are asked how it is going, twice at most."""
    if it.status == ENDED:
        return it
    if it.offered and it.offered <= now:
        it = replace(it, offered=None)
    if it.meeting and not it.one_call and it.meeting + timedelta(minutes=it.minutes) <= now:
        it = _held(it)
    due = sum(now - it.created >= after for after in CHECKS[: 1 if it.one_call else None])
    # Whoever was away for long is asked once, not for every time missed.
    return with_news(replace(it, checks=due), "check") if due > it.checks else it


def told(it: Relationship, message_id: str) -> Relationship:
    """What waits for the mentee is told in answer to this message, and to it alone."""
    if it.told == message_id or not it.news:
        return it
    return replace(it, news=(), telling=it.news, told=message_id)


def other(role: str) -> str:
    """The other side."""
    return MENTEE if role == MENTOR else MENTOR


def _held(it: Relationship) -> Relationship:
    """The talk is over: the next one gets an invitation of its own, and nobody is told a past time.

    Of two who have one call, nothing is left to arrange.
    """
    news = tuple(one for one in it.news if one not in ("meeting", "moved"))
    return replace(it, meeting=None, round=it.round + 1, sequence=0, news=news)


def _both(it: Relationship) -> Relationship:
    """Both have said yes to the page as it stands."""
    return replace(it, mentor_agreed=True, change="", stood=False, left_out="", objection="")


def alive(it: Relationship) -> None:
    """Raises TooLate for one that is over."""
    if it.status == ENDED:
        raise TooLate("this mentoring has ended")


def with_news(it: Relationship, news: str) -> Relationship:
    """What the mentee is to be told next time; the same is told once."""
    return replace(it, news=(*(kept for kept in it.news if kept != news), news))
