"""What a message tells of the person, by what it is and what was asked."""

from __future__ import annotations

from dataclasses import replace

from assistant.mentoring.answers import answer_alone
from assistant.mentoring.changes import wishes_other
from assistant.mentoring.journey import OF_THE_STORY, Journey
from assistant.mentoring.meanings import answered
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import Message
from assistant.mentoring.signing import signed

# A message of these intents says nothing about the person's own career.
_NO_FACTS = frozenset(
    {"out_of_scope", "distress", "faq", "become_mentor", "draft_message", "manage_mentoring"}
    | {"ask_news", "withdraw", "arrange_meeting", "report", "reassure", "see_plan"}
)
# With these, words that name no work may still describe it.
_DESCRIBES = frozenset({"state_goal", "correct", "inform", "nlu_fallback"})
_MOST_GUESSES = 12
_FEW = 3


def told_by(profile: Profile, journey: Journey, message: Message) -> Profile:
    """The facts to be believed; what signs a request, and what is beside the point, tells none."""
    told = answered(journey, message)
    if message.intent in _NO_FACTS:
        # An age counts wherever it is said: "I'm 15, is there an age limit?"
        return Profile(age=told.age)
    if journey.asks and message.intent == "skip" and len(message.text.split()) <= _FEW:
        # "Pass" leaves out what was asked, and tells no wish.
        return Profile(age=told.age)
    if signed(profile, journey, message):
        # "A typing mistake, my name is …" tells of no work.
        return Profile()
    alone = answer_alone(journey, message)
    if alone:
        return alone
    if journey.asks == "goal" and told.current_title and not (told.target_title or told.goals):
        # Somebody asked for their wish who only names a title wants to get there.
        told = replace(told, current_title=None, target_title=told.current_title)
    return _with_guesses(profile, journey, message, told)


def _with_guesses(profile: Profile, journey: Journey, message: Message, told: Profile) -> Profile:
    """The facts with those guesses that may stand beside or in place of the earlier ones.

    Another wish takes their place, an answer about the wish adds to them; an aside does neither.
    """
    if not (told.concepts or told.topics) or wishes_other(profile, told, message.text):
        return told
    known = profile.goals or profile.target_title or profile.current_title or profile.concepts
    named = told.current_title or told.target_title or told.fields or told.skills
    describes = message.intent in _DESCRIBES and (journey.asks in OF_THE_STORY or named)
    if known and (profile.target_title or not describes):
        return replace(told, concepts=(), topics=())
    return replace(
        told,
        concepts=_joined(told.concepts, profile.concepts),
        topics=_joined(told.topics, profile.topics),
    )


def _joined(
    new: tuple[tuple[str, float], ...], old: tuple[tuple[str, float], ...]
) -> tuple[tuple[str, float], ...]:
    weights = dict(old)
    for name, weight in new:
        weights[name] = max(weight, weights.get(name, 0.0))
    best = sorted(weights.items(), key=lambda guess: -guess[1])
    return tuple(best[:_MOST_GUESSES])
