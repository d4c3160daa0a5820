"""What the question that was asked makes of a message."""

from __future__ import annotations

import pytest

from assistant.mentoring.commands import only_likely_despair
from assistant.mentoring.journey import STEPS, WAYS
from assistant.mentoring.mentees import Profile
from assistant.mentoring.saying import actions_for
from tests.builders import TODAY, TOLD, a_message, after, standing

SETTLE = [step.name for step in STEPS if step.takes_text]
NOBODY = Profile()


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("see_plan", "a plan"),
        ("faq", "goals"),
        ("faq", "know where I stand"),
        ("faq", "keep it private"),
        ("edit_draft", "fewer worries"),
        ("talk_to_person", "not my boss"),
        ("forget_me", "nothing written down"),
        ("deny", "no shouting"),
        ("skip", "be direct"),
        ("goodbye", "finish school"),
        ("help", "courage"),
        ("affirm", "decide"),
    ],
)
@pytest.mark.parametrize("step", SETTLE)
def test_few_words_that_order_nothing_are_the_answer(step: str, intent: str, text: str) -> None:
    message = a_message(intent, text, confidence=0.6)
    assert after(standing(step, chosen="a"), message).journey.answers == {step: text}


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("see_plan", "show me my plan"),
        ("skip", "skip it"),
        ("deny", "no thanks"),
        ("go_back", "back please"),
        ("thank", "thanks a lot"),
        ("talk_to_person", "a human please"),
        ("forget_me", "delete everything"),
        ("faq", "what does it cost?"),
        ("affirm", "ok"),
    ],
)
@pytest.mark.parametrize("step", SETTLE)
def test_few_words_that_order_something_are_no_answer(step: str, intent: str, text: str) -> None:
    message = a_message(intent, text, confidence=0.6)
    assert after(standing(step, chosen="a"), message).journey.answers == {}


@pytest.mark.parametrize("text", ["a plan", "fewer worries", "more money"])
@pytest.mark.parametrize("step", SETTLE)
def test_an_answer_that_only_may_be_despair_is_the_answer(step: str, text: str) -> None:
    message = a_message("distress", text, confidence=0.5)
    assert after(standing(step, chosen="a"), message).journey.answers == {step: text}


@pytest.mark.parametrize(
    "text", ["By the end of May, I hope.", "hopefully before Christmas", "at the end of next year"]
)
def test_a_day_and_nothing_else_is_the_answer_to_by_when(text: str) -> None:
    asked = standing("goals", chosen="a", asks="by_when", answers={"goals": "x"})
    message = a_message("distress", text, confidence=0.5, today=TODAY)
    assert after(asked, message).journey.step == "expectations"


@pytest.mark.parametrize(
    "text",
    ["the end", "by the end of me", "I hope it ends by May", "before the end of it all, May"],
)
def test_a_day_beside_anything_else_is_despair_where_it_sounds_like_it(text: str) -> None:
    asked = standing("goals", chosen="a", asks="by_when", answers={"goals": "x"})
    message = a_message("distress", text, confidence=0.5, today=TODAY)
    assert after(asked, message).journey.heard == "aside"


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("no hope", 0.5),
        ("hurt myself", 0.5),
        ("can't go on", 0.6),
        ("not alive", 0.4),
        ("end it", 0.4),
        ("I give up", 0.5),
        ("cutting again", 0.4),
        ("a plan", 1.0),
        ("to have it over with for good", 0.5),
    ],
)
@pytest.mark.parametrize("step", [*SETTLE, "match", "welcome"])
def test_despair_gets_help_first_whatever_was_asked(
    step: str, text: str, confidence: float
) -> None:
    state = after(standing(step, chosen="a"), a_message("distress", text, confidence=confidence))
    assert (state.journey.step, state.journey.heard) == (step, "aside")
    assert state.journey.answers == {}


@pytest.mark.parametrize("step", ["welcome", "match", "draft", "done", *WAYS])
def test_where_no_free_text_is_asked_for_despair_is_never_doubted(step: str) -> None:
    message = a_message("distress", "a plan", confidence=0.4)
    assert only_likely_despair(message)
    assert after(standing(step, chosen="a"), message).journey.heard == "aside"


@pytest.mark.parametrize("text", ["hm", "Hmmm...", "haha", "lol", "wow"])
@pytest.mark.parametrize(("step", "asks"), [("match", None), ("organisation", "organisation")])
def test_a_sound_is_neither_a_yes_nor_an_answer(step: str, asks: str | None, text: str) -> None:
    state = after(standing(step, asks=asks, offered=("a",)), a_message("affirm", text))
    said = actions_for(state.journey.step, state.journey.asks, state.journey.heard)
    assert said == ("utter_nod", "action_resume")
    assert state.profile == TOLD


