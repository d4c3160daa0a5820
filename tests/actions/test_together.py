"""What is said once a mentor has said yes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.mentoring import relationships as states
from assistant.mentoring.people import Person
from assistant.mentoring.requests import MENTEE, MENTOR
from tests.actions.conftest import HEAR, KEY, Stage
from tests.builders import TOLD, a_mentor, a_parse, a_person

ANSWERS = {"goals": "lead a ward", "by_when": "by Easter"}
BERLIN = replace(TOLD, timezone="Europe/London")


@pytest.fixture
def accepted(stage: Stage) -> str:
    """A yes from Ada in Berlin, of which the mentee has heard; the mentor's token."""
    ada = a_mentor("a", name="Ada Byron", email="ada@example.org", timezone="Europe/Berlin")
    stage.mentors(ada)
    introduce = stage.services.introduce
    request, _ = introduce.ask(KEY, ada, "Anna", "anna@example.org", "Hello Ada")
    introduce.confirm(introduce.links.sign(MENTEE, request.id))
    token = introduce.links.sign(MENTOR, request.id)
    introduce.answer(token, "yes", "", "ada@home.example")
    introduce.news(introduce.requests.of_person(KEY), "0")
    return token


def stand(stage: Stage, step: str = "done", **fields: object) -> Person:
    values = {"chosen": "a", "answers": ANSWERS, "visited": ("welcome", "sent"), **fields}
    return stage.stand(a_person(KEY, step, profile=BERLIN, **values))


async def name_times(stage: Stage) -> str:
    """Name Tuesday at six; the moment, as the mentor's page picks it."""
    stand(stage, "times", answers={"times": "tuesday at 6"})
    await stage.run("action_propose_times")
    (moment,) = stage.services.company.with_whom(KEY).proposed  # type: ignore[union-attr]
    return moment.isoformat()


async def agree(stage: Stage) -> None:
    """Hear of the yes, read the page, and say yes to it."""
    answers = {**ANSWERS, "expectations": "weekly", "openness": "all"}
    stand(stage, answers=answers)
    await stage.run(HEAR, a_parse("greet"), message_id="1")
    await stage.run(HEAR, a_parse("affirm"), message_id="2")


async def test_a_yes_leads_to_the_page_and_a_yes_to_it_reaches_the_mentor(
    stage: Stage, accepted: str
) -> None:
    answers = {**ANSWERS, "expectations": "weekly", "openness": "all"}
    stand(stage, answers=answers)
    heard = await stage.run(HEAR, a_parse("greet"), message_id="1")
    assert {e["name"]: e["value"] for e in heard.events}["journey_step"] == "agree"
    shown = await stage.run("action_show_agreement")
    (card,) = shown.of_type("draft")
    assert "By when: by Easter" in card["text"]
    await stage.run(HEAR, a_parse("affirm"), message_id="2")
    kept = await stage.run("action_keep_agreement")
    assert kept.named == ["utter_agreement_kept", "utter_agenda", "utter_ask_times"]
    agreed = stage.services.company.with_whom(KEY)
    assert agreed is not None
    assert stage.services.company.write.page(agreed) == card["text"]


async def test_a_yes_to_what_has_changed_meanwhile_keeps_nothing(
    stage: Stage, accepted: str
) -> None:
    await agree(stage)
    row = stage.services.walk_journey.person(KEY)
    answers = {**row.journey.answers, "goals": "something else"}
    stage.stand(replace(row, journey=replace(row.journey, answers=answers)))
    changed = await stage.run("action_keep_agreement")
    assert (changed.named[0], changed.named[-1]) == (
        "utter_agreement_changed",
        "utter_agreement_question",
    )
    # It is shown as it stands now, and what is asked again is whether that is right.
    assert "something else" in changed.of_type("draft")[0]["text"]
    assert (await stage.run("action_resume")).named == ["utter_agreement_question"]
    assert stage.services.company.with_whom(KEY).agreement is None  # type: ignore[union-attr]


