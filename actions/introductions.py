"""Drafts the first message, sends it, and settles goals, expectations and openness."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.screen import ask_briefly
from actions.speaking import Event, met, name_of, off_loop, say_noted
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.news import status_line
from assistant.mentoring.people import Person
from assistant.mentoring.requests import EXPIRE_AFTER, MOST_OPEN, UNCONFIRMED, Request, TooMany
from assistant.services.introduce import Apart


class DraftMessage(Action):
    """The first message to the chosen mentor; nothing is sent yet."""

    def name(self) -> str:
        return "action_draft_message"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        _, person = await met(tracker)
        mentor = await _chosen(tracker)
        if mentor is None:
            dispatcher.utter_message(response="utter_draft_gone")
            return []
        say_noted(dispatcher, person)
        _show(dispatcher, "utter_draft_intro", mentor, person)
        changed = person.journey.tones or person.journey.edits
        if mentor.fictional and not changed:
            dispatcher.utter_message(response="utter_draft_fictional", name=mentor.name)
        elif not (mentor.fictional or mentor.reachable):
            dispatcher.utter_message(response="utter_draft_unreachable", name=mentor.name)
        ask_briefly(dispatcher, tracker, _whether_it_is_good)
        return []


class ConfirmSending(Action):
    """Shows the exact text once more, signed, and asks for a yes."""

    def name(self) -> str:
        return "action_confirm_sending"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        _, person = await met(tracker)
        mentor = await _chosen(tracker)
        if mentor is None:
            dispatcher.utter_message(response="utter_draft_gone")
            return []
        _show(dispatcher, "utter_confirm_sending", mentor, person)
        dispatcher.utter_message(
            response="utter_confirm_sending_question", email=person.profile.email
        )
        return []


class SendRequest(Action):
    """Keeps the request the person said yes to; saying it twice sends nothing twice."""

    def name(self) -> str:
        return "action_send_request"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        mentor = await _chosen(tracker)
        profile, text = person.profile, person.journey.text
        if mentor is None or not (profile.name and profile.email and text):
            dispatcher.utter_message(response="utter_draft_gone")
            return []
        name = await name_of(services, person.key, mentor.name)
        said = {"name": name, "email": profile.email, "days": EXPIRE_AFTER.days}
        before = await off_loop(services.introduce.answered_before, person.key, mentor.external_id)
        if before:
            dispatcher.utter_message(**{**status_line(before), "name": name})
            dispatcher.utter_message(response="utter_request_question")
            return []
        try:
            request, new = await off_loop(
                services.introduce.ask, person.key, mentor, profile.name, profile.email, text
            )
        except Apart:
            dispatcher.utter_message(response="utter_draft_gone")
            return []
        except TooMany:
            dispatcher.utter_message(response="utter_request_too_many", most=MOST_OPEN)
        else:
            dispatcher.utter_message(response=_told_of(request, new), **said)
        dispatcher.utter_message(response="utter_request_question")
        return []


def _whether_it_is_good(dispatcher: CollectingDispatcher) -> None:
    dispatcher.utter_message(response="utter_draft_question")


def _told_of(request: Request, new: bool) -> str:
    if new:
        return "utter_request_sent"
    waits = request.status == UNCONFIRMED
    return "utter_request_unconfirmed" if waits else "utter_request_waiting"


def _show(dispatcher: CollectingDispatcher, intro: str, mentor: Mentor, person: Person) -> None:
    """The message as it stands, as text and as a card to copy from."""
    text = person.journey.text
    dispatcher.utter_message(response=intro, name=mentor.name)
    dispatcher.utter_message(text=text, json_message={"type": "draft", "text": text})


async def _chosen(tracker: Tracker) -> Mentor | None:
    """Who was chosen, if they may still be asked."""
    services, person = await met(tracker)
    if not person.journey.chosen:
        return None
    find = services.find_mentors
    found = await off_loop(find.these, [person.journey.chosen], person.profile)
    return found[0].mentor if found else None


class _Settle(Action):
    """Asks for one thing to settle; the answer is kept in the person's own words."""

    about = ""

    def name(self) -> str:
        return f"action_settle_{self.about}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        dispatcher.utter_message(response=f"utter_settle_{self.about}")
        return []


class SettleGoals(_Settle):
    """Asks what the mentee wants to reach."""

    about = "goals"


class SettleExpectations(_Settle):
    """Asks how often and how the two will talk."""

    about = "expectations"


class SettleOpenness(_Settle):
    """Asks what to say from the start and what to keep between them."""

    about = "openness"
