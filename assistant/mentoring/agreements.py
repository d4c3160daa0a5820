"""The one page on which two people write down how they work together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.mentoring.deadlines import BY_WHEN
from assistant.mentoring.expectations import USUAL_MINUTES, read_expectations

_LATER = "we settle this in our first talk"
_LONGEST_CHANGES = 2000


@dataclass(frozen=True)
class Agreement:
    """What was settled, in the mentee's words; `changes` are what the mentor added."""

    goal: str = ""
    by: str = ""
    rhythm: str = ""
    minutes: int = 0
    how: str = ""
    expectations: str = ""
    openness: str = ""
    changes: str = ""

    @property
    def length(self) -> int:
        """Minutes of one talk."""
        return self.minutes or USUAL_MINUTES


def agreement_from(answers: Mapping[str, str]) -> Agreement:
    """What a mentee answered to the questions about goals, expectations and openness."""
    wanted = answers.get("expectations", "")
    found = read_expectations(wanted)
    return Agreement(
        goal=answers.get("goals", ""),
        by=answers.get(BY_WHEN, ""),
        rhythm=found.rhythm,
        minutes=found.minutes,
        how=found.how,
        expectations=wanted,
        openness=answers.get("openness", ""),
    )


def page(agreement: Agreement, mentee: str, mentor: str) -> str:
    """The whole page as text; what was not settled says so instead of being left out."""
    facts = [
        ("Who", f"{mentee} (mentee) and {mentor} (mentor)"),
        ("Goal", agreement.goal or _LATER),
        ("By when", agreement.by or _LATER),
        ("How often", agreement.rhythm or _LATER),
        ("How long", f"{agreement.minutes} minutes each time" if agreement.minutes else _LATER),
        ("How", agreement.how or _LATER),
    ]
    parts = []
    if agreement.expectations:
        parts.append((f"{mentee}'s words on this", agreement.expectations))
    if agreement.openness:
        parts.append(("Being open", agreement.openness))
    parts += [
        ("Between us", "What we tell each other stays between us, unless we both say otherwise."),
        ("Looking back", "After two weeks and after thirty days, we each say how it is going."),
        ("Ending", "Either of us may end it at any time, with a thank-you and without a reason."),
    ]
    if agreement.changes:
        parts.append((f"Added by {mentor}", agreement.changes))
    lines = "\n".join(f"{label}: {text}" for label, text in facts)
    return "\n\n".join([lines, *(f"{label}: {text}" for label, text in parts)])


def changed(agreement: Agreement, words: str) -> Agreement:
    """The agreement with what the mentor proposed and the mentee accepted."""
    both = "\n".join(part for part in (agreement.changes, words) if part)
    return replace(agreement, changes=both[:_LONGEST_CHANGES])
