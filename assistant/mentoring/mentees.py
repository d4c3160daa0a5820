"""What is known of a mentee, and how a new message changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from dataclasses import fields as fields_of

# Ruled out as such, before or after its name is known: "not in my company".
OWN_ORGANISATION = "own organisation"

Avoid = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Profile:
    """The facts of one message, or all facts known of one person.

    Titles, skills, industries and places are canonical; `languages` are those the person wants
    to speak; `avoid` holds what was ruled out, by the same keys. Goals come most certain first.
    `concepts` are titles and `topics` skills the person's words speak of without naming them, with
    weights from 0 to 1: enough to search by, too little to say back. `mentor_titles` are what the
    mentor should be, or have been: "can I talk to a midwife?" `same_move` asks for somebody who
    went from the current to the target title themselves. `subjects` are what they study or
    studied, in their words. `name` and `email` are given
    to sign a request, and nothing else reads them. `never` are mentors this person is kept apart
    from; it is looked up, not told.
    """

    goals: tuple[str, ...] = ()
    current_title: str | None = None
    target_title: str | None = None
    skills: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    seniority: str | None = None
    years: float | None = None
    age: int | None = None
    organisations: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    # Unwritten too: what was studied ranks nobody.
    subjects: tuple[str, ...] = field(default=(), repr=False)
    locations: tuple[str, ...] = ()
    country: str | None = None
    timezone: str | None = None
    languages: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    avoid: Avoid = field(default_factory=dict)
    mentor_titles: tuple[str, ...] = field(default=(), repr=False)
    # Both unwritten, so that among equals the same stand first whether it was asked for or not.
    same_move: bool | None = field(default=None, repr=False)
    name: str | None = None
    email: str | None = None
    concepts: tuple[tuple[str, float], ...] = ()
    topics: tuple[tuple[str, float], ...] = ()
    never: tuple[str, ...] = ()

    def known(self) -> dict[str, object]:
        """The facts that are there, by name."""
        pairs = ((f.name, getattr(self, f.name)) for f in fields_of(self))
        return {name: value for name, value in pairs if value not in (None, (), {})}

    def news_since(self, before: Profile) -> tuple[str, ...]:
        """The names of the facts that were told, or told anew, since `before`."""
        old = before.known()
        news = (name for name, value in self.known().items() if old.get(name) != value)
        return tuple(name for name in news if name != "avoid" or self._rules_out_more(before))

    def _rules_out_more(self, before: Profile) -> bool:
        # Of what is ruled out less is no news.
        return any(set(values) - set(before.avoid.get(k, ())) for k, values in self.avoid.items())

    def without_guesses(self) -> Profile:
        """Only what was said in so many words."""
        return replace(self, concepts=(), topics=())

    def with_facts(self, new: Profile) -> Profile:
        """This profile after hearing `new`: later words win, skills and wishes add up."""
        told = new.known()
        for name in _ADDED_UP:
            if name in told:
                told[name] = _union(getattr(new, name), getattr(self, name))
        if new.avoid:
            told["avoid"] = {
                key: _union(new.avoid.get(key, ()), self.avoid.get(key, ()))
                for key in {*new.avoid, *self.avoid}
            }
        if new.locations and not new.country:
            # A place we cannot put on the map must not keep the country of the last one.
            told["country"] = None
            told["timezone"] = None
        merged = replace(self, **told)  # type: ignore[arg-type]
        return _without_avoided(merged, new)


_ADDED_UP = ("goals", "skills", "industries", "fields")


def _union(newer: tuple[str, ...], older: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*newer, *older)))


def _without_avoided(profile: Profile, new: Profile) -> Profile:
    """Drop from the wishes what was just ruled out, and from the ruled out what is now wished."""
    avoid = {}
    for key, values in profile.avoid.items():
        wished = _titles(new) if key == "titles" else getattr(new, key, None) or ()
        if key == "industries":
            wished = (*wished, *new.fields)
        kept = tuple(value for value in values if value not in wished)
        if kept:
            avoid[key] = kept
    changes: dict[str, object] = {"avoid": avoid}
    # A field of work is ruled out as an industry: the contract knows no other word for it.
    unwanted = new.avoid.get("industries", ())
    changes["fields"] = tuple(value for value in profile.fields if value not in unwanted)
    ruled_out = new.avoid.get("titles", ())
    for name in ("current_title", "target_title"):
        if getattr(profile, name) in ruled_out and getattr(new, name) is None:
            changes[name] = None
    for key, values in new.avoid.items():
        current = getattr(profile, key, None)
        if isinstance(current, tuple):
            changes[key] = tuple(value for value in current if value not in values)
    return replace(profile, **changes)  # type: ignore[arg-type]


def _titles(profile: Profile) -> tuple[str, ...]:
    return tuple(t for t in (profile.current_title, profile.target_title) if t)


def perhaps_meant(profile: Profile) -> str | None:
    """The one skill that what somebody wants to learn is perhaps another word for."""
    alone = len(profile.topics) == 1 and not profile.skills and "learn_skills" in profile.goals
    return profile.topics[0][0] if alone else None


def missing(profile: Profile, needs: tuple[str, ...]) -> str | None:
    """The first of the named needs the profile does not meet yet, or None."""
    return next((need for need in needs if not _MET[need](profile)), None)


_MET = {
    # Whoever says what they would like to become, or whom to talk to, has said what they hope for.
    "goal": lambda p: bool(p.goals or p.target_title or p.mentor_titles),
    "occupation": lambda p: bool(
        p.target_title
        or p.current_title
        or p.mentor_titles
        or p.skills
        or p.industries
        or p.fields
        # What is not liked says nothing of the work somebody would like.
        or (p.subjects and not p.avoid.get("industries"))
    ),
    "organisation": lambda p: bool(p.organisations),
    "location": lambda p: bool(p.locations or p.country),
    "school": lambda p: bool(p.schools),
    "name": lambda p: bool(p.name),
    "email": lambda p: bool(p.email),
}
