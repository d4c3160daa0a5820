"""Walks the five ways of finding a mentor, each with places that suit this person."""

from __future__ import annotations

import calendar
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.journey import progress_line, way_question
from actions.mentors import mentor_card
from actions.screen import ask_briefly, is_new, stood_at
from actions.speaking import Event, button, met, off_loop, say_noted
from assistant.bootstrap import Services, country_names
from assistant.mentoring.directory import Place
from assistant.mentoring.forms import LABELS, suggested
from assistant.mentoring.journey import BY_NAME, WAYS, ways_of
from assistant.mentoring.people import Person


class _Walk(Action):
    """One way: what it is, its places, and a step for this week. Subclasses show the places."""

    way = ""

    def name(self) -> str:
        return f"action_walk_{self.way}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        say_noted(dispatcher, person)
        if person.learnt and stood_at(tracker, self.way):
            await self._show_changes(dispatcher, tracker)
            ask_briefly(dispatcher, tracker, way_question, person.journey, person.profile)
            return []
        ways = ways_of(person.profile, person.journey)
        dispatcher.utter_message(
            response="utter_way",
            json_message=progress_line(person.journey, person.profile)["json_message"],
            number=ways.index(self.way) + 1,
            total=len(ways),
            label=BY_NAME[self.way].label.lower(),
        )
        _suggest_form(dispatcher, person)
        await self.show(dispatcher, services, person)
        way_question(dispatcher, person.journey, person.profile)
        return []

    async def _show_changes(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        """Only what fits better now that a little more is known; the rest has just been read."""
        shown = CollectingDispatcher()
        await self.show(shown, *await met(tracker))
        cards = [message for message in shown.messages if message["custom"]]
        new = [message for message in cards if is_new(tracker, message["custom"])]
        if cards:
            dispatcher.utter_message(response="utter_way_anew" if new else "utter_way_stands")
        dispatcher.messages += new

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
        places = await off_loop(services.explore_ways.of_way, self.way, person.profile)
        if places and not await off_loop(services.explore_ways.fitting, self.way, person.profile):
            dispatcher.utter_message(response="utter_way_further")
        _show_places(dispatcher, places, "conference")


class WalkAssociations(_Walk):
    """Who organises the profession."""

    way = "associations"

    async def show(
        self, dispatcher: CollectingDispatcher, services: Services, person: Person
    ) -> None:
        dispatcher.utter_message(response="utter_associations_advice")
        places = await off_loop(services.explore_ways.of_way, self.way, person.profile)
        _show_places(dispatcher, places, "association")


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
        places = await off_loop(services.explore_ways.of_way, self.way, person.profile)
        _show_places(dispatcher, places, "mentoring")


class OfferStep(Action):
    """Another step of the same way."""

    def name(self) -> str:
        return "action_offer_step"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        _, person = await met(tracker)
        if len(person.journey.proposals) == 1:
            dispatcher.utter_message(response="utter_step_no_other")
        ask_briefly(dispatcher, tracker, way_question, person.journey, person.profile)
        return []


class StepTaken(Action):
    """The step that was just put into the plan."""

    def name(self) -> str:
        return "action_step_taken"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        _, person = await met(tracker)
        if person.journey.week:
            do, *_ = list(person.journey.week.values())[-1]
            dispatcher.utter_message(response="utter_step_taken", step=do)
        return []


def _suggest_form(dispatcher: CollectingDispatcher, person: Person) -> None:
    """Said once, at the first way somebody comes to, where they have not chosen one."""
    advice = suggested(person.profile)
    walked = [way for way in WAYS if way in person.journey.visited]
    if person.journey.young or len(walked) > 1 or person.journey.form != advice.form:
        return
    dispatcher.utter_message(
        response="utter_form",
        form=LABELS[advice.form],
        reason=advice.reason,
        buttons=[button("Another form", '/inform{"form": "ask"}')],
    )


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


def _show_places(dispatcher: CollectingDispatcher, places: list[Place], search: str) -> None:
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
    more = len(place.countries) - len(countries)
    if more:
        countries[-1] += f" and {more} more {'countries' if more > 1 else 'country'}"
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
