"""Questions outside the journey: being forgotten, meeting a person, a bad one, a link, a hope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.mentoring.journey import REPORT, State, turned_away
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
# While somebody tells of a bad experience, such words go on telling.
_TELLS_ON = frozenset({"report", "inform", "nlu_fallback", "correct", "out_of_scope", "state_goal"})
_LONGEST_REPORT = 2000
# "You can reach me at …" tells nothing more.
_WORDS_AROUND_CONTACT = 7
# These go elsewhere; any other aside is answered and the question asked again.
_GOES_ELSEWHERE = frozenset({"resume", "become_mentor", "arrange_meeting", "goodbye", "distress"})


def ask_outside(about: str) -> Callable[[State, Message], State]:
    """The move that asks ``forget``, ``contact``, ``report``, ``link`` or ``hope``."""

    def move(state: State, message: Message) -> State:
        answers = {name: said for name, said in state.journey.answers.items() if name != REPORT}
        if about == "report":
            answers[REPORT] = message.text
        state = State(state.profile, replace(state.journey, answers=answers))
        if about == "link" and (message.contact or message.own_address):
            return _heard(state, "link")
        if about not in ("forget", "hope") and message.contact:
            return _reachable(state)
        return State(state.profile, replace(state.journey, awaits=about, heard="awaits"))

    return move


def block(state: State, message: Message) -> State:
    """Somebody is never to be shown again: whoever it is comes last among the unwanted."""
    journey, gone = state.journey, str(message.choice["mentor_id"])
    journey = replace(turned_away(journey, [gone]), heard="blocked")
    if journey.chosen == gone:
        journey = replace(journey, chosen=None, step="match", asks=None)
    return State(state.profile, journey)


def answer_outside(state: State, message: Message, asides: frozenset[str]) -> State | None:
    """The answer to the question; None where the message is about something else.

    An aside leaves the question open; what goes on telling of somebody is kept with the rest.
    """
    about = state.journey.awaits
    if message.intent in asides - _GOES_ELSEWHERE and not message.contact:
        return _heard(state, "aside")
    tells = about == "report" and message.intent in _TELLS_ON and not message.pressed
    state = _told_on(state, message) if tells else state
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
    if tells or message.intent in _ASK_ONCE_MORE:
        return State(state.profile, replace(state.journey, awaits=about, heard="awaits"))
    return None


def _told_on(state: State, message: Message) -> State:
    """The report with further words; how to be reached is kept elsewhere."""
    words = " ".join(message.text.replace(message.contact or "", "").split())
    if message.contact and len(words.split()) <= _WORDS_AROUND_CONTACT:
        return state
    told = f"{state.journey.answers.get(REPORT, '')}\n{words}".strip()[:_LONGEST_REPORT]
    answers = {**state.journey.answers, REPORT: told}
    return State(state.profile, replace(state.journey, answers=answers))


def _reachable(state: State) -> State:
    """Contact details were given; whether the conversation may be read is asked along with it."""
    return State(state.profile, replace(state.journey, awaits=TRANSCRIPT, heard="reachable"))


def _heard(state: State, heard: str) -> State:
    return State(state.profile, replace(state.journey, heard=heard))
