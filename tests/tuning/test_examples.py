"""Each message is tuned on in several spellings, its names kept track of."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from assistant.nlp.asides import Asides
from assistant.tuning.examples import TAGS, Example, Span, read, tags, told_with, variants

TEXT = "I'm a Nurse at Mercy Hospital, and I'd like to be a teacher."


def an_example() -> Example:
    return Example(
        TEXT,
        "state_goal",
        ("career_change",),
        (Span(6, 11, "current_title"), Span(15, 29, "organisation"), Span(52, 59, "target_title")),
    )


def named(example: Example) -> list[tuple[str, str]]:
    return [(example.text[s.start : s.end], s.label) for s in example.spans]


@pytest.mark.parametrize("seed", range(5))
def test_the_plain_form_has_neither_capitals_nor_points(seed: int) -> None:
    _, bare, _ = variants(an_example(), ["welder"], random.Random(seed))
    words = bare.text.split()
    assert words[0] in ("im", "mi", "m", "i")
    assert "," not in bare.text
    assert [label for _, label in named(bare)] == [s.label for s in an_example().spans]


def test_another_title_stands_where_the_title_stood() -> None:
    *_, other = variants(an_example(), ["night-shift packer"], random.Random(0))
    assert named(other) == [
        ("night-shift packer", "current_title"),
        ("Mercy Hospital", "organisation"),
        ("night-shift packer", "target_title"),
    ]


@pytest.mark.parametrize("seed", range(5))
def test_a_hurried_form_says_the_same_with_a_slip_in_it(seed: int) -> None:
    hurried, *_ = variants(an_example(), ["welder"], random.Random(seed))
    assert hurried.text != TEXT
    assert abs(len(hurried.text) - len(TEXT)) <= 6
    assert [label for _, label in named(hurried)] == [s.label for s in an_example().spans]
    assert (hurried.intent, hurried.goals) == ("state_goal", ("career_change",))


def test_the_first_token_of_a_name_is_marked_as_its_beginning() -> None:
    found = tags([Span(4, 14, "target_title")], [(0, 3), (3, 8), (8, 14), (14, 15)])
    assert [TAGS[tag] for tag in found] == ["O", "B-target_title", "I-target_title", "O"]


def test_messages_are_read_with_answer_goals_and_names(tmp_path: Path) -> None:
    (tmp_path / "nlu.yml").write_text(
        """
version: "3.1"
nlu:
- intent: faq/cost
  examples: |
    - what is the price
- intent: state_goal
  examples:
  - text: |
      from [nurse](current_title) to [teacher](target_title)
    metadata:
      goals: [career_change]
""",
        encoding="utf-8",
    )
    question, wish = sorted(read(tmp_path), key=lambda example: example.intent)
    assert (question.intent, question.goals) == ("faq/cost", ())
    assert wish == Example(
        "from nurse to teacher",
        "state_goal",
        ("career_change",),
        (Span(5, 10, "current_title"), Span(14, 21, "target_title")),
    )


FACTS = Example("Cook in Leeds, nine years.", "inform", (), (Span(0, 4, "current_title"),))
STORY = Example("Passed over again at the bank.", "state_goal", ("promotion",))
THANKS = Example("thank you", "thank")
QUESTION = Example("What does it cost?", "faq/cost")


def told(example: Example, seed: int) -> Example:
    chance = random.Random(seed)
    everything = [FACTS, STORY, THANKS, QUESTION]
    return told_with(
        example, Asides(everything, lambda e: e.intent, lambda e: e.text, chance), chance
    )[0]


def test_a_question_is_told_behind_facts_before_thanks_or_after_a_story() -> None:
    found = [told(QUESTION, seed) for seed in range(60)]
    assert {example.intent for example in found} == {"faq/cost"}
    assert any(e.text.startswith(FACTS.text) for e in found)
    assert any(e.text.endswith(THANKS.text) for e in found)
    assert any(e.text.startswith(STORY.text) and e.goals == ("promotion",) for e in found)
    assert all(e.goals == () for e in found if STORY.text not in e.text)


@pytest.mark.parametrize("seed", range(20))
def test_names_are_kept_track_of_through_what_is_told_before(seed: int) -> None:
    example = told(an_example(), seed)
    assert TEXT in example.text
    for found in named(an_example()):
        assert found in named(example)
    assert (("Cook", "current_title") in named(example)) is (FACTS.text in example.text)


def test_thanks_are_told_alone() -> None:
    assert told(THANKS, 1) == THANKS


def test_a_story_before_despair_takes_no_goals_along() -> None:
    despair = Example("I can't go on.", "distress")
    found = [told(despair, seed) for seed in range(60)]
    assert any(e.text.startswith(STORY.text) for e in found)
    assert all((e.intent, e.goals) == ("distress", ()) for e in found)
