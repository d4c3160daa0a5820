"""What lies outside the journey: a person to talk to, and being forgotten."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import Restarted
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, met, off_loop
from assistant.bootstrap import Services
from assistant.mentoring.journey import REPORT, Journey
from assistant.mentoring.keeping import PLAN
from assistant.mentoring.people import Coordinator, Person, Programme
from assistant.mentoring.requests import MENTEE, to_those_named
from assistant.services.understand import message_from


class AskOutside(Action):
    """Asks "really delete?" or "how can you be reached?"."""

    def name(self) -> str:
        return "action_ask_outside"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        if person.journey.awaits == "report":
            # At once: whoever says no more has been heard all the same.
            await off_loop(_keep, services, person, "")
        outside_question(dispatcher, str(person.journey.awaits), services.programme)
        return []


class KeepContact(Action):
    """Keeps contact details for the coordinator."""

    def name(self) -> str:
        return "action_keep_contact"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        contact = message_from(tracker.latest_message, "").contact
        reported = REPORT in person.journey.answers
        if contact or reported:
            await off_loop(_keep, services, person, contact or "")
        if contact:
            dispatcher.utter_message(response="utter_contact_kept", contact=contact)
        elif reported:
            dispatcher.utter_message(response="utter_report_kept")
        return []


class ShareConversation(Action):
    """Lets the coordinator read the conversation, as the person agreed."""

    def name(self) -> str:
        return "action_share_conversation"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        await off_loop(services.hand_over.share, person.key)
        dispatcher.utter_message(response="utter_shared")
        return []


def outside_question(dispatcher: CollectingDispatcher, awaits: str, programme: Programme) -> None:
    """The question outside the journey that waits for an answer."""
    if awaits in _QUESTIONS:
        dispatcher.utter_message(response=_QUESTIONS[awaits])
    else:
        who = _who(programme.coordinator)
        dispatcher.utter_message(response="utter_ask_contact", coordinator=who)


_QUESTIONS = {
    "forget": "utter_ask_forget",
    "link": "utter_ask_link",
    "hope": "utter_ask_hope",
    "report": "utter_ask_report",
    "transcript": "utter_ask_transcript",
    PLAN: "utter_ask_plan_address",
}


def _keep(services: Services, person: Person, contact: str) -> None:
    """For the coordinator; whoever is reported is parted from them at once."""
    new = services.hand_over.keep(person.key, contact, _about(person.journey))
    if new and REPORT in person.journey.answers:
        _part(services, person)


def _part(services: Services, person: Person) -> None:
    """Whoever was reported is not met again, where it is plain who that is."""
    key, said = person.key, person.journey.answers[REPORT]
    met_before = services.requests.of_person(key)
    ids = [r.mentor_id for r in to_those_named(met_before, said) or met_before]
    if not ids and person.journey.chosen:
        ids = [person.journey.chosen]
    if len(set(ids)) == 1:
        services.introduce.keep_apart(key, person.profile.email, ids[0], MENTEE)


class Forget(Action):
    """Deletes all that is kept of the person, the conversation included."""

    def name(self) -> str:
        return "action_forget"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        listed = await off_loop(services.review_mentors.listed_of, person.key)
        await off_loop(services.hand_over.forget, person.key)
        said = "utter_forgotten_mentor" if listed else "utter_forgotten"
        # Channels keep nothing of a turn that says this, and the page wipes its own memory.
        dispatcher.utter_message(response=said, json_message={"type": "forgotten"})
        return [Restarted()]


def _about(journey: Journey) -> str:
    reported = journey.answers.get(REPORT)
    if reported:
        return f"reports: {reported}"
    return f"would like to write to {journey.chosen}" if journey.chosen else ""


def _who(coordinator: Coordinator) -> str:
    if not coordinator.name:
        return "I'll keep your details for whoever runs this programme."
    hours = f" ({coordinator.hours})" if coordinator.hours else ""
    address = f" You can also write to {coordinator.email}." if coordinator.email else ""
    return (
        f"{coordinator.name} coordinates this programme{hours}; I'll keep your details for them."
        + address
    )
