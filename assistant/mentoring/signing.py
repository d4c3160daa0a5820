"""Who a request is from: the name it is signed with, and an address to answer to."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import Message

# The needs that are answered here, whatever the pipeline takes the answer for.
SIGNED_BY = ("name", "email")
# These steer the conversation; nobody is called so.
_STEERING = frozenset(
    {"skip", "deny", "affirm", "go_back", "start_over", "forget_me", "talk_to_person", "where_am_i"}
    | {"help", "resume", "faq", "distress", "edit_draft", "thank", "goodbye"}
)
_LONGEST_NAME, _WORDS_OF_A_NAME = 60, 5
_LEAD_IN = re.compile(
    r"^(?:(?:hi|hello|ok(?:ay)?|sure|yes|just)[,.!]? )*"
    r"(?:my name(?: is|'s|\u2019s)|i(?:'|\u2019)?m(?: called)?|i am(?: called)?|it(?:'|\u2019)?s"
    r"|this is|call me|sign (?:it )?(?:as|with)|name:?)\s+",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_](?:[\w .'\u2019-]*[\w.])?\Z")
_SEND = re.compile(r"\bsend\b", re.IGNORECASE)
_NOT_SENT = re.compile(r"\b(?:don'?t|do not|never|not yet)\b", re.IGNORECASE)
_SENDING = frozenset({"affirm", "draft_message", "choose_mentor", "nlu_fallback", "inform"})


def signed(profile: Profile, asked: str, message: Message) -> Profile | None:
    """The profile with what was asked for; None where the message does not say it.

    A name and an address in one message are both taken.
    """
    address = message.contact if message.contact and "@" in message.contact else None
    if asked == "email":
        return replace(profile, email=address) if address else None
    text = message.text.replace(message.contact or "", "") if address else message.text
    name = _name(text)
    if message.pressed or not name or (message.intent in _STEERING and not address):
        return None
    return replace(profile, name=name, email=address or profile.email)


def asks_to_send(message: Message) -> bool:
    """Whether words such as "ok send it" say yes to a message that is being written."""
    meant = message.intent in _SENDING and not message.pressed
    return meant and bool(_SEND.search(message.text)) and not _NOT_SENT.search(message.text)


def _name(text: str) -> str | None:
    name = _LEAD_IN.sub("", " ".join(text.split())).strip(" .,!;:")
    fits = len(name) <= _LONGEST_NAME and len(name.split()) <= _WORDS_OF_A_NAME
    return name if fits and _NAME.match(name) else None
