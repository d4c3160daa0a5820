"""Hears each message before anything is predicted, and fills the cursor the policy reads."""

from __future__ import annotations

import logging
import uuid
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.mentors import mentor_card
from actions.pressing import as_pressed
from actions.requests import tell, tell_next_best
from actions.speaking import Event, key_of, off_loop
from actions.together import tell_news
from assistant.bootstrap import Services, services
from assistant.mentoring.commands import only_likely_despair
from assistant.mentoring.messages import Message
from assistant.mentoring.people import Person
from assistant.mentoring.requests import ACCEPTED, Request
from assistant.services.understand import message_from

logger = logging.getLogger(__name__)

# Ways of having been heard after which nothing else waits to be said, and what may be said in
# between: a question, or what was not understood, gets its own answer first.
_LIGHT = frozenset({"greeted", "news"})
_LIGHT_ASIDES = frozenset({"thank", "resume"})
# Steps whose reply is mentors.
_SHOWS = frozenset({"match", "choose"})


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
        try:
            return await _heard(dispatcher, tracker)
        except Exception:
            # Rasa would go on with the slots of the turn before.
            logger.exception("a message was not applied, or its news not told")
            # Whoever is in danger is answered without the row too.
            return [SlotSet("journey_step", None), SlotSet("journey_aside", True)]


async def _heard(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[Event]:
    message = message_from(as_pressed(tracker), _message_id(tracker))
    person = await off_loop(services().walk_journey.hear, key_of(tracker), message)
    journey = person.journey
    distress = message.intent == "distress" and not _answers(message, journey.heard)
    # Nothing is said before help; news stay untold until the next message.
    if not distress:
        if journey.opens:
            dispatcher.utter_message(response=f"utter_opening_{journey.opens}")
        if journey.heard != "forgotten":
            mine = await off_loop(services().requests.of_person, person.key)
            person = await _tell_news(dispatcher, services(), person, message, mine)
            journey = person.journey
            await tell_news(dispatcher, services(), mine, message.id)
    return [
        SlotSet("journey_step", journey.step),
        SlotSet("journey_asks", journey.asks),
        SlotSet("journey_heard", journey.heard),
        # Despair is answered wherever it is heard.
        SlotSet("journey_aside", journey.heard == "aside" or distress),
    ]


def _answers(message: Message, heard: str) -> bool:
    """Whether words that were only likely to be despair were taken for an answer."""
    return only_likely_despair(message) and heard not in ("aside", "contact")


async def _tell_news(
    dispatcher: CollectingDispatcher,
    found: Services,
    person: Person,
    message: Message,
    mine: list[Request],
) -> Person:
    """What became of requests and who offered a talk, before anything else is said.

    Returns the row: whoever only said hello answers a mentor's question next.
    """
    key = person.key
    heard = person.journey.heard
    light = heard in _LIGHT or (heard == "aside" and message.intent in _LIGHT_ASIDES)
    light = light and not person.hosting.active
    news = await off_loop(found.introduce.news, mine, message.id)
    over = [r for r in news if r.status != ACCEPTED and r.answer != "question"]
    for request in news:
        tell(dispatcher, request, mine, light)
        if request.answer == "question":
            asked = (key, request.mentor_id, request.words, light)
            person = await off_loop(found.walk_journey.asked_back, *asked)
    if over:
        person = await _tell_next_best(dispatcher, found, person, over, message.intent)
    if person.journey.young:
        return person
    for mentor_id in await off_loop(found.hopes.news, key, message.id):
        # Read anew, with whom they are kept apart from since.
        profile = (await off_loop(found.walk_journey.person, key)).profile
        for suggestion in await off_loop(found.find_mentors.these, [mentor_id], profile):
            dispatcher.utter_message(response="utter_talk_offered", name=suggestion.mentor.name)
            dispatcher.utter_message(**mentor_card(suggestion))
    return person


async def _tell_next_best(
    dispatcher: CollectingDispatcher,
    found: Services,
    person: Person,
    over: list[Request],
    intent: str,
) -> Person:
    """Who could be asked instead, unless mentors are shown in this reply anyway."""
    journey = person.journey
    shows = (
        journey.heard in ("move", "first", "wider") and not journey.asks and journey.step in _SHOWS
    )
    other = None if shows else await off_loop(found.next_best.of, person.key)
    id = other.mentor.external_id if other else None
    for request in over:
        turned = (person.key, request.mentor_id, id, intent)
        person = await off_loop(found.walk_journey.turned_down, *turned)
    if not shows:
        tell_next_best(dispatcher, other, person.journey.heard == "told")
    return person


def _message_id(tracker: Tracker) -> str:
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return str(event.get("message_id") or uuid.uuid4().hex)
    return uuid.uuid4().hex
