"""When somebody is free, as weekly spans such as ``tue 18-21``; never when they work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.nlp.finders.week import (
    DAY,
    ITEM,
    MORNING,
    PART,
    PARTS,
    WEEK,
    WEEKEND,
    Item,
    read_item,
)
from assistant.nlp.spans import Span

_CUE = re.compile(
    r"\b(?:free|available|availability|i can (?:do|talk|meet|be|only|manage|make)\b|(?:can"
    r"|could) do(?! it)|can(?:'?t|not)|suits?"
    r"|works?(?: best| better| well| fine| too| great| for me)|would work|prefer\w*|(?:can|could"
    r"|to|let'?s|we) meet"
    r"|(?:are|is|works?|suits?|me|be|look) (?:the )?(?:best|better)|(?:best|better)(?=\s*(?:[.,!]"
    r"|\Z"
    r"|for me))|any ?time|slots?|ok|okay|fine|good for me|possible|ideally"
    r"|except|(?:can|could|am|i'?m) only"
    r"|only(?= (?:a|after|at|before|between|during|from|in|late|on|the|early|week|morn|even|noon"
    r"|night|mon|tue|wed|thu|fri|sat|sun|\d)|\s*(?:[.,;!)]|please|\Z))"
    r"|(?:has|have|had|need|needs) to be"
    r"|must be|not on|anything but|never on|i have time|got time|open)\b",
    re.IGNORECASE,
)
# "I work weekends", "night shifts", "this morning": an occasion or a burden, not an offer.
_NOT_BEFORE = re.compile(
    r"(?:\b(?:jobs?|roles?|work|works|worked|working|done|did|doing|shifts?|on call|rota|open"
    r"|closed|this|last|next|good|yesterday|tomorrow|one|since|until|by|that|the other|class(?:es)?"
    r"|(?<!after )school|lessons?|busy|interview|start|starts|starting|dread|hate)\s+(?:\w+ )?"
    r"(?:on |at |in |the |most |all |every |early |late )*)\Z",
    re.IGNORECASE,
)
_BURDEN = re.compile(r"\b(?:work best|works? for me|work for me|meeting)\b|\bafter work", re.I)
_NOT_AFTER = re.compile(
    r"[- ]+(?:shifts?|jobs?|rota|class(?:es)?|school|off|duty|porter|manager|nurse|times? radio"
    r"|club|market|star|league|rush|papers?|newspaper|team|person|work(?! (?:best|better|for|well"
    r"|fine|ok|great|too|out))|owl|desk|courses?)\b",
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
    r"[\s,/&-]*(?:(?:and|or|on|at|in the|in|of|the|any|every|each|from|between|most|both|also"
    r"|either"
    r"|only|during|maybe|usually|then)\b[\s,]*){0,3}",
    re.IGNORECASE,
)
_FREE = re.compile(r"\b(?:free|available|availability)\b", re.IGNORECASE)
_CLOCK = re.compile(r"[ap]\.?m\b|[:h]\d|o'?clock|uhr|^(?:after|before|past)\b")
_GREETING = re.compile(r"\W*(?:morning|evening|afternoon)(?: all| everyone| there)?\W*", re.I)
_SINGLE = re.compile(rf"(?:{DAY}|{PART})(?<!s)", re.IGNORECASE)
_OCCASION = re.compile(r"\s*(?:in|on|at|every|each|this|by)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?;\n]+(?:\.(?=\S)[^.!?;\n]*)*")


def find_hours(text: str) -> list[Span]:
    """Spans of entity ``hours``; one wording such as "weekday evenings" may give several."""
    spans: list[Span] = []
    for sentence in _SENTENCE.finditer(text):
        items = _items(text, sentence.start(), sentence.end())
        if items and _is_offer(sentence[0], items, sentence.start()):
            for group in _groups(text, items):
                spans += _pair(text, group)
    return spans


def _items(text: str, start: int, end: int) -> list[Item]:
    items = []
    for found in ITEM.finditer(text, start, end):
        item = read_item(found)
        before = _BURDEN.sub("", text[max(start, found.start() - 30) : found.start()])
        if item and not _NOT_AFTER.match(text, found.end()) and not _NOT_BEFORE.search(before):
            items.append(item)
    # "sat", "sun" and bare "6-8" mean nothing without a clearer neighbour.
    clear = len(items) > 1 or any(not _is_vague(text, item) for item in items)
    return items if clear or _FREE.search(text, start, end) else []


def _is_vague(text: str, item: Item) -> bool:
    word = text[item.start : item.end].lower()
    if item.days:
        return word in ("sat", "sun", "mon", "wed", "fri")
    return not _CLOCK.search(word) and any(c.isdigit() for c in word)


def _is_offer(sentence: str, items: Sequence[Item], offset: int) -> bool:
    """Whether the sentence offers time: it says so, or holds little else."""
    if _GREETING.fullmatch(sentence):
        return False
    if _CUE.search(sentence):
        return True
    if all(_SINGLE.fullmatch(sentence, i.start - offset, i.end - offset) for i in items):
        return not _rest(sentence)
    for piece in sentence.split(","):
        found = [item[0].strip() for item in ITEM.finditer(piece)]
        lasting = any(not _SINGLE.fullmatch(word) for word in found)
        if lasting and not _OCCASION.match(piece) and not _rest(piece):
            return True
    return len(_rest(sentence)) <= 1 + len(items) // 3 and len(sentence.split()) <= 14


def _rest(text: str) -> list[str]:
    return _SMALL.sub(" ", ITEM.sub(" ", text)).split()


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
    days = [day for item in both for day in item.days] or list(WEEK)
    windows = _without_rough([item.hours for item in both if item.hours])
    values = []
    for day in dict.fromkeys(days):
        for hours in windows or [(9, 18) if day in WEEKEND else (9, 21)]:
            first = 9 if hours == MORNING and day in WEEKEND else hours[0]
            values.append(f"{day} {first}-{hours[1]}")
    return [Span("hours", both[0].start, both[-1].end, value) for value in values]


def _without_rough(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of "evenings after 7" the clock time alone."""
    exact = [window for window in windows if window not in PARTS.values()]
    return exact + [
        rough
        for rough in windows
        if rough not in exact and not any(a < rough[1] and rough[0] < b for a, b in exact)
    ]
