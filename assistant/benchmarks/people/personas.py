"""Makes people up: what they want, what they keep to themselves at first, and how they write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from assistant.benchmarks.people.banks import bank

TALKATIVE, TERSE = "talkative", "terse"
# When a need is told: with the first words, in the next message, or before choosing somebody.
OPENING, NEXT, SEEING = "opening", "next", "seeing"


@dataclass(frozen=True)
class Background:
    """What somebody does, what they want, and the words of whoever could help them with it."""

    id: str
    say: tuple[str, ...]
    bit: tuple[str, ...]
    goal: tuple[str, ...]
    work: tuple[str, ...]
    suits: tuple[str, ...]
    start: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Need:
    """Something the mentor must be; `value` is the language or the industry it is about."""

    kind: str
    value: str = ""
    moment: str = SEEING

    def filled(self, text: str) -> str:
        """A sentence of the bank with the value put in."""
        return text.replace("{language}", self.value).replace("{industry}", self.value)


@dataclass(frozen=True)
class Habits:
    """How somebody writes and bears with others.

    `presses`, `digresses` and `rambles` are chances from 0 to 1; `typos` is the chance of a slip
    a word; `patience` is how many annoyances are borne, `longest` how many messages are written.
    """

    style: str
    presses: float
    typos: float
    lower: bool
    rambles: float
    digresses: float
    greets: bool
    patience: int
    longest: int


@dataclass(frozen=True)
class Persona:
    """One made-up person; `seed` decides everything they do by chance.

    `changes` is ``goal`` or ``mentor`` for whoever changes their mind, `other` what the first
    wants then; `corrects` names the answer they get wrong at first; `wanders` looks at the other
    ways before choosing, `hurries` leaves as soon as the message is on its way.
    """

    id: str
    seed: str
    background: Background
    habits: Habits
    needs: tuple[Need, ...]
    name: str
    email: str
    city: str
    zone: str
    school: str
    employer: str | None
    changes: str | None
    other: Background
    corrects: str | None
    wanders: bool
    hurries: bool


def personas(count: int, seed: int) -> list[Persona]:
    """As many people, the same for the same seed; every second one never presses a button."""
    known = backgrounds()
    order = Random(f"{seed}").sample(known, len(known))
    return [_persona(number, seed, order) for number in range(count)]


def backgrounds() -> list[Background]:
    """All that the banks hold."""
    entries = [*bank("backgrounds_a"), *bank("backgrounds_b")]
    return [_background(entry) for entry in entries]


def _background(entry: dict[str, Any]) -> Background:
    lists = {key: tuple(value) for key, value in entry.items() if key not in ("id", "from")}
    return Background(id=entry["id"], start=tuple(entry.get("from", ())), **lists)


def _persona(number: int, seed: int, order: Sequence[Background]) -> Persona:
    name_of = f"{seed}-{number}"
    chance = Random(name_of)
    background = order[number % len(order)]
    details = bank("details")
    name = chance.choice(details["names"])
    city, zone = chance.choice(list(details["cities"].items()))
    changes = chance.choices((None, "goal", "mentor"), (6, 1, 1))[0]
    away = set(background.helps) & {"return_to_work", "find_job"}
    return Persona(
        id=f"p{number:03}",
        seed=name_of,
        background=background,
        habits=_habits(number, chance),
        needs=_needs(background, changes, chance),
        name=name,
        email=_address(name, chance.choice(details["mail_hosts"])),
        city=city,
        zone=zone,
        school=chance.choice(details["schools"]),
        employer=None if away else chance.choice(details["employers"]),
        changes=changes,
        other=chance.choice([other for other in order if other is not background]),
        corrects=chance.choices((None, "location", "school", "name", "email"), (8, 1, 1, 1, 1))[0],
        wanders=chance.random() < 0.3,
        hurries=chance.random() < 0.25,
    )


def _habits(number: int, chance: Random) -> Habits:
    terse = bool(number // 2 % 2)
    return Habits(
        style=TERSE if terse else TALKATIVE,
        presses=chance.choice((0.3, 0.6, 0.9)) if number % 2 else 0.0,
        typos=chance.choice((0.0, 0.0, 0.03, 0.08)),
        lower=chance.random() < (0.7 if terse else 0.25),
        rambles=0.0 if terse else chance.choice((0.0, 0.3, 0.7)),
        digresses=chance.choice((0.0, 0.05, 0.12, 0.2)),
        greets=chance.random() < 0.2,
        patience=chance.randint(3, 7),
        longest=chance.randint(28, 45),
    )


def _needs(background: Background, changes: str | None, chance: Random) -> tuple[Need, ...]:
    kinds = ["language", "evenings", "remote", "not_industry"]
    # Whoever is going to want something else cannot ask for the same road.
    if background.start and background.to and changes != "goal":
        kinds.append("same_move")
    how_many = chance.choices((0, 1, 2), (20, 65, 15))[0]
    chosen = chance.sample(kinds, how_many)
    return tuple(_need(kind, background, chance) for kind in chosen)


def _need(kind: str, background: Background, chance: Random) -> Need:
    known = bank("needs")
    value = ""
    if kind == "language":
        value = chance.choice(list(known["languages"]))
    elif kind == "not_industry":
        value = chance.choice([i for i in known["industries"] if i not in background.fields])
    return Need(kind, value, chance.choice((OPENING, NEXT, SEEING)))


def _address(name: str, host: str) -> str:
    return ".".join(name.lower().split()) + "@" + host
