"""One simulated person in a conversation: reads the screen, then types, presses or leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

from assistant.benchmarks.people import choosing
from assistant.benchmarks.people.banks import bank
from assistant.benchmarks.people.personas import NEXT, OPENING, Background, Need, Persona
from assistant.benchmarks.people.reading import UNKNOWN, Card, Screen, Shown, read
from assistant.benchmarks.people.voice import Move, Voice

# Nobody minds leaving these out.
_LEFT_OUT = frozenset(
    ["organisation", "location", "school", "goals", "by_when", "expectations", "openness"]
)
# What can be answered once and for all.
FACTS = _LEFT_OUT | {"story", "goal", "occupation", "name", "email"}
_MENTORS = frozenset({"mentors", "choose"})
_ORDINALS = ("pick_first", "pick_second", "pick_third")
_SAME_REPLY = 3
_MOST_DIGRESSIONS, _MOST_REFUSALS, _MOST_UNKNOWN = 3, 2, 3
_SKIPS, _CHANGES_TONE, _SAYS_WHICH = 0.12, 0.25, 0.5


class Person:
    """Remembers what was said and shown; counts what goes wrong in the person's eyes.

    `found` counts ``misunderstandings``, ``repeated`` questions and ``dead_ends``; `wants` is
    what they are after by now, `told` the needs they have spoken of.
    """

    def __init__(self, persona: Persona) -> None:
        self.persona = persona
        self.wants: Background = persona.background
        self.told: list[Need] = []
        self.found: Counter[str] = Counter()
        self.notes: list[str] = []
        self.moves = 0
        self.pressed = 0
        self._chance = Random(f"person-{persona.seed}")
        self._voice = Voice(persona, self._chance)
        self._answered: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()
        self._done: set[str] = set()
        self._cards: tuple[Card, ...] = ()
        self._picked: Card | None = None
        self._refused: set[str] = set()
        self._refusals = self._digressions = self._unknown = self._annoyed = 0
        self._evaded = False
        self._leaving = ""

    def next(self, shown: Shown) -> Move:
        """The next thing this person does."""
        screen = read(shown)
        self._notice(screen)
        habits = self.persona.habits
        if not self._leaving and self.moves >= habits.longest:
            self._leaving = "it took too long"
        if not self._leaving and self._annoyed > habits.patience:
            self._leaving = "lost patience"
        if self._leaving:
            return Move(why=self._leaving)
        self._evaded = False
        impulses = (self._correct, self._digress, self._tell, self._change_goal)
        moves = (impulse(screen) for impulse in impulses)
        move = next((move for move in moves if move), None) or self._answer(screen)
        self.moves += bool(move.text)
        self.pressed += bool(move.title)
        return move

    # What somebody notices

    def _notice(self, screen: Screen) -> None:
        if screen.cards and screen.kind in _MENTORS:
            self._cards = screen.cards
        if screen.lost or (screen.declined and not self._evaded):
            self._mark("misunderstandings", "not understood")
        if self._evaded:
            # What was not answered may be asked again.
            return
        kind = screen.kind
        if kind in FACTS and self._answered[kind] and kind != self._voice.mistaken:
            self._mark("repeated", f"asked again for {kind}")
        self._seen[screen.said] += 1
        if self._seen[screen.said] == _SAME_REPLY:
            self._mark("dead_ends", "the same reply three times")
            self._leaving = "it said the same three times"

    def _mark(self, what: str, note: str) -> None:
        self.found[what] += 1
        self._annoyed += 1
        self.notes.append(f"after message {self.moves}: {note}")

    # What somebody does of their own accord

    def _correct(self, screen: Screen) -> Move | None:
        kind, self._voice.mistaken = self._voice.mistaken, None
        if not kind or screen.lost:
            return None
        return self._aside(self._worded(bank("habits")["corrections"][kind]), careful=True)

    def _digress(self, screen: Screen) -> Move | None:
        habits, known = self.persona.habits, bank("habits")
        if screen.kind == "story" and habits.greets and self._first_time("greeting"):
            return self._aside(self._chance.choice(known["greetings"]))
        if screen.kind in ("story", "plan", UNKNOWN) or self._digressions >= _MOST_DIGRESSIONS:
            return None
        if self._chance.random() >= habits.digresses:
            return None
        self._digressions += 1
        short = ("short_questions", "short_talk")
        kinds = short if self._voice.terse else ("questions", "small_talk")
        return self._aside(self._chance.choice(known[self._chance.choice(kinds)]))

    def _tell(self, screen: Screen) -> Move | None:
        """A need in a message of its own, before somebody is chosen at the latest."""
        need = next((need for need in self.persona.needs if need not in self.told), None)
        if not need:
            return None
        sees = screen.kind in _MENTORS and self._cards
        soon = need.moment == NEXT and self.moves >= 1 and screen.kind != "story"
        return self._aside(self._told(need)) if sees or soon else None

    def _change_goal(self, screen: Screen) -> Move | None:
        if self.persona.changes != "goal" or screen.kind not in _MENTORS:
            return None
        if not self._first_time("change of goal"):
            return None
        self.wants = self.persona.other
        return self._aside(self._worded(bank("habits")["changes_goal"]))

    # Answers

    def _answer(self, screen: Screen) -> Move:
        answers: dict[str, Callable[[Screen], Move]] = {
            "story": self._story,
            "goal": self._goal,
            "menu": self._goal,
            "rephrase": self._goal,
            "occupation": self._work,
            "mentors": self._choose,
            "choose": self._choose,
            "draft": self._draft,
            "noting": self._noting,
            "between": self._option,
            "meaning": self._option,
            "plan": self._part,
            "forget": self._keep,
            "young": self._puzzled,
            UNKNOWN: self._puzzled,
        }
        if screen.kind != UNKNOWN:
            self._unknown = 0
        return answers.get(screen.kind, self._plainly)(screen)

    def _plainly(self, screen: Screen) -> Move:
        kind = screen.kind
        self._answered[kind] += 1
        times = self._answered[kind]
        if kind == "organisation" and not self.persona.employer:
            return self._say(self._worded(bank("answers")["no_employer"]))
        # Some leave it out at once; asked a third time, everybody does.
        skips = self._chance.random() < _SKIPS if times == 1 else times > 2
        if kind in _LEFT_OUT and skips:
            return self._either("skip", screen)
        if kind == self.persona.corrects and self._first_time("mistake"):
            self._voice.mistaken = kind
        return self._either(kind, screen)

    def _story(self, screen: Screen) -> Move:
        if self._answered["story"]:
            return self._goal(screen)
        self._answered["story"] += 1
        if self._voice.terse:
            words = self._chance.choice(self.wants.bit)
            of_work = set(words.split()) & set(" ".join(self.wants.work).lower().split())
            if words not in (*self.wants.suits, *self.wants.to):
                # Who only names a title leaves open whether they are or would like to be that.
                self._answered["occupation" if of_work else "goal"] += 1
        else:
            words = self._chance.choice(self.wants.say)
            self._answered["occupation"] += 1
            self._answered["goal"] += 1
        parts = [words]
        if self._chance.random() < self.persona.habits.rambles:
            rambling = self._chance.choice(bank("habits")["rambling"])
            parts.insert(self._chance.randint(0, 1), rambling)
        parts += [self._told(need) for need in self.persona.needs if need.moment == OPENING]
        return self._say((", " if self._voice.terse else " ").join(parts))

    def _goal(self, screen: Screen) -> Move:
        self._answered["goal"] += 1
        return self._say(self._voice.own(self.wants.goal, self._answered["goal"]))

    def _work(self, screen: Screen) -> Move:
        self._answered["occupation"] += 1
        work = self.persona.background.work
        return self._say(self._voice.own(work, self._answered["occupation"]))

    def _choose(self, screen: Screen) -> Move:
        if screen.kind == "mentors" and self.persona.wanders and self._first_time("wandering"):
            return self._either("go_on", screen)
        cards = [card for card in self._cards if card.who not in self._refused]
        card = choosing.best(cards, self.wants, self.told)
        if card:
            return self._pick(card)
        self._refusals += 1
        if self._refusals <= _MOST_REFUSALS:
            return self._either("none", screen)
        return self._either("nobody_left" if screen.kind == "choose" else "go_on", screen)

    def _pick(self, card: Card) -> Move:
        self._picked = card
        write = [button for button in card.buttons if button.title.lower().startswith("write")]
        if write and self._voice.presses():
            return self._voice.press(write[0])
        place = self._cards.index(card)
        if place < len(_ORDINALS) and self._chance.random() < _SAYS_WHICH:
            # "The last one" is the third of three alone.
            if place < 2 or len(self._cards) == len(_ORDINALS):
                return self._say(self._worded(bank("answers")[_ORDINALS[place]]))
        who = card.who.split()[0] if self._voice.terse else card.who
        named = self._worded(bank("answers")["pick_name"]).replace("{who}", who)
        return self._voice.type(named, careful=True)

    def _draft(self, screen: Screen) -> Move:
        if self.persona.changes == "mentor" and self._first_time("change of mentor"):
            self._refused.add(self._picked.who if self._picked else "")
            return self._say(self._worded(bank("habits")["changes_mentor"]))
        if self._chance.random() < _CHANGES_TONE and self._first_time("tone"):
            return self._either(self._chance.choice(("warmer", "shorter")), screen)
        return self._either("draft", screen)

    def _noting(self, screen: Screen) -> Move:
        if self.persona.hurries:
            return self._part(screen, "done_for_today")
        return self._either("noting", screen)

    def _option(self, screen: Screen) -> Move:
        """One of several readings: the one that shares most words with what they are after."""
        own = set(" ".join((*self.wants.goal, *self.wants.work, *self.wants.suits)).lower().split())
        if not screen.buttons:
            return self._puzzled(screen)
        button = max(screen.buttons, key=lambda b: len(set(b.title.lower().split()) & own))
        if self._voice.presses():
            return self._voice.press(button)
        worded = self._worded(bank("answers")["meaning"])
        return self._say(worded.replace("{option}", button.title))

    def _part(self, screen: Screen, kind: str = "plan") -> Move:
        self._leaving = "done"
        return self._say(self._worded(bank("answers")[kind]))

    def _keep(self, screen: Screen) -> Move:
        return self._say("no")

    def _puzzled(self, screen: Screen) -> Move:
        """Something sensible where it is not clear what is wanted; not for ever."""
        self._unknown += 1
        if self._unknown >= _MOST_UNKNOWN:
            self._mark("dead_ends", "nothing sensible to say")
            return Move(why="did not know what to say")
        if screen.buttons:
            button = screen.buttons[0]
            return self._voice.press(button) if self._voice.presses() else self._say(button.title)
        return self._say(self._worded(bank("answers")["unknown"]))

    # Shorter names for the voice

    def _either(self, kind: str, screen: Screen) -> Move:
        return self._voice.answer(kind, screen.buttons, self._goal_in_words())

    def _worded(self, known: dict[str, list[str]]) -> str:
        return self._voice.worded(known, self._goal_in_words())

    def _say(self, text: str) -> Move:
        return self._voice.type(text)

    def _aside(self, text: str, careful: bool = False) -> Move:
        """Something that leaves the open question open."""
        self._evaded = True
        return self._voice.type(text, careful)

    def _told(self, need: Need) -> str:
        self.told.append(need)
        return self._voice.need(need, self._goal_in_words())

    def _goal_in_words(self) -> str:
        return self._voice.own(self.wants.goal, 1)

    def _first_time(self, what: str) -> bool:
        new = what not in self._done
        self._done.add(what)
        return new
