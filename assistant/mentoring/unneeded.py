"""Hears that a wish matters no longer: "any language is fine", "hours don't matter"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.mentoring.dropping import without
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import Message

# What each wish is called.
_CALLED = {
    "languages": r"(?:languages?|tongues?)",
    "hours": r"(?:hours?|times?(?: of (?:the )?day)?|days?(?: of the week)?|evenings?|weekdays?)",
    "formats": r"(?:formats?|(?:way|kind|form)s? of (?:meeting|talking)"
    r"|how (?:we|they|i) (?:meet|talk|speak))",
    "same_move": r"(?:(?:very |same |exact )*(?:move|path|road|route))",
    "avoid.industries": r"(?:industry|industries|fields?|sectors?)",
    "avoid.organisations": r"(?:compan(?:y|ies)|employers?|organi[sz]ations?|firms?)",
    "avoid.locations": r"(?:places?|cit(?:y|ies)|towns?|country|location)",
}
_FINE = (
    r"(?: (?:at all|now|then|really))?(?:['\u2019]s| is| are| would be| will be)? ?(?:really |also"
    r" |just |perfectly )?(?:fine|ok(?:ay)?|good|alright|all right|possible|suits?(?: me)?|works?"
    r"(?: for me)?|will do|goes|does it)\b"
)
_DONT = r"(?:do(?:es)?(?:n['\u2019]?t| not)|do ?nt)"
_SO = r"(?:actually |really |that |so |much |necessarily )*"
_NO_MATTER = rf"(?:{_DONT} {_SO}(?:matter|count)|(?:is|are)(?:n['\u2019]?t| not) {_SO}(?:important|"
_NO_MATTER += r"needed|necessary|required|a must)|no longer matters?|is unimportant)"
_PATTERNS = {
    kind: re.compile(
        rf"\b(?:any|whatever|every) ?{name}{_FINE}"
        rf"|\b{name}(?: of (?:meeting|the mentor))? {_NO_MATTER}\b"
        rf"|\b(?:{_DONT} {_SO}(?:matter|mind|care)|no matter|never mind|not fussed|open)"
        rf"(?: about| to| in| on| at)?(?: what| which| the| any| when| their)* {name}\b"
        rf"|\b(?:forget|ignore|drop|scrap|leave out|skip)(?: about)? (?:the|that|my)"
        rf"(?: wish (?:for|about))?(?: the)? {name}\b(?! (?:of|i|we)\b)",
        re.IGNORECASE,
    )
    for kind, name in _CALLED.items()
}
# Behind or before what was named: "it needn't be Finnish", "Finnish isn't necessary".
_NEEDNT = re.compile(
    r"\b(?:need(?:n['\u2019]?t| not)|(?:does|do)(?:n['\u2019]?t| not) (?:have|need) to)"
    rf" (?:be|speak|know|meet|have made)\b|{_NO_MATTER}\b",
    re.IGNORECASE,
)
_NAMED = ("languages", "hours", "formats")
_ANYHOW = {
    "hours": re.compile(rf"\b(?:any ?time|whenever){_FINE}", re.IGNORECASE),
    "formats": re.compile(rf"\b(?:any ?how|however we meet){_FINE}", re.IGNORECASE),
    "avoid.locations": re.compile(rf"\banywhere{_FINE}", re.IGNORECASE),
    "same_move": re.compile(
        r"\b(?:need(?:n['\u2019]?t| not)|(?:does|do)(?:n['\u2019]?t| not) (?:have|need) to)"
        r" have (?:made|done|gone)\b",
        re.IGNORECASE,
    ),
}


def unneeded(profile: Profile, message: Message) -> tuple[str, ...]:
    """The wishes of the profile that a message says matter no longer, as `without` knows them."""
    text, facts = message.text, message.facts
    found = []
    for kind in (*_CALLED, *(kind for kind in _ANYHOW if kind not in _CALLED)):
        if kind in _NAMED and _told(facts, kind) and not _takes_back(profile, message, kind):
            # "Any time on Tuesday is fine" is a wish of its own.
            continue
        anyhow = _ANYHOW.get(kind)
        said = _PATTERNS[kind].search(text) or (anyhow and anyhow.search(text))
        if said or (kind in _NAMED and _takes_back(profile, message, kind)):
            found += [k for k in (kind, *_ruled_out(kind)) if without(profile, k)]
    return tuple(found)


def cleared(facts: Profile, kinds: tuple[str, ...]) -> Profile:
    """The facts of a message without what it says matters no longer."""
    keys = {kind.removeprefix("avoid.") for kind in kinds}
    avoid = {key: values for key, values in facts.avoid.items() if key not in keys}
    emptied = {name: () for name in _NAMED if name in keys}
    same_move = None if "same_move" in keys else facts.same_move
    return replace(facts, avoid=avoid, same_move=same_move, **emptied)  # type: ignore[arg-type]


def _ruled_out(kind: str) -> tuple[str, ...]:
    return (f"avoid.{kind}",) if kind in _NAMED else ()


def _told(facts: Profile, kind: str) -> set[str]:
    return {*getattr(facts, kind), *facts.avoid.get(kind, ())}


def _takes_back(profile: Profile, message: Message, kind: str) -> bool:
    """Whether just what was wished for is said not to be needed."""
    told = _told(message.facts, kind)
    return kind in _only_kind(message) and told <= set(getattr(profile, kind))


def never_needed(message: Message) -> tuple[str, ...]:
    """What is said not to be needed, whether it was wished for or not: that is no wish for it."""
    return tuple(k for k in _only_kind(message) if len(_told(message.facts, k)) == 1)


def _only_kind(message: Message) -> tuple[str, ...]:
    # "Polish please, video isn't necessary": which of two is meant is not known here.
    kinds = tuple(kind for kind in _NAMED if _told(message.facts, kind))
    return kinds if len(kinds) == 1 and _NEEDNT.search(message.text) else ()
