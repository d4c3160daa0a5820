"""The mentor's side: a profile in conversation, and the way to a page of one's own."""

from __future__ import annotations

import json
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, button, met, off_loop
from assistant.bootstrap import LANGUAGE_NAMES, country_names
from assistant.mentoring.goals import GOALS
from assistant.mentoring.hosting import BY_NAME, INVITED, ITEMS, SENT, SHOWN, Hosting
from assistant.mentoring.profiles import summed_up
from assistant.services.understand import message_from


class Host(Action):
    """Says what comes next in a profile as a mentor; hands it in after the last yes."""

    def name(self) -> str:
        return "action_host"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        hosting = person.hosting
        if hosting.stage == SENT:
            await off_loop(services.join_mentors.hand_in, person.key, hosting)
            dispatcher.utter_message(response="utter_host_sent", email=hosting.email)
        elif not hosting.active:
            dispatcher.utter_message(response="utter_host_later")
        else:
            if hosting.note in ("unclear", "needed"):
                dispatcher.utter_message(response=f"utter_host_{hosting.note}")
            elif hosting.stage == SHOWN and hosting.note != "change":
                told = summed_up(hosting, LANGUAGE_NAMES, country_names())
                lines = "\n".join(f"- {line}" for line in told)
                dispatcher.utter_message(response="utter_host_profile", profile=lines)
            host_question(dispatcher, hosting)
        return []


def host_question(dispatcher: CollectingDispatcher, hosting: Hosting) -> None:
    """The question somebody who makes a profile is to answer where they stand."""
    if hosting.stage == INVITED:
        dispatcher.utter_message(response="utter_host_invite")
    elif hosting.stage == SHOWN:
        if hosting.note == "change":
            buttons = [_asks_about(item.label, item.name) for item in ITEMS]
            dispatcher.utter_message(response="utter_host_change", buttons=buttons)
        else:
            dispatcher.utter_message(response="utter_host_question")
    elif hosting.asks == "goals":
        more = hosting.note == "more"
        buttons = [
            button(goal.label, "/inform" + json.dumps({"goal": kind}))
            for kind, goal in GOALS.items()
            if kind not in hosting.goals
        ]
        buttons.append(button("That's all" if more else "Skip this", "/skip"))
        response = "utter_host_ask_goals_more" if more else "utter_host_ask_goals"
        dispatcher.utter_message(response=response, buttons=buttons)
    else:
        first = (hosting.name or "").split()[:1]
        dispatcher.utter_message(
            response=f"utter_host_ask_{hosting.asks}", first=first[0] if first else ""
        )


def where_hosting(hosting: Hosting) -> str:
    """Where somebody stands who makes a profile, for "where am I"."""
    asked = BY_NAME.get(hosting.asks or "")
    return (
        f"Your profile as a mentor ({asked.label.lower()})" if asked else "Your profile as a mentor"
    )


def _asks_about(label: str, item: str) -> dict[str, str]:
    return button(label, "/inform" + json.dumps({"about": item}))


class SendLink(Action):
    """Mails a mentor the link to their page; says the same whether or not they are one."""

    def name(self) -> str:
        return "action_send_link"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        told = message_from(tracker.latest_message, "").contact
        address = told or person.hosting.email
        if address and "@" in address:
            await off_loop(services.own_page.mail_link, address)
        dispatcher.utter_message(response="utter_link_sent", email=address)
        return []
