"""Once a mentor has said yes: the agreement, times to meet, and the way to an ending."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event, met, off_loop
from assistant.bootstrap import Services
from assistant.mentoring.days import NoSuchDay, deadline
from assistant.mentoring.errors import Conflict
from assistant.mentoring.journey import AGREE, TIMES
from assistant.mentoring.people import Person
from assistant.mentoring.relationships import NOT_AT_ALL, Relationship
from assistant.mentoring.requests import MENTEE, Request, TooLate


class RefuseDay(Action):
    """Says why a day cannot be, and asks for another."""

    def name(self) -> str:
        return "action_refuse_day"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, _ = await met(tracker)
        try:
            deadline(tracker.latest_message.get("text") or "", services.find_mentors.today())
        except NoSuchDay as error:
            dispatcher.utter_message(response="utter_no_such_day", why=str(error))
        dispatcher.utter_message(response="utter_ask_another_day")
        return []


@dataclass(frozen=True)
class Turn:
    """What an action has at hand that is about a mentoring: where to speak, and of what."""

    dispatcher: CollectingDispatcher
    services: Services
    person: Person
    it: Relationship

    def say(self, response: str, **values: str) -> None:
        """One reply, which may name the mentor."""
        name = self.services.company.write.called(self.it)
        self.dispatcher.utter_message(response=response, name=name, **values)

    async def say_meeting(self, response: str, moment: datetime) -> None:
        """A talk that is fixed, with the file for the person's calendar."""
        path = self.services.meetings.calendar_path(self.it)
        self.say(response, when=await self.when(moment), calendar=path)

    async def when(self, moment: datetime) -> str:
        """A moment as the person reads it."""
        return await off_loop(self.services.meetings.for_mentee, self.it, moment)


class WithMentor:
    """What is said of a mentoring that runs; where none does any more, that is said instead."""

    does = ""

    def name(self) -> str:
        return f"action_{self.does}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        it = await off_loop(services.company.with_whom, person.key)
        if it is None:
            dispatcher.utter_message(response="utter_together_over")
        else:
            await self.say(Turn(dispatcher, services, person, it))
        return []

    async def say(self, turn: Turn) -> None:
        """What this action has to say of it."""
        raise NotImplementedError


class ShowAgreement(WithMentor, Action):
    """The very words a yes will be about."""

    does = "show_agreement"

    async def say(self, turn: Turn) -> None:
        _show(turn.dispatcher, turn.it, turn.person.journey.answers.get(AGREE.name, ""))


class KeepAgreement(Action):
    """Keeps what the person said yes to; a second yes keeps nothing twice."""

    def name(self) -> str:
        return "action_keep_agreement"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        services, person = await met(tracker)
        answers, company = person.journey.answers, services.company
        goal = next(iter(person.profile.goals), "")
        shown = answers.get(AGREE.name, "")
        try:
            kept = await off_loop(company.say_yes, person.key, shown, answers, goal)
        except (Conflict, TooLate):
            kept = None
        if kept is None:
            await show_anew(dispatcher, services, person.key)
            return []
        agreed = "utter_agreement_both" if kept.mentor_agreed else "utter_agreement_kept"
        dispatcher.utter_message(response=agreed, name=company.write.called(kept))
        if kept.stage == "meet":
            _ask_times(dispatcher, services, kept)
        return []


class AskTimes(WithMentor, Action):
    """What a first talk could be about, and when it could be."""

    does = "ask_times"

    async def say(self, turn: Turn) -> None:
        if turn.it.meeting:
            await turn.say_meeting("utter_meeting_stands", turn.it.meeting)
        _ask_times(turn.dispatcher, turn.services, turn.it)


