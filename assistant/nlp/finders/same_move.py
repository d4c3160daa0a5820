"""A mentor wished for who has made the move themselves: "someone who did the same"."""

from __future__ import annotations

import re

from assistant.nlp.spans import Span

_SOMEBODY = (
    r"(?:some(?:one|body)|any(?:one|body)|a (?:person|mentor|human)|people|persons|mentors?|those"
    r"|(?:a )?wom[ae]n|(?:a )?m[ae]n|one|ones|others|they|he or she|whoever|folks?)"
)
_WAY = (
    r"(?:move|change|switch|jump|leap|step|transition|path|way|road|route|journey|crossing"
    r"|turn|career(?: change| move)?)"
)
_MADE = (
    r"(?:made|make|makes|did|do|does|done|gone|went|taken|took|walked|managed|followed|pulled off"
    r"|lived)"
)
_SELF = r"(?: (?:them|him|her)sel(?:f|ves))"
_SAME = r"(?:same|very same|very|exact(?: same)?|exactly the same|identical|same sort of)"
_WHO = r"\b(?:who|that|having|has to have|must have|should have|needs? to have|to have)\b"
# What may stand between "who" and what they did.
_ADVERBS = (
    r"(?:['\u2019](?:s|ve)|\s+(?:has|have|had|already|actually|really|also|once|(?:them|him|her)"
    r"sel(?:f|ves)|been there and))*"
)
_DID = (
    # "who made that very same change", "who has done the exact same thing"
    rf"{_MADE} (?:the|that|this|my|a|it) (?:very )?{_SAME}\b"
    rf"|{_MADE} (?:the|that|this|my) (?:\w+ )?{_WAY}\b"
    rf"|(?:gone|went|come|came|been) (?:down )?(?:the|that|this|my)(?: {_SAME})? {_WAY}\b"
    rf"|{_MADE} (?:it|this|that|so)(?: {_SAME})?(?:{_SELF}| too| before| already)"
    rf"|{_MADE} (?:exactly )?what i(?:['\u2019]?m| am|['\u2019]d| want| plan| hope| would| have)\b"
    r"|(?:has |have )?(?:started|start|began|begun|come|came|comes)"
    r" (?:out )?(?:from )?(?:just |exactly |right )?(?:where|as what|what) i\b"
    rf"|been (?:exactly )?where i(?:['\u2019]?m| am| stand)\b.{{0,40}}\b(?:now|got|made|moved)"
    r"|(?:was|were|used to be) (?:in my (?:shoes|place|position)|where i)\b"
)
_ENGLISH = re.compile(
    rf"{_WHO}{_ADVERBS}\s+(?:{_DID})"
    # "the same path as me", "a road like mine", "someone with the same move behind them"
    rf"|\b(?:the )?same (?:career )?{_WAY}(?: (?:that )?as (?:me|mine|i\b|i'm)"
    rf"| behind (?:them|him|her))"
    rf"|\b(?:a|the) {_WAY} like mine\b"
    rf"|\b{_SOMEBODY} (?:with|of|on) (?:the|my|that) same {_WAY}\b"
    rf"|\bmade (?:my|the|that) (?:very )?same {_WAY} (?:too|before)"
    rf"|\b(?:been|gone) (?:down )?(?:that|this|my) (?:very )?(?:same )?(?:road|way|path|route)"
    rf"(?:{_SELF}| before| too)",
    re.IGNORECASE,
)
# The same in the other languages people write in.
_OTHERS = re.compile(
    r"\b(?:jemand\w*|eine?n? mentor\w*|wer|der|die)\b[^.!?]{0,25}\b(?:den(?:selben)?|das|genau den"
    r"|diesen|denselben|dasselbe|das gleiche|den gleichen)\b[^.!?]{0,15}\b(?:weg|wechsel|schritt"
    r"|selbe|gleiche|gemacht)\b[^.!?]{0,25}\b(?:gegangen|gemacht|geschafft|hinter sich|hat|ist)\b"
    r"|\bdasselbe gemacht\b"
    r"|\b(?:quelqu'un|une personne|un mentor)\b[^.!?]{0,25}\b(?:fait|suivi|v[eé]cu|pris) (?:la"
    r" |le )?m[eê]me (?:chose|parcours|chemin|changement|reconversion|transition|voie)\b"
    r"|\b(?:alguien|una persona|un mentor|una mentora)\b[^.!?]{0,25}\b(?:hecho|hizo|dado|dio"
    r"|seguido|recorrido) (?:el |lo )?mism[oa] (?:camino|cambio|paso|salto|ruta)?"
    r"|\b(?:algu[eé]m|uma pessoa|um mentor|uma mentora)\b[^.!?]{0,25}\b(?:fez|feito|seguiu|deu)"
    r" (?:a |o )?mesm[oa]\b"
    r"|\b(?:qualcuno|una persona|un mentore?)\b[^.!?]{0,25}\b(?:fatto|seguito|percorso) (?:lo |la"
    r" )?stess[oa]\b"
    r"|\b(?:iemand|een mentor)\b[^.!?]{0,25}\b(?:dezelfde|hetzelfde|diezelfde)\b[^.!?]{0,20}"
    r"\b(?:gedaan|gemaakt|gegaan|gevolgd|stap|overstap|weg|pad)\b"
    r"|\b(?:kto[sś]|kogo[sś]|osob[aęy]|mentor\w*)\b[^.!?]{0,30}\b(?:t[eę] sam[aą]|tak[aą] sam[aą]"
    r"|to samo|ten sam)\b"
    r"|\bayn[ıi] (?:ge[cç]i[sş]i|yolu|de[gğ]i[sş]imi|ad[ıi]m[ıi]|[sş]eyi)\b[^.!?]{0,20}"
    r"\b(?:yapm[ıi][sş]|yapan|ge[cç]en|y[uü]r[uü]m[uü][sş])",
    re.IGNORECASE,
)
# An answer of a few words: "same path as mine", "made the same switch", "did the same".
_SHORT = re.compile(
    rf"\b(?:made|did|done|gone) (?:the|that|this|my)? ?(?:very )?(?:{_SAME} )?(?:{_WAY}|same)\b"
    rf"|\bsame (?:career )?{_WAY}\b",
    re.IGNORECASE,
)
_SHORT_IN_WORDS = 7
# Told of the person or of somebody they know, or made light of.
_OTHERWISE = re.compile(
    r"\b(?:i(?:['\u2019]ve| have)?|we|my \w+(?: who)?(?: has| have|['\u2019]s)?) (?:already )?"
    r"(?:made|did|done|gone)\b"
    r"|\b(?:do not|don['\u2019]?t) (?:need|want|have to have)\b"
    r"|\b(?:doesn['\u2019]?t|does not|don['\u2019]?t|do not|need not|needn['\u2019]?t)"
    r" (?:have|need) to\b"
    r"|\bmistakes?\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?;\n]+")


def find_same_move(text: str) -> list[Span]:
    """Spans of entity ``same_move``, value 1; the move itself is the one the person has in mind."""
    spans = []
    for sentence in _SENTENCE.finditer(text):
        said = sentence[0]
        found = _ENGLISH.search(said) or _OTHERS.search(said)
        if not found and len(said.split()) <= _SHORT_IN_WORDS:
            found = _SHORT.search(said)
        if found and not _OTHERWISE.search(said):
            start = sentence.start()
            spans.append(Span("same_move", start + found.start(), start + found.end(), 1))
    return spans
