"""Cities, countries and US states, with their country and time zone."""

from __future__ import annotations

import re
from itertools import zip_longest

from assistant.nlp.finders.gazetteer import Gazetteer, Place
from assistant.nlp.finders.phrases import Match, PhraseFinder, words_of
from assistant.nlp.spans import Span

_CUE = re.compile(
    r"\b(?:in|from|near|to|around|outside|(?:live|living|based|located|born)(?: (?:in|near))?"
    r"|city|town|location|place|moved|between|of|visit|leave|leaving)\b:?\s*"
    r"(?:(?:the|central|greater|downtown|inner|east|west|north|south|[A-Z]\w+ (?:and|or"
    r"|to))\s+)*\Z",
    re.IGNORECASE,
)
_INSTITUTION_BEFORE = re.compile(
    r"\b(?:(?:universi\w+|college|bank|school|polit[eé]cni\w+)(?: (?:of|de|di|da|do|del))?(?: the)?"
    r"|eth|imperial|queen mary|goldsmiths)\s+\Z",
    re.IGNORECASE,
)
_INSTITUTION_AFTER = re.compile(
    r"\s+(?:[A-Z]\w+\s+)?(?:university|college|polytechnic|institute|school|academy|hospital"
    r"|business school|united|consulting|scientific|airlines?|airways)\b"
    r"|\s+(?-i:State|Beckett|Brookes|Met|Metropolitan|Tech)\b",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"\b(?:now|moved to|came to|relocat\w+ to|live|living|based|here|arrived|landed|settled|new"
    r"|currently)(?: in)? (?:the )?\Z|\bto\s+(?:the )?\Z",
    re.IGNORECASE,
)
_ORIGIN = re.compile(r"\b(?:from|back in|left|leaving|was in|born in)\s+(?:the )?\Z", re.I)
_STATE = re.compile(r",\s*([A-Z]{2})\b")
_APART = re.compile(r"\s*(?:,|\(|in|near)?\s*", re.IGNORECASE)
_ALONE = re.compile(r"[\s,.!(]*")
_SURE, _KNOWN = 300_000, 100_000


class PlaceFinder:
    """Finds the places of a gazetteer.

    A small town in lower case counts only after "in" and the like or standing alone, and an
    `ambiguous` name, which is a word or a person's name too, only with a capital and after such
    a cue.
    """

    def __init__(self, gazetteer: Gazetteer, ambiguous: frozenset[str] = frozenset()) -> None:
        self._gazetteer = gazetteer
        self._ambiguous = ambiguous
        self._phrases = PhraseFinder({name: name for name in gazetteer.names}, plurals=False)

    def find(self, text: str) -> list[Span]:
        """Spans ``location``, ``country`` and ``timezone``, the last two where they are certain."""
        found: list[tuple[Match, Place]] = []
        matches = self._phrases.find(text)
        taken = 0
        for here, there in zip_longest(matches, matches[1:]):
            if here.start < taken:
                continue
            town = self._with_region(text, here, there)
            if town and there and not _STATE.match(text, here.end):
                taken = there.end
            place = town or self._gazetteer.find(here.value)
            if town or self._is_meant(text, here, place):
                found.append((here, place))
        home = _home(text, found)
        return [span for match, place in found for span in _spans(match, place, place == home)]

    def _with_region(self, text: str, here: Match, there: Match | None) -> Place | None:
        """The town meant by "Birmingham, Alabama" or "Birmingham, AL"."""
        code = _STATE.match(text, here.end)
        if code:
            return self._gazetteer.in_state(here.value, code[1])
        if there and _APART.fullmatch(text, here.end, there.start):
            return self._gazetteer.within(here.value, there.value)
        return None

    def _is_meant(self, text: str, match: Match, place: Place) -> bool:
        before = text[max(0, match.start - 40) : match.start]
        if _INSTITUTION_BEFORE.search(before) or _INSTITUTION_AFTER.match(text, match.end):
            return False
        capital = words_of(text)[match.first].capital
        size = place.population
        if match.value in self._ambiguous or (len(match.value) < 4 and size < _SURE):
            return capital and _CUE.search(before) is not None
        if match.value in ("us", "usa", "uk", "uae"):
            return match.value != "us" or text[match.start : match.end] in ("US", "U.S")
        if size >= (_KNOWN if capital else _SURE) or _CUE.search(before):
            return True
        return bool(_ALONE.fullmatch(text, 0, match.start) and _ALONE.fullmatch(text, match.end))


def _home(text: str, found: list[tuple[Match, Place]]) -> Place | None:
    """Where the person is, of several places: "a nurse from Syria, now in Germany"."""
    befores = [(text[max(0, match.start - 25) : match.start], place) for match, place in found]
    for before, place in befores:
        if _HERE.search(before):
            return place
    places = [place for before, place in befores if not _ORIGIN.search(before)]
    places += [place for _, place in found]
    return places[0] if places else None


def _spans(match: Match, place: Place, home: bool) -> list[Span]:
    found = [("location", place.name)]
    if home:
        found += [("country", place.country), ("timezone", place.timezone or "")]
    return [Span(entity, match.start, match.end, value) for entity, value in found if value]
