"""E-mail addresses and telephone numbers."""

from __future__ import annotations

import re

from assistant.nlp.spans import Span

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+(?:@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,£$€#-])(?:\+|00|\()?\(?\d(?:[\s()./-]{0,2}\d){6,14}(?![\w%]|[.,]\d)")
_CUE = re.compile(
    r"\b(?:call|ring|text|phone|tel|telephone|mobile|cell|number|whatsapp|reach|contact|sms)\b",
    re.IGNORECASE,
)
# Dates, spans of years, and amounts in thousands.
_NO_PHONE = re.compile(
    r"(?:19|20)\d\d\s*[-–/.]\s*(?:(?:19|20)\d\d|\d\d?\s*[-–/.]\s*\d\d?)|\d\d?[./-]\d\d?[./-]\d{2,4}"
    r"|\d{1,3}(?:[ .,]\d{3})+"
)
_SHORTEST, _LONGEST, _PLAIN = 7, 15, 9


def find_contacts(text: str) -> list[Span]:
    """Spans of entity ``contact``: an address in its usual form, a number as digits."""
    spans = []
    for found in _EMAIL.finditer(text):
        value = re.sub(r"\s?[(\[]at[)\]]\s?", "@", found[0], flags=re.IGNORECASE)
        name, _, domain = value.partition("@")
        spans.append(Span("contact", found.start(), found.end(), f"{name}@{domain.lower()}"))
    for found in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        inside = any(span.start < found.end() and found.start() < span.end for span in spans)
        if not inside and _is_phone(text, found, digits):
            plus = "+" if found[0].lstrip("(").startswith("+") else ""
            spans.append(Span("contact", found.start(), found.end(), plus + digits))
    return sorted(spans, key=lambda span: span.start)


def _is_phone(text: str, found: re.Match[str], digits: str) -> bool:
    if not _SHORTEST <= len(digits) <= _LONGEST or _NO_PHONE.fullmatch(found[0].strip()):
        return False
    if set(digits) <= {"0", "1"}:
        return False
    cued = _CUE.search(text[max(0, found.start() - 40) : found.start()]) is not None
    return cued or found[0].startswith(("+", "00", "0", "(")) or len(digits) >= _PLAIN
