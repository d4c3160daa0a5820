"""How two people come to a time for their talk: one names it, the other says yes or no.

Pure, as `relationships`: at most one side's suggestions wait for an answer, and until there is one
a time that was fixed before stays fixed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from assistant.mentoring.errors import BadInput
from assistant.mentoring.relationships import LONGEST_WORDS, Relationship, alive, with_news
from assistant.mentoring.requests import MENTOR, TooLate


def propose(it: Relationship, moments: Sequence[datetime], zone: str | None) -> Relationship:
    """The mentee could meet at these moments."""
    alive(it)
    if not moments:
        raise BadInput("a day and an hour are needed")
    after = replace(it, proposed=tuple(sorted(moments)), zone=zone, asked="")
    # Other times are an answer to what the mentor suggested.
    return replace(after, offered=None, refused=None)


def pick(it: Relationship, moment: datetime, now: datetime) -> Relationship:
    """The mentor takes one of the moments; the invitation to an earlier one is changed."""
    alive(it)
    if it.meeting == moment:
        return it
    if moment not in it.proposed:
        raise TooLate("this time is not proposed any more")
    return with_news(_fixed(it, moment, now), "moved" if it.meeting else "meeting")


def offer(it: Relationship, moment: datetime) -> Relationship:
    """The mentor suggests a moment; what is fixed stays so until the mentee says yes."""
    alive(it)
    if it.offered == moment:
        return it
    if it.meeting == moment:
        raise BadInput("this is the time that is fixed")
    after = replace(it, offered=moment, offers=it.offers + 1, refused=None, proposed=(), asked="")
    return with_news(after, "offered")


def take(it: Relationship, moment: datetime, now: datetime) -> Relationship:
    """The mentee says yes to the moment the mentor suggests."""
    alive(it)
    if it.meeting == moment:
        return it
    if it.offered != moment:
        raise TooLate("this time is not suggested any more")
    return _fixed(it, moment, now)


def refuse(it: Relationship, moment: datetime) -> Relationship:
    """The mentee says no to it; what was fixed before stays."""
    alive(it)
    if it.offered is None and it.refused == moment:
        return it
    if it.offered != moment:
        raise TooLate("this time is not suggested any more")
    return replace(it, offered=None, refused=moment)


def ask_for_others(it: Relationship, words: str) -> Relationship:
    """None of the moments suits the mentor."""
    alive(it)
    if not it.proposed:
        raise TooLate("there are no times to answer any more")
    after = replace(it, proposed=(), asked=words.strip()[:LONGEST_WORDS])
    return with_news(after, "other_times")


def cancel(it: Relationship, by: str) -> Relationship:
    """The meeting is off; the next one gets an invitation of its own."""
    alive(it)
    if it.meeting is None:
        return it
    after = replace(it, meeting=None, proposed=(), offered=None, round=it.round + 1, sequence=0)
    return with_news(after, "cancelled") if by == MENTOR else after


def standing(it: Relationship, now: datetime, when: Callable[[datetime], str]) -> list[str]:
    """How the next talk stands, for the mentee; nothing where none is in sight.

    `when` tells a moment with its day, hour and zone. A talk stands until it is over.
    """
    lines, name = [], it.mentor_name
    if it.meeting and now < it.meeting + timedelta(minutes=it.minutes):
        lines.append(f"You talk with {name} on {when(it.meeting)}")
    if it.offered and now < it.offered:
        lines.append(f"{name} suggests {when(it.offered)}: your yes or no is next")
    coming = [when(moment) for moment in it.proposed if now < moment]
    if coming:
        lines.append(f"{name} has yet to pick a time for a talk: {', or '.join(coming)}")
    return lines


def _fixed(it: Relationship, moment: datetime, now: datetime) -> Relationship:
    if moment <= now:
        raise TooLate("this time has passed")
    sequence = it.sequence + 1 if it.meeting else 0
    after = replace(it, meeting=moment, sequence=sequence, proposed=(), asked="")
    return replace(after, offered=None, refused=None)
