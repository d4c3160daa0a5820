"""Hears a message: moves the person along the journey and remembers that it was heard."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from assistant.mentoring.choices import asked_about
from assistant.mentoring.errors import Conflict, Unavailable
from assistant.mentoring.introductions import first_message
from assistant.mentoring.journey import WAYS, Journey, State
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.messages import Message
from assistant.mentoring.moves import apply
from assistant.mentoring.people import Person, Programme
from assistant.mentoring.ports import People, Requests, Unmet
from assistant.mentoring.report import wishes
from assistant.mentoring.requests import MOST_OPEN, OPEN, in_time
from assistant.mentoring.week import Seen, offering, steps
from assistant.services.explore_ways import ExploreWays
from assistant.services.find_mentors import FindMentors, Suggestion

logger = logging.getLogger(__name__)
_TRIES = 3
# As long as a choice by name is: "ok Horbenko then".
_NAMING_IN_WORDS = 5
_SHOWS_MENTORS = ("match", "choose")
# With fewer the search has met the wish only in part.
ENOUGH = 3
# These showed something new.
_SHOWN_ANEW = ("move", "first", "taken")
_REMEMBERED = 30
# A greeting after such a silence is a return.
AWAY = timedelta(hours=12)


def _now() -> datetime:
    return datetime.now(timezone.utc)


@dataclass(frozen=True)
class WalkJourney:
    """The one writer of a person's row during a conversation."""

    people: People
    find_mentors: FindMentors
    programme: Programme
    explore_ways: ExploreWays
    requests: Requests
    now: Callable[[], datetime] = _now
    unmet: Unmet | None = None

    def hear(self, key: str, message: Message) -> Person:
        """The person's row after the message; a message already heard changes nothing."""
        for attempt in range(_TRIES):
            person = self.people.load(key)
            if person.last_message_id == message.id:
                return person
            try:
                saved = self.people.save(self._moved(person, message))
                self._note_unmet(saved)
                return saved
            except Conflict:
                logger.info("row of a person changed meanwhile, try %d", attempt + 1)
        raise Conflict("the person's row kept changing; the message was not applied")

    def person(self, key: str) -> Person:
        """The person's row as it stands."""
        return self.people.load(key)

    def with_named_mentor(self, person: Person, message: Message) -> Message:
        """The message with the mentor it names, where one of those on the screen is named."""
        words = re.findall(r"\w+", message.text.lower())
        asked = message.intent in ("choose_mentor", "ask_why")
        if message.choice or message.pressed or not (asked or len(words) <= _NAMING_IN_WORDS):
            return message
        # Somebody of an earlier list only where a choice is meant: "may" and "will" are names too.
        named = self._named(person.journey, set(words), earlier=asked or len(words) <= 2)
        if len(named) != 1:
            return message
        intent = message.intent if asked else "choose_mentor"
        return replace(message, intent=intent, choice={"mentor_id": named[0]})

    def asked_about(self, person: Person, message: Message) -> tuple[str, ...]:
        """The mentors a "why?" is about; of a name that several bear, all of them."""
        words = set(re.findall(r"\w+", message.text.lower()))
        named = () if message.choice else self._named(person.journey, words, earlier=True)
        return named or asked_about(person.journey, message)

    def bearing(self, ids: Iterable[str], name: str) -> tuple[str, ...]:
        """Those of some mentors who bear a name."""
        return _bearing(self.find_mentors.directory.by_ids(ids), {name.lower()})

    def away(self, key: str) -> bool:
        """Whether somebody we know has been silent for long."""
        return self._is_back(self.people.load(key))

    def _is_back(self, person: Person) -> bool:
        return bool(person.written) and self.now() - person.written >= AWAY  # type: ignore[operator]

    def _named(self, journey: Journey, words: set[str], earlier: bool) -> tuple[str, ...]:
        """Those on the screen whose name holds one of the words; else those shown `earlier`."""
        before = (*journey.dismissed, *journey.shown) if earlier else ()
        for ids in (journey.offered, tuple(dict.fromkeys(before))):
            named = _bearing(self.find_mentors.directory.by_ids(ids), words)
            if named:
                return named
        return ()

    def _moved(self, person: Person, message: Message) -> Person:
        message = self.with_named_mentor(person, message)
        state = apply(State(person.profile, person.journey), message, self.programme.minimum_age)
        if state.journey.heard == "greeted" and self._is_back(person):
            state = State(state.profile, replace(state.journey, heard="returned"))
        if self._one_too_many(person, state.journey):
            state = State(state.profile, replace(person.journey, heard="too_many"))
        journey = self.with_text(state.profile, self._with_offer(state))
        before = person.profile.known()
        learnt = tuple(
            name for name, value in state.profile.known().items() if before.get(name) != value
        )
        return replace(
            person,
            profile=state.profile,
            journey=journey,
            last_message_id=message.id,
            learnt=learnt,
        )

    def with_text(self, profile: Profile, journey: Journey) -> Journey:
        """Fix the words of a message before they are shown, so that these very words are sent."""
        if journey.step not in ("draft", "send") or journey.asks or not journey.chosen:
            return journey
        found = self.find_mentors.these([journey.chosen], profile)
        if not found:
            return journey
        match, occupations = found[0].match, self.find_mentors.occupations
        text = first_message(match, profile, journey.tones, occupations)
        return replace(journey, reachable=match.mentor.reachable, text=text)

    def _with_offer(self, state: State) -> Journey:
        """Fix which mentors are on the screen, so that "the second one" means the one shown."""
        journey, profile = state.journey, state.profile
        if journey.asks or journey.heard not in _SHOWN_ANEW:
            return journey
        if journey.step in WAYS:
            journey = self._with_steps(journey, profile)
        if journey.young:
            return journey
        if journey.step in _SHOWS_MENTORS:
            found = self.find_mentors.best(profile, dismissed=journey.dismissed)
        else:
            # A way that knows nobody shows nobody: those shown before stay the ones meant.
            found = self._of_the_way(journey.step, profile)
            if not found:
                return journey
        offered = tuple(s.mentor.external_id for s in found)
        shown = tuple(dict.fromkeys((*offered, *journey.shown)))[:_REMEMBERED]
        return replace(journey, offered=offered, shown=shown)

    def _with_steps(self, journey: Journey, profile: Profile) -> Journey:
        """Fix what is offered as a next step, so that a yes keeps the one that was read."""
        if journey.young:
            return offering(journey, ())
        found = self._of_the_way(journey.step, profile)
        seen = Seen(self.explore_ways.of_way(journey.step, profile), [s.mentor.name for s in found])
        return offering(journey, steps(journey.step, profile, seen, journey.form))

    def _one_too_many(self, person: Person, journey: Journey) -> bool:
        """Whether somebody is chosen to be written to while as many as may be are waited for."""
        if journey.step != "draft" or journey.chosen == person.journey.chosen:
            return False
        mine = (in_time(r, self.now()) for r in self.requests.of_person(person.key))
        waiting = [request.mentor_id for request in mine if request.status in OPEN]
        return len(waiting) >= MOST_OPEN and journey.chosen not in waiting

    def _note_unmet(self, person: Person) -> None:
        """Count what was wished for where too few were found; not who wished for it."""
        journey, profile = person.journey, person.profile
        searched = journey.step in _SHOWS_MENTORS and journey.heard in ("move", "first")
        if self.unmet is None or journey.asks or journey.young or not searched:
            return
        # Whoever was turned down had been found.
        if journey.dismissed or len(journey.offered) >= ENOUGH:
            return
        with suppress(Unavailable):
            self.unmet.note(self.find_mentors.today(), wishes(profile))

    def _of_the_way(self, step: str, profile: Profile) -> list[Suggestion]:
        if step == "organisation" and profile.organisations:
            return self.find_mentors.sharing("organisation", profile.organisations[0], profile)
        if step == "alumni" and profile.schools:
            school = self.explore_ways.known_school(profile.schools[0])
            return self.find_mentors.sharing("school", school, profile)
        return []


def _bearing(mentors: Iterable[Mentor], words: set[str]) -> tuple[str, ...]:
    return tuple(
        mentor.external_id
        for mentor in mentors
        if words & set(re.findall(r"\w+", mentor.name.lower()))
    )
