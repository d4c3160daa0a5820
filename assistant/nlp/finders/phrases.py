"""Longest-match search for many thousand phrases at once; the base of the vocabulary finders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

# Scripts written without blanks between words: there every letter is a word of its own.
_DENSE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_LETTER = rf"[^\W_{_DENSE}]"
_WORD = re.compile(
    rf"(\.net\b|[{_DENSE}]|{_LETTER}+(?:['’](?!s\b){_LETTER}+)*(?:\+\+|#)?|&)(?:['’]s\b)?",
    re.IGNORECASE,
)
# What may stand between two words of one phrase; a comma or a full stop with a blank may not.
_JOINT = re.compile(r"['’]s\s+|s['’]\s+|['’]?\s+|\s*[-–/]\s*|\.|\s*")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'"})


class Word(NamedTuple):
    """A word of the text; `joined` says that a phrase may run on from the word before."""

    form: str
    start: int
    end: int
    capital: bool
    joined: bool


class Match(NamedTuple):
    """A phrase found at words `first` to `last` (exclusive), characters `start` to `end`."""

    value: str
    first: int
    last: int
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case without accents, so that "Zürich" and "zurich" are one."""
    low = text.casefold().translate(_LETTERS)
    if low.isascii():
        return low
    parts = unicodedata.normalize("NFKD", low)
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=16)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; remembered, because every finder asks for those of the same message."""
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(text):
        raw = found[1]
        form = "and" if raw == "&" else fold(raw)
        joined = bool(words) and _JOINT.fullmatch(text, end, found.start()) is not None
        words.append(Word(form, *found.span(1), raw[0].isupper(), joined))
        end = found.end(1)
    return tuple(words)


class PhraseFinder:
    """Finds the phrases of a mapping (phrase -> value); a phrase may stand in the plural
    unless `plurals` is off.

    Built once; a search costs about one dictionary look-up a word, whatever the mapping's size.
    """

    def __init__(self, phrases: Mapping[str, str], *, plurals: bool = True) -> None:
        self._readings = _readings if plurals else _as_it_stands
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in phrases.items():
            forms = _forms(phrase)
            if forms:
                self._by_first.setdefault(forms[0], []).append((forms, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: len(entry[0]), reverse=True)

    def find(self, text: str) -> list[Match]:
        """The longest phrases from left to right, none overlapping another."""
        words = words_of(text)
        found: list[Match] = []
        position = 0
        while position < len(words):
            match = self._at(words, position)
            if match:
                found.append(match)
            position = match.last if match else position + 1
        return found

    def _at(self, words: Sequence[Word], position: int) -> Match | None:
        for form in self._readings(words[position].form):
            for forms, value in self._by_first.get(form, ()):
                last = position + len(forms)
                if last <= len(words) and self._fits(words[position + 1 : last], forms[1:]):
                    return Match(value, position, last, words[position].start, words[last - 1].end)
        return None

    def _fits(self, words: Sequence[Word], forms: Sequence[str]) -> bool:
        return all(
            word.joined and (word.form == form or form in self._readings(word.form))
            for word, form in zip(words, forms, strict=True)
        )


def _forms(phrase: str) -> tuple[str, ...]:
    # Not `words_of`: its memory is for messages.
    return tuple("and" if w == "&" else fold(w) for w in _WORD.findall(phrase))


def _as_it_stands(form: str) -> Iterator[str]:
    yield form


def _readings(form: str) -> Iterator[str]:
    """The word as it stands, then as a plural; short words and "-ss" are never plurals."""
    yield form
    if len(form) > 3 and form.endswith("s") and not form.endswith(("ss", "us", "is")):
        yield form[:-1]
        if form.endswith("ies"):
            yield form[:-3] + "y"
        elif form.endswith(("ches", "shes", "sses", "xes")):
            yield form[:-2]
