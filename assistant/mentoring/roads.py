"""The roads people really took from one title to another, gathered from mentors' paths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from assistant.mentoring.mentors import Mentor, Stage
from assistant.mentoring.occupations import Occupations

MOST_ROUTES = 4
# From this nearness on two titles are the same work to anybody but a specialist: "nurse" and
# "registered nurse".
ALIKE = 0.6
_MOST_NAMES = 3


@dataclass(frozen=True)
class Step:
    """One step of a route: from title to title, the median years before it where anybody says,
    and mentors who stand at its end today.
    """

    before: str
    after: str
    people: int
    years: float | None
    standing: tuple[Mentor, ...] = ()


@dataclass(frozen=True)
class Route:
    """Steps one after the other. `whole` tells whether somebody went all of it, `people` how many;
    else it is two half-moves joined, each made by others.
    """

    steps: tuple[Step, ...]
    people: int
    whole: bool

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles along the way, both ends included."""
        return (self.steps[0].before, *(step.after for step in self.steps))


@dataclass(frozen=True)
class Road:
    """All that is known of the way from `start` to `goal`, the most travelled route first."""

    start: str
    goal: str
    routes: tuple[Route, ...]
    fictional: bool

    @property
    def whole(self) -> bool:
        """Whether anybody went all the way."""
        return any(route.whole for route in self.routes)


def find_road(start: str, goal: str, mentors: Sequence[Mentor], occupations: Occupations) -> Road:
    """The road between two canonical titles; `routes` is empty where not even halves meet."""
    ends = _Ends(start, goal, occupations)
    walks = [_walk(mentor, occupations) for mentor in mentors]
    whole: dict[tuple[str, ...], list[_Walk]] = {}
    for walk in walks:
        part = _between(walk, ends)
        if part:
            whole.setdefault(tuple(stage.title for stage in part.stages), []).append(part)
    ordered = sorted(whole.items(), key=lambda item: (-len(item[1]), len(item[0]), item[0]))
    standing = _standing(mentors, occupations)
    routes = [_route(titles, parts, standing) for titles, parts in ordered[:MOST_ROUTES]]
    if not routes:
        routes = _joined(ends, walks, standing)
    return Road(start, goal, tuple(routes), any(m.fictional for m in mentors))


@dataclass(frozen=True)
class _Walk:
    """A mentor's path, or a part of it, with the present title as its last stage."""

    mentor: Mentor
    stages: tuple[Stage, ...]

    def part(self, start: int, end: int) -> _Walk:
        return _Walk(self.mentor, self.stages[start:end])


def _walk(mentor: Mentor, occupations: Occupations) -> _Walk:
    """The whole path; a title held twice in a row counts once."""
    stages: list[Stage] = []
    for stage in (*mentor.path, Stage(mentor.title)):
        title = occupations.canonical(stage.title)
        if not stages or stages[-1].title != title:
            stages.append(Stage(title, stage.years))
    return _Walk(mentor, tuple(stages))


@dataclass(frozen=True)
class _Ends:
    """Tells whether a title is as good as the start or the goal."""

    start: str
    goal: str
    occupations: Occupations

    def at_start(self, title: str) -> bool:
        return self._as(title, self.start, self.goal)

    def at_goal(self, title: str) -> bool:
        return self._as(title, self.goal, self.start)

    def _as(self, title: str, end: str, other: str) -> bool:
        """A registered nurse stands where a nurse does, unless nearer to where the way goes."""
        near = self.occupations.nearness(title, end)
        return near >= ALIKE and near > self.occupations.nearness(title, other)


def _between(walk: _Walk, ends: _Ends) -> _Walk | None:
    """The part from the last time at the start to the first time at the goal after it."""
    titles = [stage.title for stage in walk.stages]
    goals = [place for place, title in enumerate(titles) if ends.at_goal(title)]
    if not goals:
        return None
    starts = [place for place in range(goals[-1]) if ends.at_start(titles[place])]
    if not starts:
        return None
    first_goal = next(place for place in goals if place > starts[-1])
    return walk.part(starts[-1], first_goal + 1)


def _joined(
    ends: _Ends, walks: Iterable[_Walk], standing: Mapping[str, Sequence[Mentor]]
) -> list[Route]:
    """Two half-moves that meet: somebody went from the start to a title, others from it on."""
    first: dict[str, list[_Walk]] = {}
    second: dict[str, list[_Walk]] = {}
    for walk in walks:
        for place in range(len(walk.stages) - 1):
            half = walk.part(place, place + 2)
            before, after = (stage.title for stage in half.stages)
            if ends.at_start(before):
                first.setdefault(after, []).append(half)
            if ends.at_goal(after):
                second.setdefault(before, []).append(half)
    meeting = sorted(
        first.keys() & second.keys(),
        key=lambda title: (-min(len(first[title]), len(second[title])), title),
    )
    routes = []
    for title in meeting[:MOST_ROUTES]:
        halves = [_step(parts, 0, standing) for parts in (first[title], second[title])]
        routes.append(Route(tuple(halves), min(half.people for half in halves), False))
    return routes


def _route(
    titles: tuple[str, ...], parts: Sequence[_Walk], standing: Mapping[str, Sequence[Mentor]]
) -> Route:
    steps = tuple(_step(parts, place, standing) for place in range(len(titles) - 1))
    return Route(steps, len(parts), whole=True)


def _step(parts: Sequence[_Walk], place: int, standing: Mapping[str, Sequence[Mentor]]) -> Step:
    before, after = (stage.title for stage in parts[0].stages[place : place + 2])
    years = [y for part in parts if (y := part.stages[place].years) is not None]
    # Whoever went this way comes first.
    went = {part.mentor.external_id for part in parts}
    here = sorted(standing.get(after, ()), key=lambda mentor: mentor.external_id not in went)
    return Step(
        before, after, len(parts), median(years) if years else None, tuple(here[:_MOST_NAMES])
    )


def _standing(mentors: Iterable[Mentor], occupations: Occupations) -> dict[str, list[Mentor]]:
    """Mentors who agreed to be shown, by the title they have today."""
    found: dict[str, list[Mentor]] = {}
    for mentor in mentors:
        if mentor.consented and mentor.active:
            found.setdefault(occupations.canonical(mentor.title), []).append(mentor)
    return found