class ProposeTimes(WithMentor, Action):
    """Tells the mentor the times a message names, and the person what could not be taken."""

    does = "propose_times"

    async def say(self, turn: Turn) -> None:
        try:
            await self._propose(turn)
        except TooLate:
            turn.say("utter_mentor_left", contact=turn.it.contact)
        except Conflict:
            turn.say("utter_unavailable")

    async def _propose(self, turn: Turn) -> None:
        person, meetings = turn.person, turn.services.meetings
        text, zone = person.journey.answers.get(TIMES.name, ""), person.profile.timezone
        after, heard = await off_loop(meetings.propose, turn.it, text, zone)
        turn = replace(turn, it=after)
        if heard.wrong:
            turn.say("utter_no_such_time", why=" ".join(heard.wrong))
        if not heard.moments:
            turn.say("utter_ask_other_times")
            return
        lines = [await turn.when(moment) for moment in after.proposed]
        turn.say("utter_times_sent", times="\n".join(f"- {line}" for line in lines))
        if not zone:
            turn.say("utter_times_zone")
        turn.say("utter_times_question")


class LeadToEnding(WithMentor, Action):
    """Gives the person their own page, where one button ends a mentoring with thanks."""

    does = "lead_to_ending"

    async def say(self, turn: Turn) -> None:
        turn.say("utter_end_it", link=turn.services.company.write.link(turn.it, MENTEE))


async def show_anew(dispatcher: CollectingDispatcher, services: Services, key: str) -> None:
    """Back to the page as it is now, or to the plan where there is none any more."""
    person = await off_loop(services.walk_journey.page_anew, key)
    it = await off_loop(services.company.with_whom, key)
    if it is None or person.journey.step != AGREE.name:
        dispatcher.utter_message(response="utter_together_over")
        dispatcher.utter_message(response="utter_plan_question")
        return
    dispatcher.utter_message(response="utter_agreement_changed")
    _show(dispatcher, it, person.journey.answers[AGREE.name])


async def tell_news(
    dispatcher: CollectingDispatcher, services: Services, mine: list[Request], message_id: str
) -> None:
    """What happened in a running mentoring, before anything else is said."""
    for it, news in await off_loop(services.company.news, mine, message_id):
        if _is_past(it, news):
            continue
        when = ""
        if it.meeting:
            when = await off_loop(services.meetings.for_mentee, it, it.meeting)
        response = f"utter_together_{news}"
        if news == "check" and _said(it):
            response = "utter_together_check_bad"
        if news == "other_times" and when:
            response = "utter_together_other_times_stays"
        if news in ("meeting", "moved") and not when:
            # Called off again before it could be told.
            response = "utter_together_cancelled"
        dispatcher.utter_message(
            response=response,
            name=services.company.write.called(it),
            words=_quoted({"ended": it.thanks, "turned_down": it.objection}.get(news, it.asked)),
            when=when,
            calendar=services.meetings.calendar_path(it),
            link=services.company.write.link(it, MENTEE),
        )


def _is_past(it: Relationship, news: str) -> bool:
    """Whether it was answered on the page, or taken back, before it could be told."""
    answered = {
        "change": not it.change,
        "offered": not it.offered,
        "turned_down": it.agreement,
        "check": _said(it) not in ("", NOT_AT_ALL),
    }
    return bool(answered.get(news))


def _said(it: Relationship) -> str:
    """How it is going, as the person said on their page when asked last; empty for no answer."""
    told = [one.going for one in it.feedback if (one.role, one.check) == (MENTEE, it.checks)]
    return told[-1] if told else ""


def _quoted(words: str) -> str:
    return f" They wrote: {words}" if words else ""


def _show(dispatcher: CollectingDispatcher, it: Relationship, text: str) -> None:
    kind = "change" if it.change else "page"
    dispatcher.utter_message(response=f"utter_agreement_intro_{kind}", name=it.mentor_name)
    dispatcher.utter_message(text=text, json_message={"type": "draft", "text": text})
    question = "utter_change_question" if it.change else "utter_agreement_question"
    dispatcher.utter_message(response=question)


def _ask_times(dispatcher: CollectingDispatcher, services: Services, it: Relationship) -> None:
    # It is for a first talk.
    if it.round == 1:
        agenda = "\n".join(f"- {line}" for line in services.company.write.agenda(it))
        dispatcher.utter_message(response="utter_agenda", agenda=agenda)
    dispatcher.utter_message(response="utter_ask_times")
