"""What a mentor should be or have been: "can I talk to a midwife?", "someone who was a teacher"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.nlp.spans import Span

WANTED = "mentor_title"
_SOMEBODY = (
    r"(?:some(?:one|body)|any(?:one|body)|a (?:person|human|mentor|wom[ae]n|man)|mentors?|people"
    r"|one|those)"
)
_BE = (
    r"(?:(?:is|are|was|were|(?:has|have) (?:already |once |also |ever )?been|(?:is"
    r"|are) (?:working|employed) as"
    r"|(?:use|used) to (?:be|work as)|(?:has |have )?(?:work(?:s|ed)?|practi[sc]e[sd]?"
    r"|trained)(?: as)?"
    r"|(?:has|have) (?:already )?become|became|turned|started (?:out )?as)"
    r"(?: (?:already|also|once|now|really|actually|currently|previously|still|formerly"
    r"|once been))?)"
)
# What may stand between the lead and the title.
_AN = (
    r"(?:(?:either|a|an|any|some|the|another|actual|real|good|great|nice|friendly|working|proper"
    r"|practi[sc]ing|former|ex|retired|older|younger|experienced|successful|qualified|fellow|more"
    r"|senior|other|local|female|male|few|or two)[ -]+)*"
)
_MEET = (
    r"(?:(?:talk|speak|chat|write)(?:ing)?(?: (?:to|with))?|meet(?:ing)?(?: up)?(?: with)?"
    r"|hear(?:ing)? from|be (?:mentored|guided|coached) by|(?:be put )?in touch with"
    r"|learn(?:ing)? from"
    r"|get to know|(?:get|have) advice from|connect(?:ed)? (?:me )?(?:to|with)"
    r"|put me in touch with|introduce me to|show me|find me|get me|match me with|shadow(?:ing)?)"
)
_WISHES = (
    r"(?:(?:can|could|may|might) (?:i|you|we)|i(?:['\u2019]?d| would)? (?:really )?(?:like|love"
    r"|prefer)"
    r"|i(?:['\u2019]?d| would)? (?:rather|prefer)|(?:i )?(?:want|wish|hope|need)(?: to)?"
    r"|(?:want|like|love|hoping|wanting|looking|possible|chance|able|happy|keen|prefer) to|let me"
    r"|wanna|please|is there a way to)(?: (?:just|maybe|really|please|also|possibly|to))*"
)
_LEAD = re.compile(
    # "someone who is", "a mentor that has been", "somebody working as", "a mentor, ideally"
    rf"\b{_SOMEBODY}(?: (?:in|from|at|near) \w+)?(?:,? (?:who|that|which)(?:['\u2019]s|\s+{_BE})"
    rf"|\s+(?:working|who works?) as|\s+with (?:experience|a past|a background) as"
    rf"|,? (?:ideally|preferably|maybe|perhaps|such as|like|for example|:))\s+{_AN}\Z"
    rf"|(?:\b{_WISHES} |\A\W*){_MEET} {_AN}\Z"
    r"|\b(?:have you got|do you have|you got|got|are there|is there|know of|do you know)"
    r" (?:a|an|any|some)(?: \w+)?\s+\Z"
    rf"|\b(?:mentored|guided|coached) by {_AN}\Z"
    r"|\b(?:my mentor|the mentor|mentors?|they|he or she) (?:should|must|has to|needs? to|ought to)"
    rf" (?:be|have been|know work as|work as) {_AN}\Z",
    re.IGNORECASE,
)
# "A lawyer as a mentor", "a plumber to learn from", "a midwife I can ask".
_AFTER = re.compile(
    r"\s+(?:as (?:a|my) mentor|(?:i|we) (?:can|could|might|may) (?:talk|speak|learn|ask|write"
    r"|chat|meet)"
    r"|(?:to|who (?:can|could|would|will|might)) (?:talk|speak|learn|chat|mentor|guide|advise|coach"
    r"|teach me|help me|show me))\b",
    re.IGNORECASE,
)
# A job is looked for, no person: "show me a nurse job".
_NO_PERSON = re.compile(
    r"['\u2019]?s?\s+(?:jobs?|roles?|positions?|posts?|vacanc\w+|work|careers?|apprenticeships?"
    r"|courses?|training|associations?|events?|salar\w+|cv|school|degree)\b",
    re.IGNORECASE,
)
# "I'm someone who is a nurse", "I live with someone who's a lawyer" tell of others.
_TOLD = re.compile(
    r"\b(?:i['\u2019]?m|i am|as|married to|live with|living with|for|had to|have to|work(?:ed"
    r"|ing)? (?:for"
    r"|with|under)|(?<!to )know) (?:a )?\Z",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.!?;\n]*\Z")
_OR = re.compile(rf"\s*(?:,|/|,?\s*(?:or|and))\s*(?:(?:who|that) (?:is|was) )?{_AN}", re.IGNORECASE)
_KINDS = frozenset(("current_title", "target_title", "other_title"))


def mark_wanted(text: str, spans: Sequence[Span], titles: Iterable[Span]) -> list[Span]:
    """The spans, with titles asked for in a mentor as ``mentor_title``.

    `titles` are places of known titles, for those that nothing took for one so far.
    """
    tagged = [span for span in spans if span.entity in _KINDS]
    free = [t for t in titles if not any(t.start < s.end and s.start < t.end for s in tagged)]
    wanted: list[Span] = []
    for span in sorted((*tagged, *free), key=lambda s: s.start):
        if _is_wanted(text, span) or (wanted and _OR.fullmatch(text, wanted[-1].end, span.start)):
            wanted.append(span)
    kept = [
        span
        for span in spans
        if span in tagged or not any(w.start <= span.start and span.end <= w.end for w in wanted)
    ]
    marked = [replace(s, entity=WANTED) if s in wanted else s for s in kept]
    return marked + [replace(s, entity=WANTED) for s in wanted if s not in tagged]


def _is_wanted(text: str, span: Span) -> bool:
    if _NO_PERSON.match(text, span.end):
        return False
    clause = _CLAUSE.search(text[: span.start])
    before = clause[0] if clause else ""
    lead = _LEAD.search(before)
    if lead:
        return not _TOLD.search(before[: lead.start()])
    return bool(_AFTER.match(text, span.end))
