"""How requests would spread over the mentors, and what evenness costs."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from assistant.mentoring.matching import allowed, score
from assistant.mentoring.mentees import Profile
from assistant.mentoring.terms import wished
from assistant.services.find_mentors import CANDIDATES, FindMentors

_MENTEES = 5000
_SEED = 3
_LANGUAGES = ((), ("en",), ("de", "en"), ("es", "en"), ("pl", "en"))


def spread(find: FindMentors, wishes: Sequence[Profile], mentors: int) -> dict[str, float]:
    """Gini coefficients of requests when each simulated mentee asks whoever is shown first.

    `load_gini` as the assistant ranks, `load_gini_by_score` where the best score always wins,
    however near the next one is. 0 would be as many requests for everybody, 1 all for one.
    """
    chance = random.Random(_SEED)
    asked: Counter[str] = Counter()
    by_score: Counter[str] = Counter()
    for _ in range(_MENTEES):
        wish = replace(
            chance.choice(wishes), languages=chance.choice(_LANGUAGES), years=chance.randint(1, 20)
        )
        first = _first(find, wish)
        if first:
            asked[first[0]] += 1
            by_score[first[1]] += 1
    return {
        "load_gini": gini(asked.values(), mentors),
        "load_gini_by_score": gini(by_score.values(), mentors),
    }


def _first(find: FindMentors, wish: Profile) -> tuple[str, str] | None:
    """Who comes first as the assistant ranks, and by score alone."""
    found = find.best(wish, 1)
    if not found:
        return None
    today, occupations = find.today(), find.occupations
    fetched = find.directory.candidates(wished(wish, occupations), CANDIDATES, wish.languages)
    scores = {
        mentor.external_id: score(mentor, wish, occupations, today).score
        for mentor in fetched
        if allowed(mentor, wish, occupations, today)
    }
    return found[0].mentor.external_id, min(scores, key=lambda found: (-scores[found], found))


def gini(requests: Iterable[int], mentors: int) -> float:
    """The Gini coefficient of requests over so many mentors; who got none counts too."""
    counts = np.sort(np.array([*requests], dtype=float))
    counts = np.concatenate([np.zeros(mentors - len(counts)), counts])
    ranks = np.arange(1, mentors + 1)
    return float((2 * ranks - mentors - 1) @ counts / (mentors * counts.sum()))
