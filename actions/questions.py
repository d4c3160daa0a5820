"""Answers what people ask about mentoring, and admits what it cannot answer."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, key_of, met, off_loop
from assistant.bootstrap import services
from assistant.mentoring.knowledge import UNKNOWN, speaks_alone
from assistant.mentoring.pointed import APPROACH, pointed_at
from assistant.services.understand import answer_guessed


class AnswerQuestion(Action):
    """The answer that was asked for; a question without one is kept for the coordinator."""

    def name(self) -> str:
        return "action_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        found, person = await met(tracker)
        answering = found.answer_questions
        text = tracker.latest_message.get("text") or ""
        mentors = person.hosting.active or person.only_mentors
        asked = tracker.latest_message.get("intent") or {}
        guess = answer_guessed(tracker.latest_message) or UNKNOWN
        read = APPROACH if asked.get("name") == APPROACH else guess
        guess = pointed_at(text, read, mentors) or guess
        answer = await off_loop(answering.find, person.key, text, guess, speaks_alone(person))
        if answer:
            dispatcher.utter_message(text=answer)
        else:
            await off_loop(answering.keep, text)
            dispatcher.utter_message(response="utter_no_answer")
        return []


class Decline(Action):
    """What this service is not for, unless the coordinator wrote an answer to it."""

    def name(self) -> str:
        return "action_decline"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        answering = services().answer_questions
        text = tracker.latest_message.get("text") or ""
        answer = await off_loop(answering.find, key_of(tracker), text, UNKNOWN)
        if answer:
            dispatcher.utter_message(text=answer)
        else:
            dispatcher.utter_message(response="utter_out_of_scope")
        return []
