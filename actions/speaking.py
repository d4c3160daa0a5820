"""What every action needs: the services, the person's row, and a way to say things."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from assistant.bootstrap import LANGUAGE_NAMES, Services, services
from assistant.mentoring.calling import called
from assistant.mentoring.people import Person
from assistant.mentoring.summaries import noted

Event = dict[str, Any]
_T = TypeVar("_T")


async def off_loop(work: Callable[..., _T], *args: Any) -> _T:
    """Run work that touches the database without stopping the event loop."""
    return await asyncio.get_running_loop().run_in_executor(None, work, *args)


def key_of(tracker: Tracker) -> str:
    """The person's key: the sender in the namespace of the channel.

    Our own channels name senders so already; through any other channel a sender called
    ``rest:ada`` must not open Ada's row.
    """
    channel = tracker.get_latest_input_channel() or "unknown"
    sender = str(tracker.sender_id)
    return sender if sender.startswith(f"{channel}:") else f"{channel}:{sender}"


async def met(tracker: Tracker) -> tuple[Services, Person]:
    """The services and the row of the person this conversation is with."""
    found = services()
    return found, await off_loop(found.walk_journey.person, key_of(tracker))


async def name_of(services: Services, key: str, whole: str) -> str:
    """What a mentor is called who has been written to: the first name where that is plain."""
    mine = await off_loop(services.introduce.requests.of_person, key)
    return called(whole, (request.mentor_name for request in mine))


def say_noted(dispatcher: CollectingDispatcher, person: Person) -> None:
    """Say back what the last message taught us, so that a mistake is seen at once."""
    facts = noted(person.profile, person.learnt, LANGUAGE_NAMES)
    if facts:
        dispatcher.utter_message(response="utter_noted", facts=facts)


def button(title: str, payload: str) -> dict[str, str]:
    """A button in Rasa's form."""
    return {"title": title, "payload": payload}
