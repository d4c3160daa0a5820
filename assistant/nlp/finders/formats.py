"""How somebody wants to meet a mentor; not what they do for a living."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.nlp.finders.foreign_formats import denied_before, find_foreign_formats
from assistant.nlp.spans import Span

_MEANS = r"\b(?:by|over|via|on|through|using|per)\s+(?:the\s+|a\s+)?"
_WISH = r"(?:is|would|works?|suits?|preferred|please|pls|fine|ok|okay|best|better|only|calls?)\b"
_FORMATS = {
    "video": re.compile(
        rf"\b(?:video[- ]?(?:calls?|chats?|meetings?|conferenc\w+|sessions?|link)|zoom(?: calls?)?"
        rf"|skype|face ?time|google meet|(?:ms |microsoft )teams|teams calls?|webcam|jitsi)\b"
        rf"|{_MEANS}video\b|\bvideo(?= {_WISH})|\bonline (?:calls?|meetings?)\b"
        rf"|\b(?:be|meet|talk|meetings?|only) (?:online|remote(?:ly)?)\b|\bremote(?=,? only\b)"
        r"|(?<=\bno )video\b",
        re.IGNORECASE,
    ),
    "phone": re.compile(
        rf"\b(?:(?:tele)?phone[- ]?calls?|(?:can|could|please) (?:you |they )?(?:call|ring) me"
        rf"|voice[- ]?calls?|ring me|give me a (?:call|ring))\b|{_MEANS}(?:tele)?phone\b"
        rf"|\b(?:tele)?phone(?= {_WISH})|\bcalls?(?=,? only\b)"
        r"|(?<=\bonly )calls?\b|(?<=\bno )calls?\b",
        re.IGNORECASE,
    ),
    "chat": re.compile(
        rf"\b(?:text[- ]?chat|text messag\w+|messaging|messages only|whats ?app|signal chat|texting"
        rf"|instant messag\w+|typing (?:rather|instead|is)|chat (?:only|is (?:fine|best|ok"
        rf"|okay)))\b"
        rf"|{_MEANS}(?:chat|text|messages?|sms|slack|discord|telegram)\b|\bin writing\b"
        rf"|\b(?:prefer|rather|want)(?: to)? (?:text|type|chat online)\b",
        re.IGNORECASE,
    ),
    "in_person": re.compile(
        r"\b(?:in[- ]person|face[- ]to[- ]face|face 2 face|f2f|irl|in real life|in the flesh"
        r"|over (?:a )?(?:coffee|lunch|tea|beer)|(?:for|grab) (?:a )?coffee|meet up"
        r"|sit down together"
        r"|meet (?:locally|offline|nearby|near me)|offline meetings?)\b",
        re.IGNORECASE,
    ),
}
# "By phone or video": what is said beside one of them is meant as well.
_BESIDE = re.compile(
    r"\s*(?:,|/|,?\s*(?:and|or|&))\s*(?:(?:by|over|via|on|a|an)\s+){0,2}"
    r"(?P<said>video|phone|chat|text|online|in person)\b(?! (?:at|in|for|to|with)\b)",
    re.IGNORECASE,
)
# Whoever cannot travel cannot meet anybody there; that a mother cannot says nothing of meeting.
_BOUND = re.compile(
    r"(?:\bi(?:['\u2019]?m| am)?|\bwe(?:['\u2019]?re| are)?|\A|[.,;!?]|\b(?:and|but|so|because))\s*"
    r"(?:(?:also|just|sadly|really|currently|still)\s+)?"
    r"(?:\b(?:can(?:['\u2019]?t|not| not)|could(?:n['\u2019]?t| not)|unable to"
    r"|not able to|not allowed to|won['\u2019]?t be able to)(?: (?:really|easily|ever|just))?"
    r" (?:travel(?! (?:light|for work))"
    r"|leave (?:the|my) (?:house|home(?! (?:country|town))|flat|farm|island)"
    r"|get (?:out of the house|into town|to town|anywhere)|go out|come anywhere|drive anywhere"
    r"|meet (?:up )?(?:any(?:body|one) )?(?:locally|nearby))\b|\bhouse ?bound\b)",
    re.IGNORECASE,
)
# "Online only" says where, not how: anything but in person.
_APART = re.compile(
    r"\b(?:(?:only|just|purely|strictly|all|fully|everything|has to be|must be|needs? to be)"
    r"(?: (?:over|via|on|through))?(?: the)?"
    r" (?:online|remote(?:ly)?|inter ?net|virtual(?:ly)?|long[- ]distance)\b"
    r"|(?:online|remote(?:ly)?|virtual(?:ly)?|(?:over|via|through) the (?:inter ?net|web)"
    r"|(?:from|at) a distance|from (?:home|afar))"
    r",? (?:only|please|pls|would (?:be|suit)|suits?|works? (?:best|for me)|is (?:best|better"
    r"|fine|ok))\b"
    r"|(?:over|via|through) the (?:inter ?net|web)\b|(?:meet|talk|chat|mentor\w*)"
    r" (?:remotely|virtually|from (?:home|a distance)|at a distance)\b)",
    re.IGNORECASE,
)
_APART_ALONE = re.compile(
    r"\W*(?:remote(?:ly)?|virtual(?:ly)?|(?:from|at) a distance)(?: (?:mentor(?:ing)?"
    r"|meetings?))?\W*",
    re.IGNORECASE,
)
# Answers to "how would you like to meet?" of a word or two.
_SHORT = {
    "video": r"video|videocall|online|call online",
    "phone": r"(?:tele)?phone|voice|calls?|a call",
    "chat": r"chat|chats|text|texts|messages?|writing|written",
    "in_person": r"personally|live|meeting",
}
_PIECE = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _SHORT.items()}
_SENTENCE = re.compile(r"[^.!?;\n]+")
# A longer sentence tells a story unless it holds a wish; a question about meeting is no wish.
_TOLD = 8
_WISHES = re.compile(
    r"\b(?:prefer\w*|rather|like|can we|could we|can you|could you|happy to|ideally|mentors?"
    r"|meet\w*|works? for me|suits?|fine|ok|okay|best|better|possible|please|pls|want"
    r"|free|available|needs? to be|has to be|have to be|must be)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\s*(?:how|what|where|when|why|who|is|are|our|do|does|did)\b", re.IGNORECASE
)
_SMALL = re.compile(
    r"\b(?:or|and|a|by|on|the|only|just|please|pls|maybe|any|either|is|fine|ok|okay|best|better"
    r"|anything|but|sorry|actually|oh|wait|well|then|instead|i|prefer|i'd|would|like|rather|than"
    r"|not|no|more|first|suits|me|works?|for"
    r"|yes|both|over"
    r"|via|in"
    r"|person|zoom|video|phone|chat|text|call)\b|[\W\d_]+",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"[- ]*(?:shops?|stores?|sales|repair\w*|editor|editing|production|producer|games?|support"
    r"|bots?|operator|company|manager|centre|center|engineers?|marketing|all day|every day"
    r"|interviews?|cases?|network|bills?|banking|and my)\b",
    re.IGNORECASE,
)
# "Remote only jobs" are a wish of another kind.
_WORKS_SO = re.compile(
    r"\s*(?:jobs?|work|roles?|positions?|employers?|compan\w+|career|courses?|degrees?|shop\w*"
    r"|business|resources?|course|training)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:work(?:s|ed|ing)?(?: (?:at|for|in))?|job(?: at)?|teach\w*|sell\w*|sold|fired|shout\w*"
    r"|interviews?|interviewed|classes|lessons|customers|patients|clients|company|lectures"
    r"|talk to people|rejected|dumped|laid off|at|for|nervous|scared|freeze|made redundant)"
    r"(?: \w+)?\s+(?:me )?(?:(?:over|by|via|on|through|in)\s+(?:a\s+)?)?\Z",
    re.IGNORECASE,
)


def find_formats(text: str) -> list[Span]:
    """Spans of entity ``format``: video, phone, chat or in_person."""
    spans = [
        Span("format", found.start(), found.end(), name)
        for name, pattern in _FORMATS.items()
        for found in pattern.finditer(text)
        if not _NOT_AFTER.match(text, found.end())
        and not _NOT_BEFORE.search(text[max(0, found.start() - 40) : found.start()])
        and _is_wish(text, found.start())
    ]
    starts = {span.start for span in spans}
    besides = [beside for span in spans if (beside := _beside(text, span))]
    spans += [beside for beside in besides if beside.start not in starts]
    apart = _apart(text)
    # "Online only" is no wish for video alone.
    spans = [s for s in spans if not any(s.start < a.end and a.start < s.end for a in apart)]
    spans += apart
    spans += [Span("format", *b.span(), "in_person", "avoid") for b in _BOUND.finditer(text)]
    taken = [(span.start, span.end) for span in spans]
    spans += [
        span
        for span in find_foreign_formats(text)
        if not any(span.start < end and start < span.end for start, end in taken)
    ]
    # "Zoom" and "video" are words of many languages; the no before them may be of another.
    spans = [replace(s, role="avoid") if _foreign_no(text, s) else s for s in spans]
    if len(text) < 60:
        taken_short = {span.value for span in spans}
        spans += [] if apart else _short_answer(text, taken_short)
    return sorted(spans, key=lambda span: span.start)


def _foreign_no(text: str, span: Span) -> bool:
    return not span.role and span.value != "in_person" and denied_before(text, span.start)


def _apart(text: str) -> list[Span]:
    alone = _APART_ALONE.fullmatch(text)
    found = [alone] if alone else list(_APART.finditer(text))
    return [
        Span("format", place.start(), place.end(), "in_person", "avoid")
        for place in found
        if not _NOT_AFTER.match(text, place.end())
        and not _WORKS_SO.match(text, place.end())
        and not _NOT_BEFORE.search(text[max(0, place.start() - 40) : place.start()])
        and _is_wish(text, place.start())
    ]


def _beside(text: str, span: Span) -> Span | None:
    found = _BESIDE.match(text, span.end)
    if not found or _NOT_AFTER.match(text, found.end()):
        return None
    said = found["said"].lower()
    name = {"text": "chat", "online": "video", "in person": "in_person"}.get(said, said)
    return Span("format", *found.span("said"), name) if name != span.value else None


def _is_wish(text: str, position: int) -> bool:
    for sentence in _SENTENCE.finditer(text):
        if sentence.start() <= position < sentence.end():
            if _QUESTION.match(sentence[0]):
                return False
            return len(sentence[0].split()) <= _TOLD or _WISHES.search(sentence[0]) is not None
    return False


def _short_answer(text: str, known: set[str | int | float]) -> list[Span]:
    rest = text
    for piece in _PIECE.values():
        rest = piece.sub(" ", rest)
    if _SMALL.sub("", rest):
        return []
    return [
        Span("format", found.start(), found.end(), name)
        for name, piece in _PIECE.items()
        if name not in known
        for found in [piece.search(text)]
        if found and not (found[0].lower() == "text" and "chat" in known)
    ]
