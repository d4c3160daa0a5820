"""Guesses which column of ours a heading in somebody's file stands for."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from assistant.mentoring.errors import BadInput

_WORDS = Path(__file__).parent / "headings.csv"
# A name often stands in two columns; `records` joins them.
FIRST_NAME, LAST_NAME = "first_name", "last_name"


def guessed(headings: Iterable[str], columns: Sequence[str]) -> dict[str, str]:
    """Heading -> column, for those that can be told; each column is given away once."""
    known = _known()
    allowed = {*columns, *((FIRST_NAME, LAST_NAME) if "email" in columns else ())}
    found: dict[str, str] = {}
    # What is called exactly as the column is goes first: "title" beside "job".
    for exact in (True, False):
        for heading in headings:
            tidy = _tidy(heading)
            column = tidy.replace(" ", "_") if exact else known.get(tidy, "")
            if heading not in found and column in allowed and column not in found.values():
                found[heading] = column
    return found


def checked(mapping: Mapping[str, str], headings: Sequence[str], columns: Sequence[str]) -> None:
    """Refuse a mapping that names what is not there; raises BadInput."""
    allowed = {*columns, FIRST_NAME, LAST_NAME}
    for heading, column in mapping.items():
        if heading not in headings:
            raise BadInput(f"the mapping names a heading the file lacks: '{heading}'")
        if column not in allowed:
            raise BadInput(f"the mapping names an unknown column: '{column}'")


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    with _WORDS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {_tidy(word): row["column"] for row in rows for word in row["words"].split(";")}


def _tidy(heading: str) -> str:
    """Lower case, without accents and signs."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+|_", " ", letters).split())
