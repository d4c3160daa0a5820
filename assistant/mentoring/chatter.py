"""Small talk: what is said beside the point, and so is never the answer to what was asked."""

from __future__ import annotations

import re

_LAUGHS = r"(?:ha){2,}h?|a?(?:ha)+h|(?:he){2,}h?|hihi|lo+l|lmao|rofl"
_THINKS = (
    r"h+m+|m+h+m+|wow|o+h+|a+h+|u+h+|u+m+|e+r+m*|hm+ ?ok|well|let me think"
    r"|(?:just )?(?:one|a) (?:second|sec|moment|minute)|wait(?: a (?:second|minute|moment))?|brb"
)
# What takes somebody away from the screen for a moment, or spoils what they typed.
_TROUBLE = (
    r"(?:phone|doorbell|door|bell|kids?|child|children|baby|son|daughter|dog|cat|boss|colleagues?"
    r"|neighbou?r|bus|train|tram|traffic|call|meeting|keyboard|autocorrect|auto ?correct|typos?"
    r"|spelling|fat fingers?|wi-?fi|internet|connection|battery|interruptions?|noise|delay"
    r"|mistype|mistake|again|about that|for that|to (?:keep you waiting|interrupt)|back(?: now)?"
    r"|(?:i )?(?:was|got|am|had to)(?: away| interrupted| distracted| back| busy| run| go)*"
    r"|rang|ringing|called|calling|here|just|a|an|the|my|on|was|is|and|again|at|from|now)"
)
_SORRY = r"(?:oh,? )?(?:so |very |i(?:['\u2019]?m| am) )*(?:sorry|apologies|pardon|excuse me|oops)"
# What is said while somebody thinks, laughs, is called away, or types nothing in particular.
_NODS = re.compile(
    rf"\W*(?:{_LAUGHS}|{_THINKS}|{_SORRY}(?:\W+{_TROUBLE})*"
    r"|(?:the |my )?(?:phone|doorbell|door ?bell|autocorrect|typos?)(?: rang| again)?)\W*",
    re.IGNORECASE,
)
# Where something is to be told, praise tells nothing; elsewhere it may say yes.
_PRAISE = re.compile(
    r"\W*(?:(?:oh|very|really|so|wow|that['\u2019]?s|that is|how),? )*"
    r"(?:cool|nice|great|super|interesting|awesome|good|perfect|lovely|amazing|wonderful"
    r"|brilliant|impressive|neat|fantastic)\W*",
    re.IGNORECASE,
)
# However it begins, no more is told by it.
_EXCUSES = re.compile(
    r"\b(?:forgive|excuse|pardon|ignore|sorry (?:for|about)|mind) (?:all )?(?:my|the|any)"
    r" (?:\w+ )?(?:spelling|typing|typos?|english|grammar|mistakes?|phone|keyboard|delay|thumbs?)"
    r"\W*$",
    re.IGNORECASE,
)
_LONGEST_EXCUSE = 90
# "You're quick": friendly, and about the assistant.
_COMPLIMENTS = re.compile(
    rf"\W*(?:(?:{_LAUGHS}|ha|oh|well|wow|hey)\W+)*"
    r"(?:you(?:['\u2019]?re| are)|aren['\u2019]?t you)"
    r"(?: (?:so|very|really|quite|being|a|much|rather|too))*"
    r" (?:quick\w*|fast\w*|kind\w*|patient|good|better|funny|funnier|nice\w*|great|smart\w*"
    r"|clever\w*|helpful|sweet|lovely|polite|brilliant|star|gem|friendly|friendlier)"
    r"(?: (?:than|to|with|at) (?:\w+ ?){1,3}| today)?\W*",
    re.IGNORECASE,
)
_ONLY_NOISE = re.compile(r"[\W\d_]*")
_LONGEST = 60
# One of these, and nobody tells of their work.
_NEVER_WORK = frozenset([
    "sorry", "apologies", "pardon", "oops", "whoops", "haha", "hahaha", "lol", "lmao", "hihi",
    "thx", "thanks", "thank", "dunno", "idk", "whatever", "nevermind", "hmm", "hm", "brb",
    "mistyped", "autocorrect",
])  # fmt: skip
# Only these, and nobody does either.
_LIGHT = frozenset([
    "hello", "hi", "hey", "bye", "goodbye", "please", "pls", "ok", "okay", "yes", "yep", "yeah",
    "no", "nope", "nah", "wow", "cool", "nice", "great", "good", "super", "fine", "sure", "wait",
    "well", "moment", "second", "later", "again", "same", "above", "see", "now", "then", "so",
    "oh", "ah", "hard", "to", "say", "long", "story", "complicated", "depends", "everything",
    "all", "any", "some", "none", "nothing", "still", "there", "here", "phone", "doorbell",
    "typo", "the", "a", "and", "or", "as", "told", "said", "already", "right", "true", "really",
    "very", "just", "only", "let", "us", "go", "on",
    # When and how somebody would like to talk.
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays",
    "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "weekday",
    "weekdays", "weekend", "weekends", "evening", "evenings", "morning", "mornings", "afternoon",
    "afternoons", "noon", "night", "nights", "lunch", "lunchtime", "after", "before", "from",
    "until", "till", "between", "at", "in", "by", "am", "pm", "work", "video", "call", "calls",
    "chat", "remote", "remotely", "online", "person", "if", "possible", "best", "free", "time",
    "times", "hours", "weekly", "monthly", "daily", "once", "twice", "week", "month",
    "fortnightly",
])  # fmt: skip


def only_nods(text: str) -> bool:
    """Whether somebody only thinks, laughs or excuses themselves."""
    excuses = len(text) <= _LONGEST_EXCUSE and _EXCUSES.search(text)
    return bool(excuses or (len(text) <= _LONGEST and _NODS.fullmatch(text)))


def only_praises(text: str) -> bool:
    """Whether somebody only says how they like it."""
    return bool(_PRAISE.fullmatch(text)) or compliments(text)


def compliments(text: str) -> bool:
    """Whether somebody only says something kind of the assistant, which never says yes."""
    return len(text) <= _LONGEST and bool(_COMPLIMENTS.fullmatch(text))


def tells_nothing(text: str) -> bool:
    """Whether words are beside the point wherever a job, a place or a name is asked for."""
    words = re.findall(r"[^\W\d_]+", text.lower().replace("\u2019", "'"))
    if _ONLY_NOISE.fullmatch(text) or only_nods(text) or only_praises(text):
        return True
    return bool(_NEVER_WORK & set(words)) or set(words) <= _LIGHT
