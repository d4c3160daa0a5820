"""What simulated people are like, and what counts as having arrived."""

from __future__ import annotations

import ast
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.benchmarks import journeys, journeys_table
from assistant.benchmarks.journeys_judge import Asked, could_help, fitting, meets, verdict
from assistant.benchmarks.people import choosing, reading
from assistant.benchmarks.people.banks import bank
from assistant.benchmarks.people.hand import typed
from assistant.benchmarks.people.person import Person
from assistant.benchmarks.people.personas import (
    TALKATIVE,
    TERSE,
    Habits,
    Need,
    Persona,
    backgrounds,
    personas,
)
from assistant.benchmarks.people.voice import Move
from assistant.mentoring.mentors import Mentor, Stage

PEOPLE = Path(journeys.__file__).with_name("people")
CROWD = personas(200, 1)
CALM = Habits(TALKATIVE, 0.0, 0.0, False, 0.0, 0.0, False, 5, 30)


def somebody(background: str = "nurse_to_product", style: str = TALKATIVE, **other) -> Persona:
    """A person without needs or whims, who types without slips."""
    known = next(b for b in backgrounds() if b.id == background)
    plain = {"needs": (), "changes": None, "corrects": None, "wanders": False, "hurries": False}
    habits = replace(CALM, style=style, **other.pop("habits", {}))
    return replace(CROWD[0], background=known, habits=habits, **{**plain, **other})


def asked_for(question: str, *titles: str) -> list[dict]:
    buttons = [{"title": title, "payload": f"/{title}"} for title in titles]
    return [{"text": question, "buttons": buttons}]


def card(name: str, text: str) -> dict:
    write = {"title": f"Write to {name}", "payload": f"/write {name}"}
    custom = {"type": "mentor", "name": name, "actions": [write]}
    return {"text": f"{name}, {text}", "custom": custom}


def mentor(title: str = "product manager", **other) -> Mentor:
    return Mentor("m1", "Ada Novak", title, **other)


def after_story(person: Person) -> Person:
    """The person with their first words said."""
    person.next(asked_for("Tell me in your own words: what do you do now?"))
    return person


def words(move: Move) -> str:
    return move.text.lower()


def test_the_people_import_the_standard_library_yaml_and_each_other_alone() -> None:
    files = sorted(PEOPLE.glob("*.py"))
    assert len(files) > 5
    allowed = {*sys.stdlib_module_names, "yaml"}
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert not node.level
                names = [str(node.module)]
            for name in names:
                own = name.startswith("assistant.benchmarks.people")
                assert own or name.partition(".")[0] in allowed, f"{path.name} imports {name}"


def test_there_are_enough_backgrounds_and_each_speaks_in_its_own_words() -> None:
    known = backgrounds()
    assert len(known) >= 60
    assert len({b.id for b in known}) == len(known)
    said = [sentence for b in known for sentence in b.say]
    assert len(set(said)) == len(said) >= 2 * len(known)


def test_every_question_can_be_answered_in_several_ways() -> None:
    for kind, known in bank("answers").items():
        if kind not in ("contact", "between", "meaning"):
            assert len(known["long"]) >= 2, kind
        assert known["short"], kind


def test_the_same_seed_makes_the_same_people_and_another_seed_others() -> None:
    assert personas(20, 1) == CROWD[:20]
    assert personas(20, 2) != CROWD[:20]


def test_half_never_press_a_button_and_half_are_of_few_words() -> None:
    assert sum(not p.habits.presses for p in CROWD) == 100
    assert sum(p.habits.style == TERSE for p in CROWD) == 100
    assert sum(p.habits.style == TERSE and not p.habits.presses for p in CROWD) == 50


def test_there_are_needs_digressions_changes_and_corrections_of_each_kind() -> None:
    kinds = {need.kind for person in CROWD for need in person.needs}
    assert kinds == set(bank("needs")) - {"languages", "industries"}
    assert {person.changes for person in CROWD} == {None, "goal", "mentor"}
    assert {person.corrects for person in CROWD} == {None, "location", "school", "name", "email"}
    assert any(person.habits.digresses for person in CROWD)


def test_names_and_addresses_are_typed_without_slips() -> None:
    from random import Random

    clumsy = replace(CALM, typos=1.0)
    assert typed("Marguerite Quiroga", clumsy, Random(1), careful=True) == "Marguerite Quiroga"
    assert typed("Marguerite Quiroga", clumsy, Random(1)) != "Marguerite Quiroga"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which city or country are you in? Then I can look nearby.", "location"),
        ("And your e-mail address, please? First I send you a link.", "email"),
        ("Shall I change it, or does it look good?", "draft"),
        ("Answers come to a@example.org. Shall I send it?", "send"),
        ("Would you like some cake?", reading.UNKNOWN),
    ],
)
def test_a_question_is_recognised_by_its_words(question: str, kind: str) -> None:
    assert reading.read([{"text": "Some news."}, {"text": question}]).kind == kind


def test_whoever_presses_no_buttons_types_what_others_press() -> None:
    shown = asked_for("Shall I send it?", "Send it", "Not now")
    assert not after_story(Person(somebody())).next(shown).title
    assert after_story(Person(somebody(habits={"presses": 1.0}))).next(shown).title == "Send it"


def test_a_question_that_was_answered_counts_when_it_comes_again() -> None:
    person = after_story(Person(somebody()))
    for _ in range(2):
        person.next(asked_for("Which city or country are you in?"))
    assert person.found["repeated"] == 1


def test_what_the_first_words_told_need_not_be_asked() -> None:
    person = after_story(Person(somebody()))
    person.next(asked_for("What work do you do, or what work would you like to do?"))
    assert person.found["repeated"] == 1


