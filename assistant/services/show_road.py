"""Finds the road between two titles, and tells it in words."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.mentoring.occupations import Occupations
from assistant.mentoring.ports.directories import MentorDirectory
from assistant.mentoring.roads import Road, Route, Step, find_road

# So many paths tell the commonest roads; more would only cost time.
_PATHS = 400


@dataclass(frozen=True)
class ShowRoad:
    """Reads mentors' paths; names come only from those who agreed to be shown."""

    directory: MentorDirectory
    occupations: Occupations

    def between(self, start: str, goal: str) -> Road:
        """The road between two titles in any wording."""
        start, goal = map(self.occupations.canonical, (start, goal))
        wish = {
            ("move", f"{start} > {goal}"): 3.0,
            ("earlier", start): 1.0,
            ("title", goal): 1.0,
            ("earlier", goal): 1.0,
        }
        left, entered = self.occupations.field_of(start), self.occupations.field_of(goal)
        for term in (("earlier_field", left), ("field", entered), ("earlier_field", entered)):
            if term[1]:
                wish[term[0], term[1]] = 0.5
        mentors = self.directory.candidates(wish, _PATHS)
        return find_road(start, goal, mentors, self.occupations)


def in_words(road: Road) -> str:
    """The same as the picture, line by line: its text alternative."""
    lines = [f"From {road.start} to {road.goal}"]
    if not road.routes:
        lines.append("Nobody here has gone this way, nor two people two halves of it.")
    elif not road.whole:
        lines.append("Nobody here has gone all of it. Different people went these halves:")
    lines += [_route_in_words(route) for route in road.routes]
    if road.fictional:
        lines.append("(Made of demo people, who are fictional.)")
    return "\n".join(lines)


def people(count: int) -> str:
    """``1 person``, ``3 people``."""
    return f"{count} {'person' if count == 1 else 'people'}"


def years(step: Step) -> str:
    """``after about 4 years``; empty where nobody says."""
    if step.years is None:
        return ""
    count = f"{step.years:g}"
    return f"after about {count} {'year' if count == '1' else 'years'}"


def _route_in_words(route: Route) -> str:
    who = people(route.people) + ": " if route.whole else ""
    parts = [route.steps[0].before]
    for step in route.steps:
        details = [years(step)] if route.whole else [people(step.people), years(step)]
        names = ", ".join(mentor.name for mentor in step.standing)
        details.append(f"today: {names}" if names else "")
        told = "; ".join(filter(None, details))
        parts.append(step.after + (f" ({told})" if told else ""))
    return f"- {who}" + " → ".join(parts)
