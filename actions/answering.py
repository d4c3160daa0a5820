"""A mentee's yes or no to what their mentor suggests: a change to the page, or another time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, met, off_loop
from actions.together import show_anew
from assistant.bootstrap import Services
from assistant.mentoring.errors import BadInput, Conflict
from assistant.mentoring.journey import AGREE, RETIME
from assistant.mentoring.people import Person
from assistant.mentoring.relationships import Relationship
from assistant.mentoring.requests import TooLate


class LeaveOut(Action):
    """Leaves out what the mentor would have added; the page stays as it was."""

    def name(self) -> str:
        return "action_leave_out"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        shown = person.journey.answers.get(AGREE.name, "")
        try:
            kept = await off_loop(services.company.say_no, person.key, shown)
        except Conflict:
            kept = None
        if kept is None:
            await show_anew(dispatcher, services, person.key)
            return []
        stands = "utter_left_out_agreed" if kept.mentor_agreed else "utter_left_out"
        dispatcher.utter_message(response=stands, name=kept.mentor_name)
        dispatcher.utter_message(response="utter_all_for_now")
        return []


class _AnswerTime(Action):
    """What is done about the time that was shown; where it changed, that is said instead."""

    does = ""

    def name(self) -> str:
        return f"action_{self.does}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        it = await off_loop(services.company.with_whom, person.key)
        if it is None:
            dispatcher.utter_message(response="utter_together_over")
            return []
        # Whoever has named no time yet may have told where they live.
        it = replace(it, zone=it.zone or person.profile.timezone)
        try:
            await self.say(dispatcher, services, person, it)
        except (BadInput, Conflict, TooLate):
            dispatcher.utter_message(response="utter_time_gone", name=it.mentor_name)
            dispatcher.utter_message(response="utter_all_for_now")
        return []

    async def say(
        self,
        dispatcher: CollectingDispatcher,
        services: Services,
        person: Person,
        it: Relationship,
    ) -> None:
        """What this action has to do and say."""
        raise NotImplementedError


class AskRetime(_AnswerTime):
    """Whether the time the mentor suggests would do."""

    does = "ask_retime"

    async def say(
        self,
        dispatcher: CollectingDispatcher,
        services: Services,
        person: Person,
        it: Relationship,
    ) -> None:
        if it.offered is None:
            raise TooLate("no time is suggested any more")
        when = await off_loop(services.meetings.for_mentee, it, it.offered)
        dispatcher.utter_message(response="utter_retime", name=it.mentor_name, when=when)
        dispatcher.utter_message(response="utter_retime_question")


class TakeTime(_AnswerTime):
    """Takes it; both get the invitation."""

    does = "take_time"

    async def say(
        self,
        dispatcher: CollectingDispatcher,
        services: Services,
        person: Person,
        it: Relationship,
    ) -> None:
        shown = person.journey.answers.get(RETIME.name, "")
        after = await off_loop(services.meetings.taken, it, shown)
        if after.meeting:
            when = await off_loop(services.meetings.for_mentee, after, after.meeting)
            dispatcher.utter_message(response="utter_time_taken", name=it.mentor_name, when=when)
        dispatcher.utter_message(response="utter_all_for_now")


class RefuseTime(_AnswerTime):
    """Says no to it for the person; what was fixed stays."""

    does = "refuse_time"

    async def say(
        self,
        dispatcher: CollectingDispatcher,
        services: Services,
        person: Person,
        it: Relationship,
    ) -> None:
        shown = person.journey.answers.get(RETIME.name, "")
        after = await off_loop(services.meetings.refused, it, shown)
        if after.meeting:
            when = await off_loop(services.meetings.for_mentee, after, after.meeting)
            response = "utter_time_refused_stays"
            dispatcher.utter_message(response=response, name=it.mentor_name, when=when)
        else:
            dispatcher.utter_message(response="utter_time_refused", name=it.mentor_name)
        dispatcher.utter_message(response="utter_all_for_now")
