"""Walks the five ways of finding a mentor, each with places that suit this person."""

from __future__ import annotations

import calendar
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.journey import progress_line, way_question
from actions.mentors import mentor_card
from actions.speaking import Event, met, off_loop, say_noted
from assistant.bootstrap import Services, country_names
from assistant.mentoring.directory import Place
from assistant.mentoring.journey import BY_NAME, WAYS
from assistant.mentoring.people import Person


class _Walk(Action):
    """One way: what it is, its places, and whether to go on. Subclasses show the places."""

    way = ""

    def name(self) -> str:
        return f"action_walk_{self.way}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        say_noted(dispatcher, person)
        drawn = progress_line(person.journey)["json_message"]
        dispatcher.utter_message(
            response="utter_way",
            json_message=drawn,
            number=str(WAYS.index(self.way) + 1),
            label=BY_NAME[self.way].label.lower(),
        )
        await self.show(dispatcher, services, person)
        way_question(dispatcher, person.journey, person.profile)
        return []

    async def show(
        self, dispatcher: CollectingDispatcher, services: Services, person: Person
    ) -> None:
        """Say what this way has to offer this person."""
        raise NotImplementedError


class WalkOrganisation(_Walk):
    """Who is near at work, and how to ask."""

    way = "organisation"

    async def show(
        self, dispatcher: CollectingDispatcher, services: Services, person: Person
    ) -> None:
        organisation = next(iter(person.profile.organisations), "your organisation")
        dispatcher.utter_message(response="utter_organisation_advice", organisation=organisation)
        await _show_sharing(dispatcher, services, person, "organisation", organisation)


class WalkEvents(_Walk):
    """Where people of the field meet."""

    way = "events"

    async def show(
        self, dispatcher: CollectingDispatcher, services: Services, person: Person
    ) -> None:
        dispatcher.utter_message(response="utter_events_advice")
        await _show_places(dispatcher, services, person, "events", "conference")


class WalkAssociations(_Walk):
    """Who organises the profession."""

    way = "associations"

    async def show(
        self, dispatcher: CollectingDispatcher, services: Services, person: Person
    ) -> None:
        dispatcher.utter_message(response="utter_associations_advice")
        await _show_places(dispatcher, services, person, "associations", "association")


class WalkAlumni(_Walk):
    """Who went to the same school."""

    way = "alumni"

    async def show(
        self, dispatcher: CollectingDispatcher, services: Services, person: Person
    ) -> None:
        dispatcher.utter_message(response="utter_alumni_advice")
        for school in person.profile.schools[:1]:
            place = await off_loop(services.explore_ways.school, school)
            if place:
                dispatcher.utter_message(**place_card(place))
                school = place.name
            else:
                dispatcher.utter_message(response="utter_alumni_unknown", school=school)
            await _show_sharing(dispatcher, services, person, "school", school)


class WalkOnline(_Walk):
    """Where to look online."""

    way = "online"

    async def show(
        self, dispatcher: CollectingDispatcher, services: Services, person: Person
    ) -> None:
        dispatcher.utter_message(response="utter_online_advice")
        await _show_places(dispatcher, services, person, "resources", "mentoring")


class HelpTheYoung(Action):
    """Resources and the coordinator for those below the minimum age, never a mentor."""

    def name(self) -> str:
        return "action_help_the_young"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        dispatcher.utter_message(
            response="utter_young", minimum_age=str(services.programme.minimum_age)
        )
        fitting = services.explore_ways.for_the_young
        for place in await off_loop(fitting, person.profile):
            dispatcher.utter_message(**place_card(place))
        dispatcher.utter_message(response="utter_young_question")
        return []


async def _show_places(
    dispatcher: CollectingDispatcher, services: Services, person: Person, kind: str, search: str
) -> None:
    explore = services.explore_ways
    places = await off_loop(explore.fitting, kind, person.profile)
    # An event abroad can be travelled to; an association abroad is for its own country.
    if not places and kind == "events":
        places = await off_loop(explore.further_away, kind, person.profile)
        if places:
            dispatcher.utter_message(response="utter_way_further")
    for place in places:
        dispatcher.utter_message(**place_card(place))
    if not places:
        dispatcher.utter_message(response="utter_way_no_place", search=search)


async def _show_sharing(
    dispatcher: CollectingDispatcher, services: Services, person: Person, kind: str, value: str
) -> None:
    """Mentors of the same organisation or school, unless the person is too young for one."""
    if person.journey.young:
        return
    found = await off_loop(services.find_mentors.sharing, kind, value, person.profile)
    known = {"organisation": "utter_organisation_mentors", "school": "utter_alumni_mentors"}
    if found:
        dispatcher.utter_message(response=known[kind])
        for suggestion in found:
            dispatcher.utter_message(**mentor_card(suggestion))
    elif kind == "organisation":
        dispatcher.utter_message(response="utter_organisation_nobody")


def place_card(place: Place) -> dict[str, Any]:
    """A card of an event, association, school or resource, and the same as text."""
    when = calendar.month_name[place.month] if place.month else None
    countries = [country_names().get(code, code) for code in place.countries[:2]]
    where = ", ".join([*([place.place] if place.place else []), *countries]) or None
    if not where and place.online:
        where = "online"
    facts = [f"usually in {when}" if when else None, where]
    lines = [place.name, place.summary, ", ".join(f for f in facts if f), place.url]
    return {
        "text": "\n".join(line for line in lines if line),
        "json_message": {
            "type": "place",
            "name": place.name,
            "kind": place.kind,
            "summary": place.summary,
            "url": place.url,
            "when": f"Usually in {when}" if when else None,
            "where": where,
            "source": place.source,
            "checked": place.checked.isoformat() if place.checked else None,
        },
    }
