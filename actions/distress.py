"""Help first, where somebody is in despair or danger."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, met
from assistant.mentoring.help_lines import HELP_LINES
from assistant.services.understand import message_from

logger = logging.getLogger(__name__)


class HelpFirst(Action):
    """Names who listens in the person's country; where that is not known, how to find out."""

    def name(self) -> str:
        return "action_help_first"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        line = HELP_LINES.get(await _country(tracker) or "")
        if line is None:
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


async def _country(tracker: Tracker) -> str | None:
    """That of the message, else of the person's row; help never waits for a database."""
    told = message_from(tracker.latest_message, "").facts.country
    if told:
        return told
    try:
        _, person = await met(tracker)
    except Exception:
        logger.exception("a row was not read")
        return None
    return person.profile.country
