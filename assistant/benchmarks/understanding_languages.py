"""Scores messages in other languages beside the English ones they say anew."""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant.benchmarks.fitting import Parsed
from assistant.benchmarks.understanding_own import FOLDER, TITLES, Held, held_out, own_scores
from assistant.mentoring.occupations import Occupations

_FILE = "held_out_languages.jsonl"
_COMPARED = ("intent", "goal_in_set", "goal_micro_f1", *TITLES, "distress_recall")


def other_languages() -> tuple[list[Held], list[int]]:
    """The messages, and the places of the English ones in `held_out`."""
    lines = (FOLDER / _FILE).read_text(encoding="utf-8").splitlines()
    return held_out(_FILE), [int(json.loads(line)["source"]) - 1 for line in lines]


def language_scores(
    held: Sequence[Held],
    parsed: Sequence[Parsed],
    english: Sequence[Held],
    parsed_english: Sequence[Parsed],
    occupations: Occupations,
) -> dict[str, dict[str, float]]:
    """Scores by language, of all together (`all`) and of the same messages in English.

    `english` holds one message for each of `held`. `detected` is the share whose language is
    reported as it is.
    """
    languages = sorted({message.language for message in held})
    groups: dict[str, tuple[Sequence[Held], Sequence[Parsed]]] = {
        "english": (english, parsed_english),
        "all": (held, parsed),
    }
    for language in languages:
        places = [place for place, message in enumerate(held) if message.language == language]
        groups[language] = ([held[p] for p in places], [parsed[p] for p in places])
    found = {}
    for name, (messages, read) in groups.items():
        scores = own_scores(messages, read, occupations)
        right = [p.get("language") == m.language for m, p in zip(messages, read)]
        found[name] = {key: scores[key] for key in _COMPARED}
        found[name]["detected"] = sum(right) / max(len(right), 1)
    return found
