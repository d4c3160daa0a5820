"""Answers in the person's own words, asides, misses, and questions outside the journey."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from assistant.mentoring.journey import BY_NAME, STEPS, WAYS
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import Message
from assistant.mentoring.moves import ASIDES, State
from tests.builders import ADULT, TOLD, a_message, after, standing

SETTLE = [step.name for step in STEPS if step.takes_text]
TEXTS = ["  Feel sure of myself by spring.  ", "Lead a team & earn 10% more", "no idea yet, sorry"]
PRESSED = (
    *sorted(ASIDES),
    *(f"explore_{way}" for way in WAYS),
    "affirm",
    "deny",
    "skip",
    "go_back",
    "start_over",
    "greet",
    "state_goal",
    "inform",
    "correct",
    "find_mentors",
    "none_of_these",
    "choose_mentor",
    "draft_message",
    "edit_draft",
    "forget_me",
    "talk_to_person",
    "out_of_scope",
    "nlu_fallback",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "intent", ["inform", "state_goal", "correct", "out_of_scope", "nlu_fallback"]
)
@pytest.mark.parametrize("step", SETTLE)
def test_what_is_settled_is_kept_word_for_word(step: str, intent: str, text: str) -> None:
    state = after(standing(step, chosen="a"), a_message(intent, text))
    assert state.journey.answers == {step: text.strip()}
    assert state.journey.step == STEPS[list(BY_NAME).index(step) + 1].name


@pytest.mark.parametrize("step", SETTLE)
@pytest.mark.parametrize(
    ("intent", "text", "ends"),
    [
        ("skip", "skip this", "next"),
        ("deny", "no thanks", "next"),
        ("go_back", "back", "welcome"),
        ("start_over", "start over", "welcome"),
        ("find_mentors", "show me mentors", "match"),
    ],
)
def test_a_few_words_that_steer_are_no_answer(step: str, intent: str, text: str, ends: str) -> None:
    journey = after(standing(step, chosen="a"), a_message(intent, text)).journey
    following = STEPS[list(BY_NAME).index(step) + 1].name
    assert journey.step == (following if ends == "next" else ends)
    assert journey.answers == {}


@pytest.mark.parametrize("intent", ["affirm", "skip", "go_back", "find_mentors"])
def test_a_whole_sentence_that_sounds_like_steering_is_an_answer(intent: str) -> None:
    text = "Yes, I would like to go back to nursing and find my feet there."
    state = after(standing("goals", chosen="a"), a_message(intent, text))
    assert state.journey.answers == {"goals": text}


@pytest.mark.parametrize("text", ["forget me", "please delete everything you know about me"])
@pytest.mark.parametrize("step", SETTLE)
def test_a_wish_to_be_forgotten_is_never_taken_for_an_answer(step: str, text: str) -> None:
    journey = after(standing(step, chosen="a"), a_message("forget_me", text)).journey
    assert (journey.step, journey.awaits, journey.answers) == (step, "forget", {})


@pytest.mark.parametrize(
    "steering", [f"explore_{WAYS[1]}", "choose_mentor", "edit_draft", "draft_message"]
)
def test_a_short_wish_to_see_something_else_is_no_answer(steering: str) -> None:
    journey = after(standing("goals", chosen="a"), a_message(steering, "that again please")).journey
    assert journey.answers == {}
    assert journey.step != "expectations"


def test_a_book_is_cut() -> None:
    state = after(standing("goals", chosen="a"), a_message("inform", "word " * 1000))
    assert 500 < len(state.journey.answers["goals"]) <= 600


@pytest.mark.parametrize("step", SETTLE)
def test_a_question_at_a_settling_step_is_not_taken_for_its_answer(step: str) -> None:
    journey = after(standing(step, chosen="a"), a_message("faq", "what does it cost?")).journey
    assert (journey.step, journey.answers, journey.heard) == (step, {}, "aside")


@pytest.mark.parametrize("aside", sorted(ASIDES))
@pytest.mark.parametrize("step", BY_NAME)
def test_an_aside_changes_nothing_but_how_it_was_heard(step: str, aside: str) -> None:
    state = standing(step, offered=("a", "b"), chosen="a", misses=1, answers={"goals": "x"})
    heard = after(state, aside)
    assert heard.profile == state.profile
    assert heard.journey == replace(state.journey, heard="aside")


@pytest.mark.parametrize("intent", ["distress", "faq", "become_mentor", "out_of_scope"])
def test_what_is_not_about_the_person_teaches_nothing(intent: str) -> None:
    told = a_message(intent, current_title="butcher", goals=("confidence",))
    assert after(standing("match"), told).profile == TOLD


@pytest.mark.parametrize(
    ("asks", "text", "kept"),
    [
        ("occupation", "Falconer.", {"current_title": "falconer"}),
        ("organisation", "Birds  & Sons", {"organisations": ("Birds & Sons",)}),
        ("location", "Oostkapelle", {"locations": ("Oostkapelle",)}),
        ("school", "Hogwarts", {"schools": ("Hogwarts",)}),
    ],
)
def test_a_short_answer_nobody_knows_is_believed(
    asks: str, text: str, kept: dict[str, object]
) -> None:
    state = after(standing("events", Profile(), asks=asks), a_message("nlu_fallback", text))
    assert state.profile == replace(Profile(), **kept)
    assert state.journey.asks != asks


@pytest.mark.parametrize("text", ["", "12345", "?!", "one two three four five six seven"])
def test_what_cannot_be_an_answer_is_not_believed(text: str) -> None:
    state = after(standing("events", Profile(), asks="occupation"), a_message("nlu_fallback", text))
    assert state.profile == Profile()
    assert (state.journey.heard, state.journey.misses) == ("unclear", 1)


def test_misses_in_a_row_are_counted_until_somebody_is_understood() -> None:
    state = after(standing("match"), "nlu_fallback", "nlu_fallback")
    assert (state.journey.heard, state.journey.misses) == ("unclear", 2)
    assert after(state, "affirm").journey.misses == 0


def test_yes_to_an_open_question_is_not_an_answer() -> None:
    journey = after(standing("match", Profile(), asks="goal"), "affirm").journey
    assert (journey.step, journey.asks, journey.heard) == ("match", "goal", "unclear")


@pytest.mark.parametrize("step", ["welcome", "match", "events", "done"])
def test_what_we_do_not_do_is_declined_and_moves_nothing(step: str) -> None:
    state = standing(step)
    assert after(state, "out_of_scope").journey == replace(state.journey, heard="declined")


@pytest.mark.parametrize("step", BY_NAME)
def test_forgetting_asks_first(step: str) -> None:
    state = after(standing(step), "forget_me")
    assert (state.journey.heard, state.journey.awaits) == ("awaits", "forget")
    assert state.journey.step == step


@pytest.mark.parametrize("answer", ["affirm", "forget_me"])
def test_only_a_yes_forgets(answer: str) -> None:
    journey = after(standing("match"), "forget_me", answer).journey
    assert (journey.heard, journey.awaits) == ("forgotten", None)


ASKED_AGAIN = {"heard": "aside", "awaits": "forget"}


@pytest.mark.parametrize("answer", sorted(set(PRESSED) - {"affirm", "forget_me", "distress"}))
def test_anything_else_keeps_everything(answer: str) -> None:
    state = standing("match", offered=("a",))
    after_it = after(state, "forget_me", answer)
    assert after_it.profile == state.profile
    # A question in between is answered, and then it is asked again.
    heard = {"heard": "kept"} if after_it.journey.heard == "kept" else ASKED_AGAIN
    assert after_it.journey == replace(state.journey, **heard)


def test_contact_details_are_asked_for_and_then_kept() -> None:
    state = after(standing("match"), "talk_to_person")
    assert (state.journey.heard, state.journey.awaits) == ("awaits", "contact")
    state = after(state, a_message("inform", "me@example.org", contact="me@example.org"))
    assert (state.journey.heard, state.journey.awaits) == ("reachable", "transcript")
    assert state.journey.step == "match"


def test_contact_details_given_at_once_need_no_question() -> None:
    asked = a_message("talk_to_person", "call 0123", contact="0123")
    assert after(standing("match"), asked).journey.heard == "reachable"


@pytest.mark.parametrize(
    ("answer", "heard", "awaits"),
    [
        ("deny", "kept", None),
        ("skip", "kept", None),
        ("inform", "awaits", "contact"),
        ("nlu_fallback", "awaits", "contact"),
        ("faq", "aside", "contact"),
        ("forget_me", "awaits", "forget"),
    ],
)
def test_an_answer_that_is_no_contact_is_heard_for_what_it_is(
    answer: str, heard: str, awaits: str | None
) -> None:
    journey = after(standing("match"), "talk_to_person", answer).journey
    assert (journey.heard, journey.awaits, journey.step) == (heard, awaits, "match")


def test_moving_on_leaves_the_question_for_contact_behind() -> None:
    journey = after(standing("match"), "talk_to_person", "explore_events").journey
    assert (journey.step, journey.awaits) == ("events", None)


@pytest.mark.parametrize("seed", range(20))
def test_nobody_young_reaches_an_introducing_step_whatever_is_pressed(seed: int) -> None:
    chance = random.Random(seed)
    said = a_message(chance.choice(["inform", "thank", "state_goal", "correct"]), age=ADULT - 1)
    state = after(_anywhere(chance), said)
    for _ in range(150):
        assert not BY_NAME[state.journey.step].introduces
        assert state.journey.young
        state = after(state, _pressed(chance))


@pytest.mark.parametrize("step", [step.name for step in STEPS])
def test_no_mentor_stays_chosen_or_on_the_screen_of_the_young(step: str) -> None:
    state = after(standing(step, offered=("a",), chosen="a"), a_message("inform", age=17))
    assert (state.journey.offered, state.journey.chosen) == ((), None)


@pytest.mark.parametrize("step", BY_NAME)
def test_forgetting_somebody_young_asks_first_and_then_forgets(step: str) -> None:
    state = after(standing(step), a_message("inform", age=17), "forget_me")
    assert (state.journey.heard, state.journey.awaits) == ("awaits", "forget")
    assert after(state, "affirm").journey.heard == "forgotten"


@pytest.mark.parametrize("seed", range(10))
def test_the_same_message_on_the_same_state_gives_the_same_result(seed: int) -> None:
    chance = random.Random(100 + seed)
    state = standing("welcome", Profile(), visited=())
    for _ in range(100):
        message = _pressed(chance)
        before = replace(state.profile), replace(state.journey)
        moved = after(state, message)
        assert after(state, message) == moved
        assert (state.profile, state.journey) == before
        state = moved


def test_coming_of_age_opens_the_way_to_mentors() -> None:
    state = after(standing("match"), a_message("inform", age=17))
    assert state.journey.step == "young"
    state = after(state, a_message("correct", age=18), "find_mentors")
    assert (state.journey.young, state.journey.step) == (False, "match")


def _anywhere(chance: random.Random) -> State:
    return standing(
        chance.choice([*BY_NAME]), offered=("a", "b"), chosen="a", visited=tuple(BY_NAME)
    )


def _pressed(chance: random.Random) -> Message:
    choices = ({}, {"mentor_id": "a"}, {"ordinal": 1}, {"tone": "shorter"})
    return a_message(
        chance.choice(PRESSED),
        chance.choice(["", "Leeds", "a falconer"]),
        choice=chance.choice(choices),
        contact=chance.choice([None, None, "me@example.org"]),
        pressed=chance.random() < 0.5,
        goals=chance.choice([(), ("promotion",)]),
        current_title=chance.choice([None, None, "nurse"]),
    )


@pytest.mark.parametrize("said", ["Let's go on.", "I'm ready, what's next?", "the five ways"])
def test_words_for_going_on_go_on_whatever_they_resemble(said: str) -> None:
    for intent in ("faq", "resume", "nlu_fallback"):
        assert (
            after(standing("match", offered=("a",)), a_message(intent, said)).journey.step
            != "match"
        )


def test_a_statement_is_an_answer_even_where_it_resembles_a_question() -> None:
    state = after(standing("expectations", chosen="a"), a_message("faq", "monthly call"))
    assert state.journey.answers == {"expectations": "monthly call"}


@pytest.mark.parametrize(
    "said", ["its Halden", "My employer is Halden.", "That would be Halden, if it helps."]
)
def test_a_name_is_found_behind_the_words_that_lead_to_it(said: str) -> None:
    state = standing("organisation", asks="organisation")
    assert after(state, a_message("inform", said)).profile.organisations == ("Halden",)


def test_a_title_given_as_the_wish_is_where_somebody_wants_to_get() -> None:
    asked = standing("match", Profile(current_title="carpenter"), asks="goal")
    profile = after(
        asked, a_message("inform", "site manager", current_title="site manager")
    ).profile
    assert (profile.current_title, profile.target_title) == ("carpenter", "site manager")


def test_without_anybody_to_write_to_there_is_still_a_plan() -> None:
    assert after(standing("choose"), "skip").journey.step == "done"


def test_whoever_is_not_wanted_any_more_is_not_written_to() -> None:
    state = standing("choose", offered=("a", "b"), chosen="a")
    assert after(state, "none_of_these").journey.chosen is None


@pytest.mark.parametrize(
    ("asks", "step", "text", "facts", "told"),
    [
        (
            "organisation",
            "organisation",
            "Harbour Logistics",
            {"industries": ("logistics",)},
            {"organisations": ("Harbour Logistics",)},
        ),
        (
            "school",
            "alumni",
            "Reading Business School",
            {"locations": ("Reading",), "country": "GB"},
            {"schools": ("Reading Business School",)},
        ),
        (
            "location",
            "events",
            "I'm in Nursing Hill",
            {"locations": ("Nursing Hill",), "country": "GB", "skills": ("nursing",)},
            {"locations": ("Nursing Hill",), "country": "GB"},
        ),
    ],
)
def test_a_name_that_was_asked_for_is_read_as_that_alone(
    asks: str, step: str, text: str, facts: dict[str, object], told: dict[str, object]
) -> None:
    before = replace(TOLD, organisations=(), schools=(), locations=(), country=None)
    state = after(standing(step, before, asks=asks), a_message("inform", text, **facts))
    assert state.profile == replace(before, **told)  # type: ignore[arg-type]


def test_a_name_among_what_somebody_is_leaves_both() -> None:
    before = replace(TOLD, organisations=(), current_title=None)
    text = "I'm a nurse at Harbour"
    message = a_message("inform", text, organisations=("Harbour",), current_title="nurse")
    state = after(standing("organisation", before, asks="organisation"), message)
    assert (state.profile.organisations, state.profile.current_title) == (("Harbour",), "nurse")


def test_a_surname_is_no_place() -> None:
    before = replace(TOLD, name=None, locations=(), country=None)
    message = a_message("inform", "Carlos Lancaster", locations=("Lancaster",), country="GB")
    state = after(standing("send", before, asks="name", chosen="a"), message)
    assert state.profile == replace(before, name="Carlos Lancaster")


def test_an_excuse_is_no_name() -> None:
    before = replace(TOLD, name=None)
    state = after(
        standing("send", before, asks="name", chosen="a"), a_message("inform", "sorry, phone")
    )
    assert state.profile.name is None
