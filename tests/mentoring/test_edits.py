"""Changes to a draft in the person's own words."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.mentoring.edits import Edit, all_edited, edited, read_edit
from assistant.mentoring.saying import actions_for
from tests.builders import a_message, after, standing

TEXT = """Hello Ada,

I'm a nurse and would like to become a product manager. What I hope for most is a new job.

You made that very move, from nurse to product manager.

Would you have twenty minutes for a first conversation? If not, that is fine too.

Thank you
Anna"""


def changed(words: str, text: str = TEXT) -> str | None:
    edit = read_edit(words)
    assert edit is not None, words
    return edited(text, edit)


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("leave out that I hope for a new job", "new job"),
        ("please remove the part about the move", "very move"),
        ("don't mention that it is fine", "fine"),
        ("could you take the last sentence out?", "fine"),
        ("leave out the first sentence", "I'm a nurse"),
    ],
)
def test_a_sentence_can_be_left_out(words: str, gone: str) -> None:
    after = changed(words)
    assert after is not None
    assert gone not in after
    assert after.startswith("Hello Ada,")
    assert after.endswith("Thank you\nAnna")


def test_a_fact_is_left_out_wherever_it_stands_and_the_rest_of_its_sentence_stays() -> None:
    after = changed("leave out that I'm a nurse")
    assert after is not None
    assert "nurse" not in after
    assert "I would like to become a product manager." in after


@pytest.mark.parametrize(
    "words",
    ["add that I live in Leeds", "say that i live in Leeds.", "Can you mention I live in Leeds?"],
)
def test_a_sentence_can_be_added(words: str) -> None:
    after = changed(words)
    assert after is not None
    assert "a new job. I live in Leeds.\n" in after


@pytest.mark.parametrize(
    "words",
    [
        "change twenty minutes to half an hour",
        'replace "twenty minutes" with "half an hour"',
        "say half an hour instead of twenty minutes",
    ],
)
def test_words_can_be_changed(words: str) -> None:
    after = changed(words)
    assert after is not None
    assert "Would you have half an hour for a first" in after


def test_the_beginning_can_be_a_sentence_or_another_greeting() -> None:
    assert "\n\nI saw your talk. I'm a nurse" in str(changed("start with I saw your talk"))
    assert str(changed("start with Dear Ms Byron")).startswith("Dear Ms Byron,\n\nI'm")


def test_somebody_can_write_the_whole_themselves() -> None:
    after = changed("write this instead: I want to learn from you. Can we talk?")
    assert after == "Hello Ada,\n\nI want to learn from you. Can we talk?\n\nThank you\nAnna"


@pytest.mark.parametrize(
    "words", ["remove the moon", "change Monday to Friday", "leave out the ninth sentence"]
)
def test_what_is_not_in_the_text_cannot_be_changed(words: str) -> None:
    assert changed(words) is None


def test_the_only_sentence_stays() -> None:
    text = "Hello Ada,\n\nI'm a nurse.\n\nThank you\nAnna"
    assert changed("leave out nurse", text) is None


@pytest.mark.parametrize(
    "words", ["looks good", "shorter", "change it", "delete this", "I'm a nurse"]
)
def test_other_messages_ask_for_no_change(words: str) -> None:
    assert read_edit(words) is None


def test_a_change_that_fits_no_more_is_passed_over() -> None:
    edits = (Edit("leave_out", "the moon"), Edit("add", new="I live in Leeds"))
    assert "I live in Leeds." in all_edited(TEXT, edits)


def test_the_draft_keeps_its_changes_and_says_which_it_could_not_make() -> None:
    draft = standing("draft", chosen="m-1", text=TEXT)
    state = after(draft, a_message("inform", "add that I live in Leeds"))
    assert (state.journey.step, state.journey.heard) == ("draft", "move")
    assert state.journey.edits == (("add", "", "I live in Leeds"),)
    state = after(draft, a_message("inform", "remove the moon"))
    assert (state.journey.heard, state.journey.edits) == ("uneditable", ())


def test_another_mentor_is_written_to_without_the_changes() -> None:
    draft = standing("draft", chosen="m-1", text=TEXT, offered=("m-1", "m-2"))
    state = after(draft, a_message("inform", "add that I live in Leeds"))
    other = a_message("choose_mentor", choice={"mentor_id": "m-2"})
    assert after(state, other).journey.edits == ()


@pytest.mark.parametrize("step", ["draft", "send"])
def test_after_a_change_that_cannot_be_made_the_question_of_the_step_is_asked(step: str) -> None:
    shown = standing(step, chosen="m-1", text=TEXT)
    journey = after(shown, a_message("edit_draft", "change the moon to the sun")).journey
    assert journey.step == step
    assert actions_for(step, None, journey.heard)[-1] == "action_resume"


@pytest.mark.parametrize(
    ("intent", "text", "step", "how"),
    [
        ("skip", "skip this step", "send", "move"),
        ("skip", "skip the message", "send", "move"),
        ("deny", "don't write to her yet", "draft", "later"),
        ("deny", "drop the idea", "match", "dropped"),
    ],
)
def test_what_puts_the_message_off_is_no_change_of_its_words(
    intent: str, text: str, step: str, how: str
) -> None:
    journey = after(standing("draft", chosen="m-1", text=TEXT), a_message(intent, text)).journey
    assert (journey.step, journey.heard, journey.edits) == (step, how, ())


def test_a_part_of_the_text_may_be_skipped() -> None:
    assert read_edit("skip the part about the move") == Edit("leave_out", "the move")


def test_a_change_that_speaks_of_later_is_a_change() -> None:
    draft = standing("draft", chosen="m-1", text=TEXT)
    journey = after(draft, a_message("edit_draft", "add that I am free tomorrow")).journey
    assert journey.heard == "move"
    assert journey.edits == (("add", "", "I am free tomorrow"),)


@pytest.mark.parametrize(
    ("intent", "words", "facts"),
    [
        (
            "edit_draft",
            "add that I do the bed planning. and I hate spreadsheets",
            {"avoid": {"skills": ("excel",)}, "skills": ("planning",)},
        ),
        ("inform", "add that I'd rather be a midwife", {"target_title": "midwife"}),
        ("state_goal", "say that I want to lead a ward", {"goals": ("leadership",)}),
        ("inform", "mention that I speak Polish", {"languages": ("pl",)}),
    ],
)
@pytest.mark.parametrize("step", ["draft", "send"])
def test_words_for_the_draft_change_neither_the_wish_nor_the_profile(
    step: str, intent: str, words: str, facts: dict[str, Any]
) -> None:
    state = standing(step, chosen="m-1", text=TEXT)
    moved = after(state, a_message(intent, words, **facts))
    assert moved.profile == state.profile
    assert (moved.journey.step, moved.journey.chosen) == ("draft", "m-1")
    assert len(moved.journey.edits) == 1


def test_an_age_told_in_words_for_the_draft_counts() -> None:
    state = standing("draft", chosen="m-1", text=TEXT)
    moved = after(state, a_message("edit_draft", "add that I'm 15", age=15))
    assert moved.journey.young


def test_what_is_told_beside_a_draft_and_is_no_word_of_it_still_counts() -> None:
    state = standing("draft", chosen="m-1", text=TEXT)
    moved = after(state, a_message("inform", "I live in Leeds", locations=("Leeds",)))
    assert moved.profile.locations == ("Leeds",)
