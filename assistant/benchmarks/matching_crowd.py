"""A directory as large as wanted, of made-up people as unevenly spread as real ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

from assistant.mentoring.goals import GOALS
from assistant.mentoring.mentors import Mentor, Stage
from assistant.nlp.vocabulary import Vocabulary

_T = TypeVar("_T")
_SEED = 7
# Two in five optional fields are empty, as in real directories.
_EMPTY = 0.4
# The n-th commonest title or skill is had by 1/n of those who have the commonest.
_SKEW = 1.0
_LANGUAGES = (("en", 60), ("es", 12), ("de", 9), ("fr", 9), ("pt", 7), ("hi", 6), ("pl", 3),
              ("it", 4), ("nl", 3), ("ru", 3), ("ar", 4), ("zh", 4), ("sw", 1))  # fmt: skip
_PLACES = (("London", "GB", "Europe/London"), ("New York", "US", "America/New_York"),
           ("Bengaluru", "IN", "Asia/Kolkata"), ("Berlin", "DE", "Europe/Berlin"),
           ("São Paulo", "BR", "America/Sao_Paulo"), ("Lagos", "NG", "Africa/Lagos"),
           ("Madrid", "ES", "Europe/Madrid"), ("Warsaw", "PL", "Europe/Warsaw"))  # fmt: skip
_HOURS = ("mon 18-20", "tue 18-21", "wed 12-14", "thu 19-21", "sat 9-12", "sun 15-18")
_SENIORITY = ("junior", "mid", "senior", "lead")
_FORMATS = ("video", "phone", "chat", "in_person")
_SCHOOLS, _ORGANISATIONS = 400, 20_000


@dataclass
class _Skewed:
    """Draws the first of its items most often."""

    items: Sequence[str]

    def __post_init__(self) -> None:
        weights = (1 / place**_SKEW for place in range(1, len(self.items) + 1))
        self._cumulated = list(accumulate(weights))

    def draw(self, chance: random.Random, count: int = 1) -> list[str]:
        return list(dict.fromkeys(chance.choices(self.items, cum_weights=self._cumulated, k=count)))


def crowd(size: int, vocabulary: Vocabulary, today: date) -> Iterator[Mentor]:
    """So many mentors, always the same ones."""
    chance = random.Random(_SEED)
    by_field: dict[str, list[str]] = {}
    for title, occupation in vocabulary.occupations.by_title.items():
        by_field.setdefault(occupation.field, []).append(title)
    fields = {field: _Skewed(_shuffled(titles, chance)) for field, titles in by_field.items()}
    common = _Skewed(_shuffled(list(fields), chance))
    skills = _Skewed(_shuffled(sorted(set(vocabulary.skills.values())), chance))
    for number in range(size):
        yield _mentor(number, fields, common, skills, vocabulary, today, chance)


def _mentor(
    number: int,
    fields: dict[str, _Skewed],
    common: _Skewed,
    skills: _Skewed,
    vocabulary: Vocabulary,
    today: date,
    chance: random.Random,
) -> Mentor:
    field = common.draw(chance)[0]
    (title,) = fields[field].draw(chance)
    # Most stay in their field, some come from another.
    before = field if chance.random() < 0.7 else common.draw(chance)[0]
    path = [Stage(t, float(chance.randint(1, 9))) for t in fields[before].draw(chance, 2)]
    location, country, timezone = chance.choice(_PLACES)
    spoken, weights = zip(*_LANGUAGES)
    occupation = vocabulary.occupations.by_title[title]

    def maybe(value: _T, empty: _T) -> _T:
        return empty if chance.random() < _EMPTY else value

    return Mentor(
        external_id=f"crowd-{number:07}",
        name=f"Person {number}",
        title=title,
        path=maybe(tuple(path[: chance.randint(1, 2)]), ()),
        organisation=maybe(f"Company {int(chance.paretovariate(0.6)) % _ORGANISATIONS}", None),
        industry=maybe(occupation.industry, None),
        seniority=maybe(chance.choice(_SENIORITY), None),
        years=maybe(float(chance.randint(1, 35)), None),
        skills=maybe(tuple(skills.draw(chance, chance.randint(1, 6))), ()),
        goals=maybe(tuple(chance.sample(list(GOALS), chance.randint(1, 4))), ()),
        languages=maybe(tuple(dict.fromkeys(chance.choices(spoken, weights, k=2))), ()),
        location=maybe(location, None),
        country=maybe(country, None),
        timezone=maybe(timezone, None),
        hours=maybe(tuple(chance.sample(_HOURS, 2)), ()),
        schools=maybe((f"School {int(chance.paretovariate(0.7)) % _SCHOOLS}",), ()),
        capacity=chance.choice((0, 1, 1, 2, 2, 3)),
        formats=maybe(tuple(chance.sample(_FORMATS, 2)), ()),
        active=chance.random() < 0.95,
        last_active=maybe(today - timedelta(days=int(chance.expovariate(1 / 120))), None),
        consented=True,
        fictional=True,
    )


def _shuffled(items: list[str], chance: random.Random) -> list[str]:
    return chance.sample(sorted(items), len(items))
