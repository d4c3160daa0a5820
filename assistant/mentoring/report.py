"""A programme's figures, counted from conversations and requests; nobody is named but mentors.

Pure: everything is worked out from what it is given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from assistant.mentoring.feedback import Said, counted
from assistant.mentoring.journey import BY_NAME, WAYS
from assistant.mentoring.mentees import Profile
from assistant.mentoring.requests import ACCEPTED, ANSWERS, EXPIRED, PENDING, WITHDRAWN, Request

# A conversation that began, and the steps it has come to.
Visit = tuple[datetime, tuple[str, ...]]
Count = tuple[str, int]

_WEEK = timedelta(days=7)
_ANSWERED_AS = {
    "yes": "Yes",
    "one_call": "One call",
    "question": "A question first",
    "colleague": "A colleague instead",
    "no": "No",
}
_HOW_LONG = (
    ("within a day", timedelta(days=1)),
    ("within three days", timedelta(days=3)),
    ("later", timedelta.max),
)
_MANY = 4


@dataclass(frozen=True)
class Silent:
    """A mentor who let requests run out and answered none."""

    mentor_id: str
    name: str
    unanswered: int
    last_asked: date


@dataclass(frozen=True)
class Report:
    """The figures of some days; every list is ready to be drawn or written as a table.

    `hours` is the median time to a first answer, `accepted` the share of answered requests that
    ended in a yes or a call, `gini` how unevenly requests are spread over the mentors who can be
    asked (0: all alike, 1: all to one). None where there is nothing to tell it from. `going` counts
    what both sides said after their check-ins, `not_met` those of them who had not talked yet.
    """

    days: int
    visits: tuple[tuple[date, int], ...]
    funnel: tuple[Count, ...]
    ways: tuple[Count, ...]
    answers: tuple[Count, ...]
    times: tuple[Count, ...]
    hours: float | None
    accepted: float | None
    silent: tuple[Silent, ...]
    unmet: tuple[tuple[str, str, int], ...]
    load: tuple[Count, ...]
    busiest: tuple[Count, ...]
    gini: float | None
    going: tuple[Count, ...] = ()
    not_met: int = 0


def report(
    days: int,
    today: date,
    visits: Sequence[Visit],
    requests: Sequence[Request],
    unmet: Sequence[tuple[str, str, int]],
    listed: int,
    said: Sequence[Said] = (),
) -> Report:
    """The figures; `listed` is how many mentors can be asked at all."""
    reached = [request for request in requests if request.asked]
    times = [r.closed - r.asked for r in reached if r.answer and r.closed and r.asked]
    answered = [request for request in reached if request.answer]
    asked = Counter(request.mentor_id for request in reached)
    names = {request.mentor_id: request.mentor_name for request in reached}
    return Report(
        days=days,
        visits=_by_week(days, today, [moment.date() for moment, _ in visits]),
        funnel=_funnel(visits, requests),
        ways=tuple((BY_NAME[w].label, sum(w in seen for _, seen in visits)) for w in WAYS),
        answers=_answers(reached),
        times=_times(times, sum(request.status == EXPIRED for request in reached)),
        hours=median(t.total_seconds() / 3600 for t in times) if times else None,
        accepted=_share(sum(r.status == ACCEPTED for r in answered), len(answered)),
        silent=_silent(reached),
        unmet=tuple(unmet),
        load=_load(asked, max(listed, len(asked))),
        busiest=tuple((names[mentor], times) for mentor, times in asked.most_common(10)),
        gini=_gini([*asked.values(), *[0] * max(0, listed - len(asked))]),
        going=counted(said),
        not_met=sum(not one.met for one in said),
    )


def wishes(profile: Profile) -> list[tuple[str, str]]:
    """What somebody looked for, as it is counted where too few were found."""
    title = profile.target_title or profile.current_title
    found = [("title", title)] if title else []
    found += [("goal", goal) for goal in profile.goals[:1]]
    found += [("industry", industry) for industry in profile.industries]
    found += [("language", language) for language in profile.languages]
    found += [("country", profile.country)] if profile.country else []
    return found


def _by_week(days: int, today: date, begun: Iterable[date]) -> tuple[tuple[date, int], ...]:
    """How many began in each week, named by its Monday; weeks without anybody are there, too."""
    first = today - timedelta(days=days)
    monday = first - timedelta(days=first.weekday())
    counts = Counter(day - timedelta(days=day.weekday()) for day in begun)
    weeks = (today - monday) // _WEEK + 1
    return tuple((monday + n * _WEEK, counts[monday + n * _WEEK]) for n in range(weeks))


def _funnel(visits: Sequence[Visit], requests: Sequence[Request]) -> tuple[Count, ...]:
    def came_to(step: str) -> int:
        return sum(step in seen for _, seen in visits)

    def people(wanted: Iterable[Request]) -> int:
        return len({request.person_key for request in wanted})

    return (
        ("Began a conversation", len(visits)),
        ("Came to the search for mentors", came_to("match")),
        ("Saw a first message", came_to("draft")),
        ("Signed a request", people(requests)),
        ("Confirmed their address", people(r for r in requests if r.asked)),
        ("Got an answer", people(r for r in requests if r.answer)),
        ("Got a yes or a call", people(r for r in requests if r.status == ACCEPTED)),
    )


def _answers(reached: Sequence[Request]) -> tuple[Count, ...]:
    given = Counter(request.answer for request in reached if request.answer)
    states = Counter(request.status for request in reached if not request.answer)
    return (
        *((_ANSWERED_AS[answer], given[answer]) for answer in ANSWERS),
        ("No answer", states[EXPIRED]),
        ("Taken back", states[WITHDRAWN]),
        ("Still waiting", states[PENDING]),
    )


def _times(times: Sequence[timedelta], never: int) -> tuple[Count, ...]:
    counts: list[Count] = []
    left = list(times)
    for label, limit in _HOW_LONG:
        within = [time for time in left if time <= limit]
        left = [time for time in left if time > limit]
        counts.append((label, len(within)))
    return (*counts, ("never", never))


def _silent(reached: Sequence[Request]) -> tuple[Silent, ...]:
    answering = {request.mentor_id for request in reached if request.answer}
    found: dict[str, Silent] = {}
    for request in reached:
        if request.status != EXPIRED or request.mentor_id in answering or not request.asked:
            continue
        before = found.get(request.mentor_id)
        day = request.asked.date()
        found[request.mentor_id] = Silent(
            request.mentor_id,
            request.mentor_name,
            before.unanswered + 1 if before else 1,
            max(day, before.last_asked) if before else day,
        )
    return tuple(sorted(found.values(), key=lambda s: (-s.unanswered, s.name)))


def _load(asked: Counter[str], listed: int) -> tuple[Count, ...]:
    often = Counter(min(times, _MANY) for times in asked.values())
    often[0] = listed - len(asked)
    names = {0: "none", _MANY: f"{_MANY} and more"}
    return tuple((names.get(times, str(times)), often[times]) for times in range(_MANY + 1))


def _gini(counts: Sequence[int]) -> float | None:
    total = sum(counts)
    if not total:
        return None
    size = len(counts)
    ranked = sum(place * count for place, count in enumerate(sorted(counts), 1))
    return 2 * ranked / (size * total) - (size + 1) / size


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