async def test_a_change_of_the_mentors_is_told_shown_and_taken_up(
    stage: Stage, accepted: str
) -> None:
    await agree(stage)
    await stage.run("action_keep_agreement")
    stage.services.company.suggest(accepted, "Not in {August}.")
    told = await stage.run(HEAR, a_parse("ask_news"), message_id="3")
    assert told.named == ["utter_together_change"]
    shown = await stage.run("action_show_agreement")
    assert "Not in {August}." in shown.text
    await stage.run(HEAR, a_parse("affirm"), message_id="4")
    assert (await stage.run("action_keep_agreement")).named[0] == "utter_agreement_both"


async def test_times_are_shown_on_both_clocks_and_what_cannot_be_is_said(
    stage: Stage, accepted: str
) -> None:
    stand(stage, "times", answers={"times": "tuesday at 6 or 31 Feb at 3"})
    reply = await stage.run("action_propose_times")
    assert reply.named == ["utter_no_such_time", "utter_times_sent", "utter_times_question"]
    assert "18:00 (London time), which is 19:00 in Berlin" in reply.text
    assert "only 29 days" in reply.text


async def test_whoever_gave_no_place_goes_by_the_mentors_clock_and_is_told_so(
    stage: Stage, accepted: str
) -> None:
    person = stand(stage, "times", answers={"times": "tuesday at 6"})
    stage.stand(replace(person, profile=TOLD))
    reply = await stage.run("action_propose_times")
    assert "18:00 (Berlin time)" in reply.text
    assert "utter_times_zone" in reply.named


@pytest.mark.parametrize("text", ["31 Feb at 3", "wednesday"])
async def test_where_no_time_can_be_taken_the_mentor_hears_nothing(
    text: str, stage: Stage, accepted: str
) -> None:
    stand(stage, "times", answers={"times": text})
    reply = await stage.run("action_propose_times")
    assert reply.named == ["utter_no_such_time", "utter_ask_other_times"]
    assert stage.services.company.with_whom(KEY).proposed == ()  # type: ignore[union-attr]


async def test_the_time_the_mentor_picks_is_told_at_the_next_message_once(
    stage: Stage, accepted: str
) -> None:
    moment = await name_times(stage)
    stage.services.meetings.pick(accepted, moment)
    told = await stage.run(HEAR, a_parse("greet"), message_id="5")
    assert "18:00 (London time)" in told.text
    (news,) = told.messages
    token = news["calendar"].split("/")[2]
    assert "BEGIN:VEVENT" in (stage.services.meetings.calendar(token) or "")
    assert (await stage.run(HEAR, a_parse("greet"), message_id="6")).named == []


async def test_where_am_i_tells_the_talk_that_stands_first_and_the_plan_names_it(
    stage: Stage, accepted: str
) -> None:
    moment = await name_times(stage)
    assert "Ada Byron has yet to pick a time" in (await stage.run("action_where_am_i")).text
    stage.services.meetings.pick(accepted, moment)
    # Told as news in the same reply, it is not told a second time.
    await stage.run(HEAR, a_parse("where_am_i"), message_id="5")
    assert (await stage.run("action_where_am_i")).named == ["utter_where_am_i"]
    await stage.run(HEAR, a_parse("where_am_i"), message_id="6")
    where = await stage.run("action_where_am_i")
    assert where.named == ["utter_where_talk", "utter_where_am_i"]
    assert where.text.startswith("You talk with Ada Byron on Tuesday")
    assert "18:00 (London time), which is 19:00 in Berlin" in where.text
    # Whoever has a mentor is not shown five open ways of finding one.
    assert where.of_type("progress") == []
    plan = await stage.run("action_show_plan")
    assert "18:00 (London time)" in plan.text


async def test_an_end_is_told_with_the_mentors_words(stage: Stage, accepted: str) -> None:
    stand(stage)
    stage.services.company.end(accepted, "Good luck!")
    told = await stage.run(HEAR, a_parse("greet"), message_id="7")
    assert "They wrote: Good luck!" in told.text


async def test_whoever_wants_to_end_it_gets_the_link_to_their_own_page(
    stage: Stage, accepted: str
) -> None:
    stand(stage)
    for action in ("action_lead_to_ending", "action_withdraw_request"):
        assert "/together/" in (await stage.run(action)).text


