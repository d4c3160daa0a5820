"""Fields of work a person names without naming a title: "move into nursing", "no sales"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.nlp.finders.phrases import Match, PhraseFinder
from assistant.nlp.spans import Span
from assistant.nlp.vocabulary import Vocabulary

# Fields are everyday words too; they count where work is wished for or ruled out.
_BEFORE = re.compile(
    r"\b(?:into|towards?|(?:work|job|career|start|retrain|move|study|studying) (?:in|as|to)|to do"
    r"|from|out of|leav(?:e|ing)|no|not|anything but|except|hate|more|tired of|interested in"
    r"|something (?:with|in|around|about|to do with))"
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
# Who begins again in a salon, or works at a start-up, has no business of their own in mind.
_OWN_BUSINESS = re.compile(
    r"\b(?:open|start|run|launch|have|found|set up)(?:ing)?\b"
    r"(?:(?!\b(?:again|anew|over|back|as|at|for|from|in|with)\b)[^.!?]){0,12}"
    r"\b(?:my own|own|a|an)\b"
    r"[^.!?]{0,25}\b(?:business|firm|company|shop|bakery|salon|restaurant|food truck|studio"
    r"|caf[eé])"
    r"|\bself[- ]employed\b|\bmy own boss\b"
    r"|\b(?:my|our|own|build\w*|found\w*|launch\w*|run\w*|start\w*)"
    r" (?:(?:my|our|own|a|tech) )*start-?up\b",
    re.IGNORECASE,
)


# "Sustainability or music", "maybe design?": nothing is said but what it could be.
_HEDGES = frozenset([
    "a", "about", "and", "at", "be", "bit", "either", "err", "fan", "guess", "hm", "hmm", "i",
    "idk", "in", "kind", "know", "like", "maybe", "might", "more", "not", "of", "ok", "or",
    "perhaps", "possibly", "probably", "rather", "so", "some", "something", "sort", "stuff",
    "sure", "the", "then", "think", "thing", "to", "um", "well", "with", "yeah", "yes",
])  # fmt: skip
_LONGEST_LIST = 12
_AND_MORE = re.compile(
    r"\s*[?,]?\s*(?:(?:and|or|/|&|,)\s*)+(?:maybe |perhaps |with |in |something (?:with|in) )*",
    re.IGNORECASE,
)


class FieldFinder:
    """Finds the vocabulary's fields in a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._phrases = PhraseFinder(vocabulary.fields)

    def find(self, text: str) -> list[Span]:
        """Spans of entity ``field`` for a field wished for or ruled out; not for one being left."""
        spans: list[Span] = []
        found = self._phrases.find(text)
        alone = _nothing_else(text, found)
        for match in found:
            before = text[: match.start]
            if text[match.start : match.end] == "it" and not _WORK_IN.search(before):
                continue
            goes_on = spans and _AND_MORE.fullmatch(text, spans[-1].end, match.start)
            meant = alone or goes_on or _BEFORE.search(before) or _TO.search(before)
            if meant and not _LEAVING.search(before):
                spans.append(Span("field", match.start, match.end, match.value))
        spans += [
            Span("field", own.start(), own.end(), "entrepreneurship")
            for own in _OWN_BUSINESS.finditer(text)
        ]
        return spans


def _nothing_else(text: str, found: Sequence[Match]) -> bool:
    """Whether a short message holds fields, and words of somebody who is not sure, alone."""
    if not found or len(text.split()) > _LONGEST_LIST:
        return False
    rest, end = "", 0
    for match in found:
        rest += text[end : match.start] + " "
        end = match.end
    words = re.findall(r"[\w'\u2019]+", (rest + text[end:]).lower())
    return all(word in _HEDGES for word in words)
