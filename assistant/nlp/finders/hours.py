"""When somebody is free, as weekly spans such as ``tue 18-21``; never when they work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.nlp.finders.clock import TIME, window_of
from assistant.nlp.spans import Span

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK, _WEEKEND = _DAYS[:5], _DAYS[5:]
_PARTS = {
    "lunch": (12, 13), "midday": (12, 13), "noon": (12, 13), "late afternoon": (16, 18),
    "early evening": (17, 19), "late evening": (20, 22), "early morning": (7, 9),
    "morning": (8, 12), "afternoon": (12, 18), "evening": (18, 21), "night": (18, 22),
    "after work": (18, 21), "before work": (7, 9), "daytime": (9, 17), "during the day": (9, 17),
    "office hours": (9, 17), "working hours": (9, 17), "business hours": (9, 17),
}  # fmt: skip
_DAY = (
    r"(?:week ?days?|weeknights?|week ?ends?|(?:every|any) ?day(?: of the week)?|daily"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|weds?|thur?s?|fri|sat|sun)"
)
_PART = (
    r"(?:(?:late|early) (?:mornings?|afternoons?|evenings?)|mornings?|afternoons?|evenings?|eves"
    r"|nights?|lunch(?:[ -]?(?:breaks?|times?|hours?))?|midday|noon|(?:after|before) work"
    r"|daytimes?|during the day|(?:office|working|business) hours)"
)
_ITEM = re.compile(
    rf"\b(?:(?P<range>{_DAY})\s*(?:-|–|to|till|until|through)\s*(?P<until>{_DAY})"
    rf"|(?P<day>{_DAY})|(?P<part>{_PART}))\b|(?P<time>{TIME})",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:free|available|availability|i can\b|can do|could do|can(?:'?t|not)|suits?|suit me"
    r"|works?(?: best| better| well| fine| too| great| for me)|would work|prefer\w*|best|better"
    r"|any ?time|meet(?:ing)?s?|call|chat|talk|slots?|ok|okay|fine|good for me|possible|ideally"
    r"|except|only|not on|anything but|never on|i have time|got time|open)\b",
    re.IGNORECASE,
)
# "I work weekends", "night shifts", "this morning": an occasion or a burden, not an offer.
_NOT_BEFORE = re.compile(
    r"(?:\b(?:work|works|worked|working|shifts?|on call|rota|open|closed|this|last|next|good"
    r"|yesterday|tomorrow|one|since|until|by|that|the other|class(?:es)?|school|lessons?"
    r"|busy|interview|start|starts|starting|dread|hate)\s+(?:\w+ )?(?:on |at |in |the |most |all "
    r"|every |early |late )*)\Z",
    re.IGNORECASE,
)
_BURDEN = re.compile(r"\b(?:work best|works? for me|work for me|meeting)\b|\bafter work", re.I)
_NOT_AFTER = re.compile(
    r"[- ]+(?:shifts?|jobs?|rota|class(?:es)?|school|off|duty|porter|manager|nurse|times? radio"
    r"|club|market|star|league|rush|papers?|newspaper|team|person|work(?! (?:best|better|for|well|fine|ok|great|too|out))|owl|desk|courses?)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"\b(?:and|or|on|at|in|the|of|any|every|each|most|mostly|from|to|between|after|before|i|am"
    r"|i'm|im|only|usually|maybe|either|also|then|but|not|no|please|time|is|are|for|so"
    r"|probably|would|be|with|except|a|during|past|once|half)\b|[\W\d_]+",
    re.IGNORECASE,
)
_ON = re.compile(r"\s*,?\s*(?:on|at|of|during|every|each|in the|only on|any|most)?\s*", re.I)
_NEAR = re.compile(
    r"[\s,/&-]*(?:(?:and|or|on|at|in the|in|of|the|any|every|each|from|between|most|both|also|either"
    r"|only|during|maybe|usually|then)\b[\s,]*){0,3}",
    re.IGNORECASE,
)
_FREE = re.compile(r"\b(?:free|available|availability)\b", re.IGNORECASE)
_CLOCK = re.compile(r"[ap]\.?m\b|[:h]\d|o'?clock|uhr|^(?:after|before|past)\b")
_OCCASION = re.compile(r"\s*(?:in|on|at|every|each|this|by)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?;\n]+(?:\.(?=\S)[^.!?;\n]*)*")


class Item(NamedTuple):
    """Days, or hours of a day, somewhere in the text."""

    start: int
    end: int
    days: tuple[str, ...]
    hours: tuple[int, int] | None


def find_hours(text: str) -> list[Span]:
    """Spans of entity ``hours``; one wording such as "weekday evenings" may give several."""
    spans: list[Span] = []
    for sentence in _SENTENCE.finditer(text):
        items = _items(text, sentence.start(), sentence.end())
        if items and _is_offer(sentence[0], items):
            for group in _groups(text, items):
                spans += _pair(text, group)
    return spans


def _items(text: str, start: int, end: int) -> list[Item]:
    items = []
    for found in _ITEM.finditer(text, start, end):
        item = _item(found)
        before = _BURDEN.sub("", text[max(start, found.start() - 30) : found.start()])
        if item and not _NOT_AFTER.match(text, found.end()) and not _NOT_BEFORE.search(before):
            items.append(item)
    # "sat", "sun" and bare "6-8" mean nothing without a clearer neighbour.
    clear = len(items) > 1 or any(not _is_vague(text, item) for item in items)
    return items if clear or _FREE.search(text, start, end) else []


def _item(found: re.Match[str]) -> Item | None:
    if found["day"]:
        return Item(*found.span(), _days(found["day"]), None)
    if found["range"]:
        first, last = _days(found["range"])[0], _days(found["until"])[0]
        run = _DAYS[_DAYS.index(first) : _DAYS.index(last) + 1]
        return Item(*found.span(), run, None) if run else None
    if found["part"]:
        word = re.sub(r"s\b", "", " ".join(found["part"].lower().split()))
        hours = next((v for k, v in _PARTS.items() if k.rstrip("s") in (word, word + "s")), None)
        hours = hours or next((v for k, v in _PARTS.items() if word.startswith(k[:3])), None)
        return Item(*found.span(), (), hours) if hours else None
    window = window_of(found["time"])
    return Item(*found.span(), (), window) if window else None


def _days(word: str) -> tuple[str, ...]:
    low = word.lower().replace(" ", "")
    if low.startswith(("weekd", "weekn")):
        return _WEEK
    if low.startswith("weekend"):
        return _WEEKEND
    return (low[:3],) if low[:3] in _DAYS else _DAYS


def _is_vague(text: str, item: Item) -> bool:
    word = text[item.start : item.end].lower()
    if item.days:
        return word in ("sat", "sun", "mon", "wed", "fri")
    return not _CLOCK.search(word) and any(c.isdigit() for c in word)


def _is_offer(sentence: str, items: Sequence[Item]) -> bool:
    """Whether the sentence offers time: it says so, or holds little else."""
    if _CUE.search(sentence):
        return True
    first = sentence.split(",")[0]
    if _ITEM.search(first) and not _OCCASION.match(first) and not _rest(first):
        return True
    return len(_rest(sentence)) <= 1 + len(items) // 3 and len(sentence.split()) <= 14


def _rest(text: str) -> list[str]:
    return _SMALL.sub(" ", _ITEM.sub(" ", text)).split()


def _groups(text: str, items: Sequence[Item]) -> list[list[Item]]:
    """Items with only little words between them belong together."""
    groups: list[list[Item]] = []
    for item in items:
        if groups and _NEAR.fullmatch(text, groups[-1][-1].end, item.start):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _pair(text: str, group: Sequence[Item]) -> list[Span]:
    """Days with the hours that belong to them, whichever comes first."""
    runs: list[list[Item]] = []
    for item in group:
        if runs and bool(runs[-1][-1].days) == bool(item.days):
            runs[-1].append(item)
        else:
            runs.append([item])
    spans: list[Span] = []
    while runs:
        run = runs.pop(0)
        gap = text[run[-1].end : runs[0][0].start] if runs else ""
        if runs and (run[0].days or _ON.fullmatch(gap)):
            spans += _spans(run, runs.pop(0))
        else:
            spans += _spans(run, [])
    return spans


def _spans(one: Sequence[Item], other: Sequence[Item]) -> list[Span]:
    both = [*one, *other]
    days = [day for item in both for day in item.days] or list(_WEEK)
    windows = [item.hours for item in both if item.hours]
    values = []
    for day in dict.fromkeys(days):
        for hours in windows or [(9, 18) if day in _WEEKEND else (9, 21)]:
            first = 9 if hours == _PARTS["morning"] and day in _WEEKEND else hours[0]
            values.append(f"{day} {first}-{hours[1]}")
    return [Span("hours", both[0].start, both[-1].end, value) for value in values]