@pytest.mark.parametrize(
    "action",
    ["action_show_agreement", "action_ask_times", "action_propose_times", "action_lead_to_ending"],
)
async def test_where_nothing_runs_that_is_said(action: str, stage: Stage) -> None:
    stand(stage)
    assert (await stage.run(action)).named == ["utter_together_over"]


async def test_a_mentor_who_has_left_can_still_be_written_to(stage: Stage, accepted: str) -> None:
    stand(stage, "times", answers={"times": "tuesday at 6"})
    stage.services.importing.remove("mentors", ["a"])
    reply = await stage.run("action_propose_times")
    assert reply.named == ["utter_mentor_left"]
    assert "ada@home.example" in reply.text


async def test_a_day_that_cannot_be_is_refused_with_its_reason(stage: Stage) -> None:
    stand(stage, "goals", asks="by_when")
    reply = await stage.run("action_refuse_day", a_parse("inform", text="31 Feb"))
    assert reply.named == ["utter_no_such_day", "utter_ask_another_day"]
    assert "only 29 days" in reply.text


async def test_a_yes_to_a_page_of_a_mentoring_that_is_over_leads_to_the_plan(stage: Stage) -> None:
    stand(stage, "agreed")
    reply = await stage.run("action_keep_agreement")
    assert reply.named == ["utter_together_over", "utter_plan_question"]
    assert stage.services.walk_journey.person(KEY).journey.step == "done"


async def test_a_change_is_left_out_with_a_no_and_what_is_asked_says_so(
    stage: Stage, accepted: str
) -> None:
    await agree(stage)
    await stage.run("action_keep_agreement")
    company = stage.services.company
    company.confirm(accepted)
    company.suggest(accepted, "Not in {August}.")
    await stage.run(HEAR, a_parse("ask_news"), message_id="3")
    shown = await stage.run("action_show_agreement")
    assert shown.named == ["utter_agreement_intro_change", "utter_change_question"]
    assert (await stage.run("action_resume")).named == ["utter_change_question"]
    await stage.run(HEAR, a_parse("deny"), message_id="4")
    for _ in range(2):
        reply = await stage.run("action_leave_out")
        assert reply.named == ["utter_left_out_agreed", "utter_all_for_now"]
    assert company.with_whom(KEY).left_out == "Not in {August}."  # type: ignore[union-attr]


async def test_a_no_to_a_change_that_was_changed_leaves_nothing_out(
    stage: Stage, accepted: str
) -> None:
    await agree(stage)
    await stage.run("action_keep_agreement")
    company = stage.services.company
    company.suggest(accepted, "first")
    await stage.run(HEAR, a_parse("ask_news"), message_id="3")
    await stage.run(HEAR, a_parse("deny"), message_id="4")
    company.suggest(accepted, "second")
    reply = await stage.run("action_leave_out")
    assert reply.named[0] == "utter_agreement_changed"
    assert reply.of_type("draft")[0]["text"] == "second"
    assert company.with_whom(KEY).change == "second"  # type: ignore[union-attr]


async def test_a_mentors_no_to_the_page_is_told_and_the_page_shown_again(
    stage: Stage, accepted: str
) -> None:
    await agree(stage)
    await stage.run("action_keep_agreement")
    stage.services.company.turn_down(accepted, "Once a month is enough.")
    told = await stage.run(HEAR, a_parse("ask_news"), message_id="3")
    assert told.named == ["utter_together_turned_down"]
    assert "Once a month is enough." in told.text
    assert stage.services.walk_journey.person(KEY).journey.step == "agree"
    shown = await stage.run("action_show_agreement")
    assert shown.named[-1] == "utter_agreement_question"


@pytest.mark.parametrize("intent", ["affirm", "deny"])
async def test_a_time_the_mentor_suggests_is_told_asked_about_and_answered(
    intent: str, stage: Stage, accepted: str
) -> None:
    await agree(stage)
    await stage.run("action_keep_agreement")
    stage.services.meetings.offer(accepted, "tuesday at 6")
    told = await stage.run(HEAR, a_parse("ask_news"), message_id="3")
    assert told.named == ["utter_together_offered"]
    asked = await stage.run("action_ask_retime")
    assert "17:00 (London time), which is 18:00 in Berlin" in asked.text
    await stage.run(HEAR, a_parse(intent), message_id="4")
    action = {"affirm": "action_take_time", "deny": "action_refuse_time"}[intent]
    said = {"affirm": "utter_time_taken", "deny": "utter_time_refused"}[intent]
    for _ in range(2):
        assert (await stage.run(action)).named == [said, "utter_all_for_now"]
    it = stage.services.company.with_whom(KEY)
    assert it is not None
    assert (it.meeting is not None) is (intent == "affirm")
    assert it.offered is None


