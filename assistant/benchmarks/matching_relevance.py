"""How good what is found is: graded wishes, people who made the very move, other wordings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.benchmarks.matching_directory import DATA
from assistant.benchmarks.matching_systems import System
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations

HALVES = ("tuning", "untouched")
_K = 10
# Wish -> mentor -> 0 to 3.
Grades = Mapping[str, Mapping[str, int]]
# A wish's words -> what the pipeline made of them.
Understand = Callable[[str], Profile]


@dataclass(frozen=True)
class Wish:
    """What somebody wrote, the same in other words, and the move it speaks of, if it does.

    `kind` is the kind of goal it was written for, `plain` whether it says so outright.
    """

    id: str
    text: str
    paraphrase: str
    start: str | None
    goal: str | None
    kind: str = ""
    plain: bool = True


def wishes(half: str) -> list[Wish]:
    """Those of one half, in a fixed order."""
    lines = (DATA / f"wishes_{half}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, lines)
    return [
        Wish(r["id"], r["text"], r["paraphrase"], r["from"], r["to"], r["goal"], r["plain"])
        for r in rows
    ]


def grades(name: str = "grades.jsonl") -> Grades:
    """All grades of one file, given blind to ranks and scores."""
    found: dict[str, dict[str, int]] = {}
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["wish"], {}).update(row["grades"])
    return found


def agreement() -> dict[str, float]:
    """How far others who graded a fifth of the wishes agree: same grades, and weighted kappa."""
    from sklearn.metrics import cohen_kappa_score

    first, second = grades(), grades("second_grades.jsonl")
    # Whoever neither graded above 0 was 0 for both; that many were looked at is in the file.
    pairs = [
        (first[wish].get(mentor, 0), again.get(mentor, 0))
        for wish, again in second.items()
        for mentor in {*first[wish], *again}
    ]
    pairs += [(0, 0)] * (_pooled("second_grades.jsonl") - len(pairs))
    one, other = zip(*pairs)
    return {
        "pairs": len(pairs),
        "same": float(np.mean(np.array(one) == np.array(other))),
        "kappa": float(cohen_kappa_score(one, other, weights="quadratic")),
    }


def _pooled(name: str) -> int:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return sum(int(json.loads(line)["pooled"]) for line in lines)


def ndcg(found: Sequence[str], graded: Mapping[str, int], k: int = _K) -> float:
    """Normalised discounted cumulative gain at k, gains 2^grade - 1; what is not graded is 0.

    NaN where nobody is any good: then there is nothing to find.
    """
    ideal = _gain(sorted(graded.values(), reverse=True)[:k])
    return _gain([graded.get(mentor, 0) for mentor in found[:k]]) / (ideal or np.nan)


def movers_found(
    found: Sequence[str], wish: Wish, mentors: Iterable[Mentor], occupations: Occupations
) -> float | None:
    """The share, within ten, of mentors who made the very move; None where there are none."""
    if not wish.start or not wish.goal:
        return None
    start, goal = map(occupations.canonical, (wish.start, wish.goal))
    made = {
        mentor.external_id
        for mentor in mentors
        if mentor.title == goal and start in mentor.earlier_titles and start != goal
    }
    return len(made & set(found[:_K])) / min(_K, len(made)) if made else None


def measure(
    systems: Mapping[str, System],
    asked: Sequence[Wish],
    understand: Understand,
    graded: Grades,
    mentors: Sequence[Mentor],
    occupations: Occupations,
) -> dict[str, dict[str, float]]:
    """Each system's `ndcg10`, `ndcg10_paraphrased` and `recall10_movers` over the wishes."""
    scores: dict[str, dict[str, list[float]]] = {name: {} for name in systems}
    for wish in asked:
        for key, text in (("ndcg10", wish.text), ("ndcg10_paraphrased", wish.paraphrase)):
            profile = understand(text)
            for name, system in systems.items():
                found = system(text, profile)
                scores[name].setdefault(key, []).append(ndcg(found, graded.get(wish.id, {})))
                if key == "ndcg10":
                    share = movers_found(found, wish, mentors, occupations)
                    if share is not None:
                        scores[name].setdefault("recall10_movers", []).append(share)
    return {
        name: {key: float(np.nanmean(values)) for key, values in found.items()}
        for name, found in scores.items()
    }


def _gain(found: Sequence[int]) -> float:
    return float(sum((2**grade - 1) / np.log2(place + 2) for place, grade in enumerate(found)))
