"""Drafts the first message, and settles goals, expectations and openness."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, met, off_loop, say_noted
from assistant.mentoring.introductions import first_message
from assistant.mentoring.summaries import plan


class DraftMessage(Action):
    """The first message to the chosen mentor, to copy; nothing is sent."""

    def name(self) -> str:
        return "action_draft_message"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        chosen = [person.journey.chosen] if person.journey.chosen else []
        found = await off_loop(services.find_mentors.these, chosen, person.profile)
        if not found:
            dispatcher.utter_message(response="utter_draft_gone")
            return []
        say_noted(dispatcher, person)
        mentor = found[0].mentor
        text = first_message(
            found[0].match, person.profile, person.journey.tones, services.occupations
        )
        dispatcher.utter_message(response="utter_draft_intro", name=mentor.name)
        dispatcher.utter_message(text=text, json_message={"type": "draft", "text": text})
        note = "utter_draft_fictional" if mentor.fictional else "utter_draft_real"
        dispatcher.utter_message(response=note, name=mentor.name)
        dispatcher.utter_message(response="utter_draft_question")
        return []


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


class ShowPlan(Action):
    """What the person leaves with."""

    def name(self) -> str:
        return "action_show_plan"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        chosen = [person.journey.chosen] if person.journey.chosen else []
        found = await off_loop(services.find_mentors.these, chosen, person.profile)
        name = found[0].mentor.name if found else None
        if found and found[0].mentor.fictional:
            name = f"{name} (fictional demo person)"
        lines = plan(person.profile, person.journey, name)
        if lines:
            listed = "\n".join(f"- {line}" for line in lines)
            dispatcher.utter_message(response="utter_plan", plan=listed)
        dispatcher.utter_message(response="utter_plan_question")
        return []
