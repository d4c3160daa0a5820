"""Who a request is from, and what people say about one that is on its way."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.mentoring.cues import DONT, REFUSING, any_of
from assistant.mentoring.journey import Journey
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import GRAVE, Message

# These steer the conversation; nobody is called so.
_STEERING = frozenset(
    {"skip", "deny", "affirm", "go_back", "start_over", "forget_me", "talk_to_person", "where_am_i"}
    | {"help", "resume", "faq", "distress", "edit_draft", "draft_message", "thank", "goodbye"}
)
_NO_NAME = frozenset([
    "send", "sent", "warmer", "shorter", "change", "text", "draft", "no", "yes", "not",
    "wait", "later", "cancel", "back", "mail", "email", "stop", "why", "who", "what", "how",
    "it", "that", "this", "my", "name", "please", "looks", "good", "go", "on", "rather",
    "sorry", "phone", "typo", "typos", "keyboard", "autocorrect", "thanks", "hello", "sure",
    "maybe", "haha", "lol", "hm", "hmm", "is", "are", "was", "been", "the", "here", "there",
    "since", "have", "has", "had", "just", "only", "does", "did", "and", "but", "you", "we", "i",
    "an", "idea", "drop", "forget", "leave", "never", "mind", "done", "ready", "afraid", "stuck",
    "lost", "none", "nobody", "nothing", "nope", "nah", "never", "private", "secret", "anonymous",
    "without", "don't", "dont", "do", "want", "can't", "cant", "cannot", "won't", "wont", "prefer",
    "refuse", "skip", "pass", "next", "ok", "okay", "yep", "yeah", "yup", "thx", "bye", "cool",
    "great", "fine", "nice", "right", "whatever", "dunno", "idk", "now", "yet", "nein", "danke",
    "than", "one", "doorbell", "oops", "apologies", "hi", "hey", "wow", "oh",
])  # fmt: skip
# By themselves no names; "So Young Kim" is one.
_FILLERS = frozenset(
    {"so", "well", "um", "uh", "er", "anyway", "right", "yeah", "yep", "ok", "fine"}
)
# "Im Ada Byron" is a name, whatever it is likely to be otherwise.
_SURE, _FULL_NAME = 0.9, 2
_LONGEST_NAME, _WORDS_OF_A_NAME = 60, 5
_CALLED = (
    r"my name(?: is|'s|\u2019s)|call me|sign (?:it )?(?:as|with)|change (?:the|my) name to|name:"
)
_LEAD_IN = re.compile(
    r"^(?:(?:hi|hello|no|wait|ok(?:ay)?|sure|yes|just|actually)[,.!]? )*"
    rf"(?:{_CALLED}|i(?:'|\u2019)?m(?: called)?|i am(?: called)?|it(?:'|\u2019)?s|this is|with)\s+",
    re.IGNORECASE,
)
# Only these correct a name that was given already.
_RENAMED = re.compile(rf"\b(?:{_CALLED})\s+(?P<name>[^,;!?\n]+)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_](?:[\w .'\u2019-]*[\w.])?\Z")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# "Off it goes", "let's go": said of a message they say the same.
_SEND = re.compile(
    r"\bsend\b|\b(?:off|out|away) (?:it|you|with it)(?: goes| go|\b)|\boff (?:it|that) goes\b"
    r"|\b(?:it|this|that) (?:can|may|should) go(?: out| off| now)?\W*$|\bship it\b|\bgo for it\b"
    r"|\blet['\u2019]?s (?:go|do (?:it|this))\W*$",
    re.IGNORECASE,
)
_CANNOT = (r"can['\u2019]?t", "cannot", r"won['\u2019]?t")
_NOT_SENT = re.compile(
    any_of(*REFUSING, DONT, *_CANNOT, "stop", "wait", "cancel", "back")
    + r"|\bbefore (?:i|you|we|it)(?:['\u2019]s)? (?:send|is sent|goes)\b",
    re.IGNORECASE,
)
# Whatever else it is read as: "send it before I lose my nerve" says yes.
_NOT_SENDING = GRAVE | {"deny", "skip", "go_back", "edit_draft", "faq", "ask_news", "help"}
_NOT_SENDING |= {"start_over", "manage_mentoring"}
_ABOUT_A_REQUEST = {"withdraw": "withdraw", "ask_news": "news"}
_TAKES_BACK = re.compile(
    r"\b(?:take|pull|call|want) (?:it|that|this|mine|my request|(?:the )?(?:one|request)\b.{0,40}?"
    r"|.{0,40}\brequest) ?back\b|\b(?:take|pull) back (?:the|my|that|this|it)\b"
    r"|\b(?:withdraw|cancel) (?:it|(?:the|my|that) (?:one|request))\b",
    re.IGNORECASE,
)
_SIGNING = frozenset({"send", "sent"})
# Once a request is out, an address and little else mends it here, too.
_MENDING = frozenset({"goals", "expectations", "openness", "done"})
_MENDS_IN_WORDS, _SENDS_IN_WORDS = 5, 5
_ONLY_SENDS = re.compile(r"\bsend(?: (?:it|that|this|the \w+|now|off|please))*\W*$", re.IGNORECASE)


def signed(profile: Profile, journey: Journey, message: Message) -> Profile | None:
    """The profile with the name or address a message gives, asked for or as a correction.

    A name and an address in one message are both taken; of two addresses the last counts. None
    where the message is about neither.
    """
    signing = journey.step in _SIGNING or _mends_address(journey, message)
    if message.pressed or message.intent == "report" or not signing:
        return None
    address = address_in(message)
    text = ADDRESS.sub("", message.text)
    name = _name_in(text, journey.asks)
    told_so = bool(_RENAMED.search(text))
    if journey.asks == "name" and message.intent in _STEERING and not address and not told_so:
        introduced = _LEAD_IN.match(text.strip()) and message.confidence < _SURE
        if not introduced or len((name or "").split()) < _FULL_NAME:
            return None
    if not name and not address:
        return None
    told = replace(profile, name=name or profile.name, email=address or profile.email)
    return told if told != profile else None


def address_in(message: Message) -> str | None:
    """The e-mail address of a message; of two the last, which corrects the first."""
    found = ADDRESS.findall(f"{message.contact or ''} {message.text}")
    return found[-1] if found else None


def _mends_address(journey: Journey, message: Message) -> bool:
    """Whether an address is written where the request has left already."""
    if journey.step not in _MENDING or "sent" not in journey.visited:
        return False
    besides = len(ADDRESS.sub("", message.text).split())
    return bool(ADDRESS.search(message.text)) and besides <= _MENDS_IN_WORDS


def asks_to_send(message: Message, alone: bool = False) -> bool:
    """Whether words such as "ok send it" say yes to a message that is being written.

    With `alone` nothing else may be said: where any text is an answer, "send" may be part of it.
    """
    meant = message.intent not in _NOT_SENDING and not message.pressed and "?" not in message.text
    short = len(message.text.split()) <= _SENDS_IN_WORDS
    if alone and not (short and _ONLY_SENDS.search(message.text)):
        return False
    return meant and bool(_SEND.search(message.text)) and not _NOT_SENT.search(message.text)


def about_request(journey: Journey, message: Message) -> str | None:
    """``withdraw`` or ``news`` where somebody who has sent a request speaks of it; else None."""
    if "sent" not in journey.visited:
        return None
    return "withdraw" if takes_back(message) else _ABOUT_A_REQUEST.get(message.intent)


def takes_back(message: Message) -> bool:
    """Whether a message asks in so many words to take something back."""
    return bool(_TAKES_BACK.search(message.text)) and not message.pressed


def name_in(text: str) -> str | None:
    """The name somebody answers with when asked for it; None where it is none."""
    return _name_in(text, "name")


def _name_in(text: str, asked: str | None) -> str | None:
    renamed = _RENAMED.search(text)
    if renamed:
        name = renamed["name"]
    else:
        name = _LEAD_IN.sub("", " ".join(text.split())) if asked == "name" else ""
    name = re.split(r"\s+and\s+|,", name)[0].strip(" .,!;:")
    words = name.lower().split()
    fits = len(name) <= _LONGEST_NAME and len(words) <= _WORDS_OF_A_NAME
    other = _NO_NAME & set(words) or set(words) <= _FILLERS
    return name if fits and _NAME.match(name) and not other else None
