"""Reads what somebody says about one item of their profile as a mentor."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.mentoring.goals import GOALS
from assistant.mentoring.hosting import ITEMS, MOST_MENTEES, Hosting, placed
from assistant.mentoring.messages import Message
from assistant.mentoring.signing import ADDRESS, name_in

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_NUMBER = re.compile(
    rf"(?<![\w.,-])(\d{{1,3}}|{'|'.join(_NUMBERS)})(?![\w-]|[.,]\d)", re.IGNORECASE
)
_YEARS = re.compile(
    rf"[\s,(]*(?:for |about )*(?:(\d{{1,2}})|({'|'.join(_NUMBERS)}))\+? (?:years?|yrs?)\)?",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s*(?:,|;|\n|\u2192|->|\band then\b|\bthen\b|\bafter that\b|\band\b)\s*", re.I)
_AND = re.compile(r"\s*(?:,|;|\n|\band\b)\s*", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^(?:(?:well|so|hi|yes|ok|sure|i think|mostly|first)[,.]?\s+)*"
    r"(?:(?:before(?: that)?,?\s+)?(?:i(?:'|\u2019)?(?:m| am| was|ve been)|i have been|i had"
    r"|i used to be|i worked as|i work (?:as|at|for)|i know|my (?:job|work|title) is"
    r"|at|as|it(?:'|\u2019)?s)\s+)?"
    r"(?:currently |now |good at |working as |a |an |the )*",
    re.IGNORECASE,
)
_SENTENCE_WORDS = frozenset(
    ["you", "your", "what", "why", "how", "when", "who", "don't", "dont", "idk", "can", "could"]
)
_LONGEST_ITEM, _LONGEST_LINE = 6, 100
_NAMES = sorted(((word, item.name) for item in ITEMS for word in item.words), reverse=True)
_CORRECTION = re.compile(
    r"^(?:(?:no|wait|sorry|actually|please|and|oh)[,!.]?\s+)*(?:(?:change|set|make|put|correct)\s+)?"
    rf"(?:my |the )?(?P<item>{'|'.join(re.escape(word) for word, _ in _NAMES)})\b"
    r"\s*(?P<sure>:|=|is|are|to|should be|should say)?\s*(?P<value>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)


def answered(hosting: Hosting, item: str, message: Message) -> Hosting | None:
    """The profile with the answer to one item; None where the message holds none."""
    return _READERS[item](hosting, message)


def correction(message: Message, surely: bool) -> tuple[str, Message] | None:
    """The item somebody corrects in words ("capacity 2") and the message about it alone.

    With `surely`, only what cannot be an answer to something else counts ("my title is …").
    """
    found = _CORRECTION.match(" ".join(message.text.split()))
    if not found or message.pressed or (surely and not found["sure"]):
        return None
    item = next(name for word, name in _NAMES if word == found["item"].lower())
    return item, replace(message, text=found["value"])


def told_besides(hosting: Hosting, message: Message) -> Hosting:
    """The profile with other facts the same message tells, where nothing stands yet."""
    facts = message.facts
    told: dict[str, object] = {}
    if facts.current_title and not hosting.title:
        told["title"] = facts.current_title
    for name in ("languages", "hours"):
        if getattr(facts, name) and not getattr(hosting, name):
            told[name] = getattr(facts, name)
    addresses = ADDRESS.findall(message.text)
    if addresses and not hosting.email:
        told["email"] = addresses[-1]
    hosting = replace(hosting, **told)  # type: ignore[arg-type]
    return hosting if hosting.location or hosting.country else placed(hosting, facts)


def _name(hosting: Hosting, message: Message) -> Hosting | None:
    name = name_in(ADDRESS.sub("", message.text))
    # Another name is asked about anew.
    return replace(hosting, name=name, surname=None) if name else None


def _email(hosting: Hosting, message: Message) -> Hosting | None:
    found = ADDRESS.findall(f"{message.contact or ''} {message.text}")
    return replace(hosting, email=found[-1]) if found else None


def _surname(hosting: Hosting, message: Message) -> Hosting | None:
    said = {"affirm": True, "deny": False, "skip": False}.get(message.intent)
    if said is None:
        text = message.text.lower()
        if re.search(r"\b(?:hide|no|not|don'?t|first name|without|leave)\b", text):
            said = False
        elif re.search(r"\b(?:yes|show|full|both|fine|ok(?:ay)?|sure)\b", text):
            said = True
    return None if said is None else replace(hosting, surname=said)


def _title(hosting: Hosting, message: Message) -> Hosting | None:
    words = _as_given(message.text)
    # The whole answer tells more than the part that is known: "staff nurse in a children's ward".
    title = words.lower() if words and len(words.split()) <= _LONGEST_ITEM else None
    known = message.facts.current_title or message.facts.target_title
    title = title if title and (not known or len(title.split()) <= 4) else known or title
    return replace(hosting, title=title[:_LONGEST_LINE]) if title else None


def _organisation(hosting: Hosting, message: Message) -> Hosting | None:
    if message.intent in ("deny", "affirm"):
        return None
    words = next(iter(message.facts.organisations), None) or _as_given(message.text)
    return replace(hosting, organisation=words[:_LONGEST_LINE]) if words else None


def _path(hosting: Hosting, message: Message) -> Hosting | None:
    stages = []
    for part in _THEN.split(message.text):
        years = _YEARS.search(part)
        title = _as_given(_YEARS.sub("", part))
        if title and len(title.split()) <= _LONGEST_ITEM:
            number = float(_number(years[1] or years[2]) or 0) if years else None
            stages.append((title.lower(), number))
    return replace(hosting, path=tuple(stages[:10])) if stages else None


def _skills(hosting: Hosting, message: Message) -> Hosting | None:
    parts = filter(None, map(_as_given, _AND.split(message.text)))
    given = [part.lower() for part in parts if len(part.split()) <= _LONGEST_ITEM - 2]
    skills = tuple(dict.fromkeys(given or message.facts.skills))
    return replace(hosting, skills=skills[:15]) if skills else None


def _goals(hosting: Hosting, message: Message) -> Hosting | None:
    text = message.text.lower()
    named = [kind for kind, goal in GOALS.items() if _names(text, goal.label)]
    found = tuple(dict.fromkeys((*named, *message.facts.goals)))
    if re.search(r"\b(?:all|everything|any(?:thing)?)\b", text) and not found:
        found = tuple(GOALS)
    if not found:
        return None
    return replace(hosting, goals=tuple(dict.fromkeys((*hosting.goals, *found))))


def _names(text: str, label: str) -> bool:
    """Whether the words of a button stand in a text in whatever form: "career changes"."""
    return all(word[:5] in text for word in label.lower().split() if len(word) > 2)


def _languages(hosting: Hosting, message: Message) -> Hosting | None:
    told = message.facts.languages
    return replace(hosting, languages=told) if told else None


def _location(hosting: Hosting, message: Message) -> Hosting | None:
    if message.facts.locations or message.facts.country:
        return placed(hosting, message.facts)
    words = _as_given(re.sub(r"^.*?\b(?:in|near|from)\s+", "", message.text, flags=re.I))
    if not words or len(words.split()) > 4:
        return None
    return replace(hosting, location=words, country=None, timezone=None)


def _hours(hosting: Hosting, message: Message) -> Hosting | None:
    told = message.facts.hours
    return replace(hosting, hours=told) if told else None


def _capacity(hosting: Hosting, message: Message) -> Hosting | None:
    pressed = message.choice.get("about")
    found = _NUMBER.search(str(pressed) if message.pressed else message.text)
    number = _number(found[1]) if found else None
    if number is None or not 1 <= number <= MOST_MENTEES:
        return None
    return replace(hosting, capacity=number)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else _NUMBERS.get(text.lower())


def _as_given(text: str) -> str:
    """A short answer without its first words; empty where it is a question or no words at all."""
    words = _LEAD_IN.sub("", " ".join(text.split())).strip(" .!,;")
    if text.rstrip().endswith("?") or _SENTENCE_WORDS & set(words.lower().split()):
        return ""
    return words if sum(letter.isalpha() for letter in words) >= 2 else ""


_READERS: Mapping[str, Callable[[Hosting, Message], Hosting | None]] = {
    "name": _name,
    "email": _email,
    "surname": _surname,
    "title": _title,
    "organisation": _organisation,
    "path": _path,
    "skills": _skills,
    "goals": _goals,
    "languages": _languages,
    "location": _location,
    "hours": _hours,
    "capacity": _capacity,
}
