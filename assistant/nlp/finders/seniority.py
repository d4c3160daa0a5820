"""How senior the person is now; neither what they want to become nor their boss."""

from __future__ import annotations

import re

from assistant.nlp.spans import Span

_LEVELS = {
    "executive": r"c[- ]level(?: executive)?|c[- ]suite"
    r"|chief (?!petty|police|warrant)\w+(?: \w+)? officer"
    r"|c[efotmi]o|ciso"
    r"|(?:managing |executive |finance |sales |hr |it |marketing |operations )?director|vp"
    r"|vice[- ]president|managing partner",
    "lead": r"(?:team|tech|technical|shift|project|design|engineering) lead(?:er)?|lead(?= \w+er\b)"
    r"|head of \w+|supervisor|foreman|forewoman",
    "senior": r"senior|sr\.?|principal(?= \w+er\b)|staff engineer",
    "mid": r"mid[- ]?(?:level|career|senior)|intermediate(?: level)?|mid-weight|midweight",
    "student": r"(?:(?:final|first|second|third|fourth|last|1st|2nd|3rd|4th)[- ]year )?"
    r"(?:(?!any\b|the\b|my\b|an?\b|some\b)\w+ )?"
    r"(?:student|undergrad(?:uate)?)(?: nurse| midwife| teacher)?|sixth[- ]former|schoolboy"
    r"|schoolgirl|(?:final|first|second|third|fourth|1st|2nd|3rd|4th)[- ]year(?= (?!as\b|of\b"
    r"|in\b|at\b|on\b)\w+)|freshman|sophomore",
    "entry": r"junior|jr\.?|(?:recent |new |fresh )?grad(?:uate)?|trainee|apprentice|intern"
    r"|entry[- ]level|newly qualified|fresh out of (?:uni\w*|college|school)|nqt|school leaver",
}
_WORD = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _LEVELS.items()) + r")(?!\w)",
    re.IGNORECASE,
)
# Said of oneself: "I'm a ...", "as a ...", "working as ...", or at the very start of a sentence.
_SELF = re.compile(
    r"(?:\b(?:i'?m|i’m|i am|im|iam|me:|i've been|i have been|i work as|working as|work as|job as"
    r"|currently|current role:?|now|role is|title is|position is|as|became|become just|promoted to"
    r"|(?:i was|i've been) made|just made|myself)"
    r"(?: (?:currently|still|now|only|just|also|already|a|an|the|in my|at|year|one of)){0,3})"
    r"(?:\s*\w+(?:[- ]\w+)?){0,2}\s*\Z",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:\A(?:(?:hi|hello|hey)\W+)?|[.!?;\n]\s*)(?!(?:i|we|he|she|they|the|this|that|every|many|any"
    r"|if|when|no|one|ask|tell|found|know|met|new|until|at|in|on|was|had|has|option)\b)"
    r"(?:an? )?(?:\w+ ){0,1}\Z",
    re.IGNORECASE,
)
_NOT_SELF = re.compile(
    r"\b(?:become|becoming|to be|be|be an?|want(?:s)?|wanna|wish|hope|hoping|aspir\w+|aim\w*|dream"
    r"|next|towards?|into|to|with|from|by|my|our|their|his|her|your|like|get|getting|reach|for|need"
    r"|looking|seek\w*|find|some|any|other|than|not|never|no|the only|boss|manager|mentor|under"
    r"|help|assist\w*|pa|secretary|teach\w*|than|support\w*|anybody|someone|why|how|what|is|are)\b",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"(?:'s|s\b|’s|\s+(?:loans?|services?|support|recruit\w*|affairs|housing|colleagues?|people"
    r"|leaders?|managers? (?:say|said|tell|told|is|are|who)|scheme|assistant|jobs?|roles?"
    r"|positions?|school|league|citizens?|care|counsell?or|advis\w+|education|position|union"
    r"|leadership|ranks?|level jobs?|mentors?|person|someone|somebody|wom[ae]n|m[ae]n\b))",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.!?;,\n]*\Z")


def find_seniority(text: str) -> list[Span]:
    """Spans of entity ``seniority``: student, entry, mid, senior, lead or executive."""
    spans = []
    for found in _WORD.finditer(text):
        before = text[max(0, found.start() - 60) : found.start()]
        clause = _CLAUSE.search(before)
        tail = _self_removed(clause[0] if clause else "")
        if _NOT_AFTER.match(text, found.end()) or _NOT_SELF.search(tail):
            continue
        if found.lastgroup and (_SELF.search(before) or _OPENING.search(before)):
            spans.append(Span("seniority", found.start(), found.end(), found.lastgroup))
    return spans


def _self_removed(clause: str) -> str:
    """The clause after its last "I am ..." or "as a ...", where a wish could still stand."""
    cut = re.split(r"(?i)\b(?:i'?m|i’m|i am|im|as an?|work as|promoted to|became|now)\b", clause)
    return cut[-1]
