"""Finds mentors for a profile and says why each fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from assistant.mentoring.matching import Match, allowed, perhaps_mute, rank, score
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.ports.directories import MentorDirectory
from assistant.mentoring.reasons import Explanation, explain
from assistant.mentoring.terms import wished

# Enough to rank well, few enough to score in some milliseconds.
CANDIDATES = 200
# Where times, ways of meeting or the very move are required, so many times as many are looked at:
# the index knows nothing of these, and those who meet them may stand further down.
_WITH_CONDITIONS = 3
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


def fits(suggestion: Suggestion, profile: Profile) -> bool:
    """Whether no condition is contradicted, and the two are known to have a language in common."""
    return not (suggestion.match.against or perhaps_mute(suggestion.mentor, profile))


@dataclass(frozen=True)
class FindMentors:
    """Queries the directory by terms, then ranks and explains what came back."""

    directory: MentorDirectory
    occupations: Occupations
    language_names: dict[str, str]
    today: Callable[[], date]
    country_names: Mapping[str, str] = field(default_factory=dict)

    def best(
        self, profile: Profile, top: int = 3, dismissed: Iterable[str] = ()
    ) -> list[Suggestion]:
        """The best `top` mentors the mentee has not dismissed."""
        return list(islice(self._worth_showing(profile, dismissed), top))

    def how_many(self, profile: Profile, dismissed: Iterable[str] = ()) -> int:
        """How many of the candidates are worth showing and meet every condition, if they may."""
        return sum(fits(s, profile) for s in self._worth_showing(profile, dismissed))

    def these(self, external_ids: Iterable[str], profile: Profile) -> list[Suggestion]:
        """These very mentors, as long as they may still be shown, in the order given."""
        mentors = self.directory.by_ids(external_ids)
        return [
            self._explained(score(mentor, profile, self.occupations, self.today()), profile)
            for mentor in mentors
            if mentor.takes_mentees(self.today()) and mentor.external_id not in profile.never
        ]

    def sharing(self, kind: str, value: str, profile: Profile, top: int = 3) -> list[Suggestion]:
        """Mentors of one organisation or school, best first."""
        found = self.directory.sharing(kind, value.lower(), CANDIDATES)
        fitting = [
            mentor for mentor in found if allowed(mentor, profile, self.occupations, self.today())
        ]
        matches = rank(fitting, profile, self.occupations, self.today())
        return [self._explained(match, profile) for match in matches[:top]]

    def _worth_showing(self, profile: Profile, dismissed: Iterable[str]) -> Iterator[Suggestion]:
        """Best first."""
        unwanted = set(dismissed)
        found = self._candidates(profile, CANDIDATES + len(unwanted))
        matches = rank(
            (mentor for mentor in found if mentor.external_id not in unwanted),
            profile,
            self.occupations,
            self.today(),
        )
        worth = (self._explained(m, profile) for m in matches if m.score >= WORTH_SHOWING)
        # Somebody there is nothing to say for would be a guess.
        return (suggestion for suggestion in worth if suggestion.explanation.reasons)

    def _candidates(self, profile: Profile, limit: int) -> list[Mentor]:
        wish = wished(profile, self.occupations)
        if profile.hours or profile.formats or profile.same_move:
            limit *= _WITH_CONDITIONS
        return self.directory.candidates(wish, limit, profile.languages)

    def _explained(self, match: Match, profile: Profile) -> Suggestion:
        today = self.today()
        return Suggestion(
            match, explain(match, profile, self.occupations, self.language_names, today)
        )
