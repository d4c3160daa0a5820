"""One message of a person, as understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.mentoring.doubts import Reading
from assistant.mentoring.mentees import Profile

# What replies are written in.
SPOKEN = "en"
# Intents of what is never taken for anything lighter, wherever it is said.
GRAVE = frozenset({"forget_me", "distress", "report", "block", "talk_to_person"})


@dataclass(frozen=True)
class Message:
    """What was said and what the pipeline made of it.

    `choice` holds what a button or an ordinal carries (``mentor_id``, ``ordinal``, ``names``,
    ``drop``);
    `contact` an e-mail address or telephone number found in the text; `rivals` the two readings
    between which the person must choose, if it can be read in two ways; `language` the ISO 639-1
    code of the language it is written in; `meanings` the titles each ambiguous title may mean, by
    the profile's field; `today` is the day it was heard, where that is known; `answer` the id of
    the answer it is likely to ask for; `own_address` the one its writer mentors with, where they
    told it before.
    """

    id: str
    text: str
    intent: str
    confidence: float = 1.0
    facts: Profile = field(default_factory=Profile)
    choice: Mapping[str, object] = field(default_factory=dict)
    contact: str | None = None
    pressed: bool = False
    rivals: tuple[Reading, ...] = ()
    language: str = SPOKEN
    meanings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    today: date | None = None
    answer: str | None = None
    own_address: str | None = None
