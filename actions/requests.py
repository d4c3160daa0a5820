"""Requests on their way: how they stand, and taking one back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.journey import ask_again
from actions.speaking import Event, button, met, off_loop
from assistant.mentoring.news import status_line
from assistant.mentoring.plans import waits
from assistant.mentoring.reasons import listed
from assistant.mentoring.requests import MENTEE, MOST_OPEN, Request, TooLate, to_those_named
from assistant.services.find_mentors import Suggestion
from assistant.services.understand import message_from

_SHOWN = 5


class WithdrawRequest(Action):
    """Takes back the open request that is meant; of several, asks which."""

    def name(self) -> str:
        return "action_withdraw_request"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        introduce, message = services.introduce, message_from(tracker.latest_message, "")
        mine = await off_loop(services.requests.of_person, person.key)
        waiting = await off_loop(introduce.still_open, mine)
        named = to_those_named(mine, message.text)
        pressed = message.choice.get("mentor_id")
        if pressed or named:
            meant = {pressed} if pressed else {request.mentor_id for request in named}
            waiting = [request for request in waiting if request.mentor_id in meant]
        if len(waiting) > 1:
            buttons = [_takes_back(request) for request in waiting]
            dispatcher.utter_message(response="utter_withdraw_which", buttons=buttons)
            return []
        try:
            ids = [request.mentor_id for request in waiting]
            request = await off_loop(introduce.take_back, person.key, *ids) if ids else None
        except TooLate:
            # Answered in this very moment: the next message tells of it.
            request = None
        it = None if request else await off_loop(services.company.with_whom, person.key)
        if it:
            link = services.company.write.link(it, MENTEE)
            name = services.company.write.called(it)
            dispatcher.utter_message(response="utter_end_it", name=name, link=link)
        elif request is None:
            dispatcher.utter_message(response="utter_request_none_open")
        else:
            dispatcher.utter_message(**status_line(request, mine))
        ask_again(dispatcher, tracker, person, services.programme)
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
            dispatcher.utter_message(**status_line(request, found))
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
        one = names[0] if names else ""
        dispatcher.utter_message(
            response="utter_request_one_too_many", most=MOST_OPEN, names=listed(names), one=one
        )
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


def _takes_back(request: Request) -> dict[str, str]:
    payload = json.dumps({"mentor_id": request.mentor_id})
    return button(f"The one to {request.mentor_name}", f"/withdraw{payload}")


def tell(
    dispatcher: CollectingDispatcher,
    request: Request,
    mine: Sequence[Request],
    answers_now: bool = False,
) -> None:
    """What became of a request; `mine` are all of the person's.

    With `answers_now`, the mentor's question is the next thing asked anyway.
    """
    if request.answer in ("yes", "one_call"):
        dispatcher.utter_message(response="utter_good_news")
    dispatcher.utter_message(**status_line(request, mine))
    if request.answer == "question" and not answers_now:
        name = request.mentor_name.split()[0]
        payload = json.dumps({"mentor_id": request.mentor_id})
        buttons = [button(f"Answer {name}", f"/choose_mentor{payload}")]
        dispatcher.utter_message(response="utter_answer_question", buttons=buttons)


def tell_next_best(
    dispatcher: CollectingDispatcher, other: Suggestion | None, asks: bool = False
) -> None:
    """After an end without a yes, who else would suit; with `asks`, whether to write to them."""
    hoping = button("Let mentors see my goal", "/affirm" + json.dumps({"about": "hope"}))
    if other is None:
        dispatcher.utter_message(response="utter_next_best_none", buttons=[hoping])
        return
    mentor = other.mentor
    payload = json.dumps({"mentor_id": mentor.external_id})
    first = mentor.name.split()[0]
    dispatcher.utter_message(
        response="utter_next_best_ask" if asks else "utter_next_best",
        name=mentor.name + (" (fictional demo person)" if mentor.fictional else ""),
        first=first,
        title=mentor.title,
        reason=other.explanation.reasons[0],
        buttons=[
            button(f"Write to {first}", f"/choose_mentor{payload}"),
            button("Show me others", "/find_mentors"),
            hoping,
        ],
    )