async def test_a_time_that_is_open_no_more_changes_nothing_and_that_is_said(
    stage: Stage, accepted: str
) -> None:
    await agree(stage)
    await stage.run("action_keep_agreement")
    stage.services.meetings.offer(accepted, "tuesday at 6")
    await stage.run(HEAR, a_parse("ask_news"), message_id="3")
    stage.services.meetings.offer(accepted, "friday at 6")
    await stage.run(HEAR, a_parse("affirm"), message_id="4")
    assert (await stage.run("action_take_time")).named[0] == "utter_time_gone"
    assert stage.services.company.with_whom(KEY).meeting is None  # type: ignore[union-attr]


async def test_what_was_answered_on_the_page_is_told_no_more(stage: Stage, accepted: str) -> None:
    await agree(stage)
    await stage.run("action_keep_agreement")
    company, meetings = stage.services.company, stage.services.meetings
    mentees = company.write.links.sign(MENTEE, company.with_whom(KEY).id)  # type: ignore[union-attr]
    company.suggest(accepted, "x")
    company.leave_out(mentees, "x")
    (moment,) = meetings.offer(accepted, "tuesday at 6").moments
    meetings.refuse(mentees, moment.isoformat(), "")
    assert (await stage.run(HEAR, a_parse("ask_news"), message_id="3")).named == []


async def test_where_no_new_time_suits_the_talk_that_stays_is_told(
    stage: Stage, accepted: str
) -> None:
    meetings, company = stage.services.meetings, stage.services.company
    meetings.pick(accepted, await name_times(stage))
    await stage.run(HEAR, a_parse("greet"), message_id="5")
    meetings.propose(company.with_whom(KEY), "friday at 6", "Europe/London")  # type: ignore[arg-type]
    meetings.ask_for_others(accepted, "")
    told = await stage.run(HEAR, a_parse("greet"), message_id="6")
    assert told.named == ["utter_together_other_times_stays"]


@pytest.mark.parametrize(
    ("going", "told"),
    [
        (None, ["utter_together_check"]),
        ("well", []),
        ("so_so", []),
        ("not_at_all", ["utter_together_check_bad"]),
    ],
)
async def test_whoever_said_on_the_page_how_it_goes_is_not_asked_again(
    going: str | None, told: list[str], stage: Stage, accepted: str
) -> None:
    stand(stage)
    company = stage.services.company
    it = company.with_whom(KEY)
    assert it is not None
    company.change(it, states.with_news(replace(it, checks=1), "check"))
    if going:
        company.give_feedback(company.write.links.sign(MENTEE, it.id), True, going, "")
    reply = await stage.run(HEAR, a_parse("inform"), message_id="8")
    assert reply.named == told
    assert ("/together/" in reply.text) is bool(told)


async def test_the_words_for_a_first_talk_are_shown_before_the_first_alone(
    stage: Stage, accepted: str
) -> None:
    stand(stage, "meet")
    assert (await stage.run("action_ask_times")).named == ["utter_agenda", "utter_ask_times"]
    it = stage.services.company.with_whom(KEY)
    assert it is not None
    stage.services.company.change(it, replace(it, round=2))
    assert (await stage.run("action_ask_times")).named == ["utter_ask_times"]


@pytest.mark.parametrize(
    ("mark", "asked"),
    [("r-1//0", "utter_times_question"), ("r-1/meet/0", "utter_all_for_now")],
)
async def test_behind_a_talk_that_is_over_no_times_are_to_be_mended(
    mark: str, asked: str, stage: Stage
) -> None:
    stand(stage, "times", together=mark)
    assert (await stage.run("action_resume")).named == [asked]
