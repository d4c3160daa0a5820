"""What the matching benchmark reckons with."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.benchmarks import matching
from assistant.benchmarks import matching_relevance as relevance
from assistant.benchmarks import matching_shown as shown
from assistant.benchmarks import matching_shown_table as shown_page
from assistant.benchmarks import matching_table as page
from assistant.benchmarks.matching_crowd import crowd
from assistant.benchmarks.matching_directory import DATA, directory, prose
from assistant.benchmarks.matching_load import gini
from assistant.benchmarks.matching_systems import full_text, fused
from assistant.benchmarks.matching_titles import tidy
from assistant.mentoring.mentees import Profile
from assistant.mentoring.occupations import Occupations
from assistant.nlp.vocabulary import load_vocabulary
from assistant.services.find_mentors import FindMentors
from tests.builders import TODAY, a_mentor
from tests.fakes import FakeMentors

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


def a_wish(id: str, kind: str, plain: bool) -> relevance.Wish:
    return replace(WISH, id=id, kind=kind, plain=plain)


def a_list(*grades: int, helpful: int = 9) -> dict[str, object]:
    """A wish as it is kept, with so many mentors of these grades."""
    best = [
        {"name": f"Mentor {n}", "work": "nurse", "reasons": ["knows SQL"], "gaps": [], "grade": g}
        for n, g in enumerate(grades)
    ]
    told = {"id": "w", "text": "a < b", "kind": "promotion", "plain": False}
    return {**told, "helpful": helpful, "best": best}


def test_wishes_shown_are_the_first_of_each_kind_a_riddle_and_a_plain_one_in_turn() -> None:
    asked = [
        a_wish("plain too early", "promotion", True),
        a_wish("riddle", "promotion", False),
        a_wish("second riddle", "find_job", False),
        a_wish("kind again", "promotion", True),
        a_wish("plain", "find_job", True),
        a_wish("next riddle", "leadership", False),
    ]
    assert [wish.id for wish in shown.chosen(asked)] == ["riddle", "plain", "next riddle"]


def test_ten_wishes_of_ten_kinds_are_shown_half_of_them_riddles() -> None:
    wishes = shown.chosen(relevance.wishes("tuning"))
    assert len({wish.kind for wish in wishes}) == len(wishes) == shown.WISHES
    assert sum(wish.plain for wish in wishes) == shown.WISHES / 2


def test_each_mentor_shown_has_reasons_and_the_grade_or_nought(few: Occupations) -> None:
    mentors = [a_mentor("good", "product manager"), a_mentor("ungraded", "product manager")]
    find = FindMentors(FakeMentors(few, *mentors), few, {}, lambda: TODAY)
    wanted = Profile(target_title="product manager")
    graded = {"w": {mentors[0].external_id: 3, "somebody else": 2}}
    (found,) = shown.shown(find, [WISH], lambda _: wanted, graded)
    assert {one["name"]: one["grade"] for one in found["best"]} == {
        mentors[0].name: 3,
        mentors[1].name: 0,
    }
    assert all("works as a product manager" in one["reasons"][0] for one in found["best"])
    assert found["helpful"] == 2


def test_a_wish_nobody_meets_says_what_to_drop_and_how_many_that_brings(few: Occupations) -> None:
    mentor = a_mentor("Ada", "product manager", languages=("en",))
    find = FindMentors(FakeMentors(few, mentor), few, {}, lambda: TODAY)
    told = shown.nobody(
        find, "in Finnish", Profile(target_title="product manager", languages=("fi",))
    )
    assert (told["fitting"], told["best"]) == (0, [])
    section = shown_page.words({"wishes": [], "nobody": told})
    assert "- if they needn't speak Finnish: 1 more" in section


@pytest.mark.parametrize(
    ("found", "poor"),
    [
        (a_list(3, 2, 2, 0, 0), False),
        (a_list(3, 2, 1, 1, 1), True),
        (a_list(3, 0, 0, 0, 0, helpful=1), False),
        (a_list(), True),
        (a_list(helpful=0), False),
    ],
)
def test_a_list_is_poor_where_too_few_would_help_and_others_would(
    found: dict[str, object], poor: bool
) -> None:
    assert shown_page.poor(found) is poor
    (table,) = shown_page.tables({"wishes": [found]})
    assert ("| poor |" in table) is poor


def test_a_list_unfolds_with_its_words_reasons_and_grades() -> None:
    nobody = {"text": "", "fitting": 0, "best": [], "drop": []}
    section = shown_page.words({"wishes": [a_list(1, 3)], "nobody": nobody})
    assert section.count("<details>") == section.count("</details>") == 2
    assert 'get promoted, as a riddle, a poor list: "a &lt; b"</summary>' in section
    assert "2. **Mentor 1**, nurse (grade 3): knows SQL." in section