def test_praise_says_yes_where_yes_can_be_said_and_tells_nothing_elsewhere() -> None:
    praise = a_message("affirm", "nice")
    assert after(standing("draft", chosen="a"), praise).journey.step == "send"
    asked = after(standing("alumni", asks="school"), praise).journey
    assert (asked.asks, asked.heard) == ("school", "praised")


@pytest.mark.parametrize("intent", ["out_of_scope", "goodbye", "faq", "explore_events"])
def test_what_was_asked_for_is_taken_whatever_else_the_message_resembles(intent: str) -> None:
    told = a_message(intent, "lisbon", locations=("Lisbon",), country="PT")
    profile = Profile(goals=("promotion",), current_title="nurse")
    state = after(standing("events", profile, asks="location"), told)
    assert (state.profile.locations, state.journey.asks) == (("Lisbon",), None)


def test_a_story_with_a_question_in_it_is_a_story() -> None:
    text = "I study biology and wonder what to do with it. Could I talk to somebody about that?"
    told = a_message("faq", text, goals=("explore_options",), fields=("biology",))
    state = after(standing("welcome", NOBODY), told)
    assert (state.journey.step, state.profile.fields) == ("match", ("biology",))


def test_a_question_alone_is_answered_and_tells_nothing() -> None:
    asked = a_message("faq", "what is a mentor in nursing?", fields=("nursing",))
    state = after(standing("welcome", NOBODY), asked)
    assert (state.journey.heard, state.profile) == ("aside", NOBODY)


@pytest.mark.parametrize("intent", ["forget_me", "goodbye", "report", "inform", "talk_to_person"])
def test_one_word_at_the_beginning_leads_to_a_question_that_was_not_asked_yet(intent: str) -> None:
    message = a_message(intent, "bees", confidence=0.4)
    state = after(standing("welcome", NOBODY), message)
    assert (state.journey.step, state.journey.asks) == ("match", "goal")
    assert actions_for("match", "goal", state.journey.heard) == ("action_ask",)


def test_one_word_that_orders_something_is_an_order_at_the_beginning_as_well() -> None:
    message = a_message("forget_me", "delete", confidence=0.4)
    assert after(standing("welcome", NOBODY), message).journey.awaits == "forget"


@pytest.mark.parametrize(
    "text",
    [
        "Go on, I'll come back to these people.",
        "First I would like to look at the other ways.",
        "can I see the five ways before I decide",
        "let's carry on",
        "Next please",
    ],
)
@pytest.mark.parametrize("intent", ["none_of_these", "show_again", "faq", "nlu_fallback", "skip"])
def test_whoever_wants_to_go_on_from_the_mentors_goes_on(intent: str, text: str) -> None:
    state = after(standing("match", offered=("a", "b")), a_message(intent, text))
    assert state.journey.step in WAYS
    assert state.journey.dismissed == ()


@pytest.mark.parametrize("text", ["back", "don't go on yet", "not the other ways"])
def test_whoever_does_not_want_to_go_on_stays(text: str) -> None:
    state = after(standing("match", offered=("a",)), a_message("nlu_fallback", text))
    assert state.journey.step == "match"


@pytest.mark.parametrize("text", ["no, Lund University", "Sorry, I meant Lund University"])
def test_what_was_just_answered_is_mended_in_words(text: str) -> None:
    state = after(standing("alumni"), a_message("inform", text))
    assert (state.profile.schools, state.journey.step) == (("Lund University",), "alumni")


@pytest.mark.parametrize("step", ["draft", "send"])
def test_send_it_is_a_yes_whatever_is_said_beside_it(step: str) -> None:
    said = a_message("withdraw", "send it before I lose my nerve")
    state = after(standing(step, chosen="a", visited=("welcome", "sent")), said)
    assert state.journey.step == {"draft": "send", "send": "sent"}[step]


@pytest.mark.parametrize(
    "text", ["wait, don't send it", "I can't send that", "not sure I should send it"]
)
def test_a_send_that_is_held_back_sends_nothing(text: str) -> None:
    state = after(standing("send", chosen="a"), a_message("nlu_fallback", text))
    assert state.journey.step != "sent"


@pytest.mark.parametrize(("text", "name"), [("im ada byron", "ada byron"), ("its Bo Ek", "Bo Ek")])
def test_a_name_with_a_lead_in_is_a_name_whatever_else_it_resembles(text: str, name: str) -> None:
    nameless = Profile(goals=("promotion",), current_title="nurse")
    state = after(
        standing("send", nameless, asks="name", chosen="a"), a_message("deny", text, confidence=0.4)
    )
    assert (state.profile.name, state.journey.asks) == (name, "email")


@pytest.mark.parametrize("text", ["I'm not sure", "drop the idea", "rather not"])
def test_whoever_hesitates_signs_with_none_of_these_words(text: str) -> None:
    state = after(
        standing("send", Profile(), asks="name", chosen="a"),
        a_message("deny", text, confidence=0.4),
    )
    assert state.profile.name is None
