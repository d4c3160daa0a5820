"""How far up a title stands, as far as its words tell: "head nurse" above "nurse"."""

from __future__ import annotations

from functools import lru_cache

from assistant.mentoring.mentees import Profile

_RISING = frozenset(("promotion", "leadership"))
# A chief of the whole is no help yet to somebody at the bottom.
_MOST_ABOVE = 3
_WORDS = {
    -1: "junior trainee apprentice assistant intern student entry graduate",
    1: "senior principal staff charge",
    2: "lead leader supervisor foreman forewoman coordinator sergeant sous",
    3: "manager head superintendent partner deputy matron",
    4: "director chief president",
}
_TELLING = [(level, frozenset(words.split())) for level, words in _WORDS.items()][::-1]


def rises(profile: Profile) -> bool:
    """Whether somebody wants to get further up."""
    return bool(_RISING & set(profile.goals))


def above(higher: str, lower: str) -> bool:
    """Whether one title stands one level or a few above another of the same work."""
    return 0 < level_of(higher) - level_of(lower) <= _MOST_ABOVE


@lru_cache(maxsize=20_000)
def level_of(title: str) -> int:
    """0 where the title's words tell of none."""
    words = set(title.lower().replace("-", " ").split())
    return next((level for level, telling in _TELLING if words & telling), 0)
