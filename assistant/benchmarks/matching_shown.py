"""Ten wishes with whom they find and why, and one that nobody meets: to be read, not counted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.benchmarks.matching_relevance import Grades, Understand, Wish
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.services.find_mentors import FindMentors, Suggestion
from assistant.services.relax_wishes import relax
from assistant.storage.importing import DEMO
from assistant.storage.records import mentor_from

WISHES = 10
BEST = 5
# Nobody in the demo directory made that move and speaks that language.
NOBODY = (
    "I'm a nurse and want to become a product manager. I need somebody who went that very way and"
    " speaks Finnish."
)


def chosen(asked: Sequence[Wish]) -> list[Wish]:
    """Ten wishes, by nothing that depends on whom they find.

    Read from the top: the first of each kind of goal, in turn a riddle and a plain one.
    """
    found: list[Wish] = []
    for wish in asked:
        turn_of_plain = len(found) % 2 == 1
        if wish.plain == turn_of_plain and wish.kind not in {other.kind for other in found}:
            found.append(wish)
    return found[:WISHES]


def shown(
    find: FindMentors, asked: Sequence[Wish], understand: Understand, graded: Grades
) -> list[dict[str, Any]]:
    """Each wish with its best mentors, the grade beside each; whoever was not graded is 0."""
    return [
        {
            "id": wish.id,
            "text": wish.text,
            "kind": wish.kind,
            "plain": wish.plain,
            "helpful": sum(grade >= 2 for grade in graded[wish.id].values()),
            "best": [
                {**_told(one), "grade": graded[wish.id].get(one.mentor.external_id, 0)}
                for one in find.best(understand(wish.text), BEST)
            ],
        }
        for wish in asked
    ]


def nobody(find: FindMentors, text: str, profile: Profile) -> dict[str, Any]:
    """A wish with more conditions than anybody meets, who is shown all the same, and which one
    condition to drop; the counts are of mentors who contradict none that is left.
    """
    return {
        "text": text,
        "fitting": find.how_many(profile),
        "best": [_told(one) for one in find.best(profile, BEST)],
        "drop": relax(find, profile),
    }


def demo(occupations: Occupations) -> list[Mentor]:
    """The people of the demo directory."""
    lines = (DEMO / "mentors.jsonl").read_text(encoding="utf-8").splitlines()
    return [mentor_from(json.loads(line), occupations) for line in lines]


def _told(suggestion: Suggestion) -> Mapping[str, Any]:
    mentor, explanation = suggestion.mentor, suggestion.explanation
    return {
        "name": mentor.name,
        "work": mentor.title + (f" at {mentor.organisation}" if mentor.organisation else ""),
        "reasons": list(explanation.reasons),
        "gaps": list(explanation.gaps),
    }
