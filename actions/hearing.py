"""Hears each message before anything is predicted, and fills the cursor the policy reads."""

from __future__ import annotations

import logging
import uuid
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, key_of, off_loop
from assistant.bootstrap import services
from assistant.mentoring.errors import MentorError
from assistant.services.understand import message_from

logger = logging.getLogger(__name__)


class Hear(Action):
    """Applies the message to the person's row; a row that cannot be written clears the cursor."""

    def name(self) -> str:
        return "action_hear"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        message = message_from(tracker.latest_message, _message_id(tracker))
        try:
            person = await off_loop(services().walk_journey.hear, key_of(tracker), message)
        except MentorError as error:
            logger.error("a message was not applied: %s", error)
            return [SlotSet("journey_step", None), SlotSet("journey_opens", None)]
        journey = person.journey
        return [
            SlotSet("journey_step", journey.step),
            SlotSet("journey_asks", journey.asks),
            SlotSet("journey_heard", journey.heard),
            SlotSet("journey_opens", journey.opens),
        ]


class Open(Action):
    """Tells somebody who writes in another language, in that language, that we answer in ours.

    Rasa drops what `action_hear` says, since it runs as a slot's mapping; it keeps what this one
    says, and sends it before anything is predicted.
    """

    def name(self) -> str:
        return "action_validate_slot_mappings"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        if language := tracker.get_slot("journey_opens"):
            dispatcher.utter_message(response=f"utter_opening_{language}")
        return []


def _message_id(tracker: Tracker) -> str:
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return str(event.get("message_id") or uuid.uuid4().hex)
    return uuid.uuid4().hex
