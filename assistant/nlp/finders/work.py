"""The work of a short, messy message: "idk, call centre. 6 yrs", "i stack shelves"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.nlp.finders.phrases import PhraseFinder
from assistant.nlp.spans import Span
from assistant.nlp.vocabulary import Vocabulary

# Around work that stands alone between two stops.
_BEFORE = re.compile(
    r"\W*(?:(?:hi|hey|hello|ok(?:ay)?|well|so|idk|dunno|um+|currently|now|just|only|me|im"
    r"|i['\u2019]?m|i am"
    r"|i was|was|been|work as|working as|ex|former|ft|part[- ]?time|full[- ]?time|still|a|an|at"
    r"|in|at a"
    r"|in a|the)\b\W*)*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\W*(?:(?:here|now|currently|atm|at the moment|for|since|about|nearly|over|\d+(?:\.\d+)?|\d{4}"
    r"|y(?:ea)?rs?|years?|yoe|months?|experience|job|work|worker|full[- ]?time|part[- ]?time"
    r"|nights?"
    r"|days|shifts?|by trade|atm|rn|(?:at|for|with) \w+)\b\W*)*",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.,;:!?\n/()]+")
_WORKS_AT = re.compile(
    r"\b(?:i|i['\u2019]?m|im|i am|been|currently|still)\s+(?:(?:currently|still|just|only|mostly"
    r"|have)\s+)*"
    r"(?:work(?:ing|ed)?|employed|stuck|temping|on shift)\s+(?:(?:nights?|days|shifts?|weekends"
    r"|evenings"
    r"|part[- ]?time|full[- ]?time|hard)\s+)*(?:in|at|on|for)\s+(?:(?:a|an|the|my|our|local|big"
    r"|small"
    r"|busy|old|amazon)\s+)*\Z",
    re.IGNORECASE,
)
_I = re.compile(
    r"(?:\A|[.,;!?\n]\s*|\band )\W*(?:i(?:['\u2019]m)?|im)\s+(?:(?:just|only|mostly|currently"
    r"|still|basically"
    r"|mainly)\s+)*\Z|(?:\A|[.;!?\n]\s*)\W*\Z",
    re.IGNORECASE,
)


class WorkFinder:
    """Finds the present work where no name of it stands in a sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        titles = {
            phrase: title
            for phrase, title in vocabulary.titles.items()
            if phrase not in vocabulary.guarded_titles
        }
        self._alone = PhraseFinder({**titles, **vocabulary.workplaces})
        self._places = PhraseFinder(vocabulary.workplaces)
        self._doings = PhraseFinder(vocabulary.doings)

    def find(self, text: str) -> list[Span]:
        """At most one span of entity ``current_title``: the first that stands alone or is told."""
        return next(([span] for span in self._all(text)), [])

    def _all(self, text: str) -> Iterator[Span]:
        for clause in _CLAUSE.finditer(text):
            for match in self._alone.find(clause[0]):
                before, after = clause[0][: match.start], clause[0][match.end :]
                if _BEFORE.fullmatch(before) and _AFTER.fullmatch(after):
                    at = clause.start()
                    yield Span("current_title", at + match.start, at + match.end, match.value)
        for finder, lead in ((self._places, _WORKS_AT), (self._doings, _I)):
            for match in finder.find(text):
                if lead.search(text[: match.start]):
                    yield Span("current_title", match.start, match.end, match.value)
