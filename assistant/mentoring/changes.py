"""What else a message may change: the wish itself, when, in which form, and by which way."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.mentoring import forms, ways
from assistant.mentoring.conditions import requires_another
from assistant.mentoring.cues import NT, REFUSING, any_of
from assistant.mentoring.deadlines import BY_WHEN
from assistant.mentoring.entering import enter, heard
from assistant.mentoring.journey import BY_NAME, REPLY, WAYS, WRITING, Journey, State, following
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import GRAVE, Message
from assistant.mentoring.together import STEPS as TOGETHER
from assistant.mentoring.week import another, asks_for_another, own_step, taken

# What these ways show depends on the wish.
_OF_THE_WISH = frozenset({"events", "associations", "online"})
_WISH = ("target_title", "goals", "fields", "industries", "skills")
_DROPS = re.compile(r"\b(?<!don't )(?<!not )(?:forget (?!me\b)|scrap\b|instead\b)", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?<!see you )(?<!talk )(?<!more )(?:later(?! (?:in|on in)\b)|not (?:right )?now|not today"
    r"|another (?:time|day)|(?:maybe )?tomorrow"
    r"|(?:don['\u2019]?t|do not) (?:write|send)\b.*\byet)\b",
    re.IGNORECASE,
)
_LATER_IN_WORDS = 6
# Where any text is an answer, only these put it off: "lead a team later" is one.
_LATER_ALONE_IN_WORDS = 3
_PUTS_OFF = frozenset({"skip", "deny"})
_ELSEWHERE = GRAVE | {"goodbye", "start_over", "manage_mentoring"}
_ASKING = frozenset({"find_mentors", "state_goal", "inform", "affirm", "help"})
_OTHER_WISH = re.compile(
    r"\b(?:rather|instead|actually|after all|no longer|any ?more|changed my mind)\b", re.IGNORECASE
)
_RULED_OUT = re.compile(
    f"{any_of(*REFUSING, 'no', 'without', 'except', 'skip')}|{NT}", re.IGNORECASE
)
_NAMES_A_FORM = frozenset({"inform", "affirm", "deny", "nlu_fallback", "state_goal", "correct"})
# With these even what sounds like a question about forms is a wish.
_WISHED = re.compile(r"\b(?:please|i'?d|i would|i want|i prefer|rather|let'?s)\b", re.IGNORECASE)
# A short look at what was noted, however it is put.
_SEES_PLAN = re.compile(
    r"\b(?:show|see|read|print|what(?:'?s| is))\b[^.?!]{0,15}\bmy plan\b|^my plan\W*$",
    re.IGNORECASE,
)
_BACK_TO_WORK = re.compile(
    r"\bwant(?:ed|s)? (?:to (?:get|go|come) )?back\W*$"
    r"|\bback (?:to|in|into|at) (?:work|a job|my job)\b",
    re.IGNORECASE,
)


def wish_changed(before: Profile, now: Profile, text: str = "") -> bool:
    """Whether somebody wants something else than before, not only more of it."""
    if _DROPS.search(text) and any(getattr(before, n) != getattr(now, n) for n in _WISH):
        return True
    old, new = before.target_title, now.target_title
    if old and new and old != new:
        return True
    ruled_out = {v for values in now.avoid.values() for v in values}
    ruled_out -= {v for values in before.avoid.values() for v in values}
    return bool(ruled_out & {old, *before.fields, *before.industries})


def wishes_other(profile: Profile, told: Profile, text: str) -> bool:
    """Whether a message tells another wish in so many words, or another title to get to."""
    target = told.target_title
    other = target is not None and target != profile.target_title
    return other or bool(_DROPS.search(text) or _OTHER_WISH.search(text))


def as_wish(message: Message) -> Message:
    """A "back" that means work: a wish, or an answer, and no step of this conversation."""
    if message.intent != "go_back" or not _BACK_TO_WORK.search(message.text):
        return message
    goals = tuple(dict.fromkeys(("return_to_work", *message.facts.goals)))
    return replace(message, intent="state_goal", facts=replace(message.facts, goals=goals))


def reopened(journey: Journey, message: Message) -> Journey:
    """The journey back at the mentors: what was found for the old wish is found anew.

    Words that answer a question are no other wish.
    """
    said = journey.asks == REPLY or BY_NAME[journey.step].takes_text
    said = said and not wishes_anew(journey, message)
    if said or journey.step in ("welcome", *TOGETHER):
        return journey
    return replace(
        journey,
        step="match",
        asks=None,
        visited=tuple(name for name in journey.visited if name not in _OF_THE_WISH),
        week={way: step for way, step in journey.week.items() if way not in _OF_THE_WISH},
        chosen=None,
        text="",
    )


def wishes_anew(journey: Journey, message: Message) -> bool:
    """Whether another wish is told where how to work together is settled: it is no answer.

    So it is where somebody else is required while a message is being written.
    """
    if journey.step in WRITING and not journey.asks and requires_another(message):
        return True
    settling = journey.step in ("expectations", "openness") and not message.pressed
    told = message.intent in ("state_goal", "correct") and message.facts.target_title
    return settling and bool(told and _OTHER_WISH.search(message.text))


def with_wanted(journey: Journey, message: Message) -> Journey:
    """The journey with the ways a message asks for beside something else."""
    named = ways.named_in(message.text)
    several = message.intent.startswith("explore_") and len(named) > 1
    if message.pressed or not (several or message.intent in _ASKING):
        return journey
    if not named or _RULED_OUT.search(message.text):
        return journey
    return replace(journey, wanted=tuple(dict.fromkeys((*named, *journey.wanted))))


def change(state: State, message: Message, learnt: bool, redrafts: bool = False) -> State | None:
    """The state after "later", a form, or a step of one's own; None where it is none of them.

    What changes the draft puts nothing off: "Add that I am free tomorrow".
    """
    journey = state.journey
    if not redrafts and _says_later(journey, message):
        return _put_off(state)
    if message.intent not in (*_ELSEWHERE, "see_plan") and _SEES_PLAN.search(message.text):
        return heard(state, "plan")
    form = _form_named(journey, message, learnt)
    if form == "ask":
        return heard(state, "form")
    if form:
        return State(state.profile, replace(journey, form=form, heard="formed", misses=0))
    if asks_for_another(journey, message):
        return State(state.profile, another(journey))
    own = own_step(journey, message)
    return keep(state, own) if own else None


def keep(state: State, step: tuple[str, ...]) -> State:
    """Keep a step for the week and go on."""
    state = State(state.profile, replace(taken(state.journey, step), heard="taken"))
    return enter(state, following(state.profile, state.journey))


def _says_later(journey: Journey, message: Message) -> bool:
    if (
        journey.asks in (BY_WHEN, REPLY)
        or journey.step in TOGETHER
        or message.intent in ("arrange_meeting", "out_of_scope")
    ):
        # Where a day is asked for, "tomorrow" is one; "what's the weather tomorrow" is none.
        return False
    words = len(message.text.split())
    short = words <= _LATER_IN_WORDS
    if BY_NAME[journey.step].takes_text and message.intent not in _PUTS_OFF:
        short = words <= _LATER_ALONE_IN_WORDS
    here = not message.pressed and message.intent not in _ELSEWHERE
    return here and short and bool(_LATER.search(message.text))


def _put_off(state: State) -> State:
    """A way comes again after the others, once; what else is put off simply waits."""
    journey = state.journey
    if journey.step in WAYS:
        again = journey.step in journey.later
        visited = (*journey.visited, journey.step) if again else journey.visited
        later = tuple(dict.fromkeys((*journey.later, journey.step)))
        moved = replace(journey, later=later, visited=tuple(dict.fromkeys(visited)), asks=None)
        return enter(State(state.profile, moved), following(state.profile, moved))
    if journey.step == "send":
        moved = replace(journey, asks=None)
        return heard(enter(State(state.profile, moved), BY_NAME["done"]), "unsent")
    if BY_NAME[journey.step].takes_text:
        return enter(state, following(state.profile, journey))
    return heard(state, "later")


def _form_named(journey: Journey, message: Message, learnt: bool) -> str | None:
    pressed = message.choice.get("form")
    if isinstance(pressed, str):
        return pressed if pressed in (*forms.LABELS, "ask") else None
    open_to_it = journey.step in WAYS or journey.step == "done"
    if not open_to_it or learnt or message.choice.get("tone"):
        return None
    wished = message.intent == "faq" and _WISHED.search(message.text)
    form = forms.named_in(message.text) if message.intent in _NAMES_A_FORM or wished else None
    # "On my own" tells where somebody works as well.
    return None if journey.asks and form == forms.SELF_DIRECTED else form
