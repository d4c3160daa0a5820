"""A mentor's profile in words, for its owner to check."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.mentoring.goals import GOALS
from assistant.mentoring.hosting import Hosting, as_mentor
from assistant.mentoring.hours import in_words
from assistant.mentoring.mentors import Mentor, Stage


def described(
    mentor: Mentor, language_names: Mapping[str, str], country_names: Mapping[str, str]
) -> list[str]:
    """One line for each thing the profile says."""
    country = country_names.get(mentor.country or "", mentor.country)
    # "Kenya" may have been told as the place itself.
    place = ", ".join(dict.fromkeys(filter(None, (mentor.location, country))))
    languages = ", ".join(language_names.get(code, code) for code in mentor.languages)
    facts = (
        ("Name", mentor.name),
        ("Work", mentor.title),
        ("Employer", mentor.organisation),
        ("Earlier work", ", then ".join(map(_stage, mentor.path))),
        ("Skills", ", ".join(mentor.skills)),
        ("Topics", ", ".join(GOALS[goal].help for goal in mentor.goals)),
        ("Languages", languages),
        ("Place", place),
        ("Hours", ", ".join(in_words(mentor.hours))),
        ("Mentees at once", str(mentor.capacity)),
        ("About me", mentor.bio),
    )
    return [f"{label}: {value}" for label, value in facts if value]


def summed_up(
    hosting: Hosting, language_names: Mapping[str, str], country_names: Mapping[str, str]
) -> list[str]:
    """The same for a profile not handed in yet, with what stays unseen."""
    lines = described(as_mentor(hosting), language_names, country_names)
    if hosting.shown_name != hosting.name:
        lines[0] += " (your surname is not shown)"
    return [*lines, f"E-mail: {hosting.email} (never shown)"]


def _stage(stage: Stage) -> str:
    if stage.years is None:
        return stage.title
    return f"{stage.title} ({stage.years:g} year{'s' if stage.years != 1 else ''})"
