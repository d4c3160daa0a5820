"""A mentor as the directory knows one; most fields may be empty, as in real directories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# Only approved mentors are shown to anybody; the others handed their profile in themselves.
PENDING, APPROVED, DECLINED = "pending", "approved", "declined"
REVIEWS = (PENDING, APPROVED, DECLINED)


@dataclass(frozen=True)
class Stage:
    """An earlier title on a mentor's path; `years` is None where the directory does not say."""

    title: str
    years: float | None = None


@dataclass(frozen=True)
class Mentor:
    """One record of the contract's `mentors` table.

    Titles are canonical and lower case; `languages` are ISO 639-1, `country` ISO 3166-1
    alpha-2, `timezone` IANA, `hours` such as ``tue 18-21`` in the mentor's own zone. `inferred`
    names the fields an import worked out from words of the mentor's own. `review` is one of
    `REVIEWS`; whoever an import brings is approved by it.
    """

    external_id: str
    name: str
    title: str
    email: str | None = None
    path: tuple[Stage, ...] = ()
    organisation: str | None = None
    industry: str | None = None
    seniority: str | None = None
    years: float | None = None
    skills: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    location: str | None = None
    country: str | None = None
    timezone: str | None = None
    hours: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    associations: tuple[str, ...] = ()
    bio: str | None = None
    capacity: int = 1
    formats: tuple[str, ...] = ()
    active: bool = True
    paused_until: date | None = None
    last_active: date | None = None
    consented: bool = False
    fictional: bool = False
    inferred: tuple[str, ...] = ()
    review: str = APPROVED

    @property
    def earlier_titles(self) -> tuple[str, ...]:
        """Titles held before the present one, oldest first."""
        return tuple(stage.title for stage in self.path)

    @property
    def reachable(self) -> bool:
        """Whether a request can get to them; to a demo person it gets as a file."""
        return bool(self.email) or self.fictional

    def takes_mentees(self, today: date) -> bool:
        """Whether the mentor may be shown at all on that day."""
        paused = self.paused_until is not None and self.paused_until > today
        return self.may_be_listed and not paused

    @property
    def may_be_listed(self) -> bool:
        """Whether the mentor can be suggested at all, pauses aside."""
        willing = self.active and self.consented and self.capacity > 0
        return willing and self.review == APPROVED
