"""Fields of work a person names without naming a title: "move into nursing", "no sales"."""

from __future__ import annotations

import re

from assistant.nlp.finders.phrases import PhraseFinder
from assistant.nlp.spans import Span
from assistant.nlp.vocabulary import Vocabulary

# Fields are everyday words too; they count where work is wished for or ruled out.
_BEFORE = re.compile(
    r"\b(?:into|towards?|(?:work|job|career|start|retrain|move|study|studying) (?:in|as|to)|to do"
    r"|from|out of|leav(?:e|ing)|no|not|anything but|except|hate|more|tired of|interested in)"
    r"\s+(?:the |some |a bit of )?\Z",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:from|out of)\b[^.;!?]{2,40}\bto\s+\Z", re.IGNORECASE)
_LEAVING = re.compile(r"\b(?:from|out of|leav(?:e|ing)|tired of|hate)\s+(?:the )?\Z", re.IGNORECASE)


# In small letters "it" means computers only here: "I don't want to do it alone" rules out nothing.
_WORK_IN = re.compile(
    r"\b(?:works?|working|jobs?|careers?|roles?|start|retrain|move|moving|get|getting|switch\w*|go"
    r"|going|break|breaking) (?:in|into|to|towards)\s+\Z",
    re.IGNORECASE,
)
_OWN_BUSINESS = re.compile(
    r"\b(?:open|start|run|launch|have|found|set up)(?:ing)?\b[^.!?]{0,12}\b(?:my own|own|a|an)\b"
    r"[^.!?]{0,25}\b(?:business|firm|company|shop|bakery|salon|restaurant|food truck|studio"
    r"|caf[eé])"
    r"|\bself[- ]employed\b|\bmy own boss\b|\bstart-?up\b",
    re.IGNORECASE,
)


class FieldFinder:
    """Finds the vocabulary's fields in a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._phrases = PhraseFinder(vocabulary.fields)

    def find(self, text: str) -> list[Span]:
        """Spans of entity ``field`` for a field wished for or ruled out; not for one being left."""
        spans = []
        for match in self._phrases.find(text):
            before = text[: match.start]
            if text[match.start : match.end] == "it" and not _WORK_IN.search(before):
                continue
            if (_BEFORE.search(before) or _TO.search(before)) and not _LEAVING.search(before):
                spans.append(Span("field", match.start, match.end, match.value))
        spans += [
            Span("field", own.start(), own.end(), "entrepreneurship")
            for own in _OWN_BUSINESS.finditer(text)
        ]
        return spans
