"""Who is kept apart, and who lets mentors read what they hope for."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, met, off_loop
from assistant.mentoring.requests import MENTEE


class BlockMentor(Action):
    """The mentor the person never wants to see again is never shown again."""

    def name(self) -> str:
        return "action_block_mentor"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        unwanted = person.journey.dismissed[-1]
        directory = services.find_mentors.directory
        name = next((m.name for m in await off_loop(directory.by_ids, [unwanted])), "That mentor")
        apart = services.introduce.keep_apart
        await off_loop(apart, person.key, person.profile.email, unwanted, MENTEE)
        dispatcher.utter_message(response="utter_blocked", name=name)
        return []


class KeepHope(Action):
    """From their yes on, mentors who fit may read what the person hopes for, without a name."""

    def name(self) -> str:
        return "action_keep_hope"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        await off_loop(services.hopes.agree, person.key)
        dispatcher.utter_message(response="utter_hope_kept")
        return []
