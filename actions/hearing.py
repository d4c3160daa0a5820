"""Hears each message before anything is predicted, and fills the cursor the policy reads."""

from __future__ import annotations

import logging
import uuid
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, key_of, off_loop
from actions.together import tell_news
from assistant.bootstrap import services
from assistant.mentoring.errors import MentorError
from assistant.mentoring.news import news_lines
from assistant.services.understand import message_from

logger = logging.getLogger(__name__)


class Hear(Action):
    """Applies the message to the person's row; a row that cannot be written clears the cursor.

    Its name is the one Rasa runs in every turn before it predicts, and whose words it sends: what
    the action of a slot's own mapping says is dropped.
    """

    def name(self) -> str:
        return "action_validate_slot_mappings"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        message = message_from(tracker.latest_message, _message_id(tracker))
        try:
            person = await off_loop(services().walk_journey.hear, key_of(tracker), message)
        except MentorError as error:
            logger.error("a message was not applied: %s", error)
            return [SlotSet("journey_step", None)]
        journey = person.journey
        if journey.opens:
            dispatcher.utter_message(response=f"utter_opening_{journey.opens}")
        if journey.heard != "forgotten":
            for request in await off_loop(services().introduce.news, person.key, message.id):
                # Before anything else is said.
                for line in news_lines(request):
                    dispatcher.utter_message(**line)
            await tell_news(dispatcher, services(), person.key, message.id)
        return [
            SlotSet("journey_step", journey.step),
            SlotSet("journey_asks", journey.asks),
            SlotSet("journey_heard", journey.heard),
        ]


def _message_id(tracker: Tracker) -> str:
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return str(event.get("message_id") or uuid.uuid4().hex)
    return uuid.uuid4().hex
