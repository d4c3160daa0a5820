"""What the benchmarks of understanding count as right."""

from __future__ import annotations

from pathlib import Path

from assistant.benchmarks import understanding_public as public
from assistant.benchmarks import understanding_table as page
from assistant.benchmarks.answers import scores
from assistant.benchmarks.fitting import Fitted
from assistant.benchmarks.understanding_folds import worst_mistakes
from assistant.benchmarks.understanding_languages import language_scores
from assistant.benchmarks.understanding_own import Held, calibration_error, held_out, own_scores
from assistant.benchmarks.understanding_pictures import (
    confusion,
    draw_confusion,
    draw_reliability,
)
from assistant.benchmarks.understanding_typos import perturbed
from assistant.mentoring.occupations import Occupations


def read(intent: str, confidence: float = 0.9, goals: tuple[str, ...] = (), **titles: str) -> dict:
    """Rasa's parse data of a message."""
    entry = {"name": intent, "confidence": confidence}
    return {
        "text": "",
        "intent": entry,
        "intent_ranking": [entry],
        "goals": [{"name": goal, "confidence": 0.8} for goal in goals],
        "entities": [{"entity": name, "value": value} for name, value in titles.items()],
    }


def test_the_first_goal_is_right_where_labelled_and_exact_where_labelled_first() -> None:
    held = [Held("a", "state_goal", ("promotion", "confidence"), {})]
    scores = own_scores(held, [read("state_goal", goals=("confidence",))], Occupations())
    assert scores["primary_goal"] == 0
    assert scores["goal_in_set"] == 1
    assert scores["goal_micro_f1"] == 2 / 3


def test_a_title_in_the_wrong_role_is_missed_and_invented() -> None:
    held = [Held("a", "state_goal", (), {"current_title": "nurse"})]
    scores = own_scores(held, [read("state_goal", target_title="nurse")], Occupations())
    assert scores["current_title"] == 0
    assert scores["target_title_invented"] == 1


def test_a_refused_message_is_a_wrong_one() -> None:
    held = [Held("a", "greet", (), {})]
    assert own_scores(held, [read("nlu_fallback")], Occupations())["intent"] == 0


def test_distress_counts_what_is_missed_and_what_is_not_there() -> None:
    held = [Held("a", "distress", (), {}), Held("b", "greet", (), {}), Held("c", "greet", (), {})]
    said = [read("greet"), read("distress"), read("greet")]
    scores = own_scores(held, said, Occupations())
    assert (scores["distress_recall"], scores["distress_false_alarm"]) == (0, 0.5)


def test_somebody_right_as_often_as_sure_is_calibrated() -> None:
    parsed = [read("greet" if number % 2 else "thank", 0.5) for number in range(200)]
    assert calibration_error(parsed, ["greet"] * 200) < 0.01


def test_the_threshold_is_chosen_without_the_test_messages() -> None:
    parsed = [read("a", 0.9), read("a", 0.2), read("a", 0.9), read("a", 0.5)]
    validation = public.Labelled(("", ""), ("a", public.CLINC_OUTSIDE))
    test = public.Labelled(("", ""), ("a", public.CLINC_OUTSIDE))
    scores = public.clinc_scores(Fitted(parsed, {}), validation, test)
    assert (scores["in_scope"], scores["oos_recall"]) == (1, 1)


def test_hint3_takes_the_best_threshold() -> None:
    parsed = [read("a", 0.9), read("b", 0.8), read("a", 0.1)]
    test = public.Labelled(("", "", ""), ("a", "b", public.HINT3_OUTSIDE))
    assert public.hint3_score(Fitted(parsed, {}), test) == 1


def test_a_misspelt_message_is_another_one_and_always_the_same() -> None:
    text = "I'd like to become a Nurse."
    assert perturbed(text) == perturbed(text) != text
    assert "'" not in perturbed(text)
    assert perturbed(text).islower()


def test_what_is_held_out_holds_titles_without_their_marks() -> None:
    held = held_out()
    assert not any("](" in message.text for message in held)
    assert sum("current_title" in message.titles for message in held) >= 130


def shown(part: str, figures: dict) -> str:
    """What the page says of a part."""
    told = page.TOLD[part]
    return "\n\n".join([*told.tables(figures), told.words(figures)])


