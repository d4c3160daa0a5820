"""The mentor's side of the journey as data: what a profile needs, in which order it is asked.

Somebody who would like to mentor walks it beside the mentee's journey. How a message moves them
is in `hosting_moves`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor, Stage

# Where somebody stands: asked whether to begin, answering, looking at the whole, handed in, or
# gone on with something else.
INVITED, ASKING, SHOWN, SENT, LATER = "invited", "asking", "shown", "sent", "later"
_ACTIVE = (INVITED, ASKING, SHOWN)
MOST_MENTEES = 20


@dataclass(frozen=True)
class Item:
    """One thing a profile says. `label` is how a person reads of it, `words` how they name it."""

    name: str
    label: str
    words: tuple[str, ...]
    needed: bool = False


ITEMS: tuple[Item, ...] = (
    Item("name", "Name", ("name",), needed=True),
    Item("email", "E-mail", ("email", "e-mail", "mail", "address"), needed=True),
    Item("surname", "Surname", ("surname", "last name", "family name")),
    Item("title", "Work", ("title", "job title", "job", "work", "position"), needed=True),
    Item("organisation", "Employer", ("employer", "organisation", "organization", "company")),
    Item("path", "Earlier work", ("path", "earlier work", "past", "career")),
    Item("skills", "Skills", ("skills", "skill")),
    Item("goals", "Topics", ("topics", "topic", "goals")),
    Item("languages", "Languages", ("languages", "language")),
    Item("location", "Place", ("location", "place", "city", "country", "town")),
    Item("hours", "Hours", ("hours", "times", "time")),
    Item("capacity", "Mentees at once", ("capacity", "mentees", "places")),
)
BY_NAME: Mapping[str, Item] = {item.name: item for item in ITEMS}


@dataclass(frozen=True)
class Hosting:
    """A profile that is being put together.

    `stage` is empty for everybody who never spoke of it. `asks` is the item asked for, `declined`
    those left out, `asked` those asked so far in order (for "back"), `mends` whether one item is
    changed in a profile seen whole, `note` what the last message came to (``unclear``,
    ``needed``, ``more`` or ``change``). `surname` and `organisation_shown` tell whether the two
    may be read by others; None until the person said so.
    """

    stage: str = ""
    id: str = ""
    asks: str | None = None
    declined: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    mends: bool = False
    note: str = ""
    name: str | None = None
    email: str | None = None
    surname: bool | None = None
    title: str | None = None
    organisation: str | None = None
    path: tuple[tuple[str, float | None], ...] = ()
    skills: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    location: str | None = None
    country: str | None = None
    timezone: str | None = None
    hours: tuple[str, ...] = ()
    capacity: int | None = None

    @property
    def active(self) -> bool:
        """Whether the next message is first read as an answer to this."""
        return self.stage in _ACTIVE

    @property
    def shown_name(self) -> str:
        """The name as others may read it."""
        parts = (self.name or "").split()
        return " ".join(parts if self.surname else parts[:1])


def has(hosting: Hosting, item: str) -> bool:
    """Whether the profile says something of an item, or need not."""
    if item == "surname":
        return hosting.surname is not None or len((hosting.name or "").split()) < 2
    if item == "location":
        return bool(hosting.location or hosting.country)
    return bool(getattr(hosting, item))


def next_item(hosting: Hosting) -> str | None:
    """The first item that was neither told nor left out."""
    open_items = (item.name for item in ITEMS if item.name not in hosting.declined)
    return next((name for name in open_items if not has(hosting, name)), None)


def knows_already(hosting: Hosting, known: Profile) -> Hosting:
    """The profile with what its owner has told in the conversation before, where it is open."""
    told = {
        "name": known.name,
        "email": known.email,
        "title": known.current_title,
        "skills": known.skills if "learn_skills" not in known.goals else (),
        "languages": known.languages,
        "hours": known.hours,
    }
    fresh = {name: value for name, value in told.items() if value and not getattr(hosting, name)}
    hosting = replace(hosting, **fresh)  # type: ignore[arg-type]
    return hosting if has(hosting, "location") else placed(hosting, known)


def listed_with(hosting: Hosting, address: str | None) -> Hosting:
    """The profile with the address a mentor is listed with, so that they need not tell it again.

    Whoever put a profile together here told theirs with it.
    """
    told_here = bool(hosting.stage and hosting.email)
    return hosting if told_here or not address else replace(hosting, email=address)


def placed(hosting: Hosting, told: Profile) -> Hosting:
    """The profile with the place of some facts, if they name one."""
    if not (told.locations or told.country):
        return hosting
    location = next(iter(told.locations), None)
    return replace(hosting, location=location, country=told.country, timezone=told.timezone)


def as_mentor(hosting: Hosting) -> Mentor:
    """The record to be reviewed: what its owner wanted to have shown, and nothing else.

    Only whoever agreed hands it in, so that it is consented.
    """
    return Mentor(
        external_id=hosting.id,
        name=hosting.shown_name,
        title=hosting.title or "",
        email=hosting.email,
        path=tuple(Stage(title, years) for title, years in hosting.path),
        organisation=hosting.organisation,
        skills=hosting.skills,
        goals=hosting.goals,
        languages=hosting.languages,
        location=hosting.location,
        country=hosting.country,
        timezone=hosting.timezone,
        hours=hosting.hours,
        capacity=hosting.capacity or 1,
        consented=True,
    )


@dataclass(frozen=True)
class Host:
    """A profile that was handed in; `mentor_id` names the mentor once the address was proved."""

    id: str
    person_key: str
    mentor: Mentor
    created: datetime
    mentor_id: str | None = None
