"""A mentee's yes or no to what their mentor suggests: a change to the page, or another time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, met, off_loop
from actions.together import Turn, WithMentor, show_anew
from assistant.mentoring.errors import BadInput, Conflict
from assistant.mentoring.journey import AGREE, RETIME
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
        dispatcher.utter_message(response=stands, name=services.company.write.called(kept))
        dispatcher.utter_message(response="utter_all_for_now")
        return []


class _AnswerTime(WithMentor):
    """What is done about the time that was shown; where it changed, that is said instead."""

    async def say(self, turn: Turn) -> None:
        # Whoever has named no time yet may have told where they live.
        it = replace(turn.it, zone=turn.it.zone or turn.person.profile.timezone)
        turn = replace(turn, it=it)
        try:
            await self.answer(turn, turn.person.journey.answers.get(RETIME.name, ""))
        except (BadInput, Conflict, TooLate):
            turn.say("utter_time_gone")
            turn.say("utter_all_for_now")

    async def answer(self, turn: Turn, shown: str) -> None:
        """What this action has to do about the time that was shown, and to say of it."""
        raise NotImplementedError


class AskRetime(_AnswerTime, Action):
    """Whether the time the mentor suggests would do."""

    does = "ask_retime"

    async def answer(self, turn: Turn, shown: str) -> None:
        if turn.it.offered is None:
            raise TooLate("no time is suggested any more")
        turn.say("utter_retime", when=await turn.when(turn.it.offered))
        turn.say("utter_retime_question")


class TakeTime(_AnswerTime, Action):
    """Takes it; both get the invitation."""

    does = "take_time"

    async def answer(self, turn: Turn, shown: str) -> None:
        turn = replace(turn, it=await off_loop(turn.services.meetings.taken, turn.it, shown))
        if turn.it.meeting:
            await turn.say_meeting("utter_time_taken", turn.it.meeting)
        turn.say("utter_all_for_now")


class RefuseTime(_AnswerTime, Action):
    """Says no to it for the person; what was fixed stays."""

    does = "refuse_time"

    async def answer(self, turn: Turn, shown: str) -> None:
        turn = replace(turn, it=await off_loop(turn.services.meetings.refused, turn.it, shown))
        if turn.it.meeting:
            turn.say("utter_time_refused_stays", when=await turn.when(turn.it.meeting))
        else:
            turn.say("utter_time_refused")
        turn.say("utter_all_for_now")
