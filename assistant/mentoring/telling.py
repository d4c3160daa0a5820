"""What a message tells of the person, by what it is and what was asked."""

from __future__ import annotations

from dataclasses import replace

from assistant.mentoring.journey import Journey
from assistant.mentoring.meanings import answered
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import Message
from assistant.mentoring.signing import signed

# A message of these intents says nothing about the person's own career.
_NO_FACTS = frozenset(
    {"out_of_scope", "distress", "faq", "become_mentor", "draft_message", "manage_mentoring"}
    | {"ask_news", "withdraw", "arrange_meeting", "report", "reassure", "see_plan"}
)


def told_by(profile: Profile, journey: Journey, message: Message) -> Profile:
    """The facts to be believed; what signs a request, and what is beside the point, tells none."""
    told = answered(journey, message)
    if message.intent in _NO_FACTS:
        # An age counts wherever it is said: "I'm 15, is there an age limit?"
        return Profile(age=told.age)
    if signed(profile, journey, message):
        # "A typing mistake, my name is …" tells of no work.
        return Profile()
    if journey.asks == "goal" and told.current_title and not (told.target_title or told.goals):
        # Somebody asked for their wish who only names a title wants to get there.
        return replace(told, current_title=None, target_title=told.current_title)
    return told
