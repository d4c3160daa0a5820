"""One step a person can take this week, at the end of each of the five ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.mentoring.directory import Place
from assistant.mentoring.forms import FORMAL
from assistant.mentoring.goals import GOALS
from assistant.mentoring.journey import WAYS, Journey
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import Message
from assistant.mentoring.reasons import article

# What is to be done, a sentence to do it with, and to whom that is said. Steps of one's own, and
# those kept before it was told to whom, lack the last.
Step = tuple[str, ...]

# "I'll ask my manager instead" is the person's own step.
_OWN = re.compile(
    r"^(?:(?:no|ok(?:ay)?|well|actually|hm+|yes)[,.!]? )*"
    r"(?:i(?:'|\u2019)?(?:ll| will| am going to|m going to|'d rather|\u2019d rather| would rather)"
    r"|let me|i plan to)\s+(?P<step>(?:\S+\s+){1,19}\S+)$",
    re.IGNORECASE,
)
_ELSEWHERE = frozenset(
    {
        "forget_me",
        "distress",
        "go_back",
        "skip",
        "start_over",
        "talk_to_person",
        "report",
        "goodbye",
    }
    | {"find_mentors", "choose_mentor", "draft_message", "none_of_these", "become_mentor", "faq"}
)
_NO_STEP = re.compile(
    r"\b(?:skip|go back|think about|not|later|next|mentors?|(?:do|try) (?:that|it|this|so))\b",
    re.IGNORECASE,
)
# "None of these people" is about mentors, "another one" about the step.
_PEOPLE = re.compile(r"\b(?:people|person|mentors?|somebody|someone|anyone|them)\b", re.IGNORECASE)

_NEXT = re.compile(r"\b(?:next|go on|continue|move on|carry on|proceed|go ahead)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"(?:give me )?(?:an ?|some)?(?:other|different)(?: (?:one|step|idea)s?)?(?: please)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Seen:
    """What a way has shown to somebody: names from the directory alone."""

    places: Sequence[Place] = ()
    mentors: Sequence[str] = ()


def steps(way: str, profile: Profile, seen: Seen, form: str | None = None) -> tuple[Step, ...]:
    """The steps to offer at a way, the fittest first; each built from what was shown there."""
    return _STEPS[way](profile, seen, form)


def _organisation(profile: Profile, seen: Seen, form: str | None) -> tuple[Step, ...]:
    place = next(iter(profile.organisations), "work")
    programme = (
        f"Ask HR at {place} whether there is a mentoring programme",
        "Hello, do we have a mentoring programme, or somebody I could ask to mentor me?",
        "to HR",
    )
    coffee = (
        f"Ask one colleague at {place} whom you respect for a coffee",
        "I like how you handle things. Could I ask you a few questions over coffee?",
        "to your colleague",
    )
    manager = (
        "Tell your manager that you are looking for a mentor",
        f"I'd like to {_wish(profile)}. Who here would you ask in my place?",
        "to your manager",
    )
    found = tuple(
        (f"Write to {name}, who works at {place} too", f"We both work at {place}.", f"to {name}")
        for name in seen.mentors[:1]
    )
    leaves = {"career_change", "find_job", "workplace_conflict"} & set(profile.goals[:2])
    if leaves and form != FORMAL:
        # Whoever wants to leave, or has trouble, need not tell the manager first.
        return (*found, coffee, programme)
    return (*found, programme, manager, coffee)


def _events(profile: Profile, seen: Seen, form: str | None) -> tuple[Step, ...]:
    talk = "I keep thinking about what you said on the stage. How did you come to this work?"
    country = profile.country
    within_reach = [p for p in seen.places if p.online or not country or country in p.countries]
    looked_up = tuple(
        (f"Look up {place.name}: {_what_of(place)}", talk, "to a speaker, after the talk")
        for place in within_reach[:2]
    )
    where = "online" if "video" in profile.formats else "near you or online"
    search = (
        f"Search for one meetup of people {_of(profile)} {where}, and put its day into your diary",
        "It's my first time here. What brought you to this?",
        "to whoever sits beside you there",
    )
    return (*looked_up, search)


def _what_of(place: Place) -> str:
    if place.online:
        return "when it is, and how to join online"
    return "when and where it is next, and whether one can join online"


_THE_ASSOCIATION = "to the association, by mail"


def _associations(profile: Profile, seen: Seen, form: str | None) -> tuple[Step, ...]:
    who = f"I'm {article(profile.current_title)}" if profile.current_title else "I'm new here"
    ask = f"{who} and looking for a mentor. Do you run a mentoring scheme, and may I join it?"
    shown = sorted(seen.places, key=lambda place: not place.mentoring)[:2]
    found = tuple(
        (f"Look up {place.name} and its mentoring scheme", ask, _THE_ASSOCIATION)
        if place.mentoring
        else (f"Ask {place.name} whether members can find a mentor there", ask, _THE_ASSOCIATION)
        for place in shown
    )
    search = (
        f"Search for the association of people {_of(profile)} where you live",
        ask,
        _THE_ASSOCIATION,
    )
    return (*found, search)


def _alumni(profile: Profile, seen: Seen, form: str | None) -> tuple[Step, ...]:
    network = next(iter(seen.places), None)
    school = network.name if network else next(iter(profile.schools), "your school")
    ask = (
        f"I went to {school} and would like to {_wish(profile)}. "
        "Is there a former student I could talk to?"
    )
    office = (f"Write to the alumni office of {school}", ask, "to the office")
    if network and network.mentoring:
        office = (f"Look up the alumni mentoring of {school} and sign up", ask, "when you sign up")
    friend = (
        "Write to one person you studied with, and ask what they do now",
        f"We were at {school} together. What do you do now, and how did you get there?",
        "to them",
    )
    found = tuple(
        (f"Write to {name}, who went to {school} too", f"We both went to {school}.", f"to {name}")
        for name in seen.mentors[:1]
    )
    return (office, *found, friend)


def _online(profile: Profile, seen: Seen, form: str | None) -> tuple[Step, ...]:
    found = tuple(
        (_to_do_at(place), _profile_line(profile), "in your profile there")
        if place.kind in ("mentoring_platform", "network", "community")
        else (f"Spend half an hour at {place.name}, and note one question it leaves open", "")
        for place in seen.places[:2]
    )
    aim = profile.target_title or profile.current_title
    whom = f"who works as {article(aim)}" if aim else "whose work interests you"
    note = (
        f"Send a first note on LinkedIn to one person {whom}",
        "Your way into your work interests me. May I ask you one question about how you began?",
        "in that note",
    )
    return (*found, note)


def _to_do_at(place: Place) -> str:
    if place.kind == "mentoring_platform":
        return f"Make a profile on {place.name} and look at three mentors there"
    return f"Join {place.name} and say in one line what you are looking for"


def _profile_line(profile: Profile) -> str:
    now, aim = profile.current_title, profile.target_title
    if now and aim:
        way = f"{now.capitalize()}, on the way to becoming {article(aim)}."
        return f"{way} I'd like to hear from somebody who made that move."
    if now or aim:
        title = now or f"Future {aim}"
        return f"{title.capitalize()}. I'm looking for somebody to learn from, to {_wish(profile)}."
    return f"I'd like to {_wish(profile)} and look for somebody to learn from."


def _wish(profile: Profile) -> str:
    if profile.target_title:
        return f"become {article(profile.target_title)}"
    goal = next(iter(profile.goals), None)
    return GOALS[goal].wish.replace("yourself", "myself") if goal in GOALS else "learn from others"


def _of(profile: Profile) -> str:
    """Whom to look for, behind "people"."""
    named = (profile.fields, profile.industries, profile.skills)
    found = next((values[0] for values in named if values), None)
    title = profile.target_title or profile.current_title
    if found or not title:
        return f"in {found or 'your field'}"
    return f"who work as {article(title)}"


_STEPS: Mapping[str, Callable[[Profile, Seen, str | None], tuple[Step, ...]]] = {
    "organisation": _organisation,
    "events": _events,
    "associations": _associations,
    "alumni": _alumni,
    "online": _online,
}


def parts(step: Step) -> tuple[str, str, str]:
    """What is to be done, what may be said and where that goes, "" where that is not told."""
    do, say, to = (*step, "", "")[:3]
    return do, say, f", {to}" if to else ""


def on_offer(journey: Journey) -> Step | None:
    """The step that is offered just now."""
    if journey.step not in WAYS or journey.asks or journey.proposed is None:
        return None
    return journey.proposals[journey.proposed] if journey.proposals else None


def offering(journey: Journey, proposals: tuple[Step, ...]) -> Journey:
    """The journey at a way that has just been shown; what is kept from it is not asked anew."""
    kept = journey.step in journey.week
    return replace(journey, proposals=proposals, proposed=None if kept or not proposals else 0)


def taken(journey: Journey, step: Step) -> Journey:
    """The journey with a step kept for the way it stands at, as the last one kept."""
    others = {way: kept for way, kept in journey.week.items() if way != journey.step}
    return replace(journey, week={**others, journey.step: step}, proposed=None)


def asks_for_another(journey: Journey, message: Message) -> bool:
    """Whether "another one" means the step."""
    at_way = journey.step in WAYS and not journey.asks and bool(journey.proposals)
    wanted = message.intent == "none_of_these" or _another(message)
    return at_way and wanted and not _PEOPLE.search(message.text)


def another(journey: Journey) -> Journey:
    """The journey with the next step on offer, after the last one the first again."""
    number = -1 if journey.proposed is None else journey.proposed
    kept = journey.week.get(journey.step)
    turns = [(number + by) % len(journey.proposals) for by in range(1, len(journey.proposals) + 1)]
    proposed = next((turn for turn in turns if journey.proposals[turn] != kept), turns[0])
    return replace(journey, proposed=proposed, heard="another", misses=0)


def own_step(journey: Journey, message: Message) -> Step | None:
    """The step somebody names in their own words where one is offered."""
    if not on_offer(journey) or message.pressed or message.intent in _ELSEWHERE:
        return None
    said = _OWN.match(message.text.strip())
    if not said or "?" in message.text or _NO_STEP.search(said["step"]):
        return None
    words = said["step"].rstrip(" .!")
    return words[:1].upper() + words[1:], ""


def only_goes_on(message: Message) -> bool:
    """Whether "next" leaves the step on offer aside; a plain yes takes it."""
    return not message.pressed and bool(_NEXT.search(message.text))


def _another(message: Message) -> bool:
    return bool(_OTHER.fullmatch(message.text.strip(" .!?")))
