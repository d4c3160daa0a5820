"""The plan: shown, mailed, and the form of mentorship in it."""

from __future__ import annotations

import json
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, button, met, off_loop
from assistant.mentoring.forms import FORMAL, LABELS, suggested
from assistant.mentoring.journey import next_way
from assistant.mentoring.plans import Plan
from assistant.services.keep_plan import MOST_A_DAY, VALID_FOR, TooOften

# Asked for by mail, it is not read out as well.
_BY_MAIL = ("mailed", "awaits")
# Seen in between, it is followed by the question that stands anyway.
_ASKED_AFTERWARDS = ("aside", "plan")


class ShowPlan(Action):
    """What the person leaves with."""

    def name(self) -> str:
        return "action_show_plan"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        if person.journey.heard in _BY_MAIL:
            return []
        plan = await off_loop(services.keep_plan.of, person)
        if plan.sections:
            dispatcher.utter_message(
                response="utter_plan", plan=plan.in_words(bold="**"), json_message=plan_card(plan)
            )
        elif person.journey.step != "done":
            dispatcher.utter_message(response="utter_plan_empty")
        if person.journey.step == "done" and person.journey.heard not in _ASKED_AFTERWARDS:
            dispatcher.utter_message(response="utter_plan_question")
        return []


class MailPlan(Action):
    """Mails the plan to the address the person gave."""

    def name(self) -> str:
        return "action_mail_plan"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        try:
            await off_loop(services.keep_plan.mail, person)
        except TooOften:
            dispatcher.utter_message(response="utter_plan_mailed_often", most=MOST_A_DAY)
        else:
            dispatcher.utter_message(
                response="utter_plan_mailed", email=person.profile.email, days=VALID_FOR.days
            )
        return []


class AskForm(Action):
    """Which of the three forms of mentorship it shall be."""

    def name(self) -> str:
        return "action_ask_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        buttons = [form_button(form) for form in LABELS]
        dispatcher.utter_message(response="utter_ask_form", buttons=buttons)
        return []


class FormKept(Action):
    """The form somebody chose, and what it means for what comes next."""

    def name(self) -> str:
        return "action_form_kept"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        _, person = await met(tracker)
        form = person.journey.form or suggested(person.profile).form
        response = f"utter_form_{form}"
        if form == FORMAL and next_way(person.profile, person.journey):
            # There is still somewhere to look.
            response = "utter_form_formal_first"
        dispatcher.utter_message(response=response)
        return []


def plan_card(plan: Plan) -> dict[str, Any]:
    """The plan as a card, for channels that draw cards."""
    sections = [{"title": s.title, "items": list(s.lines)} for s in plan.sections]
    return {"type": "plan", "title": "Your plan", "sections": sections}


def form_button(form: str) -> dict[str, str]:
    """A button that chooses a form of mentorship."""
    label = LABELS[form].removeprefix("a ").removeprefix("an ")
    return button(label[:1].upper() + label[1:], "/inform" + json.dumps({"form": form}))
