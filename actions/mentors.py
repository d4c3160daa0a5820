"""Shows mentors with their reasons and gaps."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.dropping import offer_to_drop
from actions.journey import mentors_question, nobody_question
from actions.screen import ask_briefly, is_new, last_listed, stood_at
from actions.speaking import Event, button, met, off_loop, say_noted
from assistant.bootstrap import Services
from assistant.mentoring.calling import called
from assistant.mentoring.people import Person
from assistant.mentoring.reasons import listed
from assistant.mentoring.roads import Road
from assistant.services.find_mentors import Suggestion
from assistant.services.show_road import in_words
from assistant.services.understand import message_from

# "Why Kiran?" is about one person, shown or not.
_STRANGER = re.compile(r"\b[Ww]hy (?:is |was |did you suggest )?(?P<name>[A-Z][\w'-]{2,})\s*\?*$")

_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five"}


class ShowMentors(Action):
    """The mentors who fit what is known so far."""

    def name(self) -> str:
        return "action_show_mentors"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        say_noted(dispatcher, person)
        find = services.find_mentors
        found = await off_loop(find.these, person.journey.offered, person.profile)
        if found:
            show_found(dispatcher, tracker, person, found, "utter_mentors_intro")
        offered = await offer_to_drop(dispatcher, tracker, services, person, found)
        if not found:
            if not offered:
                dispatcher.utter_message(response="utter_mentors_none")
            nobody_question(dispatcher, person.journey, person.profile)
            return []
        road = await off_loop(_road_just_told, services, person)
        if road:
            dispatcher.utter_message(**road_card(road))
        ask_briefly(dispatcher, tracker, mentors_question, person.journey, person.profile)
        return []


class ChooseMentor(Action):
    """The same mentors after the five ways, to decide whom to write to."""

    def name(self) -> str:
        return "action_choose_mentor"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        say_noted(dispatcher, person)
        find = services.find_mentors
        found = await off_loop(find.these, person.journey.offered, person.profile)
        if found:
            show_found(dispatcher, tracker, person, found, "utter_choose_intro")
        offered = await offer_to_drop(dispatcher, tracker, services, person, found)
        if not found and not offered:
            dispatcher.utter_message(response="utter_mentors_none")
        question = "utter_choose_question" if found else "utter_choose_nobody"
        dispatcher.utter_message(response=question)
        return []


class AskWhich(Action):
    """Which of those who bear the name is meant."""

    def name(self) -> str:
        return "action_ask_which"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        directory = services.find_mentors.directory
        found = await off_loop(directory.by_ids, person.journey.named)
        buttons = [
            button(
                f"{mentor.name}, {mentor.title}"
                + (f" at {mentor.organisation}" if mentor.organisation else ""),
                "/choose_mentor" + json.dumps({"mentor_id": mentor.external_id}),
            )
            for mentor in found
        ]
        dispatcher.utter_message(response="utter_ask_which", buttons=buttons)
        return []


class Why(Action):
    """Why this one was suggested, and what speaks against."""

    def name(self) -> str:
        return "action_why"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        message = message_from(tracker.latest_message, "")
        ids = await off_loop(services.walk_journey.named.asked_about, person.journey, message)
        stranger = _STRANGER.search(message.text)
        if len(ids) > 1 and stranger and not message.choice:
            ids = await off_loop(services.walk_journey.named.bearing, ids, stranger["name"])
            if not ids and not person.journey.young:
                name = stranger["name"]
                dispatcher.utter_message(response="utter_why_nobody", name=name)
                return []
        if person.journey.young:
            ids = ()
        found = await off_loop(services.find_mentors.these, ids, person.profile)
        if not found:
            dispatcher.utter_message(response="utter_why_unknown")
        for suggestion in found:
            explanation = suggestion.explanation
            dispatcher.utter_message(
                response="utter_why",
                name=suggestion.mentor.name,
                reasons=listed(list(explanation.reasons)) or "has room for a mentee",
            )
            if explanation.gaps:
                dispatcher.utter_message(
                    response="utter_why_gaps", gaps=listed(list(explanation.gaps))
                )
        return []


def show_found(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    person: Person,
    found: Sequence[Suggestion],
    intro: str,
) -> None:
    """Those who fit, best first; after one more fact, only the cards that it changed.

    All are named in their order all the same: "the second" is the second of these.
    """
    cards = [mentor_card(suggestion) for suggestion in found]
    more = person.learnt and stood_at(tracker, "match", "choose")
    known = last_listed(tracker) if more else ()
    new = [
        card
        for card in cards
        if card["json_message"]["id"] not in known or is_new(tracker, card["json_message"])
    ]
    whole = [suggestion.mentor.name for suggestion in found]
    said: dict[str, Any] = {"listed": [suggestion.mentor.external_id for suggestion in found]}
    if len(new) == len(cards):
        said["response"] = intro
    else:
        said["names"] = listed([called(name, whole) for name in whole])
        said["count"] = _COUNTS.get(len(cards), str(len(cards)))
        stand = "utter_mentors_stands_one" if len(cards) == 1 else "utter_mentors_stand"
        said["response"] = "utter_mentors_anew" if new else stand
    dispatcher.utter_message(**said)
    for card in new:
        dispatcher.utter_message(**card)


def _road_just_told(services: Services, person: Person) -> Road | None:
    """The road of somebody who has just told where they stand or want to go; None without one."""
    start, goal = person.profile.current_title, person.profile.target_title
    if not start or not goal or not {"current_title", "target_title"} & set(person.learnt):
        return None
    road = services.show_road.between(start, goal)
    return road if road.routes else None


def road_card(road: Road) -> dict[str, Any]:
    """The road as a picture, and in words where there are no pictures or they cannot be seen."""
    told = in_words(road)
    address = f"/roads/{quote(road.start, safe='')}/{quote(road.goal, safe='')}"
    return {
        "text": told,
        "json_message": {
            "type": "road",
            "title": told.splitlines()[0],
            "picture": f"{address}.svg",
            "share": f"{address}.png",
            "description": told,
        },
    }


def mentor_card(suggestion: Suggestion) -> dict[str, Any]:
    """A card for channels that draw one, with the same content as text for those that don't."""
    mentor, explanation = suggestion.mentor, suggestion.explanation
    work = mentor.title + (f" at {mentor.organisation}" if mentor.organisation else "")
    note = " (fictional demo person)" if mentor.fictional else ""
    lines = [f"{mentor.name}, {work}{note}"]
    lines += [f"+ {reason}" for reason in explanation.reasons]
    if explanation.gaps:
        lines.append("Good to know: " + "; ".join(explanation.gaps))
    payload = json.dumps({"mentor_id": mentor.external_id})
    return {
        "text": "\n".join(lines),
        "json_message": {
            "type": "mentor",
            "id": mentor.external_id,
            "name": mentor.name,
            "title": mentor.title,
            "organisation": mentor.organisation,
            "fictional": mentor.fictional,
            "reasons": list(explanation.reasons),
            "gaps": list(explanation.gaps),
            "actions": [
                button(f"Write to {mentor.name.split()[0]}", f"/choose_mentor{payload}"),
                button("Why?", f"/ask_why{payload}"),
            ],
        },
    }
