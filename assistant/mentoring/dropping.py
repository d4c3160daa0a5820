"""Dropping one wish where too few mentors meet them all: which there are, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.mentoring.entering import enter, go_on_with, heard
from assistant.mentoring.hours import in_words
from assistant.mentoring.journey import BY_NAME, ON_SHOW, State
from assistant.mentoring.mentees import OWN_ORGANISATION, Profile
from assistant.mentoring.messages import Message
from assistant.mentoring.reasons import FORMATS

# Each of these is dropped as a whole; what was ruled out, value by value.
WHOLE = ("languages", "formats", "hours", "same_move")
# Behind "if": what would have to be so.
_IF: Mapping[str, str] = {
    "languages": "they needn't speak {}",
    "formats": "it needn't be {}",
    "hours": "it needn't be {}",
    "same_move": "they needn't have made that very move themselves",
    "avoid.languages": "{} is fine as well",
    "avoid.formats": "meeting {} is fine as well",
    "avoid.hours": "meeting {} is fine as well",
    "avoid.titles": "the work of {} isn't ruled out",
}
_IF_OTHER = "{} isn't ruled out"
_BUTTONS: Mapping[str, str] = {
    "languages": "Any language",
    "formats": "Any way of meeting",
    "hours": "Any time",
}
_OTHER_BUTTON = "Without that"
_OWN = "your own company"
_TIMES = 3


@dataclass(frozen=True)
class Wish:
    """One wish that can rule somebody out: its kind, as ``hours`` or ``avoid.titles``, and value.

    Several values of one wish stand in one text, divided by semicolons.
    """

    kind: str
    value: str

    @property
    def mark(self) -> str:
        """What a button carries to drop exactly this wish."""
        return self.kind if self.kind in WHOLE else f"{self.kind}={self.value}"

    @property
    def button(self) -> str:
        """What the button says."""
        return _BUTTONS.get(self.kind, _OTHER_BUTTON)

    def dropped(self, language_names: Mapping[str, str]) -> str:
        """What would have to be so, to stand behind "if"."""
        values = self.value.split(";") if self.kind in WHOLE else [self.value]
        return _IF.get(self.kind, _IF_OTHER).format(_named(self.kind, values, language_names))


def wishes(profile: Profile) -> Iterator[Wish]:
    """Every wish of a profile that can rule somebody out."""
    for kind in WHOLE:
        value = getattr(profile, kind)
        if value:
            yield Wish(kind, "true" if value is True else ";".join(value))
    for key, values in profile.avoid.items():
        for value in values:
            yield Wish(f"avoid.{key}", value)


def without(profile: Profile, mark: str) -> Profile | None:
    """The profile without the wish of this mark; None where there is no such wish.

    ``avoid.titles`` alone drops all titles that were ruled out.
    """
    if mark in WHOLE:
        empty = None if mark == "same_move" else ()
        return replace(profile, **{mark: empty}) if getattr(profile, mark) else None  # type: ignore[arg-type]
    kind, one, value = mark.partition("=")
    key = kind.removeprefix("avoid.")
    had = profile.avoid.get(key, ()) if kind != key else ()
    kept = tuple(other for other in had if one and other != value)
    if kept == had:
        return None
    avoid = {**profile.avoid, key: kept}
    return replace(profile, avoid={key: values for key, values in avoid.items() if values})


def drop(state: State, message: Message) -> State | None:
    """The state after a wish was dropped, with whom that finds; None where nothing asks for it.

    A button may be pressed when its wish is long gone.
    """
    marks = message.choice.get("drop")
    if marks is None or state.journey.young:
        return None
    profile = state.profile
    for mark in marks if isinstance(marks, tuple) else (str(marks),):
        profile = without(profile, mark) or profile
    if profile == state.profile:
        return heard(state, "undropped")
    state, step = State(profile, state.journey), state.journey.step
    if message.pressed or step in ON_SHOW:
        return heard(enter(state, BY_NAME[step if step in ON_SHOW else "match"]), "wider")
    # Whoever says so on the way stays where they are.
    went_on = go_on_with(state)
    return went_on if went_on.journey.heard == "noted" else heard(went_on, "wider")


def _named(kind: str, values: list[str], language_names: Mapping[str, str]) -> str:
    if kind.endswith("hours"):
        values = in_words(values)[:_TIMES]
    elif kind.endswith("formats"):
        values = [FORMATS.get(value, value) for value in values]
    elif kind.endswith("languages"):
        values = [language_names.get(value, value) for value in values]
    else:
        values = [_OWN if value == OWN_ORGANISATION else value for value in values]
    return " or ".join(filter(None, (", ".join(values[:-1]), values[-1])))
