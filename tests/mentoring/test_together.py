"""How the conversation goes on after a goal, and after a mentor's yes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.mentoring.journey import State
from assistant.mentoring.together import knowing
from tests.builders import TODAY, a_message, after, standing

YES = "r-1/agree/0"


def said(text: str, intent: str = "inform", **fields: object) -> object:
    return a_message(intent, text, today=TODAY, **fields)


def at_goals() -> State:
    return standing("goals", chosen="m-1")


def waiting(step: str = "done", together: str = YES, **journey: object) -> State:
    return standing(step, chosen="m-1", together=together, **journey)


def where(state: State) -> tuple[str, str | None, str]:
    return state.journey.step, state.journey.asks, state.journey.heard


def test_a_goal_without_a_day_is_asked_for_one_once() -> None:
    asked = after(at_goals(), said("lead a ward"))
    assert where(asked) == ("goals", "by_when", "move")
    told = after(asked, said("in three months"))
    assert where(told) == ("expectations", None, "move")
    assert told.journey.answers["by_when"] == "in three months (22 February 2027)"
    again = after(replace(told, journey=replace(told.journey, step="goals")), said("two wards"))
    assert again.journey.step == "expectations"


def test_a_goal_with_a_day_needs_no_question() -> None:
    told = after(at_goals(), said("lead a ward by Easter"))
    assert told.journey.step == "expectations"
    assert told.journey.answers["by_when"] == "28 March 2027"


def test_words_without_a_date_are_an_answer() -> None:
    told = after(at_goals(), said("lead a ward"), said("when I feel ready"))
    assert told.journey.answers["by_when"] == "when I feel ready"


def test_no_date_is_an_answer_too() -> None:
    declined = after(at_goals(), said("lead a ward"), "skip")
    assert declined.journey.step == "expectations"
    assert "by_when" not in declined.journey.answers


def test_a_day_that_cannot_be_is_refused_once_and_then_kept_as_it_was_said() -> None:
    refused = after(at_goals(), said("lead a ward"), said("31 Feb"))
    assert where(refused) == ("goals", "by_when", "no_such_day")
    kept = after(refused, said("31 Feb I said"))
    assert kept.journey.answers["by_when"] == "31 Feb I said"


def test_expectations_are_an_answer_whatever_they_sound_like() -> None:
    text = "every two weeks, half an hour by video, and it stays between us"
    told = after(standing("expectations", chosen="m-1"), said(text, "faq"))
    assert told.journey.answers["expectations"] == text
    question = after(standing("expectations", chosen="m-1"), said("how often, weekly?", "faq"))
    assert question.journey.heard == "aside"


@pytest.mark.parametrize("intent", ["greet", "ask_news", "thank", "affirm", "nlu_fallback"])
def test_a_yes_leads_on_as_soon_as_nothing_else_is_wanted(intent: str) -> None:
    assert after(waiting(), intent).journey.step == "goals"
    settled = ("welcome", "goals", "expectations", "openness")
    assert after(waiting(visited=settled), intent).journey.step == "agree"


@pytest.mark.parametrize(
    ("step", "intent"), [("draft", "affirm"), ("match", "affirm"), ("done", "find_mentors")]
)
def test_whoever_is_at_something_else_is_left_to_it(step: str, intent: str) -> None:
    assert after(waiting(step), intent).journey.step not in ("goals", "agree", "meet")


def test_what_was_put_off_is_not_brought_up_again() -> None:
    later = after(waiting("agree"), "skip")
    assert later.journey.step == "done"
    assert after(later, "thank").journey.step == "done"
    changed = replace(later.journey, together="r-1/agree/1")
    assert after(State(later.profile, changed), "thank").journey.step == "agree"


@pytest.mark.parametrize("intent", ["ask_news", "affirm", "thank", "nlu_fallback"])
def test_what_the_mentor_would_add_comes_before_what_was_going_on(intent: str) -> None:
    state = waiting("times", together="r-1/agree/1", begun="r-1/meet/0")
    assert after(state, intent).journey.step == "agree"
    assert after(state, said("rather friday at 5")).journey.step == "times"


def test_a_yes_to_the_page_leads_to_times() -> None:
    assert after(waiting("agree"), "affirm").journey.step == "agreed"
    proposed = after(waiting("agreed"), said("tuesday at 6"))
    assert proposed.journey.step == "times"
    assert proposed.journey.answers["times"] == "tuesday at 6"
    assert after(proposed, "affirm").journey.step == "done"


def test_an_hour_alone_belongs_to_the_day_before_it() -> None:
    state = after(waiting("meet"), said("wednesday"), said("5pm"))
    assert state.journey.answers["times"] == "wednesday 5pm"


def test_times_can_be_named_from_anywhere_once_there_is_somebody_to_meet() -> None:
    asked = after(waiting("match"), a_message("arrange_meeting", "when can we meet"))
    assert asked.journey.step == "meet"
    named = after(waiting("match"), a_message("arrange_meeting", "can we meet on tuesday at 6"))
    assert named.journey.step == "times"
    nobody = after(standing("match"), a_message("arrange_meeting", "can we meet on tuesday"))
    assert nobody.journey.heard == "aside"


def test_back_leads_around_what_was_done_already() -> None:
    state = after(
        waiting("openness", trail=("expectations", "openness")), said("my fear", "inform")
    )
    assert state.journey.step == "agree"
    state = after(state, "affirm", "go_back")
    assert state.journey.step == "openness"


@pytest.mark.parametrize(
    ("text", "intent", "heard"),
    [
        ("I want to end the mentoring", "inform", "ending"),
        ("can we stop this", "nlu_fallback", "ending"),
        ("I want to end it all", "distress", "aside"),
        ("I want to end it", "distress", "aside"),
    ],
)
def test_wanting_to_end_it_leads_to_the_page_unless_it_is_distress(
    text: str, intent: str, heard: str
) -> None:
    assert after(waiting(), said(text, intent)).journey.heard == heard


SETTLED = ("goals", "expectations", "openness")


def at_page(together: str = YES) -> State:
    """Somebody who reads their page."""
    answers = {**dict.fromkeys(SETTLED, "x"), "by_when": "May", "agree": "the page"}
    visited = ("welcome", "sent", *SETTLED)
    fields = {"answers": answers, "visited": visited, "trail": ("openness", "done")}
    return waiting("agree", together, begun=together, **fields)


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("deny", "no, it should be every week"),
        ("correct", "make it every week"),
        ("inform", "rather once a month by phone"),
    ],
)
def test_what_is_wrong_on_the_page_is_asked_for_anew(intent: str, text: str) -> None:
    assert after(at_page(), said(text, intent)).journey.step == "expectations"
    assert after(at_page(), said("no, my goal is another one", "deny")).journey.step == "goals"


@pytest.mark.parametrize(("intent", "text"), [("deny", "no"), ("go_back", "back"), ("deny", "")])
def test_no_or_back_at_the_page_asks_which_answer_is_to_be_given_anew(
    intent: str, text: str
) -> None:
    asked = after(at_page(), said(text, intent))
    assert (asked.journey.step, asked.journey.heard) == ("agree", "amend")
    for name in SETTLED:
        pressed = said(f'/inform{{"about": "{name}"}}', choice={"about": name}, pressed=True)
        assert where(after(asked, pressed)) == (name, None, "move")


@pytest.mark.parametrize("name", SETTLED)
def test_an_answer_given_anew_leads_straight_back_to_the_page(name: str) -> None:
    amended = replace(at_page(), journey=replace(at_page().journey, step=name))
    again = after(amended, said("every week by video"))
    assert again.journey.answers[name] == "every week by video"
    assert again.journey.step == "agree"
    assert after(amended, said("skip", "skip")).journey.step == "agree"


def test_later_at_the_page_leads_to_the_plan() -> None:
    assert after(at_page(), said("later", "skip")).journey.step == "done"
    assert after(at_page("r-1/agree/1"), said("later", "skip")).journey.step == "done"


def test_no_to_a_mentors_change_leaves_it_out() -> None:
    no = after(at_page("r-1/agree/1"), said("no", "deny"))
    assert no.journey.step == "left_out"
    assert after(no, "affirm").journey.step == "done"
    assert after(no, said("tuesday at 6")).journey.step == "times"


@pytest.mark.parametrize("step", ["times", "meet", "agreed", "done"])
def test_a_page_the_mentor_said_no_to_is_shown_again_and_can_be_changed(step: str) -> None:
    page = at_page().journey
    journey = replace(page, step=step, together="r-1.1/agree/0", begun="r-1/meet/0")
    shown = after(State(at_page().profile, journey), "greet")
    assert shown.journey.step == "agree"
    assert after(shown, said("no, once a month", "deny")).journey.step == "expectations"
    assert after(shown, "affirm").journey.step == "agreed"


@pytest.mark.parametrize("step", ["times", "done", "left_out"])
@pytest.mark.parametrize("intent", ["ask_news", "affirm", "nlu_fallback"])
def test_a_time_the_mentor_suggests_is_asked_about_before_what_was_going_on(
    step: str, intent: str
) -> None:
    state = waiting(step, together="r-1/answer/1", begun="r-1/meet/0")
    asked = after(state, intent)
    assert asked.journey.step == "retime"
    assert after(state, said("rather friday at 5")).journey.step != "retime"


@pytest.mark.parametrize(
    ("intent", "text", "step"),
    [
        ("affirm", "yes", "retimed"),
        ("deny", "no", "refused"),
        ("skip", "later", "done"),
        ("deny", "no, rather friday at 5", "times"),
        ("inform", "friday at 5", "times"),
    ],
)
def test_a_suggested_time_is_taken_refused_put_off_or_answered_with_others(
    intent: str, text: str, step: str
) -> None:
    mark = "r-1/answer/1"
    told = after(waiting("retime", together=mark, begun=mark), said(text, intent))
    assert told.journey.step == step


@pytest.mark.parametrize(
    "text",
    [
        "it isnt working with her. not her fault",
        "this doesn't work out between us",
        "We don't click with him",
    ],
)
def test_who_says_that_it_does_not_work_hears_how_to_stop(text: str) -> None:
    assert after(waiting(), said(text)).journey.heard == "ending"
    assert after(waiting(), said(text, "distress")).journey.heard != "ending"


@pytest.mark.parametrize("text", ["it isn't working", "I am not working with children"])
def test_what_may_be_about_something_else_ends_nothing(text: str) -> None:
    assert after(waiting(), said(text)).journey.heard != "ending"


def test_once_a_mentoring_is_over_no_time_is_asked_for() -> None:
    at_times = waiting("times", "r-1//0").journey
    over = knowing(at_times, "", None)
    assert (over.step, over.together, over.chosen) == ("done", "", "m-1")
    assert knowing(at_times, "r-1//0", None).step == "times"
    assert knowing(replace(at_times, step="choose"), "", None).step == "choose"
