"""What somebody wants to learn or get better at, in their own words: "get better at haggling"."""

from __future__ import annotations

import re

from assistant.nlp.spans import Span

_LEARN = re.compile(
    r"\b(?:(?:learn(?:ing)?|pick(?:ing)? up|brush(?:ing)? up(?: on)?|master(?:ing)?|teach me"
    r"|study(?:ing)?|practi[sc]e|practi[sc]ing)(?: (?:about|how to|to))?"
    r"|(?:get(?:ting)?|be(?:come|coming)?) (?:a (?:lot|bit|little) )?(?:better|good|stronger|more"
    r" confident|comfortable) (?:at|in|with)|(?:improve|improving|sharpen(?:ing)?"
    r"|strengthen(?:ing)?"
    r"|develop(?:ing)?|work(?:ing)? on|polish(?:ing)?)(?: (?:in|on|at))?"
    r"|(?:help|support|guidance|advice|tips|coaching)(?: me)? (?:with|on|around))"
    r"(?: (?:my|the|some|more|basic|advanced|better|a bit of|proper))*\s+"
    r"(?P<what>[^.,;!?\n()]+)",
    re.IGNORECASE,
)
# There the thing ends and the story goes on.
_ENDS = re.compile(
    r"\s+(?:so|because|cos|since|but|from|at (?:work|my)|for (?:my|a|the)|to (?:get|be|become)"
    r"|if|when"
    r"|while|in (?:the|my|order)|as (?:a|i)|and (?:i|then|get|become|find|move)|please|pls|properly"
    r"|again|somehow|quickly|who|that|with (?:someone|somebody))\b.*\Z",
    re.IGNORECASE | re.DOTALL,
)
# These name nothing that could be looked for, or what is a goal of its own.
_NOTHING = re.compile(
    r"\A(?:it|this|that|things?|stuff|something(?: new)?|anything|everything|new (?:skills?"
    r"|things?)"
    r"|skills?|more|myself|yourself|from .*|a (?:trade|skill|lot)|job|work|my job|career|cv|life|me"
    r"|the ropes|about .*|another (?:job|career)|(?:a |the )?(?:new )?(?:job|career)\b.*|people)\Z",
    re.IGNORECASE,
)
# Before it, in the same clause: nobody is sought for what is not wanted.
_NOT_WANTED = re.compile(
    r"(?:n['\u2019]t|\b(?:not|never|hate|hated|tired of|sick of|done with|without|rather than))"
    r"(?: \w+){0,3} ?\Z",
    re.IGNORECASE,
)
_MOST_WORDS = 5
_AROUND = " '\"’“”-"


def to_be_learnt(text: str) -> Span | None:
    """The words for it, or None where nothing is named, or it is ruled out; whether it is known
    is for others.
    """
    found = _LEARN.search(text)
    if not found or _NOT_WANTED.search(text[: found.start()]):
        return None
    said = _ENDS.sub("", found["what"])
    what = said.strip(_AROUND)
    if not what or _NOTHING.match(what) or len(what.split()) > _MOST_WORDS:
        return None
    start = found.start("what") + len(said) - len(said.lstrip(_AROUND))
    return Span("skill", start, start + len(what), what)
