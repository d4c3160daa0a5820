"""Which of the mentors just shown somebody means."""

from __future__ import annotations

import re

from assistant.nlp.spans import Span

_WORDS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "fifth": 5, "5th": 5, "sixth": 6, "6th": 6, "last": -1, "final": -1, "top": 1, "bottom": -1,
}  # fmt: skip
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ORDINAL = "|".join(_WORDS)
_DIGIT = rf"[1-9]|10|{'|'.join(_NUMBERS)}"
_CLEAR = re.compile(
    rf"\b(?:the|that|this|your|take|pick|choose|go with)?\s*(?P<word>{_ORDINAL})\s+"
    rf"(?:one|person|mentor|profile|option|name|card|guy|lady|woman|man|match|suggestion|choice"
    rf"|result|candidate)\b|\b(?:(?:number|option|mentor|choice|candidate|profile)\s*#?\s*"
    rf"(?P<number>{_DIGIT})|(?:no|nr)\.?\s*(?P<digit>[1-9]|10))\b(?!\s*(?:years?|yrs?|months?"
    rf"|people|%|times))|#\s?(?P<hash>[1-9]|10)\b",
    re.IGNORECASE,
)
# A whole short message: "2", "first please", "the last", "I'd take the second".
_SHORT = re.compile(
    rf"\W*(?:(?:i(?:'ll| will|'d| would)?|let's|ok(?:ay)?|yes|please|can|could|we|go|with|for|to"
    rf"|like|take"
    rf"|pick|choose|want|prefer|the|that|tell|me|more|about|show|contact|ask|meet|try|maybe|hm+"
    rf"|think"
    rf"|rather|say|introduce|it's|do|talk|is|which|sounds|looks|why(?: not)?|write|who)\b\W*)*"
    rf"(?P<what>{_ORDINAL}|{_DIGIT})\b(?P<dot>[.)]?)"
    rf"(?:\W*(?:please|pls|thanks|thank you|then|one|sounds|looks|good|great|best|better|is|was|"
    rf"on|the|list|of|them|these|would|be|fine|i|think|guess|maybe|ok|okay|for|me|fits|seems|nice"
    rf"|right)"
    rf"\b)*\W*",
    re.IGNORECASE,
)
_MOST_WORDS = 8
# "I froze at the last one" is told at greater length than a choice is made.
_MOST_WORDS_CLEAR = 15
_NOT_CLEAR = re.compile(
    r"\b(?:my|his|her|their|our|was|been|an?|meeting|at|since|before)\s*\Z", re.IGNORECASE
)


def find_ordinals(text: str) -> list[Span]:
    """At most one span of entity ``ordinal``: 1 is the first, -1 the last."""
    if len(text.split()) <= _MOST_WORDS:
        short = _SHORT.fullmatch(text)
        if short:
            return [Span("ordinal", *short.span("what"), _value(short["what"]))]
    if len(text.split()) > _MOST_WORDS_CLEAR:
        return []
    for found in _CLEAR.finditer(text):
        name = found.lastgroup or "word"
        before = text[: found.start()]
        if not _NOT_CLEAR.search(before):
            return [Span("ordinal", *found.span(name), _value(found[name]))]
    return []


def _value(word: str) -> int:
    low = word.lower()
    return _WORDS.get(low) or _NUMBERS.get(low) or int(low)
