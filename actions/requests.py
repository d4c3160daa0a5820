"""Requests on their way: how they stand, and taking one back."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, met, off_loop
from assistant.mentoring.news import status_line
from assistant.mentoring.requests import MENTEE, Request, TooLate

_SHOWN = 5


class WithdrawRequest(Action):
    """Takes the latest open request back."""

    def name(self) -> str:
        return "action_withdraw_request"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        request: Request | None
        try:
            request = await off_loop(services.introduce.take_back, person.key)
        except TooLate:
            # Answered in this very moment: the next message tells of it.
            request = None
        it = None if request else await off_loop(services.company.with_whom, person.key)
        if it:
            link = services.company.write.link(it, MENTEE)
            dispatcher.utter_message(response="utter_end_it", name=it.mentor_name, link=link)
        elif request is None:
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


class ArrangeMeeting(RequestNews):
    """Says how requests stand; where a mentor said yes, the journey's own step asks for times."""

    def name(self) -> str:
        return "action_arrange_meeting"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        if await off_loop(services.company.with_whom, person.key):
            return []
        return await super().run(dispatcher, tracker, domain)
