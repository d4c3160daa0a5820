"""Answers what was not understood, and what would be said over and over."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.journey import EASIER, ask_again
from actions.speaking import Event, button, met
from assistant.mentoring.people import Person
from assistant.services.understand import message_from


class Rephrase(Action):
    """Asks again in an easier way; after the second miss offers a menu, after the third help."""

    def name(self) -> str:
        return "action_rephrase"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        misses = person.journey.misses % 3
        if misses == 2:
            dispatcher.utter_message(response="utter_rephrase_menu")
        elif misses == 0:
            help_out(dispatcher, person)
        else:
            if person.journey.asks not in EASIER:
                dispatcher.utter_message(response="utter_rephrase")
            ask_again(dispatcher, tracker, person, services.programme)
        return []


class OfferHelp(Action):
    """What may help where the same would be said a third time."""

    def name(self) -> str:
        return "action_offer_help"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        _, person = await met(tracker)
        if message_from(tracker.latest_message, "").intent in ("goodbye", "thank"):
            dispatcher.utter_message(response="utter_still_here")
        else:
            help_out(dispatcher, person)
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


def help_out(dispatcher: CollectingDispatcher, person: Person) -> None:
    """A person to talk to, and what suits where somebody stands."""
    journey = person.journey
    suits = []
    if journey.asks and not person.hosting.active:
        suits = [button("Leave this out", "/skip")]
    elif not journey.young and not person.hosting.active:
        suits = [button("Show me mentors", "/find_mentors")]
    others = [button("What can you do?", "/help"), button("Talk to a person", "/talk_to_person")]
    dispatcher.utter_message(response="utter_stuck", buttons=[*suits, *others])
