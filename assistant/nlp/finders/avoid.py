"""What somebody rules out: "not in my company", "anything but sales"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.mentoring.mentees import OWN_ORGANISATION
from assistant.nlp.spans import Span

_FILLERS = (
    r"(?:\s*(?:in|at|from|a|an|the|my|with|any|anybody|anyone|anything|something|another|more|as"
    r"|back|to|on|by"
    r"|over|really|for|of|into|go|going|be|being|become|becoming|work|working|do|doing|who|is|are"
    r"|works?|people|mentors?|someone|somebody|other|than|about|stay|staying|speak|talk|talking|use|meet|meetings?|have"
    r"|a|job"
    r"|jobs|career|role|roles|current|own|want|interested|please|all|either|same|former|end up"
    r"|like)\b)*"
)
# What follows these is ruled out, whatever it is.
_STRONG = re.compile(
    r"(?:(?:(?<!why )\bnot(?!\s+(?:only|just|sure|yet|bad|good|great|confident|happy|enough"
    r"|a problem|really sure"
    r"|able|know))|\bno(?! (?:longer|idea|one|experience|clue|background|problem|degree|time"
    r"|matter))"
    r"|\bnever(?: (?:want|again|going))?|\b(?:any(?:thing|one|body|where)|all|everything) but"
    r"|\bexcept(?:ing)?"
    r"|\bapart from|\bother than|\brather than|\binstead of|\bbut not|\bexclud\w+|\bavoid(?:ing)?"
    r"|\b(?:do not|don'?t|don’t|dont|won'?t|wouldn'?t|didn'?t|doesn'?t|can'?t|cannot|can not|cant)"
    r"(?:\s+(?:really|ever|even))?\s+(?:want|wanna|like|do|go|work|wish|fancy|care|need|be|meet"
    r"|show|send|give"
    r"|suggest|talk)(?:\s+me|\s+us)?|\bkeep away from|\bstay away from|\bnothing|\bneither|\bminus"
    r"|\banything outside)\b)" + _FILLERS + r"\s*\Z",
    re.IGNORECASE,
)
# "Forget finance, rather nursing" corrects a wish; "I always forget names" does not.
_DROPPED = re.compile(
    r"\A\s*(?:(?:ok(?:ay)?|no|well|please|actually|let'?s|just|so|then|oh|hm+|you can)\s+)*"
    r"(?:forget(?: about)?|scrap|never mind|nevermind)\b" + _FILLERS + r"\s*\Z",
    re.IGNORECASE,
)
# These say what somebody is leaving: true of industries and skills, not of the present title.
_WEAK = re.compile(
    r"\b(?:hat(?:e|ing|ed)|(?:sick|tired|out|done|bored|finished|had enough|fed up)(?: of| with)"
    r"|(?:get|getting|move|moving|keep) away from"
    r"|quit(?:ting)?|leav(?:e|ing)|escap(?:e|ing)|get out of|getting out of|can'?t stand|despise"
    r"|loathe"
    r"|no longer(?: want)?(?: to)?|dislike)\b" + _FILLERS + r"\s*\Z",
    re.IGNORECASE,
)
_AND_MORE = re.compile(r"\s*(?:,?\s*(?:and|or|nor)|/|&)" + _FILLERS + r"\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_TOWARDS = re.compile(r"\b(?:to|into|for)\b", re.IGNORECASE)
_WISH = re.compile(r"\b(?:i want|i'd like|i would like|i need|want to|instead)\b", re.IGNORECASE)
_UNABLE = re.compile(r"(?:can|never|did|does)", re.IGNORECASE)
_TRAILER = re.compile(
    r"\s*(?:(?:is|are|was|would be|will be)\s+)?(?:never\b|not (?:possible|for me|an option)"
    r"|impossible|no (?:good|thanks|option)|out of the question|a no|ruled out)\b"
    r"|\s*(?:(?:is|are|would|will|does|do|can)(?: not|n['’]?t)|won['’]?t)(?: really)?(?: be)?"
    r" (?:possible|for me|an option|work|happen)\b"
    r"|\s*(?:is|are|would be|will be|gets) (?:just |simply )?(?:too |very |really )?"
    r"(?:difficult|hard|tricky|awkward|a problem|hardly possible)\b",
    re.I,
)
# "Rather by phone than on zoom" rules out a way of meeting.
_THAN = re.compile(
    r"\b(?:rather|prefer\w*|better|easier|sooner)\b[^.!?;]*\bthan\s+(?:(?:by|on|over|via|a|to|meet"
    r"|meeting)\s+){0,3}\Z",
    re.IGNORECASE,
)
# "Nobody from insurance, please" rules out; "nobody in insurance talks to me" tells a story.
_NOBODY = re.compile(
    r"(?:\A\W*|[,;.!?]\s*|\b(?:just|please|but|and|with|to|want|except)\s+)"
    r"(?:nobody|no[- ]?one|none)\b" + _FILLERS + r"(?:\s*out of)?\s*\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:industry|sector|business|people|background|or so|at all|if (?:possible|you can|that)"
    r"|please|pls|thanks|thank you)*\s*(?:[,.;:!?()\n]|\Z|(?:and|or|nor|because|since|as|cause)\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.!?;:,\n()]*\Z")
_BUT = re.compile(
    r"(?i)(?<!anything )(?<!all )(?<!anyone )(?<!anybody )(?<!everything )"
    r"(?<!anywhere )\bbut\b(?! not)"
)
_TITLES = ("current_title", "target_title", "other_title", "mentor_title", "title")
_KINDS = frozenset(
    (
        *_TITLES,
        "skill",
        "industry",
        "field",
        "organisation",
        "school",
        "location",
        "language",
        "hours",
        "format",
    )
)
_REACH = 80
_INSTEAD = re.compile(r",? (?:only|instead)\b", re.IGNORECASE)
# Stands for the person's own organisation, whose name an earlier message may have given.
_OWN = re.compile(
    r"\b(?:not|no ?one|nobody|outside|except|apart from|anywhere but|anyone but|other than|avoid)"
    r"(?: (?:of|in|at|from|inside|within|someone|somebody|anyone|anybody|with|people)){0,2} "
    r"(?P<own>my (?:own |current |present )?(?:company|firm|employer|organi[sz]ation|workplace))\b",
    re.IGNORECASE,
)


def mark_avoided(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, with role ``avoid`` on what the text rules out.

    The scope of "not" and the like ends at punctuation, at "but" and at a new wish. A title ruled
    out becomes entity ``title``, since it is no longer the present or the wished one. Country and
    time zone of a place ruled out are dropped: they would stand for where the person lives.
    """
    marked: list[Span] = []
    last: tuple[int, str] | None = None
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        known = span.entity in _KINDS and not span.role
        strength = _strength(text, span, last) if known else ""
        if strength == "weak" and span.entity in _TITLES:
            strength = ""
        if strength:
            last = (span.end, strength)
            entity = "title" if span.entity in _TITLES else span.entity
            span = replace(span, entity=entity, role="avoid")
        marked.append(span)
    marked += [
        Span("organisation", *own.span("own"), OWN_ORGANISATION, "avoid")
        for own in _OWN.finditer(text)
    ]
    gone = {(s.start, s.end) for s in marked if s.entity == "location" and s.role == "avoid"}
    return [
        span
        for span in marked
        if span.entity not in ("country", "timezone") or (span.start, span.end) not in gone
    ]


