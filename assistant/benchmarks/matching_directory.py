"""The directory matching is measured in: 2,400 made-up, coherent people with gaps, and their prose.

Grades name its mentors, so it is kept as a file: a new title in the vocabulary moves nobody.
"""

from __future__ import annotations

import json
from pathlib import Path

from assistant.mentoring.goals import GOALS
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.storage.records import mentor_from

DATA = Path(__file__).parent / "data"
_MENTORS = DATA / "mentors.jsonl"
# What holds for everybody is not said 2,400 times.
_OF_ALL = {"consented": True, "fictional": True}


def directory(occupations: Occupations) -> list[Mentor]:
    """Everybody, in the order of the file."""
    lines = _MENTORS.read_text(encoding="utf-8").splitlines()
    records = ({**_OF_ALL, **json.loads(line)} for line in lines)
    return [mentor_from(record, occupations) for record in records]


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
