"""Hears a message: moves the person along the journey and remembers that it was heard."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from assistant.mentoring.again import counted
from assistant.mentoring.choices import turned_down
from assistant.mentoring.edits import all_edited
from assistant.mentoring.errors import Conflict, Unavailable
from assistant.mentoring.hosting import listed_with
from assistant.mentoring.hosting_moves import BEGINS, host
from assistant.mentoring.introductions import first_message
from assistant.mentoring.journey import (
    AGREE,
    ON_SHOW,
    REPLY,
    RETIME,
    WAYS,
    WRITING,
    Journey,
    State,
)
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import Message
from assistant.mentoring.minors import waits
from assistant.mentoring.moves import apply
from assistant.mentoring.people import Person, Programme
from assistant.mentoring.ports.conversations import People, Unmet
from assistant.mentoring.ports.requests import Blocks, Requests
from assistant.mentoring.relationships import Relationship
from assistant.mentoring.report import wishes
from assistant.mentoring.requests import MOST_OPEN, OPEN, Request, in_time, reached
from assistant.mentoring.together import knowing
from assistant.mentoring.tongues import opened
from assistant.mentoring.week import Seen, offering, steps
from assistant.services.explore_ways import ExploreWays
from assistant.services.find_mentors import FindMentors, Suggestion
from assistant.services.keep_company import KeepCompany
from assistant.services.name_mentors import NameMentors

logger = logging.getLogger(__name__)
_TRIES = 3
# Small talk that the journey's own replies answer, not a rule.
_ASIDES_HEARD = {"greet": "greeted", "out_of_scope": "declined", "ask_news": "news"}
# With fewer the search has met the wish only in part.
ENOUGH = 3
# These showed something new.
_SHOWN_ANEW = ("move", "first", "taken", "gone", "dropped", "guessed", "without", "wider")
_REMEMBERED = 30
_ANSWERED = (AGREE.name, RETIME.name)
# A greeting after such a silence is a return.
AWAY = timedelta(hours=12)


@dataclass(frozen=True)
class WalkJourney:
    """The one writer of a person's row during a conversation."""

    people: People
    find_mentors: FindMentors
    programme: Programme
    explore_ways: ExploreWays
    requests: Requests
    now: Callable[[], datetime] = lambda: datetime.now(timezone.utc)
    unmet: Unmet | None = None
    company: KeepCompany | None = None
    # None keeps nobody apart.
    blocks: Blocks | None = None

    def hear(self, key: str, message: Message) -> Person:
        """The person's row after the message; a message already heard changes nothing."""
        for attempt in range(_TRIES):
            person = self.people.load(key)
            if person.last_message_id == message.id:
                return person
            hosting = waits(person.hosting, message.facts.age, self.programme.minimum_age)
            person = replace(person, hosting=hosting)
            mine = [in_time(request, self.now()) for request in self.requests.of_person(key)]
            try:
                moved = counted(person, self._moved(person, message, mine), message)
                saved = self.people.save(moved)
                self._note_unmet(saved, mine)
                return saved
            except Conflict:
                logger.info("row of a person changed meanwhile, try %d", attempt + 1)
        raise Conflict("the person's row kept changing; the message was not applied")

    def person(self, key: str) -> Person:
        """The person's row as it stands, with the mentors they are kept apart from."""
        person = self.people.load(key)
        return replace(person, profile=self._kept_apart(key, person.profile))

    def asked_back(self, key: str, mentor_id: str, words: str, at_once: bool) -> Person:
        """Remember what a mentor asked before deciding; `at_once` the person answers it now."""

        def asked(journey: Journey) -> Journey:
            replies = {id: said for id, said in journey.replies.items() if id != mentor_id}
            questions = {**journey.questions, mentor_id: words}
            journey = replace(journey, questions=questions, replies=replies)
            if at_once:
                writing = {"step": "draft", "asks": REPLY, "chosen": mentor_id, "heard": "move"}
                journey = replace(journey, **writing, tones=(), edits=())  # type: ignore[arg-type]
            return journey

        return self._noted(key, asked)

    def turned_down(self, key: str, mentor_id: str, other: str | None, intent: str) -> Person:
        """Whoever said no is not shown among those who may be asked; `other` is asked next."""
        return self._noted(key, lambda journey: turned_down(journey, mentor_id, other, intent))

    def page_anew(self, key: str) -> Person:
        """The person back at the page to agree on as it is now; without one, at the plan."""

        def there(journey: Journey) -> Journey:
            company, answers = self.company, journey.answers
            shown = company.to_agree(company.with_whom(key), answers) if company else ""
            answers = {**answers, AGREE.name: shown}
            step = AGREE.name if shown else "done"
            return replace(journey, step=step, asks=None, answers=answers)

        return self._noted(key, there)

    def _noted(self, key: str, change: Callable[[Journey], Journey]) -> Person:
        for _ in range(_TRIES):
            person = self.people.load(key)
            try:
                return self.people.save(replace(person, journey=change(person.journey)))
            except Conflict:
                logger.info("row of a person changed meanwhile")
        raise Conflict("the person's row kept changing; a mentor's answer was not noted")

    @property
    def named(self) -> NameMentors:
        """Tells whom a message names."""
        return NameMentors(self.find_mentors.directory)

    def away(self, key: str) -> bool:
        """Whether somebody we know has been silent for long."""
        return self._is_back(self.people.load(key))

    def _is_back(self, person: Person) -> bool:
        return bool(person.written) and self.now() - person.written >= AWAY  # type: ignore[operator]

    def _kept_apart(self, key: str, profile: Profile) -> Profile:
        if self.blocks is None:
            return profile
        return replace(profile, never=self.blocks.of_person(key, profile.email))

    def _moved(self, person: Person, message: Message, mine: Sequence[Request]) -> Person:
        if not person.hosting.active:
            message = self.named.with_named(person.journey, message)
        message = self.named.with_unwanted(person.journey, message)
        today, own = self.find_mentors.today(), person.hosting.email
        message = replace(message, today=today, own_address=own)
        hosted = self._hosted(person, message)
        if hosted and hosted.hosting.note != "left":
            return hosted
        person = hosted or person
        it = self.company.running(mine) if self.company else None
        before = self._with_company(person.journey, it)
        state = apply(State(person.profile, before), message, self.programme.minimum_age)
        if state.journey.heard == "greeted" and self._is_back(person):
            state = State(state.profile, replace(state.journey, heard="returned"))
        if self._one_too_many(person, state.journey, mine):
            state = State(state.profile, replace(before, heard="too_many"))
        apart = self._kept_apart(person.key, state.profile)
        journey = self._still_there(apart, state.journey)
        journey = self.with_text(apart, self._with_offer(State(apart, journey), mine))
        journey = self._with_page(journey, it)
        address = message.contact if journey.heard == "link" else None
        hosting = listed_with(person.hosting, address)
        return replace(
            person,
            profile=state.profile,
            journey=journey,
            hosting=hosting,
            last_message_id=message.id,
            learnt=state.profile.news_since(person.profile),
        )

    def _hosted(self, person: Person, message: Message) -> Person | None:
        """The person after a message to their profile as a mentor; None where it is to nothing."""
        journey, age = person.journey, message.facts.age
        young = journey.young or (age is not None and age < self.programme.minimum_age)
        if young or (journey.awaits and message.intent != BEGINS):
            return None
        new_id = f"host-{uuid.uuid4().hex[:16]}"
        known = person.profile.with_facts(message.facts)
        hosting = host(person.hosting, known, message, new_id)
        if hosting is None:
            return None
        # Whoever stops, or is done, gets back to what they were asked before.
        over = not hosting.active and journey.step != "welcome"
        heard = "hosted" if over else "hosting"
        if hosting.note == "aside":
            heard = _ASIDES_HEARD.get(message.intent, "aside")
        journey = opened(replace(journey, heard=heard, awaits=None), message)
        return replace(
            person, journey=journey, hosting=hosting, last_message_id=message.id, learnt=()
        )

    def with_text(self, profile: Profile, journey: Journey) -> Journey:
        """Fix the words of a message before they are shown, so that these very words are sent."""
        if journey.step not in ("draft", "send") or journey.asks or not journey.chosen:
            return journey
        found = self.find_mentors.these([journey.chosen], profile)
        if not found:
            return journey
        match, occupations = found[0].match, self.find_mentors.occupations
        asked = journey.questions.get(journey.chosen, ""), journey.replies.get(journey.chosen, "")
        text = first_message(match, profile, journey.tones, occupations, asked)
        text = all_edited(text, journey.edits)
        return replace(journey, reachable=match.mentor.reachable, text=text)

    def _with_company(self, journey: Journey, it: Relationship | None) -> Journey:
        """The journey, knowing of a mentor's yes."""
        if self.company is None or "sent" not in journey.visited:
            return journey
        return knowing(journey, it.mark if it else "", it.mentor_id if it else None)

    def _with_page(self, journey: Journey, it: Relationship | None) -> Journey:
        """Fix an agreement's words, or a time, when they are shown: a yes is to these alone."""
        step = journey.step
        if self.company is None or step not in _ANSWERED or journey.heard != "move":
            return journey
        offered = it.offered.isoformat() if it and it.offered else ""
        answers = journey.answers
        shown = self.company.to_agree(it, answers) if step == AGREE.name else offered
        return replace(journey, answers={**answers, step: shown})

    def _still_there(self, profile: Profile, journey: Journey) -> Journey:
        """The journey back at the choice, where the chosen mentor takes nobody any more.

        Who has asked something back is still answered.
        """
        chosen = journey.chosen
        if journey.step not in WRITING or journey.heard not in _SHOWN_ANEW or not chosen:
            return journey
        if chosen in journey.questions or self.find_mentors.these([chosen], profile):
            return journey
        return replace(journey, chosen=None, step="choose", asks=None, heard="gone")

    def _with_offer(self, state: State, mine: Sequence[Request]) -> Journey:
        """Fix which mentors are on the screen, so that "the second one" means the one shown."""
        journey, profile = state.journey, state.profile
        if journey.asks or journey.heard not in _SHOWN_ANEW:
            return journey
        if journey.young:
            return offering(journey, ()) if journey.step in WAYS else journey
        if journey.step in ON_SHOW:
            unwanted = (*journey.dismissed, *reached(mine))
            found = self.find_mentors.best(profile, dismissed=unwanted)
        else:
            found = self._of_the_way(journey.step, profile)
            if journey.step in WAYS:
                journey = self._with_steps(journey, profile, found)
            # A way that knows nobody shows nobody: those shown before stay the ones meant.
            if not found:
                return journey
        offered = tuple(s.mentor.external_id for s in found)
        shown = tuple(dict.fromkeys((*offered, *journey.shown)))[:_REMEMBERED]
        return replace(journey, offered=offered, shown=shown)

    def _with_steps(self, journey: Journey, profile: Profile, found: list[Suggestion]) -> Journey:
        """Fix what is offered as a next step, so that a yes keeps the one that was read."""
        seen = Seen(self.explore_ways.of_way(journey.step, profile), [s.mentor.name for s in found])
        return offering(journey, steps(journey.step, profile, seen, journey.form))

    def _one_too_many(self, person: Person, journey: Journey, mine: Sequence[Request]) -> bool:
        """Whether somebody is chosen to be written to while as many as may be are waited for."""
        if journey.step != "draft" or journey.chosen == person.journey.chosen:
            return False
        waiting = [request.mentor_id for request in mine if request.status in OPEN]
        return len(waiting) >= MOST_OPEN and journey.chosen not in waiting

    def _note_unmet(self, person: Person, mine: Sequence[Request]) -> None:
        """Count what was wished for where too few were found; not who wished for it."""
        journey, profile = person.journey, person.profile
        searched = journey.step in ON_SHOW and journey.heard in ("move", "first")
        if self.unmet is None or journey.asks or journey.young or not searched:
            return
        # Whoever was turned down, or asked, had been found.
        if journey.dismissed or len(journey.offered) >= ENOUGH or reached(mine):
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