def _strength(text: str, span: Span, last: tuple[int, str] | None) -> str:
    """How a span is ruled out: "not", "strong" or "weak", or "" when it is not."""
    before = text[max(0, span.start - _REACH) : span.start]
    if span.entity == "format" and _INSTEAD.match(text, span.end):
        # "No calls, video only": what stands alone is wished for, whatever went before.
        return ""
    clause = _CLAUSE.search(before)
    scope = _WISH.split(_BUT.split(clause[0])[-1])[-1] if clause else ""
    whole = _BUT.split(clause[0])[-1] if clause else ""
    found = _STRONG.search(scope) or _STRONG.search(whole)
    if found and not (span.entity == "skill" and _UNABLE.match(found[0])):
        return "not" if found[0].lower().startswith("not") else "strong"
    if _DROPPED.search(scope):
        return "not"
    if _NOBODY.search(whole) and _ENDS.match(text, span.end):
        return "strong"
    if span.entity == "format" and _THAN.search(before):
        return "not"
    if _WEAK.search(scope):
        return "weak"
    if last:
        gap = text[last[0] : span.start] if last[0] <= span.start else ""
        # "not marketing, sales" corrects; "no marketing, sales or retail" is a list.
        # "out of retail and into tech" leaves the one for the other.
        if last[1] == "weak" and _TOWARDS.search(gap):
            return ""
        if not gap or _AND_MORE.fullmatch(gap) or (last[1] != "not" and _COMMA.fullmatch(gap)):
            return last[1]
    return "strong" if _TRAILER.match(text, span.end) else ""
