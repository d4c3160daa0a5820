"""What a person requires of a mentor beside their wish, told at whatever moment.

A message that only adds a condition ("evenings only", "must speak Polish") adds that and leaves
the wish as it was, whatever else its words resemble.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.mentoring import ways
from assistant.mentoring.cues import ASKING, any_of
from assistant.mentoring.hours import DAYS
from assistant.mentoring.journey import BY_NAME, REPLY, WRITING, State
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import GRAVE, Message
from assistant.mentoring.together import STEPS as TOGETHER
from assistant.mentoring.unneeded import cleared, never_needed, unneeded
from assistant.mentoring.wording import reworded

CONDITIONS = ("languages", "hours", "formats", "same_move", "mentor_titles", "avoid")
# Facts of the person that may stand beside a condition and are no wish.
_BESIDE = ("organisations", "schools", "locations", "country", "timezone", "years", "age")
# What tells of work, or of what somebody would like to work as.
_WORK = ("current_title", "target_title", "skills", "fields", "industries", "subjects")
# However it sounds, a condition is none of these.
_NEVER = GRAVE - {"talk_to_person"} | {"start_over", "become_mentor", "goodbye", "none_of_these"}
# What such a message is taken for although it tells of a wish as well.
_MISREAD = frozenset(
    {"faq", "talk_to_person", "out_of_scope", "how_to_approach", "arrange_meeting", "help"}
    | {"reassure", "nlu_fallback", "withdraw", "ask_news", "manage_mentoring"}
)
_QUESTION = re.compile(
    r"\?|(?:\A|[.!]\s+)\W*" + any_of("what", *ASKING),
    re.IGNORECASE,
)
# "Is there anybody who speaks Polish?" asks for a mentor.
_ASKS_FOR = re.compile(
    r"\b(?:is|are|do you (?:have|know)|have you(?: got)?|can i (?:have|get)|could i (?:have|get)"
    r"|can you (?:find|show)|could you (?:find|show)|would you have)\b.{0,20}\b(?:some|any)\W?"
    r"(?:body|one|mentors?|people)\b|\b(?:can|could) (?:it|they|we|this)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:(?:want|like|love|hope|need|wish|trying|plan|looking|hoping|planning)(?:ed|ing)? to"
    r" (?!(?:only |just |really )*(?:meet|talk|speak|have|be (?:met|called|able)|do (?:it|this"
    r"|that)|see|hear|call|write)\b)"
    r"|become|retrain|promot\w+|better pa(?:y|id)|more money|a raise|new job|career)\b",
    re.IGNORECASE,
)
# "I hate sales" tells of a wish to leave; "nobody from sales" requires something.
_LEAVES = re.compile(
    r"\b(?:hat(?:e|ing|ed)|(?:sick|tired|out|done|bored|fed up) (?:of|with)|leav(?:e|ing)|quit\w*"
    r"|away from|anything but|no longer|stuck|escap\w+|can['\u2019]?t stand|never again|forget)\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"\A\W*(?:how|what|which|when)\b(?=[^?]*\b(?:matter|important)\b[^?]*\Z)", re.I)
# That alone is one of the five ways; "online only" is a condition.
_ONLINE_WAY = re.compile(r"\W*online\W*(?:(?:please|pls)\W*)?", re.IGNORECASE)
_ALONE_IN_WORDS = 6
# Without a "good" before it.
_BARE_TIME = re.compile(
    r"\W*(?:in the )?(?P<part>morning|afternoon|evening)\W*(?:please|pls)?\W*", re.IGNORECASE
)
_PARTS = {"morning": "8-12", "afternoon": "12-18", "evening": "18-21"}


def conditions(facts: Profile) -> bool:
    """Whether the facts of a message hold anything required of a mentor or of meeting them."""
    return any(getattr(facts, name) for name in CONDITIONS)


def requires_another(message: Message) -> bool:
    """Whether a message, read by `as_condition`, may ask for somebody else than was chosen.

    Times may be for the chosen one to read.
    """
    facts = message.facts
    required = facts.languages or facts.same_move or facts.mentor_titles or facts.avoid
    return bool(required) and message.intent == "inform" and not message.pressed


def as_condition(state: State, message: Message) -> Message:
    """The message as a plain statement where it requires something, whatever it resembled.

    Where that is all it does, nothing else is taken from it.
    """
    if message.intent == "explore_online" and _ONLINE_WAY.fullmatch(message.text):
        return replace(message, facts=replace(message.facts, formats=(), avoid={}))
    freed = _freed(state, message)
    if freed:
        return freed
    if not message.pressed:
        message = replace(message, facts=cleared(message.facts, never_needed(message)))
    if not _may_require(state, message):
        return message
    message = _with_bare_time(state, message)
    if not conditions(message.facts):
        return message
    if _only_adds(state, message):
        facts = _without_wish(message.facts)
        intent = "find_mentors" if message.intent == "find_mentors" else "inform"
        return replace(message, intent=intent, facts=facts, rivals=(), choice={})
    if message.intent in _MISREAD:
        return replace(message, intent="state_goal", rivals=())
    return message


def _freed(state: State, message: Message) -> Message | None:
    """The message as one that drops wishes; None where it says of none that it does not matter."""
    chosen = message.intent == "choose_mentor" and message.choice
    if message.pressed or chosen or message.intent in _NEVER - {"none_of_these"}:
        return None
    # However it is read otherwise, it is what it says: "how we meet doesn't matter" asks nothing.
    told = replace(message, intent="inform", text=_HOW.sub("", message.text))
    if not _may_require(state, told):
        return None
    kinds = unneeded(state.profile, message)
    if not kinds:
        return None
    facts = cleared(message.facts, kinds)
    facts = _without_wish(facts) if _only_adds(state, message) else facts
    return replace(message, intent="correct", facts=facts, rivals=(), choice={"drop": kinds})


def _without_wish(facts: Profile) -> Profile:
    return Profile(**{name: getattr(facts, name) for name in (*CONDITIONS, *_BESIDE)})


def _with_bare_time(state: State, message: Message) -> Message:
    """A greeting that is a time of day, where somebody has told their wish already, is a time."""
    said = _BARE_TIME.fullmatch(message.text)
    begun = _wish_known(state.profile) or any(getattr(state.profile, name) for name in _WORK)
    if message.intent != "greet" or not said or not begun:
        return message
    hours = tuple(f"{day} {_PARTS[said['part'].lower()]}" for day in DAYS[:5])
    return replace(message, intent="inform", facts=replace(message.facts, hours=hours))


def _may_require(state: State, message: Message) -> bool:
    journey = state.journey
    if message.pressed or message.intent in _NEVER or journey.awaits or journey.asks == REPLY:
        return False
    if message.intent == "choose_mentor" and message.choice:
        return False
    if message.intent.startswith("explore_") and ways.named_in(message.text):
        # "Events in the evening" are asked for, not a mentor.
        return False
    # There times and ways of meeting are what is talked about.
    if (
        journey.together
        or "sent" in journey.visited
        or journey.step in TOGETHER
        or BY_NAME[journey.step].takes_text
    ):
        return False
    if journey.step in WRITING and reworded(journey, message) is not None:
        return False
    # "Can I talk to a midwife?" asks for one.
    asks_for = message.facts.mentor_titles or _ASKS_FOR.search(message.text)
    return bool(asks_for) or not _QUESTION.search(message.text)


def _only_adds(state: State, message: Message) -> bool:
    facts = message.facts
    if any(getattr(facts, name) for name in _WORK) or _WISH.search(message.text):
        return False
    if facts.avoid and _LEAVES.search(message.text):
        return False
    words = len(message.text.split())
    if not _wish_known(state.profile) or state.journey.asks == "goal":
        # Then a wish may well stand beside it: "better hours, evenings only".
        return words <= _ALONE_IN_WORDS and "," not in message.text
    return True


def _wish_known(profile: Profile) -> bool:
    return bool(profile.goals or profile.target_title or profile.fields or profile.concepts)
