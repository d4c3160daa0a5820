"""A made-up directory to measure matching in: coherent people with gaps, and their prose."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import yaml

from assistant.mentoring.goals import GOALS
from assistant.mentoring.mentors import Mentor, Stage
from assistant.mentoring.reasons import article
from assistant.nlp.vocabulary import FOLDER, Vocabulary, rows_of, values_of

DATA = Path(__file__).parent / "data"
SIZE = 2400
_T = TypeVar("_T")
_SEED = 20261127
# The share of optional fields that real directories leave empty.
_EMPTY = 0.4
_TODAY = date(2026, 11, 27)
# So many make each move a wish speaks of; as many started there and went elsewhere.
_MOVERS = (2, 5)
_TOWNS = (("Leeds", "GB", "Europe/London"), ("London", "GB", "Europe/London"),
          ("Berlin", "DE", "Europe/Berlin"), ("Munich", "DE", "Europe/Berlin"),
          ("Lagos", "NG", "Africa/Lagos"), ("Boston", "US", "America/New_York"),
          ("Chicago", "US", "America/Chicago"), ("Lisbon", "PT", "Europe/Lisbon"),
          ("Madrid", "ES", "Europe/Madrid"), ("Stockholm", "SE", "Europe/Stockholm"),
          ("Manila", "PH", "Asia/Manila"), ("Toronto", "CA", "America/Toronto"),
          ("Warsaw", "PL", "Europe/Warsaw"), ("Bengaluru", "IN", "Asia/Kolkata"))  # fmt: skip
_HOME = {"GB": "en", "DE": "de", "NG": "en", "US": "en", "PT": "pt", "ES": "es", "SE": "sv",
         "PH": "en", "CA": "en", "PL": "pl", "IN": "hi"}  # fmt: skip
_FIRST = [
    "Ada",
    "Bela",
    "Chidi",
    "Dana",
    "Emil",
    "Farah",
    "Goran",
    "Hana",
    "Ivo",
    "Jun",
    "Kofi",
    "Lena",
    "Mira",
    "Noor",
    "Olu",
    "Petra",
]
_LAST = [
    "Adler",
    "Bose",
    "Costa",
    "Diaz",
    "Eze",
    "Falk",
    "Gruber",
    "Haddad",
    "Ito",
    "Jansen",
    "Kowal",
    "Lund",
    "Moreau",
    "Nwosu",
]
_KINDS = ("Group", "Works", "& Partners", "Services", "Trust", "Studio")
_HOURS = ("mon 18-20", "tue 18-21", "wed 12-14", "thu 19-21", "sat 9-12", "sun 15-18")


def directory(
    vocabulary: Vocabulary, moves: Sequence[tuple[str | None, str | None]]
) -> list[Mentor]:
    """`SIZE` mentors, always the same; for each move asked about some who made it."""
    made = _Maker(vocabulary)
    people = [made.mentor(path, title) for path, title in made.lives(moves)]
    chance = random.Random(_SEED)
    chance.shuffle(people)
    return [replace(m, external_id=f"m{number:04}") for number, m in enumerate(people, 1)]


def prose(mentor: Mentor) -> str:
    """The record as somebody would read it out; what is empty is not mentioned."""
    parts = [f"{mentor.title}" + (f" at {mentor.organisation}" if mentor.organisation else "")]
    if mentor.path:
        stages = [f"{s.title} ({s.years:g} years)" if s.years else s.title for s in mentor.path]
        parts.append("before: " + ", ".join(stages))
    if mentor.years:
        parts.append(f"{mentor.years:g} years of experience")
    if mentor.skills:
        parts.append("skills: " + ", ".join(mentor.skills))
    if mentor.goals:
        parts.append("helps with " + ", ".join(GOALS[goal].help for goal in mentor.goals))
    if mentor.location:
        parts.append(f"lives in {mentor.location}")
    if mentor.languages:
        parts.append("speaks " + ", ".join(mentor.languages))
    return "; ".join(parts) + "." + (f" {mentor.bio}" if mentor.bio else "")


class _Maker:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._chance = random.Random(_SEED)
        self._occupations = vocabulary.occupations
        self._titles: dict[str, list[str]] = {}
        for title, occupation in self._occupations.by_title.items():
            self._titles.setdefault(occupation.field, []).append(title)
        self._skills: dict[str, list[str]] = {}
        for row in rows_of(FOLDER / "skills.csv"):
            for field in values_of(row["fields"]) or ("",):
                self._skills.setdefault(field, []).append(row["skill"])
        self._bios = yaml.safe_load((DATA / "bios.yml").read_text(encoding="utf-8"))

    def lives(self, moves: Sequence[tuple[str | None, str | None]]) -> list[tuple[list[str], str]]:
        """Paths and present titles: the moves asked about, near misses, and everybody else."""
        known = self._occupations.canonical
        chance = self._chance
        found: list[tuple[list[str], str]] = []
        for start, goal in moves:
            for title in (start, goal):
                # Some who have the title today and came from anywhere.
                found += [(self._path(known(title)), known(title)) for _ in range(3) if title]
            if not (start and goal) or known(start) == known(goal):
                continue
            for _ in range(chance.randint(*_MOVERS)):
                found.append(([*self._path(known(start))[:1], known(start)], known(goal)))
                found.append(([known(start)], self._near(known(start))))
            found.append(([self._near(known(start))], known(goal)))
        fields = sorted(self._titles)
        while len(found) < SIZE:
            title = chance.choice(self._titles[chance.choice(fields)])
            found.append((self._path(title), title))
        return found[:SIZE]

    def mentor(self, path: list[str], title: str) -> Mentor:
        """One person; two in five optional fields stay empty."""
        chance = self._chance
        town, country, zone = chance.choice(_TOWNS)
        field = self._occupations.field_of(title) or ""
        skills = self._some([*self._skills.get(field, []), *self._skills.get("", [])[:6]], 2, 5)
        goals = self._some(list(GOALS), 1, 4)
        if path and self._occupations.field_of(path[-1]) != field and chance.random() < 0.5:
            goals = tuple(dict.fromkeys(("career_change", *goals)))
        languages = tuple(dict.fromkeys((_HOME[country], "en", *self._some(["es", "fr"], 0, 1))))
        stages = tuple(Stage(t, float(chance.randint(1, 9))) for t in dict.fromkeys(path))
        occupation = self._occupations.by_title.get(title)
        seen = _TODAY - timedelta(days=int(chance.expovariate(1 / 60)))
        return Mentor(
            external_id="",
            name=f"{chance.choice(_FIRST)} {chance.choice(_LAST)}",
            title=title,
            # Where the road is all there is to tell, it is told more often.
            path=stages if chance.random() < 0.75 else (),
            organisation=self._maybe(f"{chance.choice(_LAST)} {chance.choice(_KINDS)}", None),
            industry=self._maybe(occupation.industry if occupation else None, None),
            years=self._maybe(float(chance.randint(2, 30)), None),
            skills=self._maybe(skills, ()),
            goals=self._maybe(goals, ()),
            languages=self._maybe(languages, ()),
            location=(place := self._maybe(town, None)),
            country=country if place else None,
            timezone=self._maybe(zone, None),
            hours=self._maybe(self._some(list(_HOURS), 1, 2), ()),
            bio=self._maybe(self._bio(path, title, goals, skills, town), None),
            capacity=chance.randint(1, 3),
            formats=self._maybe(self._some(["video", "phone", "in_person"], 1, 2), ()),
            last_active=self._maybe(seen, None),
            consented=True,
            fictional=True,
        )

    def _bio(
        self, path: list[str], title: str, goals: Sequence[str], skills: Sequence[str], town: str
    ) -> str:
        chance, bios = self._chance, self._bios
        kinds = ["moved" if path else "stayed", chance.choice(list(goals)), "other"]
        chosen = [chance.choice(bios[kind]) for kind in self._some(kinds, 1, 3)]
        told = {
            "title": article(title),
            "before": article(path[-1]) if path else "",
            "skill": skills[0] if skills else "what I know",
            "town": town,
        }
        return " ".join(chosen).format(**told)

    def _path(self, title: str) -> list[str]:
        """One or two earlier titles, mostly of the same field."""
        count = self._chance.randint(0, 2)
        return [t for t in (self._near(title) for _ in range(count)) if t != title]

    def _near(self, title: str) -> str:
        field = self._occupations.field_of(title)
        if field is None or self._chance.random() < 0.25:
            field = self._chance.choice(sorted(self._titles))
        return self._chance.choice(self._titles[field])

    def _some(self, items: Sequence[str], least: int, most: int) -> tuple[str, ...]:
        count = min(self._chance.randint(least, most), len(items))
        return tuple(self._chance.sample(sorted(set(items)), min(count, len(set(items)))))

    def _maybe(self, value: _T, empty: _T) -> _T:
        return empty if self._chance.random() < _EMPTY else value
