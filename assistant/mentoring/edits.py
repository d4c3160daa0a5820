"""Changes to a draft in the person's own words: read from a message, and done on its sentences.

The greeting and the signature stand as they are; in between, sentences may go, come and change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

_LONGEST_NEW, _MOST_TEXT = 600, 2500


class Edit(NamedTuple):
    """One change: ``leave_out`` what `old` speaks of, ``add`` `new`, ``change`` `old` to `new`,
    ``start`` or ``end`` with `new`, or have `new` as the ``whole``.
    """

    kind: str
    old: str = ""
    new: str = ""


_PLEASE = (
    r"^\W*(?:(?:please|pls|ok(?:ay)?|and|but|no|hmm|maybe|just|also|can you|could you"
    r"|would you|can we|could we|let(?:'|\u2019)?s|i(?:'|\u2019)?d like (?:you )?to"
    r"|i want (?:you )?to|rather|better)"
    r"[,.]?\s+)*"
)
_READ: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(_PLEASE + rest + r"\s*$", re.IGNORECASE | re.DOTALL))
    for kind, rest in (
        (
            "whole",
            r"(?:write|use|send|take|say) (?:this|that|it like this|the following)"
            r"(?: text| message)?(?: instead)?\s*:\s*(?P<new>\S.+)",
        ),
        ("change", r"(?:say|write|put) (?P<new>.+?) instead of (?P<old>.+)"),
        ("change", r"instead of (?P<old>.+?),? (?:say|write|put) (?P<new>.+)"),
        ("change", r"(?:change|replace|turn) (?P<old>.+?) (?:to|with|by|into|for) (?P<new>.+)"),
        (
            "leave_out",
            r"(?:leave out|take out|cut out|remove|delete|drop|omit|cut|lose"
            r"|skip(?= the (?:bit|part|sentence|line)s?\b)"
            r"|(?:do not|don(?:'|\u2019)?t) (?:mention|say|write|tell (?:them|her|him))|without"
            r"|no need to (?:mention|say))"
            r"(?: the (?:bit|part|sentence|line)s? (?:about|with|where))?"
            r" (?P<old>.+)",
        ),
        ("leave_out", r"(?:leave|take|cut) (?P<old>.+?) (?:out|away|off)(?: of it)?"),
        ("start", r"(?:start|begin|open) (?:it )?with:? (?P<new>.+)"),
        ("end", r"(?:end|finish|close) (?:it )?with:? (?P<new>.+)"),
        (
            "add",
            r"(?:add|say|mention|write|include|put in|tell (?:them|her|him|\w+))"
            r"(?: (?:too|also|in))?(?::| that) (?P<new>.+)",
        ),
        ("add", r"(?:add|mention|say) (?P<new>(?:i|my|we|it)\b.+)"),
    )
)
# "Could you add that …?" asks, what is to be added does not.
_ASKED = re.compile(r"^\W*(?:can|could|would|will)\b", re.IGNORECASE)
# "The ward, that's nobody's business": only what comes before names something in the text.
_WHY = re.compile(
    r",\s*(?:that['\u2019]?s|it['\u2019]?s|because|since|please|pls|ok)\b.*$", re.I | re.S
)
# Too little to find a sentence by.
_SMALL = frozenset([
    "a", "an", "the", "that", "this", "my", "i", "im", "i'm", "me", "am", "is", "it", "in", "of",
    "to", "and", "or", "about", "with", "what", "at", "on", "for", "be", "part", "bit", "sentence",
    "line", "word", "words", "where", "would", "like", "have", "from", "being",
])  # fmt: skip
_NOTHING_MEANT = frozenset(
    ["it", "this", "that", "all", "everything", "something", "text", "draft"]
)
_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}
_GREETS = re.compile(r"^(?:hello|hi|dear|hey|good (?:morning|day|evening))\b", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[.!?])\s+")


def read_edit(text: str) -> Edit | None:
    """The change a message asks for; None where it asks for none."""
    if _ASKED.match(text):
        text = text.rstrip(" ?")
    for kind, pattern in _READ:
        found = pattern.match(text.strip())
        if found:
            said = found.groupdict()
            old, new = (_unquoted(said.get(name) or "") for name in ("old", "new"))
            if kind == "leave_out":
                old = _WHY.sub("", old)
            if kind != "leave_out" and not new:
                return None
            if old.lower() in _NOTHING_MEANT and kind == "leave_out":
                return None
            return Edit(kind, old, new[: _MOST_TEXT if kind == "whole" else _LONGEST_NEW])
    return None


def edited(text: str, edit: Edit) -> str | None:
    """The text after one change; None where it cannot be done."""
    after = _DO[edit.kind](text, edit)
    if after is None or after == text or len(after) > _MOST_TEXT:
        return None
    return after


def all_edited(text: str, edits: tuple[tuple[str, ...], ...]) -> str:
    """The text after several changes; one that cannot be done any more is passed over."""
    for edit in edits:
        text = edited(text, Edit(*edit)) or text
    return text


def _leave_out(text: str, edit: Edit) -> str | None:
    """Every sentence that speaks of it goes, as long as one stays."""
    after = _one_left_out(text, edit)
    further = after and _one_left_out(after, edit) and "sentence" not in edit.old
    return _leave_out(after, edit) if after and further else after


def _one_left_out(text: str, edit: Edit) -> str | None:
    parts = _middle(text)
    placed = re.fullmatch(r"(?:the )?(first|second|third|last) (?:sentence|line)", edit.old, re.I)
    every = [sentence for part in parts for sentence in _ENDS.split(part)]
    if placed:
        place = _PLACES[placed[1].lower()]
        gone = every[place] if -len(every) <= place < len(every) else None
        rest: str | None = ""
    else:
        gone = _speaking_of(every, edit.old)
        rest = _without_clause(gone, edit.old) if gone else None
    if gone is None or (len(every) == 1 and not rest):
        return None
    kept = []
    for part in parts:
        sentences = (rest or "" if s == gone else s for s in _ENDS.split(part))
        kept.append(" ".join(filter(None, sentences)))
    return _whole(text, [part for part in kept if part])


def _without_clause(sentence: str, old: str) -> str | None:
    """What is left of a sentence with two clauses, one of which speaks of `old` alone."""
    clauses = re.split(r"(?:,? and |,? but |, so )", sentence, maxsplit=1)
    if len(clauses) != 2:
        return None
    first, second = (_speaks(clause, old) for clause in clauses)
    if first == second:
        return None
    if second:
        return clauses[0].rstrip(" ,.!?") + "."
    subject = re.match(r"(?:I|You|We|My \w+)\b", clauses[0])
    rest = clauses[1]
    if subject and not re.match(r"(?:I|you|we|my|it)\b", rest):
        rest = f"{subject[0]} {rest}"
    return rest[:1].upper() + rest[1:]


def _speaking_of(sentences: list[str], old: str) -> str | None:
    exact = next((s for s in sentences if old.lower() in s.lower()), None)
    return exact or next((s for s in sentences if _speaks(s, old)), None)


def _speaks(text: str, old: str) -> bool:
    """Whether every word of `old` that says something is in the text."""
    wanted = [
        _stem(word) for word in re.findall(r"[\w'\u2019]+", old.lower()) if word not in _SMALL
    ]
    have = {_stem(word) for word in re.findall(r"[\w'\u2019]+", text.lower())}
    return bool(wanted) and all(word in have for word in wanted)


def _stem(word: str) -> str:
    return re.sub(r"(?:'s|\u2019s|ing|ed|es|s)$", "", word) if len(word) > 4 else word


def _add(text: str, edit: Edit) -> str | None:
    """The new sentence stands after what is told of the person."""
    parts = _middle(text)
    if not parts:
        return None
    parts[0] = f"{parts[0]} {_sentence(edit.new)}"
    return _whole(text, parts)


def _change(text: str, edit: Edit) -> str | None:
    old = re.sub(r"^(?:the word|the words|the sentence|where it says)\s+", "", edit.old, flags=re.I)
    found = re.search(rf"(?<!\w){re.escape(_unquoted(old))}(?!\w)", text, re.IGNORECASE)
    if not found:
        return None
    new = edit.new.rstrip(".") if not old.endswith(".") else edit.new
    if found[0][:1].isupper() and not old[:1].isupper():
        new = new[:1].upper() + new[1:]
    return text[: found.start()] + new + text[found.end() :]


def _start(text: str, edit: Edit) -> str | None:
    if _GREETS.match(edit.new) and len(edit.new.split()) <= 6:
        _, _, rest = text.partition("\n\n")
        return f"{edit.new.rstrip(' ,.')},\n\n{rest}"
    parts = _middle(text)
    return _whole(text, [" ".join([_sentence(edit.new), *parts[:1]]), *parts[1:]])


def _end(text: str, edit: Edit) -> str | None:
    return _whole(text, [*_middle(text), _sentence(edit.new)])


def _all_anew(text: str, edit: Edit) -> str | None:
    """The person's own text, greeted and signed where they did neither."""
    parts = text.split("\n\n")
    new = edit.new if _GREETS.match(edit.new) else f"{parts[0]}\n\n{edit.new}"
    name = parts[-1].rpartition("\n")[2]
    return new if name in new else f"{new}\n\n{parts[-1]}"


def _middle(text: str) -> list[str]:
    return text.split("\n\n")[1:-1]


def _whole(text: str, middle: list[str]) -> str:
    parts = text.split("\n\n")
    return "\n\n".join([parts[0], *middle, parts[-1]])


def _sentence(words: str) -> str:
    words = re.sub(r"^i(?=\b)", "I", words.strip())
    words = re.sub(r"(?<= )i(?=[ '\u2019])", "I", words)
    words = re.sub(r"(?<=[.!?] )[a-z]", lambda found: found[0].upper(), words)
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")


def _unquoted(text: str) -> str:
    return text.strip().strip("\"'\u201c\u201d\u2018\u2019\u201e").strip()


_DO: Mapping[str, Callable[[str, Edit], str | None]] = {
    "leave_out": _leave_out,
    "add": _add,
    "change": _change,
    "start": _start,
    "end": _end,
    "whole": _all_anew,
}
