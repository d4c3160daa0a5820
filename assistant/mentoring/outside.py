"""Questions outside the journey: being forgotten, meeting a person, telling of a bad one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.mentoring.journey import REPORT, State
from assistant.mentoring.keeping import PLAN, asks_for_mail, mail_plan
from assistant.mentoring.messages import Message
from assistant.mentoring.signing import address_in

_NO = ("deny", "skip", "go_back")
_ASK_ONCE_MORE = ("inform", "affirm", "nlu_fallback", "talk_to_person", "report")


def ask_outside(about: str) -> Callable[[State, Message], State]:
    """The move that asks ``forget``, ``contact`` or ``report``."""

    def move(state: State, message: Message) -> State:
        answers = {name: said for name, said in state.journey.answers.items() if name != REPORT}
        if about == "report":
            answers[REPORT] = message.text
        state = State(state.profile, replace(state.journey, answers=answers))
        if about != "forget" and message.contact:
            return _heard(state, "contact")
        return State(state.profile, replace(state.journey, awaits=about, heard="awaits"))

    return move


def answer_outside(state: State, message: Message) -> State | None:
    """The answer to the question; None where the message is about something else."""
    about = state.journey.awaits
    state = State(state.profile, replace(state.journey, awaits=None))
    if about == "forget":
        agreed = message.intent in ("affirm", "forget_me")
        return _heard(state, "forgotten" if agreed else "kept")
    if about == PLAN and (address_in(message) or asks_for_mail(message)):
        return mail_plan(state, message)
    if message.contact and about != PLAN:
        return _heard(state, "contact")
    if message.intent in _NO:
        # What was reported reaches the coordinator all the same.
        return _heard(state, "contact" if about == "report" else "kept")
    if message.intent in _ASK_ONCE_MORE:
        return State(state.profile, replace(state.journey, awaits=about, heard="awaits"))
    return None


def _heard(state: State, heard: str) -> State:
    return State(state.profile, replace(state.journey, heard=heard))
