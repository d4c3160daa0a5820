"""Takes an answer as it was given, where no pipeline can know better than the person."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from assistant.mentoring.journey import Journey
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import Message

_LONGEST_TITLE_IN_WORDS = 6
_LONGEST_ANSWER = 600
# What steers the conversation even where any text is an answer, as long as it is said shortly:
# "skip", "no thanks"; a long sentence that sounds like one of them is an answer.
_STEERING = frozenset(
    {
        "affirm",
        "deny",
        "skip",
        "go_back",
        "start_over",
        "forget_me",
        "talk_to_person",
        "greet",
        "find_mentors",
        "none_of_these",
        "draft_message",
    }
)
_SHORT_IN_WORDS = 5


def answers_in_words(message: Message, asides: Collection[str]) -> bool:
    """Whether a message is the answer itself to a question that takes any text."""
    if message.pressed or message.intent in asides:
        return False
    short = len(message.text.split()) <= _SHORT_IN_WORDS
    return not (short and message.intent in _STEERING)


def keep_words(journey: Journey, text: str) -> Journey:
    """The journey with the answer to its step, word for word."""
    answers = {**journey.answers, journey.step: text.strip()[:_LONGEST_ANSWER]}
    return replace(journey, answers=answers)


def taken_as_given(profile: Profile, asked: str, message: Message) -> Profile | None:
    """The profile with a short answer nobody could place: people know what their job is called."""
    text = " ".join(message.text.split()).strip(" .!,")
    take = _AS_GIVEN.get(asked)
    plain = message.intent in ("inform", "nlu_fallback", "correct")
    if not (take and plain and _is_wordy(text)):
        return None
    return take(profile, text) if len(text.split()) <= _LONGEST_TITLE_IN_WORDS else None


def _is_wordy(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    return letters >= 2 and letters >= len(text) / 2


_AS_GIVEN: Mapping[str, Callable[[Profile, str], Profile]] = {
    "occupation": lambda profile, text: replace(profile, current_title=text.lower()),
    "organisation": lambda profile, text: replace(profile, organisations=(text,)),
    "location": lambda profile, text: replace(profile, locations=(text,)),
    "school": lambda profile, text: replace(profile, schools=(text,)),
}
