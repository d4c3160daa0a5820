"""How a message moves a person along the journey: pure, from one state to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.mentoring.answers import (
    answers_in_words,
    asks_to_go_on,
    keep_words,
    mended,
    taken_as_given,
    with_reply,
)
from assistant.mentoring.asked import NOD, PRAISE, as_asked
from assistant.mentoring.changes import (
    as_wish,
    change,
    keep,
    reopened,
    wish_changed,
    wishes_anew,
    with_wanted,
)
from assistant.mentoring.choices import ask_why, choose, none_of_these, write
from assistant.mentoring.conditions import as_condition
from assistant.mentoring.dropping import drop
from assistant.mentoring.entering import enter, go_on_with, heard, leave_out, nobody_left
from assistant.mentoring.journey import (
    BY_NAME,
    ON_SHOW,
    REPLY,
    WAYS,
    WRITING,
    YOUNG,
    Journey,
    State,
    following,
)
from assistant.mentoring.keeping import asks_for_mail, mail_plan
from assistant.mentoring.leaving import leave
from assistant.mentoring.meanings import with_meanings
from assistant.mentoring.messages import Message
from assistant.mentoring.minors import mind_age
from assistant.mentoring.misses import DISPENSABLE, not_asked_twice, not_understood
from assistant.mentoring.outside import answer_outside, ask_outside, block
from assistant.mentoring.pointed import APPROACH, pointed_at
from assistant.mentoring.resting import rest
from assistant.mentoring.returning import back, start_over
from assistant.mentoring.sending import to_send
from assistant.mentoring.signing import about_request, asks_to_send
from assistant.mentoring.telling import told_by
from assistant.mentoring.together import heard_together
from assistant.mentoring.tongues import opened
from assistant.mentoring.week import on_offer, only_goes_on
from assistant.mentoring.wording import reworded, with_tone

# Questions and small talk: the rules answer them, then the journey goes on where it was.
ASIDES = frozenset(
    {
        "faq",
        "thank",
        "goodbye",
        "help",
        "where_am_i",
        "resume",
        "become_mentor",
        "how_to_approach",
        "ask_why",
        "distress",
        "reassure",
        "see_plan",
        "arrange_meeting",
    }
)
# Where the question is whether to go on.
_GOES_ON = frozenset({"match", *WAYS})
_TO_AND_FRO = frozenset({"affirm", "deny", "skip", "go_back"})
_MAY_ADD = frozenset({"affirm", "deny", "greet"})


def apply(state: State, message: Message, minimum_age: int) -> State:
    """The state after one message; the same message on the same state gives the same result."""
    message = as_condition(state, as_asked(state, as_wish(message), ASIDES))
    before = state
    first = state.journey.step == "welcome" and not state.journey.visited
    journey = replace(state.journey, heard="first" if first else "move", opens=None, named=())
    if message.intent != "distress":
        journey = opened(journey, message)
    profile = state.profile
    profile = profile.with_facts(told_by(profile, journey, message))
    learnt = profile.without_guesses() != state.profile.without_guesses()
    other = wish_changed(state.profile, profile, message.text) or wishes_anew(journey, message)
    journey = with_meanings(with_wanted(journey, message), profile, message.meanings)
    draft = reworded(journey, message) if journey.step in WRITING else None
    if message.intent not in ASIDES and other and draft is None:
        # Words that change the draft are no other wish.
        journey = reopened(journey, message)
    state = _move(State(profile, journey), message, learnt, draft)
    state = not_asked_twice(before, state, message)
    if profile.age is not None:
        mentors = message.intent == "become_mentor"
        state = mind_age(state, profile.age < minimum_age, mentors)
    return state


def _move(state: State, message: Message, learnt: bool, draft: Journey | None) -> State:
    """One move; `draft` is the journey with the draft changed, where a message changes it."""
    journey = state.journey
    if message.intent == "distress":
        return _help_first(state, message)
    if message.choice.get("about") == "hope" and not journey.young:
        return ask_outside("hope")(state, message)
    if journey.awaits:
        answered_outside = answer_outside(state, message, ASIDES)
        if answered_outside:
            return answered_outside
        draft = replace(draft, awaits=None) if draft else None
        return _move(State(state.profile, replace(journey, awaits=None)), message, True, draft)
    if message.intent in (NOD, PRAISE):
        # The question is put in an easier way, where there is one.
        misses = max(1, journey.misses) if journey.asks else journey.misses
        how = "nod" if message.intent == NOD else "praised"
        return heard(State(state.profile, replace(journey, misses=misses)), how)
    left = drop(state, message) or rest(state, message) or leave(state, message, draft)
    if left:
        return left
    step = BY_NAME[journey.step]
    if asks_for_mail(message) and not journey.young:
        return mail_plan(state, message)
    about = None if _sends(state, message) else about_request(journey, message)
    changed = to_send(state, message) if step.takes_text else None
    changed = changed or change(state, message, learnt, draft is not None)
    changed = changed or heard_together(state, message, enter, ASIDES)
    if changed and about != "withdraw":
        return changed
    if about:
        return heard(state, about)
    sending = to_send(state, message)
    if sending:
        return sending
    if journey.asks == REPLY and answers_in_words(message, ASIDES):
        return enter(State(state.profile, with_reply(journey, message.text)), step)
    if step.takes_text and answers_in_words(message, ASIDES):
        kept = State(state.profile, keep_words(journey, message.text))
        return enter(kept, following(state.profile, journey))
    if draft:
        state = State(state.profile, draft)
        return state if draft.heard == "uneditable" else enter(state, BY_NAME["draft"])
    if _sends(state, message):
        return _on(state, message)
    if step.name in _GOES_ON and not journey.asks and not learnt and asks_to_go_on(message):
        return enter(state, following(state.profile, journey))
    if journey.asks in DISPENSABLE and not learnt and asks_to_go_on(message):
        return not_understood(state, message)
    if message.rivals and not learnt and not journey.asks:
        # What taught us something, or may answer what was asked, is not asked back.
        return heard(state, "between")
    if message.intent == APPROACH and pointed_at(message.text, APPROACH):
        return heard(state, "answered")
    if message.intent in ASIDES:
        return heard(ask_why(state, message) if message.intent == "ask_why" else state, "aside")
    if journey.step == "welcome" and message.own_address and message.intent in _TO_AND_FRO:
        # Whoever came to mentor was asked what else there is, and not for a wish.
        return heard(state, "aside" if message.intent == "affirm" else "later")
    if journey.step == YOUNG.name and message.intent in _TO_AND_FRO:
        return heard(state, "aside")
    if learnt and message.intent in _MAY_ADD and not journey.young:
        # "Yes, at Siemens", "hello, I'm a nurse": what was added says more than the yes.
        return go_on_with(state)
    move = _MOVES.get(message.intent)
    if move:
        return move(state, message)
    if not learnt:
        asked = journey.asks
        profile = taken_as_given(state.profile, asked, message) if asked else None
        profile = profile or (mended(step.name, state.profile, message) if not asked else None)
        if profile:
            return go_on_with(State(profile, journey))
        if asked:
            return not_understood(state, message)
    if learnt or message.intent == "state_goal":
        return go_on_with(state)
    return not_understood(state, message)


def _sends(state: State, message: Message) -> bool:
    journey = state.journey
    return journey.step in WRITING and not journey.asks and asks_to_send(message)


def _help_first(state: State, message: Message) -> State:
    """Nothing moves and nothing is kept that somebody else would read; how to be reached is."""
    reachable = message.contact and state.journey.awaits in ("contact", "report")
    journey = replace(state.journey, awaits=None)
    return heard(State(state.profile, journey), "contact" if reachable else "aside")


def _on(state: State, message: Message) -> State:
    """Yes, or "next"."""
    journey = state.journey
    if journey.asks:
        return not_understood(state, message)
    if journey.step == "choose" and not journey.chosen and journey.offered:
        if asks_to_go_on(message):
            # Without anybody, then: there is still a plan.
            return enter(state, BY_NAME["done"])
        # A yes to the only one there is chooses them; a yes to "whom?" names nobody yet.
        one = len(journey.offered) == 1
        return choose(state, message) if one else heard(state, "aside")
    if journey.step == "done":
        # A yes to "is there anything else?".
        return heard(state, "more")
    if nobody_left(state):
        return enter(state, BY_NAME["done"])
    step = on_offer(journey)
    if step and not only_goes_on(message):
        return keep(state, step)
    return enter(state, following(state.profile, journey))


def _skip(state: State, message: Message) -> State:
    """Leave out what is asked; where the step is about nothing else, the step as well."""
    journey = state.journey
    if journey.step == "send":
        return heard(enter(state, BY_NAME["done"]), "unsent")
    if journey.step == "done":
        return heard(state, "later")
    nobody = journey.step == "choose" and not journey.chosen and not journey.asks
    if nobody or journey.step == "sent":
        # Without anybody to write to, or anything to note, there is still a plan.
        return enter(state, BY_NAME["done"])
    if not journey.asks:
        return enter(state, following(state.profile, journey))
    if journey.asks == REPLY:
        return enter(State(state.profile, with_reply(journey, "")), BY_NAME[journey.step])
    return leave_out(state)


def _no(state: State, message: Message) -> State:
    if state.journey.asks or state.journey.step not in ON_SHOW:
        return _skip(state, message)
    if not state.journey.offered:
        return enter(state, BY_NAME["done"])
    if state.journey.step == "match":
        # "No" to going on means that one of those shown is wanted.
        return enter(state, BY_NAME["choose"])
    return none_of_these(state, message)


def _greet(state: State, message: Message) -> State:
    journey = state.journey
    if journey.heard == "first":
        return State(state.profile, replace(journey, visited=("welcome",)))
    return heard(state, "greeted")


def _explore(name: str) -> Callable[[State, Message], State]:
    return lambda state, _: enter(state, BY_NAME[name])


def _edit(state: State, message: Message) -> State:
    return enter(State(state.profile, with_tone(state.journey, message)), BY_NAME["draft"])


_MOVES: Mapping[str, Callable[[State, Message], State]] = {
    "greet": _greet,
    "affirm": _on,
    "deny": _no,
    "skip": _skip,
    "go_back": back,
    "start_over": start_over,
    "find_mentors": _explore("match"),
    "none_of_these": none_of_these,
    "choose_mentor": choose,
    "draft_message": write,
    "edit_draft": _edit,
    "forget_me": ask_outside("forget"),
    "talk_to_person": ask_outside("contact"),
    "report": ask_outside("report"),
    "manage_mentoring": ask_outside("link"),
    # Those who were not wanted are shown as well: who is asked for is one of them.
    "show_again": lambda state, _: enter(
        State(state.profile, replace(state.journey, dismissed=())), BY_NAME["match"]
    ),
    "block": block,
    "ask_news": lambda state, _: heard(state, "news"),
    # Nothing has been sent yet: what is taken back is the draft.
    "withdraw": _no,
    "out_of_scope": lambda state, _: heard(state, "declined"),
    **{f"explore_{way}": _explore(way) for way in WAYS},
}
