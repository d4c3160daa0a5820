"""Speaks the beginning of the journey, its questions, and the way back to it."""

from __future__ import annotations

import json
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.hosting import host_question, where_hosting
from actions.speaking import Event, button, met, say_noted
from assistant.mentoring.journey import BY_NAME, MEANING, WAYS, Journey, following, progress
from assistant.mentoring.meanings import to_ask
from assistant.mentoring.mentees import Profile
from assistant.mentoring.people import Person, Programme
from assistant.services.understand import message_from


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
        dispatcher.utter_message(response="utter_ask_story")
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
        ask_again(dispatcher, person, services.programme)
        return []


class Rephrase(Action):
    """Asks again in other words; after the second miss offers a menu instead of an apology."""

    def name(self) -> str:
        return "action_rephrase"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        if person.journey.misses >= 2:
            dispatcher.utter_message(response="utter_rephrase_menu")
            return []
        dispatcher.utter_message(response="utter_rephrase")
        ask_again(dispatcher, person, services.programme)
        return []


class AskBetween(Action):
    """Asks which of two readings was meant."""

    def name(self) -> str:
        return "action_ask_between"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        readings = message_from(tracker.latest_message, "").rivals
        buttons = [button(reading.label, f"/{reading.intent}") for reading in readings]
        dispatcher.utter_message(response="utter_ask_between", buttons=buttons)
        return []


class Resume(Action):
    """Goes on where the journey was: repeats the open question, not the whole step."""

    def name(self) -> str:
        return "action_resume"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        ask_again(dispatcher, person, services.programme)
        return []


class WhereAmI(Action):
    """Tells the step and how many of the five ways are done."""

    def name(self) -> str:
        return "action_where_am_i"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        _, person = await met(tracker)
        if person.hosting.active:
            label = where_hosting(person.hosting)
            dispatcher.utter_message(response="utter_where_am_i", label=label)
            return []
        label = BY_NAME[person.journey.step].label
        dispatcher.utter_message(response="utter_where_am_i", label=label)
        dispatcher.utter_message(**progress_line(person.journey))
        return []


def ask(dispatcher: CollectingDispatcher, journey: Journey) -> None:
    """The one thing that is asked for; a title that may mean several jobs brings its buttons."""
    unclear = to_ask(journey)
    if journey.asks != MEANING or not unclear:
        dispatcher.utter_message(response=f"utter_ask_{journey.asks}")
        return
    field, word, meanings = unclear
    buttons = [button(title, "/inform" + json.dumps({field: title})) for title in meanings]
    dispatcher.utter_message(response="utter_ask_meaning", title=word, buttons=buttons)


def ask_again(dispatcher: CollectingDispatcher, person: Person, programme: Programme) -> None:
    """The question the person is to answer where they stand."""
    journey = person.journey
    if person.hosting.active:
        host_question(dispatcher, person.hosting)
    elif journey.asks:
        ask(dispatcher, journey)
    elif journey.step in WAYS:
        way_question(dispatcher, journey, person.profile)
    elif journey.step == "match" and not journey.offered:
        dispatcher.utter_message(response="utter_mentors_none_question")
    elif journey.step == "choose" and not journey.offered:
        dispatcher.utter_message(response="utter_choose_nobody")
    else:
        dispatcher.utter_message(response=_QUESTIONS[journey.step])


_QUESTIONS = {
    "welcome": "utter_ask_story",
    "match": "utter_mentors_question",
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
}


def way_question(dispatcher: CollectingDispatcher, journey: Journey, profile: Profile) -> None:
    """Asks whether to go on to the next way, or to choosing a mentor after the last."""
    following_step = following(journey.step, profile)
    dispatcher.utter_message(
        response="utter_way_question", next=f"Next: {following_step.label.lower()}"
    )


def progress_line(journey: Journey) -> dict[str, Any]:
    """The five ways and which are done, drawn by channels that can, a list for others."""
    steps = progress(journey)
    marks = {"done": "\u2713", "here": "\u2192", "open": "\u00b7"}
    listed = "\n".join(f"{marks[state]} {label}" for _, label, state in steps)
    drawn = [{"name": name, "label": label, "state": state} for name, label, state in steps]
    return {"text": listed, "json_message": {"type": "progress", "steps": drawn}}