def test_a_question_may_come_again_after_a_digression() -> None:
    person = after_story(Person(somebody(habits={"digresses": 1.0})))
    for _ in range(3):
        person.next(asked_for("Which city or country are you in?"))
    assert not person.found["repeated"]


def test_the_same_reply_three_times_is_a_dead_end() -> None:
    person = after_story(Person(somebody()))
    shown = asked_for("Ready for the next one?", "Next")
    moves = [person.next(shown) for _ in range(3)]
    assert person.found["dead_ends"] == 1
    assert not moves[-1].text


def test_something_nobody_understands_is_tried_and_then_left() -> None:
    person = after_story(Person(somebody()))
    moves = [person.next(asked_for(f"Would you like cake {n}?")) for n in range(3)]
    assert [bool(move.text) for move in moves] == [True, True, False]
    assert person.found["dead_ends"] == 1


def test_a_need_is_told_before_anybody_is_chosen() -> None:
    person = after_story(Person(somebody(needs=(Need("language", "Polish"),))))
    shown = [card("Ada", "product manager"), *asked_for("You can write to one of them right away.")]
    assert "polish" in words(person.next(shown))
    chosen = words(person.next(shown))
    assert "ada" in chosen or "first" in chosen


def test_nobody_is_chosen_whose_card_says_nothing_of_use() -> None:
    shown = [card("Ada", "welder"), *asked_for("You can write to one of them right away.")]
    cards = reading.read(shown).cards
    wants = somebody().background
    assert choosing.best(cards, wants, ()) is None
    better = reading.read([*shown, card("Bo", "product manager")]).cards
    best = choosing.best(better, wants, ())
    assert best is not None
    assert best.who == "Bo"


def test_a_changed_mind_wants_what_the_other_background_wants() -> None:
    other = next(b for b in backgrounds() if b.id == "games")
    person = after_story(Person(somebody(changes="goal", other=other)))
    shown = [card("Ada", "product manager"), *asked_for("You can write to one of them right away.")]
    assert "game design" in words(person.next(shown))
    assert person.wants is other


def test_a_wrong_answer_is_corrected_in_the_next_message() -> None:
    person = after_story(Person(somebody(corrects="email")))
    first = person.next(asked_for("And your e-mail address, please?"))
    assert person.persona.email not in first.text
    assert person.persona.email in person.next(asked_for("Shall I send it?")).text


def test_a_language_must_be_listed_and_hours_can_be_agreed_on() -> None:
    person = somebody()
    wants = person.background
    assert not meets(mentor(), Need("language", "Spanish"), wants, person)
    assert meets(mentor(languages=("es",)), Need("language", "Spanish"), wants, person)
    assert meets(mentor(), Need("evenings"), wants, person)
    assert not meets(mentor(hours=("wed 12-14",)), Need("evenings"), wants, person)


def test_an_evening_is_one_in_the_persons_own_zone() -> None:
    far = replace(somebody(), zone="America/Chicago")
    noon_there = mentor(hours=("sat 2-4",), timezone="Europe/Berlin")
    assert meets(noon_there, Need("evenings"), far.background, far)


def test_the_same_move_needs_both_its_ends() -> None:
    person = somebody()
    made = mentor(path=(Stage("nurse"),))
    assert meets(made, Need("same_move"), person.background, person)
    assert not meets(mentor(), Need("same_move"), person.background, person)


def test_a_mentor_of_other_work_is_of_no_help() -> None:
    wants = somebody().background
    assert could_help(mentor(), wants)
    assert not could_help(mentor("welder"), wants)


def test_arriving_means_that_a_fitting_mentor_heard_of_it() -> None:
    person = somebody()
    fits = fitting([mentor()], person.background, person)
    good = Asked("m1", person.name.lower(), person.email, "pending")
    assert verdict([good], False, fits, person)[0]
    assert not verdict([replace(good, status="unconfirmed")], True, fits, person)[0]
    assert not verdict([replace(good, mentor_id="m2")], True, fits, person)[0]
    assert not verdict([replace(good, email="else@example.org")], True, fits, person)[0]


def test_a_plan_is_enough_only_where_nobody_fits() -> None:
    person = somebody()
    assert verdict([], True, frozenset(), person)[0]
    assert not verdict([], False, frozenset(), person)[0]
    assert not verdict([], True, frozenset({"m1"}), person)[0]


def test_whoever_is_never_shown_anybody_counts_as_the_longest_wait() -> None:
    walks = [journeys.Walk(somebody(), fits=1, first=first) for first in (2, None, None)]
    assert journeys._turns(walks, TALKATIVE) is None
    assert journeys._turns(walks[:1], TALKATIVE) == 2


def test_the_table_has_all_keys_and_says_what_was_not_measured() -> None:
    walk = journeys.Walk(somebody(), success=True, got="asked m1, who fits", messages=9)
    people, ends = journeys_table.TOLD["people"].tables(journeys._summary([walk]))
    assert "not measured" in people
    assert "asked somebody, who fits" in ends


def test_the_worst_conversations_are_kept_together(tmp_path: Path) -> None:
    fine = journeys.Walk(CROWD[0], success=True)
    bad = journeys.Walk(CROWD[1], success=False, found={"dead_ends": 1})
    journeys_table.write_transcripts([fine, bad], tmp_path)
    assert CROWD[1].id in (tmp_path / "worst.txt").read_text()
    assert CROWD[0].id not in (tmp_path / "worst.txt").read_text()
    assert (tmp_path / f"{CROWD[0].id}.txt").exists()
