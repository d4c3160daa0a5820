"""Finds mentors for a profile and says why each fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from assistant.mentoring.matching import Match, allowed, rank, score
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.ports import MentorDirectory
from assistant.mentoring.reasons import Explanation, explain

# Enough to rank well, few enough to score in some milliseconds.
CANDIDATES = 300
# Below this a suggestion would be a guess.
WORTH_SHOWING = 0.2


@dataclass(frozen=True)
class Suggestion:
    """A mentor with the reasons for and the gaps against."""

    match: Match
    explanation: Explanation

    @property
    def mentor(self) -> Mentor:
        """Who is suggested."""
        return self.match.mentor


@dataclass(frozen=True)
class FindMentors:
    """Queries the directory by terms, then ranks and explains what came back."""

    directory: MentorDirectory
    occupations: Occupations
    language_names: dict[str, str]
    today: Callable[[], date]

    def best(
        self, profile: Profile, top: int = 3, dismissed: Iterable[str] = ()
    ) -> list[Suggestion]:
        """The best `top` mentors the mentee has not dismissed."""
        unwanted = set(dismissed)
        found = self.directory.candidates(self._terms(profile), CANDIDATES + len(unwanted))
        matches = rank(
            (mentor for mentor in found if mentor.external_id not in unwanted),
            profile,
            self.occupations,
            self.today(),
        )
        worth = (self._explained(m, profile) for m in matches if m.score >= WORTH_SHOWING)
        # Somebody there is nothing to say for would be a guess.
        return list(islice((s for s in worth if s.explanation.reasons), top))

    def how_many(self, profile: Profile) -> int:
        """How many of the candidates are worth showing."""
        found = self.directory.candidates(self._terms(profile), CANDIDATES)
        matches = rank(found, profile, self.occupations, self.today())
        return sum(match.score >= WORTH_SHOWING for match in matches)

    def these(self, external_ids: Iterable[str], profile: Profile) -> list[Suggestion]:
        """These very mentors, as long as they may still be shown, in the order given."""
        mentors = self.directory.by_ids(external_ids)
        return [
            self._explained(score(mentor, profile, self.occupations, self.today()), profile)
            for mentor in mentors
            if mentor.takes_mentees(self.today())
        ]

    def sharing(self, kind: str, value: str, profile: Profile, top: int = 3) -> list[Suggestion]:
        """Mentors of one organisation or school, best first."""
        found = self.directory.sharing(kind, value.lower(), CANDIDATES)
        fitting = [
            mentor for mentor in found if allowed(mentor, profile, self.occupations, self.today())
        ]
        matches = rank(fitting, profile, self.occupations, self.today())
        return [self._explained(match, profile) for match in matches[:top]]

    def _explained(self, match: Match, profile: Profile) -> Suggestion:
        today = self.today()
        return Suggestion(
            match, explain(match, profile, self.occupations, self.language_names, today)
        )

    def _terms(self, profile: Profile) -> dict[tuple[str, str], float]:
        """The wish as terms of the directory's index, the road weighing most."""
        terms: dict[tuple[str, str], float] = {}
        for title, now, before in (
            (profile.target_title, 6.0, 2.0),
            (profile.current_title, 2.0, 4.0),
        ):
            if title:
                canonical = self.occupations.canonical(title)
                field = self.occupations.field_of(title)
                _add(terms, ("title", canonical), now)
                _add(terms, ("earlier", canonical), before)
                if field:
                    _add(terms, ("field", field), now / 3)
                    _add(terms, ("earlier_field", field), before / 3)
        for field in profile.fields:
            _add(terms, ("field", field), 3.0)
        for goal in profile.goals:
            _add(terms, ("goal", goal), 1.0)
        for skill in profile.skills:
            _add(terms, ("skill", skill), 1.5)
        for school in profile.schools:
            _add(terms, ("school", school.lower()), 1.0)
        for organisation in profile.organisations:
            _add(terms, ("organisation", organisation.lower()), 1.0)
        for industry in profile.industries:
            _add(terms, ("industry", industry), 1.0)
        return terms


def _add(terms: dict[tuple[str, str], float], term: tuple[str, str], weight: float) -> None:
    terms[term] = terms.get(term, 0.0) + weight
