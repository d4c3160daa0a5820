"""Requests on their way: how they stand, and taking one back."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, met, off_loop
from assistant.mentoring.plans import waits
from assistant.mentoring.reasons import listed
from assistant.mentoring.requests import EXPIRE_AFTER, EXPIRED, MOST_OPEN, Request, TooLate

_SHOWN = 5


class WithdrawRequest(Action):
    """Takes the latest open request back."""

    def name(self) -> str:
        return "action_withdraw_request"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        try:
            request = await off_loop(services.introduce.take_back, person.key)
        except TooLate:
            # Answered in this very moment: the next message tells of it.
            request = None
        if request is None:
            dispatcher.utter_message(response="utter_request_none_open")
        else:
            dispatcher.utter_message(**status_line(request))
        return []


class RequestNews(Action):
    """How the person's latest requests stand."""

    def name(self) -> str:
        return "action_request_news"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        found = await off_loop(services.introduce.requests.of_person, person.key)
        for request in found[:_SHOWN]:
            dispatcher.utter_message(**status_line(request))
        if not found:
            dispatcher.utter_message(response="utter_request_none_open")
        return []


class RefuseRequest(Action):
    """Nobody more is written to while as many as may be are waited for."""

    def name(self) -> str:
        return "action_refuse_request"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        found = await off_loop(services.introduce.requests.of_person, person.key)
        names = [request.mentor_name for request in waits(found)]
        dispatcher.utter_message(
            response="utter_request_one_too_many", most=MOST_OPEN, names=listed(names)
        )
        return []


class ArrangeMeeting(RequestNews):
    """Where a mentor said yes the two agree on a day by the contact they were given."""

    def name(self) -> str:
        return "action_arrange_meeting"


def status_line(request: Request) -> dict[str, Any]:
    """One request and where it stands."""
    stands = request.answer or request.status
    if stands == EXPIRED and not request.asked:
        stands = "unsent"
    return {
        "response": f"utter_status_{stands}",
        "name": request.mentor_name,
        "email": request.email,
        "contact": request.contact,
        "words": request.words,
        "days": EXPIRE_AFTER.days,
    }
