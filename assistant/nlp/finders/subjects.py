"""What somebody studies or studied, and whether they would rather leave it: "business, but …"."""

from __future__ import annotations

import re

from assistant.nlp.finders.phrases import Match, PhraseFinder
from assistant.nlp.spans import Span
from assistant.nlp.vocabulary import Vocabulary

# Subjects that are no field of work here, or another one by their name alone.
_SUBJECTS = (
    "business;business studies;business administration;business management;management;economics"
    ";history;history of art;art history;philosophy;politics;political science;theology;religion"
    ";sociology;anthropology;archaeology;geography;linguistics;languages;modern languages"
    ";literature;english literature;classics;mathematics;maths;math;statistics;physics"
    ";computer science;information technology;criminology;international relations"
    ";media studies;film studies;gender studies;social sciences;humanities;education;engineering"
)
_OWN = re.compile(
    r"(?:\A|[,.;:!?(\n]|\b(?:i|im|i['\u2019]?m|i am|i['\u2019]ve been|ive been|and|still|now|just"
    r"|currently))\W*\Z",
    re.IGNORECASE,
)
# The verb or the noun right before the subject; `past` tells that it is over.
_STUDIES = re.compile(
    r"\b(?:(?P<past>studied|graduated in|did (?:a|my) degree in|have a degree in"
    r"|(?:a|my) degree (?:was )?in|majored in)"
    r"|study|studying|majoring in|do(?:ing)? (?:a|my) (?:degree|ba|bsc|ma|msc|bachelor"
    r"['\u2019]?s?|master['\u2019]?s?|phd)(?: degree)? (?:in|of)"
    r"|(?:a )?student of|(?:in |am in )?(?:my )?(?:first|second|third|fourth|final|last|1st|2nd|3rd"
    r"|4th) year (?:of|in|doing|studying))\s+(?:the )?\Z",
    re.IGNORECASE,
)
_STUDENT = re.compile(r"\s+(?:student|undergrad(?:uate)?|degree student)\b", re.IGNORECASE)
_A_STUDENT = re.compile(
    r"(?:\A\W*(?:an? )?|\b(?:i['\u2019]?m|im|i am|as)\s+(?:still |just |currently )?(?:an? )?)"
    r"(?:\w+[- ]year )?\Z",
    re.IGNORECASE,
)
# Said of the subject in the same breath: "but i dont like it", "and hate it", "it's not for me".
_DISLIKED = re.compile(
    r"\b(?:(?:do not|don['\u2019]?t|dont)\s+(?:\w+\s+)?(?:like|enjoy|love|want)"
    r"(?:\s+(?:it|this|that))?\b(?!\s+\w+ing\b)"
    r"|hat(?:e|ed|ing) (?:it|this|that|every)|can['\u2019]?t stand it|sick of it|fed up with it"
    r"|bored (?:of|by|with) it|it bores me|regret it"
    r"|(?:it['\u2019]?s|its|it is|is|was) (?:so |really |just )?(?:not (?:really )?(?:for me"
    r"|my thing)|boring|the wrong (?:thing|subject|course)))",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:not (?:so |really )?sure|unsure|no idea|don['\u2019]?t know|idk)\b", re.I
)
_REACH = 60


class SubjectFinder:
    """Finds subjects in a text, by the vocabulary's fields and a list of others."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        others = {subject: subject for subject in _SUBJECTS.split(";")}
        self._fields = vocabulary.fields
        self._phrases = PhraseFinder({**dict.fromkeys(vocabulary.fields, ""), **others})

    def find(self, text: str) -> list[Span]:
        """Spans of ``subject`` in the person's own words, of ``seniority`` for who studies now,
        and of ``field``, ruled out for what they say they do not like.
        """
        spans: list[Span] = []
        for match in self._phrases.find(text):
            now = self._studied_now(text, match)
            if now is None:
                continue
            words = text[match.start : match.end].lower()
            spans.append(Span("subject", match.start, match.end, words))
            if now:
                spans.append(Span("seniority", match.start, match.end, "student"))
            after, field = text[match.end : match.end + _REACH], self._fields.get(words)
            if _DISLIKED.search(after):
                spans.append(Span("field", match.start, match.end, field or words, "avoid"))
            elif now and field and not _UNSURE.search(after):
                spans.append(Span("field", match.start, match.end, field))
        return spans

    def _studied_now(self, text: str, match: Match) -> bool | None:
        """Whether it is studied, or was; None where it is neither."""
        before = text[: match.start]
        if _STUDENT.match(text, match.end) and _A_STUDENT.search(before):
            return True
        found = _STUDIES.search(before)
        if not found or not _OWN.search(before[: found.start()]):
            return None
        return not found["past"]
