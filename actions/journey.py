"""Speaks the beginning of the journey, its questions, and the way back to it."""

from __future__ import annotations

import json
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.hosting import host_question, where_hosting
from actions.outside import outside_question
from actions.screen import ask_briefly
from actions.speaking import Event, button, met, off_loop, say_noted
from assistant.bootstrap import Services
from assistant.mentoring.calling import called
from assistant.mentoring.journey import (
    BY_NAME,
    MEANING,
    WAYS,
    Journey,
    following,
    next_way,
    progress,
)
from assistant.mentoring.meanings import to_ask
from assistant.mentoring.mentees import Profile
from assistant.mentoring.people import Person, Programme
from assistant.mentoring.plans import stands, waits
from assistant.mentoring.reasons import listed
from assistant.mentoring.together import at_change, times_wait
from assistant.mentoring.week import on_offer, parts


class Introduce(Action):
    """Says who is speaking and what happens to what people write, once."""

    def name(self) -> str:
        return "action_introduce"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, _ = await met(tracker)
        dispatcher.utter_message(
            response="utter_introduction",
            programme=services.programme.name,
            who=services.programme.who,
            privacy=services.programme.privacy,
        )
        return []


class Welcome(Action):
    """Asks for the person's story."""

    def name(self) -> str:
        return "action_welcome"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        _, person = await met(tracker)
        ask_story(dispatcher, person)
        return []


class Ask(Action):
    """Asks for the one thing the step still needs."""

    def name(self) -> str:
        return "action_ask"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        say_noted(dispatcher, person)
        ask_again(dispatcher, tracker, person, services.programme)
        return []


class Resume(Action):
    """Goes on where the journey was: repeats the open question, not the whole step."""

    def name(self) -> str:
        return "action_resume"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        if person.journey.heard == "returned":
            # What was asked long ago is asked in full.
            ask_where_they_stand(dispatcher, person, services.programme)
        else:
            ask_again(dispatcher, tracker, person, services.programme)
        return []


class WhereAmI(Action):
    """Tells the talk that stands, the step, and how many of the five ways are done."""

    def name(self) -> str:
        return "action_where_am_i"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        if person.hosting.active or person.only_mentors:
            label = where_hosting(person.hosting)
            dispatcher.utter_message(response="utter_where_am_i", label=label)
            return []
        journey = person.journey
        told = person.last_message_id or ""
        talks = await off_loop(services.meetings.standing, person.key, told)
        if talks and not journey.young:
            dispatcher.utter_message(response="utter_where_talk", talks=". ".join(talks))
        label = BY_NAME[journey.step].label
        dispatcher.utter_message(response="utter_where_am_i", label=label)
        if not journey.together or journey.step in WAYS:
            # Whoever has a mentor is not asked for ways to find one.
            dispatcher.utter_message(**progress_line(journey, person.profile))
        waiting = await off_loop(_waiting, services, person.key)
        if waiting:
            dispatcher.utter_message(response="utter_waiting", waiting=waiting)
        return []


class WelcomeBack(Action):
    """Greets somebody after a long silence: where they stood, and what waits."""

    def name(self) -> str:
        return "action_welcome_back"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        journey, name = person.journey, person.profile.name
        dispatcher.utter_message(
            response="utter_welcome_back",
            name=f", {name}" if name else "",
            label=BY_NAME[journey.step].label.lower(),
        )
        waiting = await off_loop(_waiting, services, person.key)
        if waiting:
            dispatcher.utter_message(response="utter_waiting", waiting=waiting)
        unsent = await off_loop(services.keep_plan.unsent, person)
        if unsent:
            dispatcher.utter_message(response="utter_unsent_yet", name=unsent)
        if journey.week:
            steps = listed([f"\u201c{do}\u201d" for do, *_ in list(journey.week.values())[-2:]])
            dispatcher.utter_message(response="utter_week", steps=steps)
        return []


def _waiting(services: Services, key: str) -> str | None:
    """What somebody waits for, as one clause; None where that is nothing."""
    mine = services.introduce.requests.of_person(key)
    names = [request.mentor_name for request in mine]
    found = [stands(request, called(request.mentor_name, names)) for request in waits(mine)]
    return listed(found) or None


# What can be asked in an easier way where it was not understood at first.
EASIER = frozenset({"goal", "occupation", "organisation", "location", "school", "name", "email"})


def ask(dispatcher: CollectingDispatcher, journey: Journey) -> None:
    """The one thing that is asked for, the second time in an easier way.

    A title that may mean several jobs brings its buttons.
    """
    unclear = to_ask(journey)
    if journey.asks != MEANING or not unclear:
        easier = journey.misses and journey.asks in EASIER
        dispatcher.utter_message(response=f"utter_{'easier' if easier else 'ask'}_{journey.asks}")
        return
    field, word, meanings = unclear
    buttons = [button(title, "/inform" + json.dumps({field: title})) for title in meanings]
    dispatcher.utter_message(response="utter_ask_meaning", title=word, buttons=buttons)


