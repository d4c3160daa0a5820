"""Industries a person names; everyday words such as "energy" only where work is meant."""

from __future__ import annotations

import re

from assistant.nlp.finders.phrases import Match, PhraseFinder
from assistant.nlp.spans import Span
from assistant.nlp.vocabulary import Vocabulary

# Words that mean an industry only after "work in", "into" and the like, or before "sector".
_EVERYDAY_WORDS = (
    "energy environment education law legal media science sport sports school schools shops"
    " stores shopping press gym gyms television magazines chambers courts care security power"
    " beauty art arts design transport travel food water housing military army stores"
    " manufacturing insurance clinic hospital hospitals marketing research church churches"
    " university universities college colleges council police"
)
_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())
_BEFORE = re.compile(
    r"(?:\b(?:in|into|from|to|towards?|of|out of|leave|leaving|quit|industry|industries|sector"
    r"|field|about|hate|not|no|anything but|except|within|like|love|for|or|and|than)\b:?|,|\A)"
    r"\s*(?:the |a |an |another |local |private |public |big )?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:industry|industries|sector|field|business|compan(?:y|ies)|firms?|jobs?|careers?"
    r"|world|profession|side)\b",
    re.IGNORECASE,
)
# "mother in law", "social media", "my education", "health insurance", "a toxic environment"
_VETO_BEFORE = re.compile(
    r"(?:\b(?:(?:mother|father|brother|sister|son|daughter|parents?)[ -]in[ -]|social |health "
    r"|car |life |national |computer |data |rocket |political |my |your |his |her |our |their "
    r"|no |much |same |work |working |learning |toxic |hostile |office |team |high |primary "
    r"|secondary |grammar |middle )(?:the )?)\Z",
    re.IGNORECASE,
)
_VETO_AFTER = re.compile(
    r"\s+(?:degrees?|drinks?|levels?|students?|teachers?|fees?|run|holidays|report|release"
    r"|number|claim|policy|skills?)\b",
    re.IGNORECASE,
)
# "Brightline Logistics" is a firm; the word before begins no sentence.
_NAME = re.compile(r"[\w,]\s(?!The|A|In|And|Royal|National)[A-Z][\w&]+\s\Z")
# One goes to these; only "the school sector" makes them an industry.
_BUILDINGS = frozenset(("school", "college", "university", "council", "church", "gym"))


class IndustryFinder:
    """Finds the vocabulary's industries in a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._phrases = PhraseFinder(vocabulary.industries)

    def find(self, text: str) -> list[Span]:
        """Spans of entity ``industry``; the value is the vocabulary's own word."""
        return [
            Span("industry", match.start, match.end, match.value)
            for match in self._phrases.find(text)
            if _is_meant(text, match)
        ]


def _is_meant(text: str, match: Match) -> bool:
    word = text[match.start : match.end].lower()
    if _NAME.search(text[: match.start]) and text[match.start].isupper():
        return False
    if word not in _EVERYDAY:
        return True
    if _AFTER.match(text, match.end):
        return True
    before = text[max(0, match.start - 30) : match.start]
    if _VETO_AFTER.match(text, match.end) or not _BEFORE.search(before):
        return False
    return word not in _BUILDINGS and _VETO_BEFORE.search(before) is None
