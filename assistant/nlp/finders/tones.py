"""How somebody wants the draft of an introduction changed."""

from __future__ import annotations

import re

from assistant.nlp.spans import Span

_TONES = {
    "shorter": re.compile(
        r"\b(?:shorter|shorten(?: it)?|too long|too wordy|less wordy|more concise|concise|briefer"
        r"|(?:make|keep) it (?:brief|short|concise|snappy)|cut it(?: down)?|trim(?: it)?"
        r"|too much text"
        r"|more to the point|condense|half the length|fewer words|bit long|rather long|tl;?dr)\b",
        re.IGNORECASE,
    ),
    "warmer": re.compile(
        r"\b(?:warmer|friendlier|(?:more|sound|a bit|bit) (?:friendly|personal|casual|warm|human"
        r"|relaxed"
        r"|informal)|nicer|less (?:formal|stiff|cold|robotic|corporate|businesslike|distant|dry)"
        r"|too (?:formal|stiff|cold|robotic|corporate|impersonal|distant|dry|businesslike)|kinder"
        r"|sounds? like a (?:robot|machine|lawyer)|softer|lighter tone)\b",
        re.IGNORECASE,
    ),
    "without_age": re.compile(
        r"\b(?:(?:leave|take|keep|cut) (?:out )?(?:my |the )?age(?: out(?: of it)?| away)?"
        r"|leave (?:my |the )?age out|(?:remove|delete|drop|omit|skip|hide|without|lose) (?:my "
        r"|the )?age"
        r"|(?:don'?t|do not|no need to|not) (?:mention|say|tell|include|give|put|write|state)\s+"
        r"(?:them |her |him |in )?(?:how old i am|my age|the age)|no age|not my age"
        r"|without saying how old i am)\b",
        re.IGNORECASE,
    ),
}


def find_tones(text: str) -> list[Span]:
    """Spans of entity ``tone``: shorter, warmer or without_age."""
    return [
        Span("tone", found.start(), found.end(), tone)
        for tone, pattern in _TONES.items()
        for found in pattern.finditer(text)
    ]
