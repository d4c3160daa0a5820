"""The plan somebody leaves with: what they want, whom they ask, and what they do this week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.mentoring import requests as states
from assistant.mentoring.forms import LABELS, suggested
from assistant.mentoring.goals import GOALS
from assistant.mentoring.journey import BY_NAME, Journey, ways_of
from assistant.mentoring.mentees import Profile
from assistant.mentoring.reasons import article, listed
from assistant.mentoring.requests import Request
from assistant.mentoring.week import parts


@dataclass(frozen=True)
class Section:
    """A heading and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """The sections that hold something, in the order they are read."""

    sections: tuple[Section, ...]

    def in_words(self, bold: str = "") -> str:
        """The plan as text; `bold` stands around each heading."""
        parts = (
            "\n".join((f"{bold}{s.title}{bold}", *(f"- {line}" for line in s.lines)))
            for s in self.sections
        )
        return "\n\n".join(parts)


@dataclass(frozen=True)
class PlanLink:
    """What a mailed link opens: the plan of one person, until they are forgotten."""

    id: str
    person_key: str
    created: datetime


def plan_of(
    profile: Profile,
    journey: Journey,
    mentor: str | None,
    requests: Sequence[Request] = (),
    talks: Sequence[str] = (),
) -> Plan:
    """Everything settled so far; empty where nothing is.

    `mentor` is how the chosen one is named; `requests` are newest first; `talks` tells how the
    next talk stands.
    """
    settled = (
        Section("Where you want to go", tuple(_aims(profile))),
        Section("Your next talk", tuple(talks)),
        Section("Your mentor", tuple(_mentors(journey, mentor, requests))),
        Section("This week", tuple(_week(profile, journey))),
        Section("For the first talk", tuple(_talk(journey))),
    )
    sections = [section for section in settled if section.lines]
    if not sections[1:] and not journey.form:
        return Plan(())
    form = Section("How", (_form(profile, journey),))
    return Plan((*sections[:1], form, *sections[1:]))


def stands(request: Request, name: str | None = None) -> str:
    """Where a request stands, in a few words that name the mentor, by `name` if it is given."""
    words = _STANDS.get(request.answer or request.status, "your request to {name}")
    return words.format(name=name or request.mentor_name)


def waits(requests: Sequence[Request]) -> list[Request]:
    """The open requests: what somebody is waiting for, or is waited for to do."""
    return [request for request in requests if request.status in states.OPEN]


_STANDS = {
    states.UNCONFIRMED: "your message to {name} waits for the button in your mail",
    states.PENDING: "you are waiting for {name}'s answer",
    "yes": "{name} said yes",
    "one_call": "{name} offers you a call",
    "question": "{name} has a question first",
    "colleague": "{name} suggests somebody else",
    "no": "{name} can't take this on",
    states.EXPIRED: "the request to {name} ran out",
    states.WITHDRAWN: "you took the request to {name} back",
}


def _aims(profile: Profile) -> list[str]:
    lines = []
    now, aim = profile.current_title, profile.target_title
    if aim:
        lines.append(f"From {now} to {aim}" if now else f"Become {article(aim)}")
    elif now:
        lines.append(f"You work or worked as {article(now)}")
    wishes = [g for g in profile.goals[:3] if not (aim and g == "career_change")]
    if wishes:
        lines.append("You want to " + listed([GOALS[goal].wish for goal in wishes]))
    if profile.skills:
        lines.append("It is about " + listed(list(profile.skills[:3])))
    return lines


def _form(profile: Profile, journey: Journey) -> str:
    advice = suggested(profile)
    form = journey.form or advice.form
    label = LABELS[form]
    reason = f", because {advice.reason}" if form == advice.form else ""
    return f"{label[:1].upper()}{label[1:]}{reason}"


def _mentors(journey: Journey, mentor: str | None, requests: Sequence[Request]) -> list[str]:
    latest = {request.mentor_id: request for request in reversed(requests)}
    lines = []
    if mentor and journey.chosen not in latest:
        lines.append(f"{mentor}: your message is not sent yet")
    for request in latest.values():
        words = stands(request)
        lines.append(words[:1].upper() + words[1:])
    return lines


def _week(profile: Profile, journey: Journey) -> list[str]:
    order = dict.fromkeys((*ways_of(profile, journey), *journey.week))
    lines = []
    for way in order:
        if way in journey.week:
            do, say, to = parts(journey.week[way])
            lines.append(f"{do} ({BY_NAME[way].label.lower()})")
            if say:
                lines.append(f"For example{to}: \u201c{say}\u201d")
    return lines


def _talk(journey: Journey) -> list[str]:
    labels = {
        "goals": "Your goal",
        "by_when": "By when",
        "expectations": "What you'd like to agree on",
        "openness": "To say openly",
    }
    return [
        f"{label}: {journey.answers[step]}"
        for step, label in labels.items()
        if step in journey.answers
    ]
