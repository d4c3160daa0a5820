"""Skills a person names; those that are everyday words too only where the text speaks of skill."""

from __future__ import annotations

import re

from assistant.nlp.finders.phrases import Match, PhraseFinder, words_of
from assistant.nlp.spans import Span
from assistant.nlp.vocabulary import Vocabulary

_FILLERS = (
    r"(?:(?:some|more|a bit of|a little|the|my|own|basic|advanced|better|how to|to|really|both"
    r"|things like|such as|like|at|in|with|of|a lot of|about|up|on|skills?)\s+)*"
)
_CUE = re.compile(
    r"(?:\b(?:learn|learning|learnt|learned|practi[sc]e|practi[sc]ing|master|improve|improving"
    r"|brush up|pick up|teach me|develop|developing|strengthen|upskill"
    r"|(?:good|great|better|best|bad|rubbish|terrible|hopeless|decent|strong|weak|confident"
    r"|skilled|trained|certified|fluent|interested|proficient|stuck) (?:at|in|with|on)"
    r"|skills?(?: in| like| are|:)?|experience (?:with|in|of)|experienced (?:in|with)"
    r"|knowledge of|background in|know(?: how to)?|knowing|get into|getting into|specialise in"
    r"|work on|working on|help(?: me)? with|(?:course|training|diploma|certificate)s? (?:in|on)"
    r"|using|program in|code in|used)\b:?)\s+" + _FILLERS + r"\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s+(?:skills?|programming|certificat\w+|courses?|training)\b", re.IGNORECASE)
_CHAIN = re.compile(r"\s*(?:,|,?\s*(?:and|or|&)|/)\s*" + _FILLERS, re.IGNORECASE)
# "learn excel and go home": a chained everyday word counts only at the end of a thought.
_CLOSED = re.compile(r"\s*(?:[.,;:!?)/&]|\Z|\s(?:and|or|for|from|at|in|so|but|as|well|better)\b)")
_REACH = 60


class SkillFinder:
    """Finds the vocabulary's skills in a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._phrases = PhraseFinder(vocabulary.skills)
        self._guarded = {_key(word) for word in vocabulary.guarded_skills}

    def find(self, text: str) -> list[Span]:
        """Spans of entity ``skill``; the value is the vocabulary's own word."""
        spans: list[Span] = []
        for match in self._phrases.find(text):
            if not self._is_guarded(text, match) or _is_cued(text, match, spans):
                spans.append(Span("skill", match.start, match.end, match.value))
        return spans

    def _is_guarded(self, text: str, match: Match) -> bool:
        return tuple(w.form for w in words_of(text)[match.first : match.last]) in self._guarded


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(word.form for word in words_of(phrase))


def _is_cued(text: str, match: Match, before: list[Span]) -> bool:
    if _CUE.search(text[max(0, match.start - _REACH) : match.start]):
        return True
    if _AFTER.match(text, match.end):
        return True
    gap = text[before[-1].end : match.start] if before else "."
    return bool(_CHAIN.fullmatch(gap) and _CLOSED.match(text, match.end))