def ask_story(dispatcher: CollectingDispatcher, person: Person) -> None:
    """What somebody hopes for; of whoever came to mentor, only what else they would like."""
    mentors = person.only_mentors
    dispatcher.utter_message(response="utter_host_else" if mentors else "utter_ask_story")


def ask_again(
    dispatcher: CollectingDispatcher, tracker: Tracker, person: Person, programme: Programme
) -> None:
    """The question the person is to answer where they stand; who has just read it reads less."""
    ask_briefly(dispatcher, tracker, ask_where_they_stand, person, programme)


def ask_where_they_stand(
    dispatcher: CollectingDispatcher, person: Person, programme: Programme
) -> None:
    """The whole question the person is to answer where they stand."""
    journey = person.journey
    if journey.awaits:
        outside_question(dispatcher, journey.awaits, programme)
    elif person.hosting.active:
        host_question(dispatcher, person.hosting)
    elif journey.asks:
        ask(dispatcher, journey)
    elif journey.step == "welcome":
        ask_story(dispatcher, person)
    elif journey.step in WAYS:
        way_question(dispatcher, journey, person.profile)
    elif journey.step == "match" and journey.offered:
        mentors_question(dispatcher, journey, person.profile)
    elif journey.step == "match":
        nobody_question(dispatcher, journey, person.profile)
    elif journey.step == "choose" and not journey.offered:
        dispatcher.utter_message(response="utter_choose_nobody")
    else:
        question = "utter_change_question" if at_change(journey) else _QUESTIONS[journey.step]
        if journey.step == "times" and not times_wait(journey):
            question = "utter_all_for_now"
        dispatcher.utter_message(response=question)


_QUESTIONS = {
    "choose": "utter_choose_question",
    "draft": "utter_draft_question",
    "send": "utter_confirm_sending_again",
    "sent": "utter_request_question",
    "goals": "utter_settle_goals",
    "expectations": "utter_settle_expectations",
    "openness": "utter_settle_openness",
    "done": "utter_plan_question",
    "young": "utter_young_question",
    "agree": "utter_agreement_question",
    "agreed": "utter_ask_times",
    "meet": "utter_ask_times",
    "times": "utter_times_question",
    "left_out": "utter_all_for_now",
    "retime": "utter_retime_question",
    "retimed": "utter_all_for_now",
    "refused": "utter_all_for_now",
}


def way_question(dispatcher: CollectingDispatcher, journey: Journey, profile: Profile) -> None:
    """Offers a step for this week; where one is kept already, asks whether to go on."""
    going_on = f"Next: {following(profile, journey).label.lower()}"
    back = button("Back to mentors", "/find_mentors")
    other = button("Another step", "/none_of_these")
    step = on_offer(journey)
    if not step:
        kept = journey.week.get(journey.step)
        if kept:
            dispatcher.utter_message(response="utter_step_kept", step=kept[0])
        buttons = [button(going_on, "/affirm"), *([other] if journey.proposals else []), back]
        dispatcher.utter_message(response="utter_way_question", buttons=buttons)
        return
    do, say, to = parts(step)
    others = [other] if len(journey.proposals) > 1 else []
    dispatcher.utter_message(
        response="utter_step" if say else "utter_step_alone",
        step=do,
        say=say,
        to=to,
        buttons=[button("Yes, keep it", "/affirm"), *others, button(going_on, "/skip"), back],
    )


def mentors_question(dispatcher: CollectingDispatcher, journey: Journey, profile: Profile) -> None:
    """Whether to write to one of them, or which of the ways comes next."""
    way = next_way(profile, journey)
    if way is None:
        dispatcher.utter_message(response="utter_choose_question")
    elif way in journey.wanted:
        label = BY_NAME[way].label.lower()
        dispatcher.utter_message(response="utter_mentors_question_wanted", label=label)
    else:
        dispatcher.utter_message(response="utter_mentors_question")


def nobody_question(dispatcher: CollectingDispatcher, journey: Journey, profile: Profile) -> None:
    """Where nobody fits: whether to go the ways, as long as one is left."""
    left = next_way(profile, journey)
    response = "utter_mentors_none_question" if left else "utter_choose_nobody"
    dispatcher.utter_message(response=response)


def progress_line(journey: Journey, profile: Profile) -> dict[str, Any]:
    """The five ways and which are done, drawn by channels that can, a list for others."""
    steps = progress(profile, journey)
    marks = {"done": "\u2713", "here": "\u2192", "open": "\u00b7"}
    listed = "\n".join(f"{marks[state]} {label}" for _, label, state in steps)
    drawn = [{"name": name, "label": label, "state": state} for name, label, state in steps]
    return {"text": listed, "json_message": {"type": "progress", "steps": drawn}}
