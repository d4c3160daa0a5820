"""All details of a message but titles, names of organisations, and schools."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from assistant.nlp.finders.contacts import find_contacts
from assistant.nlp.finders.fields import FieldFinder
from assistant.nlp.finders.formats import find_formats
from assistant.nlp.finders.gazetteer import load_gazetteer
from assistant.nlp.finders.hours import find_hours
from assistant.nlp.finders.industries import IndustryFinder
from assistant.nlp.finders.languages import find_languages
from assistant.nlp.finders.ordinals import find_ordinals
from assistant.nlp.finders.phrases import PhraseFinder
from assistant.nlp.finders.places import PlaceFinder
from assistant.nlp.finders.same_move import find_same_move
from assistant.nlp.finders.school_years import find_school_years
from assistant.nlp.finders.seniority import find_seniority
from assistant.nlp.finders.skills import SkillFinder
from assistant.nlp.finders.standing import find_standing
from assistant.nlp.finders.subjects import SubjectFinder
from assistant.nlp.finders.tones import find_tones
from assistant.nlp.finders.work import WorkFinder
from assistant.nlp.spans import Span
from assistant.nlp.vocabulary import Vocabulary

_PLAIN: tuple[Callable[[str], list[Span]], ...] = (
    find_languages,
    find_hours,
    find_formats,
    find_same_move,
    find_standing,
    find_school_years,
    find_seniority,
    find_contacts,
    find_ordinals,
    find_tones,
)


def find_details(
    text: str, vocabulary: Vocabulary, titles: Sequence[Span] | None = None
) -> list[Span]:
    """Spans of every finder, in the order of the text.

    What is ruled out is not marked yet: that is for `mark_avoided`, once titles are known too.
    Industries and skills inside a known title ("marketing manager") belong to the title; whoever
    has the `known_titles` of the text already hands them on.
    """
    details = _details(vocabulary)
    return details.find(text, details.titles(text) if titles is None else titles)


def known_titles(text: str, vocabulary: Vocabulary) -> list[Span]:
    """Where the text has a title of the vocabulary, whatever it is said of."""
    return _details(vocabulary).titles(text)


def work_in(text: str, vocabulary: Vocabulary) -> list[Span]:
    """The present work where nothing names it in a sentence; see `WorkFinder`."""
    return _details(vocabulary).work.find(text)


class _Details:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._titles = PhraseFinder(vocabulary.titles)
        self.work = WorkFinder(vocabulary)
        self._skills = SkillFinder(vocabulary)
        self._industries = IndustryFinder(vocabulary)
        self._fields = FieldFinder(vocabulary)
        self._subjects = SubjectFinder(vocabulary)
        self._places = PlaceFinder(load_gazetteer(), vocabulary.ambiguous_places)

    def titles(self, text: str) -> list[Span]:
        return [Span("title", m.start, m.end, m.value) for m in self._titles.find(text)]

    def find(self, text: str, titles: Sequence[Span]) -> list[Span]:
        named = [*self._skills.find(text), *self._industries.find(text), *self._fields.find(text)]
        spans = [span for span in named if not _is_part(span, titles)]
        # Whoever names a title beside it wants that, or does it.
        studied = (
            s for s in self._subjects.find(text) if s.entity != "field" or not titles or s.role
        )
        spans += [*self._places.find(text), *studied]
        for find in _PLAIN:
            spans += find(text)
        return sorted(spans, key=lambda span: (span.start, span.end))


def _is_part(span: Span, titles: Sequence[Span]) -> bool:
    return any(
        t.start <= span.start and span.end <= t.end and (t.start, t.end) != (span.start, span.end)
        for t in titles
    )


# Built on first use, not at import; a process has one vocabulary, tests have a few.
@lru_cache(maxsize=4)
def _details(vocabulary: Vocabulary) -> _Details:
    return _Details(vocabulary)
