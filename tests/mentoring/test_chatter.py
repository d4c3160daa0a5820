"""Small talk is heard as such, and is never an answer."""

from __future__ import annotations

import pytest

from assistant.mentoring.chatter import compliments, only_nods, only_praises, tells_nothing
from assistant.mentoring.mentees import Profile
from tests.builders import a_message, after, standing


@pytest.mark.parametrize(
    "text",
    [
        "sorry",
        "Sorry, the kids",
        "oops, autocorrect",
        "sorry my phone rang",
        "excuse me, doorbell",
        "hahaha",
        "hm",
        "Just a moment",
        "I'm on the train, so excuse my typing.",
        "please ignore the typos",
    ],
)
def test_excuses_and_laughter_are_nods(text: str) -> None:
    assert only_nods(text)
    assert tells_nothing(text)


@pytest.mark.parametrize("text", ["sorry, Leeds", "phone repair", "train driver", "I help kids"])
def test_what_tells_something_is_none(text: str) -> None:
    assert not only_nods(text)


def test_a_text_of_excuses_without_an_end_is_told_apart_at_once() -> None:
    assert not only_nods("sorry" + " was back was back" * 5000 + " x")


@pytest.mark.parametrize("text", ["cool", "That's great!", "oh wow, really interesting"])
def test_praise_is_praise(text: str) -> None:
    assert only_praises(text)
    assert not compliments(text)


@pytest.mark.parametrize("text", ["You're very patient", "Ha, you are faster than my boss"])
def test_a_compliment_is_praise_as_well(text: str) -> None:
    assert compliments(text)
    assert only_praises(text)


@pytest.mark.parametrize(
    "text",
    ["weekday evenings", "after work", "haha no", "thanks", "...", "as said", "hard to say", "12"],
)
def test_neither_times_nor_thanks_are_anybodys_work(text: str) -> None:
    message = a_message("inform", text)
    state = after(standing("match", asks="occupation"), message)
    assert tells_nothing(text)
    assert state.profile == standing("match").profile


@pytest.mark.parametrize(
    "text", ["deputy night-shift packing coordinator", "evening receptionist", "video archivist"]
)
def test_an_unknown_job_is_still_taken_as_it_stands(text: str) -> None:
    state = standing("match", Profile(goals=("promotion",)), asks="occupation")
    assert after(state, a_message("nlu_fallback", text)).profile.current_title == text


@pytest.mark.parametrize("step", ["match", "choose"])
@pytest.mark.parametrize(
    ("intent", "text", "how"), [("affirm", "cool", "praised"), ("goodbye", "hm", "nod")]
)
def test_praise_and_nods_among_mentors_only_repeat_the_question(
    step: str, intent: str, text: str, how: str
) -> None:
    state = after(standing(step, offered=("a", "b")), a_message(intent, text))
    assert (state.journey.step, state.journey.heard) == (step, how)


def test_praise_says_yes_where_a_draft_is_read() -> None:
    state = after(standing("draft", chosen="a"), a_message("affirm", "good"))
    assert state.journey.step == "send"
