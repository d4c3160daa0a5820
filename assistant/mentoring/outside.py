"""Questions outside the journey: being forgotten, meeting a person, a bad one, a link, a hope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.mentoring.journey import REPORT, State
from assistant.mentoring.keeping import PLAN, asks_for_mail, mail_plan
from assistant.mentoring.messages import Message
from assistant.mentoring.signing import address_in

# May the coordinator read the conversation? Asked once contact details are given.
TRANSCRIPT = "transcript"
_MAY_BE_READ = {"affirm": "shared", "deny": "unshared", "skip": "unshared"}
_NO = ("deny", "skip", "go_back")
_ASK_ONCE_MORE = (
    "inform",
    "affirm",
    "nlu_fallback",
    "talk_to_person",
    "report",
    "manage_mentoring",
)


def ask_outside(about: str) -> Callable[[State, Message], State]:
    """The move that asks ``forget``, ``contact``, ``report``, ``link`` or ``hope``."""

    def move(state: State, message: Message) -> State:
        answers = {name: said for name, said in state.journey.answers.items() if name != REPORT}
        if about == "report":
            answers[REPORT] = message.text
        state = State(state.profile, replace(state.journey, answers=answers))
        if about == "link" and message.contact:
            return _heard(state, "link")
        if about not in ("forget", "hope") and message.contact:
            return _reachable(state)
        return State(state.profile, replace(state.journey, awaits=about, heard="awaits"))

    return move


def block(state: State, message: Message) -> State:
    """Somebody is never to be shown again: whoever it is comes last among the unwanted."""
    journey, gone = state.journey, str(message.choice["mentor_id"])
    others = tuple(id for id in journey.offered if id != gone)
    dismissed = (*(id for id in journey.dismissed if id != gone), gone)
    journey = replace(journey, dismissed=dismissed, offered=others, heard="blocked")
    if journey.chosen == gone:
        journey = replace(journey, chosen=None, step="match", asks=None)
    return State(state.profile, journey)


def answer_outside(state: State, message: Message) -> State | None:
    """The answer to the question; None where the message is about something else."""
    about = state.journey.awaits
    state = State(state.profile, replace(state.journey, awaits=None))
    if about == "forget":
        agreed = message.intent in ("affirm", "forget_me")
        return _heard(state, "forgotten" if agreed else "kept")
    if about == TRANSCRIPT:
        heard = _MAY_BE_READ.get(message.intent)
        return _heard(state, heard) if heard else None
    if about == "hope":
        answer = {"affirm": "hoping", **dict.fromkeys(_NO, "kept")}.get(message.intent)
        return _heard(state, answer) if answer else None
    if about == PLAN and (address_in(message) or asks_for_mail(message)):
        return mail_plan(state, message)
    if about == "link" and message.contact:
        return _heard(state, "link")
    if message.contact and about != PLAN:
        return _reachable(state)
    if message.intent in _NO:
        # What was reported reaches the coordinator all the same.
        return _heard(state, "contact" if about == "report" else "kept")
    if message.intent in _ASK_ONCE_MORE:
        return State(state.profile, replace(state.journey, awaits=about, heard="awaits"))
    return None


def _reachable(state: State) -> State:
    """Contact details were given; whether the conversation may be read is asked along with it."""
    return State(state.profile, replace(state.journey, awaits=TRANSCRIPT, heard="reachable"))


def _heard(state: State, heard: str) -> State:
    return State(state.profile, replace(state.journey, heard=heard))
