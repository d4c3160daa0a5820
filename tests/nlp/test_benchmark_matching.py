"""What the matching benchmark reckons with."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.benchmarks import matching
from assistant.benchmarks import matching_relevance as relevance
from assistant.benchmarks import matching_table as page
from assistant.benchmarks.matching_crowd import crowd
from assistant.benchmarks.matching_directory import DATA, directory, prose
from assistant.benchmarks.matching_load import gini
from assistant.benchmarks.matching_systems import full_text, fused
from assistant.benchmarks.matching_titles import tidy
from assistant.mentoring.mentees import Profile
from assistant.mentoring.occupations import Occupations
from assistant.nlp.vocabulary import load_vocabulary
from tests.builders import TODAY, a_mentor

WISH = relevance.Wish("w", "text", "paraphrase", "nurse", "product manager")


def test_wishes_and_grades_are_those_that_were_sealed() -> None:
    for line in (DATA / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        seal, name = line.split()
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == seal


def test_every_wish_is_graded_by_ids_of_the_directory() -> None:
    asked = [wish for half in relevance.HALVES for wish in relevance.wishes(half)]
    graded = relevance.grades()
    ids = {mentor.external_id for mentor in directory(load_vocabulary().occupations)}
    assert len(ids) >= 2000
    assert {wish.id for wish in asked} == set(graded)
    assert all(set(found) <= ids for found in graded.values())


def test_graders_agreed() -> None:
    assert relevance.agreement()["kappa"] > 0.8


def test_the_best_order_scores_one_and_the_reverse_less() -> None:
    graded = {"a": 3, "b": 2, "c": 1}
    assert relevance.ndcg(["a", "b", "c"], graded) == pytest.approx(1)
    assert relevance.ndcg(["c", "b", "a"], graded) < 1
    assert relevance.ndcg(["x", "y"], graded) == 0
    assert math.isnan(relevance.ndcg(["a"], {}))


def test_only_those_who_made_the_very_move_are_movers(few: Occupations) -> None:
    mover = a_mentor("mover", "product manager", path=["nurse"])
    others = [a_mentor("stayed", "nurse"), a_mentor("came", "product manager", path=["midwife"])]
    assert relevance.movers_found(["mover"], WISH, [mover, *others], few) == 1
    assert relevance.movers_found(["came"], WISH, [mover, *others], few) == 0
    assert relevance.movers_found(["came"], WISH, others, few) is None
    assert relevance.movers_found(["mover"], replace(WISH, start=None), [mover], few) is None


def test_full_text_finds_words_and_fusion_what_several_find() -> None:
    mentors = [a_mentor("a", bio="I keep bees"), a_mentor("b", bio="I keep books")]
    words = full_text(mentors)
    assert words("bees", Profile()) == ["a"]
    assert fused([lambda *_: ["x", "y"], lambda *_: ["y"]])("", Profile())[0] == "y"


def test_what_a_record_leaves_empty_is_not_read_out() -> None:
    assert prose(a_mentor("a", "nurse")) == "nurse."


def test_requests_spread_evenly_have_no_gini_and_all_for_one_nearly_one() -> None:
    assert gini([2, 2, 2, 2], 4) == pytest.approx(0)
    assert gini([100], 100) == pytest.approx(0.99)


def test_the_crowd_is_always_the_same() -> None:
    vocabulary = load_vocabulary()
    first = list(crowd(50, vocabulary, TODAY))
    assert first == list(crowd(50, vocabulary, TODAY))
    assert len({mentor.external_id for mentor in first}) == 50


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("MARKETING ASSISTANT (SELANGOR)", "marketing assistant"),
        ("C++ Developer - Kuala Lumpur", "c++ developer"),
        ("(URGENT)", "urgent"),
    ],
)
def test_what_a_vacancy_adds_to_a_title_is_left_out(title: str, bare: str) -> None:
    assert tidy(title) == bare


def test_the_page_has_every_system() -> None:
    scores = {"ndcg10": 0.5, "ndcg10_paraphrased": 0.4}
    figures = {
        "halves": {
            half: dict.fromkeys(("ours", "fulltext", "vectors", "fused"), scores)
            for half in relevance.HALVES
        },
        "ndcg10": 0.5,
        "recall10_movers": 0.9,
        "paraphrase_loss": 0.1,
        "agreement": {"pairs": 10, "same": 0.9, "kappa": 0.9},
    }
    told = page.TOLD["relevance"]
    assert "| fused " in "".join(told.tables(figures))
    assert "kappa 0.900" in told.words(figures)


def test_the_page_has_the_times_of_ours_beside_the_plainer_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "_reader", lambda: lambda _: Profile(target_title="nurse"))
    monkeypatch.setattr(matching, "_texts", lambda: ["I want to be a nurse", "nursing, please"])
    figures = matching._sqlite((20, 30), tmp_path)
    assert set(figures["sqlite"]) == set(figures["plainer"]) == {"20", "30"}
    (times,) = page.TOLD["sqlite"].tables(figures)
    named = [line.split("|")[1].strip() for line in times.splitlines()]
    assert named[2:] == ["ours, sqlite", "scan", "like", "fulltext"]
    assert "seconds to import" in "".join(
        page.TOLD["sqlite"].tables({**figures, "import_100k_s": 80.0})
    )


def test_wishes_are_read_once_where_nothing_is_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(matching, "_reader", lambda: lambda text: read.append(text) or Profile())
    matching._understood.cache_clear()
    for _ in range(2):
        matching._understood("I want to be a nurse")
    matching._understood.cache_clear()
    assert read == ["I want to be a nurse"]
