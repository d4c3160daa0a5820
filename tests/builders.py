"""Builds what tests talk about; every test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timezone
from typing import Any

from rasa_sdk import Tracker

from assistant.mentoring.directory import Place
from assistant.mentoring.journey import Journey
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor, Stage
from assistant.mentoring.messages import Message
from assistant.mentoring.moves import State, apply
from assistant.mentoring.occupations import Occupation, Occupations
from assistant.mentoring.people import Coordinator, Person, Programme
from assistant.mentoring.relationships import Relationship, begin
from assistant.mentoring.requests import Request

TODAY = date(2026, 11, 22)
ADULT = 18
LANGUAGES = {"de": "German", "en": "English", "pl": "Polish"}
COUNTRIES = {"GB": "United Kingdom", "KE": "Kenya"}

# Enough to say anything the journey asks for.
TOLD = Profile(
    goals=("promotion",),
    current_title="nurse",
    organisations=("Northside",),
    schools=("University of Leeds",),
    locations=("Leeds",),
    country="GB",
    name="Anna",
    email="anna@example.org",
)


def some_occupations() -> Occupations:
    """A small vocabulary with two related fields and one apart."""
    titles = {
        "nurse": "nursing",
        "head nurse": "nursing",
        "midwife": "nursing",
        "paramedic": "emergency care",
        "software developer": "software",
        "product manager": "product management",
    }
    return Occupations(
        by_title={title: Occupation(title, field) for title, field in titles.items()},
        synonyms={**{title: title for title in titles}, "rn": "nurse", "po": "product manager"},
        related={"nursing": ("emergency care",), "emergency care": ("nursing",)},
    )


def a_mentor(external_id: str = "m-1", title: str = "nurse", **fields: Any) -> Mentor:
    """A mentor who may be shown, with `path` given as titles or (title, years)."""
    path = tuple(
        Stage(stage) if isinstance(stage, str) else Stage(*stage)
        for stage in fields.pop("path", ())
    )
    values: dict[str, Any] = {"name": f"Ada {external_id}", "consented": True, **fields}
    return Mentor(external_id=external_id, title=title, path=path, **values)


def a_place(external_id: str = "p-1", **fields: Any) -> Place:
    """A place with a source and a day it was checked."""
    values: dict[str, Any] = {
        "name": f"Place {external_id}",
        "kind": "association",
        "source": "https://example.org/about",
        "checked": TODAY,
        **fields,
    }
    return Place(external_id=external_id, **values)


def a_message(intent: str, text: str = "", id: str = "1", **fields: Any) -> Message:
    """A message; facts of a profile may be given by name."""
    names = set(Profile.__dataclass_fields__)
    facts = Profile(**{name: fields.pop(name) for name in list(fields) if name in names})
    return Message(id=id, text=text, intent=intent, facts=facts, **fields)


def standing(step: str, profile: Profile = TOLD, **journey: Any) -> State:
    """A person who stands at a step, not in their first turn."""
    values = {"heard": "move", "visited": ("welcome",), **journey}
    return State(profile, Journey(step=step, **values))


def after(state: State, *messages: Message | str) -> State:
    """The state after some messages; a bare word is an intent."""
    for message in messages:
        said = a_message(message) if isinstance(message, str) else message
        state = apply(state, said, ADULT)
    return state


def a_request(id: str = "r-1", **fields: Any) -> Request:
    """A request that nobody confirmed yet."""
    values: dict[str, Any] = {
        "person_key": "web:anna",
        "mentor_id": "m-1",
        "mentor_name": "Ada Byron",
        "name": "Anna",
        "email": "anna@example.org",
        "text": "Hello Ada, would you have twenty minutes?",
        "created": datetime(2026, 11, 22, 9, 0, tzinfo=timezone.utc),
        **fields,
    }
    return Request(id=id, **values)


def a_relationship(id: str = "r-1", **fields: Any) -> Relationship:
    """What a yes began, one hour after it was asked for; nothing is settled yet."""
    closed = datetime(2026, 11, 22, 10, 0, tzinfo=timezone.utc)
    accepted = {"status": "accepted", "answer": "yes", "closed": closed}
    begun = begin(a_request(id, contact="ada@home.example", **accepted))
    return replace(begun, **fields)


def a_programme(**fields: Any) -> Programme:
    """A programme for adults, with somebody behind it."""
    values: dict[str, Any] = {
        "name": "Find a mentor",
        "coordinator": Coordinator("Kim", "kim@example.org", "Mon to Thu"),
        "minimum_age": ADULT,
        "who": "Anybody",
        "privacy": "What you write is kept.",
        "retention_days": 365,
        **fields,
    }
    return Programme(**values)


def a_person(key: str = "rest:ada", step: str = "welcome", /, **fields: Any) -> Person:
    """A person never saved before, standing at a step; journey fields may be given by name."""
    names = set(Journey.__dataclass_fields__)
    journey = {name: fields.pop(name) for name in list(fields) if name in names}
    journey = {"step": step, "heard": "move", "visited": ("welcome",), **journey}
    return Person(key, journey=Journey(**journey), **fields)


def an_entity(entity: str, value: Any, role: str | None = None) -> dict[str, Any]:
    """An entity as Rasa's pipeline reports it."""
    return {"entity": entity, "value": value, **({"role": role} if role else {})}


def a_parse(intent: str, *entities: dict[str, Any], text: str = "", **more: Any) -> dict[str, Any]:
    """Rasa's parse data of one message."""
    found = {"name": intent, "confidence": 0.9}
    return {"text": text, "intent": found, "entities": list(entities), **more}


def a_tracker(
    parsed: dict[str, Any] | None = None,
    sender: str = "rest:ada",
    message_id: str | None = "1",
    channel: str | None = None,
) -> Tracker:
    """The tracker an action gets right after one user message, through the sender's channel."""
    parsed = parsed or a_parse("inform")
    event = {
        "event": "user",
        "message_id": message_id,
        "input_channel": channel or sender.partition(":")[0],
        "parse_data": parsed,
    }
    return Tracker(sender, {}, parsed, [event], False, None, {}, "action_listen")