def own(**more: object) -> dict:
    """What the part `own` measures."""
    keys = "intent goal_in_set goal_micro_f1 current_title target_title distress_recall detected"
    language = dict.fromkeys(keys.split(), 0.75)
    return {
        "own": dict.fromkeys([*page.FIRST, "goal_in_set", "languages_loss"], 0.5),
        "languages": dict.fromkeys(["english", "all", "pl"], language),
        "agreement": {"messages": 3, "intent": 1, "primary_goal": 1, "goal_micro_f1": 1},
        "parse_p50_ms": 9.0,
        "train_s": 90.0,
        "rss_mb": 900.0,
        **more,
    }


def test_the_page_keeps_the_first_score_beside_the_latest() -> None:
    row = next(line for line in shown("own", own()).splitlines() if "| intent " in line)
    assert [cell.strip() for cell in row.split("|")[2:4]] == ["0.668", "0.500"]


def test_the_page_says_on_which_day_a_model_that_was_kept_was_trained() -> None:
    assert "training 90 s (on 2026-01-02)," in shown("own", own(trained_on="2026-01-02"))
    assert "training 90 s," in shown("own", own())


def test_the_page_sets_both_sides_of_one_run_beside_each_other() -> None:
    sides = {"default": 0.25, "default_ours": 0.75}
    keys = ("intent", "distress_recall", "distress_false_alarm")
    figures = {side: dict.fromkeys(keys, score) for side, score in sides.items()}
    row = next(line for line in shown("default", figures).splitlines() if "| intent " in line)
    assert [cell.strip() for cell in row.split("|")[2:4]] == ["0.750", "0.250"]


def test_the_page_sets_public_figures_beside_ours() -> None:
    bots = dict.fromkeys(public.HINT3, 0.5)
    assert "0.603" in shown("hint3", {"hint3": bots, "hint3_default": bots})
    assert "0.453" in shown("clinc150", {"clinc150": {"in_scope": 0.95, "oos_recall": 0.8}})


def test_the_page_says_what_was_taken_for_what() -> None:
    figures = {
        "own": {"ece": 0.1},
        "cross_validated": 2000,
        "mistakes": [{"text": "hm", "wanted": "deny", "read": "affirm", "confidence": 0.9}],
    }
    assert "'hm' is `deny` and was read as `affirm` (0.90)" in shown("calibration", figures)


def test_the_surest_mistakes_come_first_and_right_answers_not_at_all() -> None:
    said = [read("deny", 0.6), read("deny", 0.9), read("deny", 1.0)]
    found = worst_mistakes(["a", "b", "c"], ["affirm", "faq/cost", "deny"], said)
    assert [(m["text"], m["wanted"]) for m in found] == [("b", "faq"), ("a", "affirm")]


def test_languages_are_scored_beside_the_same_messages_in_english() -> None:
    german, polish, english = (
        Held("x", "affirm", (), {}, language) for language in ("de", "pl", "en")
    )
    yes, no = ({**read(intent, 0.9), "language": "de"} for intent in ("affirm", "deny"))
    found = language_scores(
        [german, polish], [yes, no], [english, english], [yes, yes], Occupations()
    )
    assert {name: scores["intent"] for name, scores in found.items()} == {
        "english": 1,
        "all": 0.5,
        "de": 1,
        "pl": 0,
    }
    assert found["de"]["detected"] == 1


def test_the_pictures_are_drawn(tmp_path: Path) -> None:
    said = [read("deny", 0.6), read("affirm", 0.9)]
    counts = confusion(["affirm", "affirm"], said)
    assert counts == {"affirm": {"deny": 1, "affirm": 1}}
    draw_confusion(counts, tmp_path / "a.png")
    draw_reliability([(0.5, 0.4, 0.5), (0.5, 0.9, 0.8)], tmp_path / "b.png")
    assert all((tmp_path / name).read_bytes().startswith(b"\x89PNG") for name in ("a.png", "b.png"))


def test_only_the_very_answer_counts_and_an_admission_is_no_answer() -> None:
    wanted = ["faq/gifts", "faq/gifts", "faq/unknown", "faq/unknown", "faq/unknown"]
    said = ["faq/gifts", "faq/thanks", "faq/unknown", "out_of_scope", "faq/gifts"]
    found = scores(wanted, said)
    assert found["answers_top1"] == 0.5
    assert found["answers_refused"] == 2 / 3
