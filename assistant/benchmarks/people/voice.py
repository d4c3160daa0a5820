"""How one person puts what they mean: in their words, with their fingers, by a button or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from assistant.benchmarks.people.banks import bank
from assistant.benchmarks.people.hand import typed
from assistant.benchmarks.people.personas import TERSE, Need, Persona
from assistant.benchmarks.people.reading import Button

# Looked at twice before they are sent.
_CAREFUL = frozenset({"name", "email", "contact"})


@dataclass(frozen=True)
class Move:
    """What is sent; `title` stands on the button that was pressed. Without text somebody left."""

    text: str = ""
    title: str = ""
    why: str = ""


class Voice:
    """`mistaken` names the fact this person gets wrong at the moment."""

    def __init__(self, persona: Persona, chance: Random) -> None:
        self.persona = persona
        self.terse = persona.habits.style == TERSE
        self.mistaken: str | None = None
        self._chance = chance
        self._said: set[str] = set()

    def type(self, text: str, careful: bool = False) -> Move:
        """The text as this person types it."""
        return Move(typed(text, self.persona.habits, self._chance, careful))

    def press(self, button: Button) -> Move:
        """What pressing a button sends."""
        return Move(button.payload, title=button.title)

    def presses(self) -> bool:
        """Whether a button is pressed this time, if there is one."""
        return self._chance.random() < self.persona.habits.presses

    def answer(self, kind: str, buttons: Sequence[Button], goal: str) -> Move:
        """Press a button that says what is meant, or type one of the ways to say it."""
        known = bank("answers")[kind]
        if self.presses():
            for button in buttons:
                if any(button.title.lower().startswith(word) for word in known.get("press", ())):
                    return self.press(button)
        return self.type(self.worded(known, goal), kind in _CAREFUL)

    def worded(self, known: Mapping[str, Sequence[str]], goal: str) -> str:
        """One way to say it, with this person's facts in it; none twice as long as there are new.

        `goal` is what they are after, in their words.
        """
        ways = known["short" if self.terse else "long"]
        fresh = [way for way in ways if way not in self._said]
        way = self._chance.choice(fresh or list(ways))
        self._said.add(way)
        for place, fact in {**self._facts(goal), **self._mistake()}.items():
            way = way.replace(place, fact)
        return way

    def need(self, need: Need, goal: str) -> str:
        """A need, told."""
        return need.filled(self.worded(bank("needs")[need.kind], goal))

    def own(self, words: Sequence[str], time: int) -> str:
        """The long way first, or the short one for those of few words; asked again, the other."""
        return words[(self.terse + time - 1) % len(words)]

    def _facts(self, goal: str) -> dict[str, str]:
        person = self.persona
        return {
            "{name}": person.name,
            "{email}": person.email,
            "{city}": person.city,
            "{school}": person.school,
            "{employer}": person.employer or "",
            "{goal}": goal,
        }

    def _mistake(self) -> dict[str, Any]:
        """The wrong fact that stands in for the right one."""
        person, details = self.persona, bank("details")
        if self.mistaken == "email":
            return {"{email}": person.email.replace("@", "1@")}
        if self.mistaken == "name":
            return {"{name}": person.name[:-2] + person.name[-1] + person.name[-2]}
        known = {"location": "cities", "school": "schools"}.get(self.mistaken or "")
        if not known:
            return {}
        place, right = ("{city}", person.city) if known == "cities" else ("{school}", person.school)
        return {place: next(value for value in details[known] if value != right)}
