"""Help first, where somebody is in despair or danger."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, met
from assistant.mentoring.again import third
from assistant.mentoring.help_lines import HELP_LINES
from assistant.services.understand import message_from

logger = logging.getLogger(__name__)
_PATIENCE_S = 2.0


class HelpFirst(Action):
    """Names who listens in the person's country; where that is not known, how to find out."""

    def name(self) -> str:
        return "action_help_first"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        country, again = await _known(tracker)
        line = HELP_LINES.get(country or "")
        if third(again):
            # The same words a third time would sound as if nobody listened.
            number = line.emergency if line else "112"
            dispatcher.utter_message(response="utter_distress_again", emergency=number)
        elif line is None:
            dispatcher.utter_message(response="utter_distress")
        else:
            dispatcher.utter_message(
                response="utter_distress_near",
                country=line.country,
                emergency=line.emergency,
                name=line.name,
                number=line.number,
            )
        return []


async def _known(tracker: Tracker) -> tuple[str | None, int]:
    """The country, of the message or else of the person's row, and how often this was heard.

    Help does not wait for a database that takes its time.
    """
    told = message_from(tracker.latest_message, "").facts.country
    try:
        _, person = await asyncio.wait_for(met(tracker), _PATIENCE_S)
    except Exception:
        logger.exception("a row was not read")
        return told, 0
    return told or person.profile.country, person.journey.again
