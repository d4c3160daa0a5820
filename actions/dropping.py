"""Offers to drop the one wish that keeps most mentors away, where too few fit."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.screen import was_offered
from actions.speaking import button, off_loop
from assistant.bootstrap import LANGUAGE_NAMES, Services
from assistant.mentoring.people import Person
from assistant.mentoring.requests import reached
from assistant.services.find_mentors import Suggestion
from assistant.services.relax_wishes import Relief, one_to_drop

_COUNTS = dict(
    enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"), 1
    )
)
# The search looks at so many that an exact number of them says no more.
_MANY = 50


async def offer_to_drop(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    services: Services,
    person: Person,
    found: Sequence[Suggestion],
) -> bool:
    """Whether there was a wish to offer; the same is not offered again for the same list."""
    relief = await off_loop(_relief, services, person, found)
    if relief is None:
        return False
    ids = [suggestion.mentor.external_id for suggestion in found]
    mark = " ".join((relief.wish.mark, *ids))
    if was_offered(tracker, mark):
        return False
    payload = "/correct" + json.dumps({"drop": relief.wish.mark}, ensure_ascii=False)
    dispatcher.utter_message(
        response="utter_more_without" if found else "utter_mentors_none_but",
        condition=relief.wish.dropped(LANGUAGE_NAMES),
        count=counted(relief.adds),
        buttons=[button(relief.wish.button, payload)],
        offered=mark,
    )
    return True


def counted(number: int) -> str:
    """How many, as one says it."""
    if number > _MANY:
        return "over fifty"
    return _COUNTS.get(number, str(number))


def _relief(services: Services, person: Person, found: Sequence[Suggestion]) -> Relief | None:
    asked = reached(services.requests.of_person(person.key))
    unwanted = (*person.journey.dismissed, *asked)
    return one_to_drop(services.find_mentors, person.profile, found, unwanted)
