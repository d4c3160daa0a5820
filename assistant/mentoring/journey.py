"""The journey as data: its steps, what each needs, what may follow; `moves` moves along it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from assistant.mentoring.mentees import Profile, missing
from assistant.mentoring.ways import has_employer, in_order


def _anybody(profile: Profile) -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """One stop of the journey.

    `needs` are asked for one at a time before the step speaks, unless declined; `label` is how
    the person reads of it; `way` marks one of the five ways, `introduces` what leads to a
    mentor, `takes_text` a step whose free answer is kept as it was written.
    """

    name: str
    action: str
    label: str
    needs: tuple[str, ...] = ()
    way: bool = False
    introduces: bool = False
    takes_text: bool = False
    applies: Callable[[Profile], bool] = _anybody


STEPS: tuple[Step, ...] = (
    Step("welcome", "action_welcome", "Saying hello"),
    Step(
        "match",
        "action_show_mentors",
        "Mentors who fit",
        needs=("goal", "occupation"),
        introduces=True,
    ),
    Step(
        "organisation",
        "action_walk_organisation",
        "Within your organisation",
        needs=("organisation",),
        way=True,
        applies=has_employer,
    ),
    Step(
        "events",
        "action_walk_events",
        "Networking events",
        needs=("occupation", "location"),
        way=True,
    ),
    Step(
        "associations",
        "action_walk_associations",
        "Professional associations",
        needs=("occupation", "location"),
        way=True,
    ),
    Step("alumni", "action_walk_alumni", "Alumni", needs=("school",), way=True),
    Step("online", "action_walk_online", "Online resources", way=True),
    Step(
        "choose",
        "action_choose_mentor",
        "Choosing a mentor",
        needs=("goal", "occupation"),
        introduces=True,
    ),
    Step("draft", "action_draft_message", "Your first message", introduces=True),
    Step("send", "action_confirm_sending", "Sending it", needs=("name", "email"), introduces=True),
    Step("sent", "action_send_request", "Waiting for an answer", introduces=True),
    Step("goals", "action_settle_goals", "Your goals", introduces=True, takes_text=True),
    Step(
        "expectations",
        "action_settle_expectations",
        "What you expect of each other",
        introduces=True,
        takes_text=True,
    ),
    Step("openness", "action_settle_openness", "Being open", introduces=True, takes_text=True),
    Step("done", "action_show_plan", "Your plan"),
)

# Asked for where a title can be read in several ways; no step needs it by itself.
MEANING = "meaning"

# What a mentor asked before deciding; no step needs it where nobody asked.
REPLY = "reply"

# What was told of somebody met here, among the answers.
REPORT = "report"

# Where somebody below the minimum age stays instead of every step that introduces.
YOUNG = Step("young", "action_help_the_young", "Places for you")

# What a mentor's yes leads to, in whatever step it finds the person: the page both agree on, shown
# and then kept, and times to meet, asked for and then proposed.
AGREE = Step("agree", "action_show_agreement", "Your agreement", introduces=True)
AGREED = Step("agreed", "action_keep_agreement", "A first meeting", introduces=True)
MEET = Step("meet", "action_ask_times", "A first meeting", introduces=True)
TIMES = Step("times", "action_propose_times", "A first meeting", introduces=True)
# A no to what the mentor would add, and a time the mentor suggests, with a yes and a no to it.
LEFT_OUT = Step("left_out", "action_leave_out", "Your agreement", introduces=True)
RETIME = Step("retime", "action_ask_retime", "A time to meet", introduces=True)
RETIMED = Step("retimed", "action_take_time", "A time to meet", introduces=True)
REFUSED = Step("refused", "action_refuse_time", "A time to meet", introduces=True)
TOGETHER = (AGREE, AGREED, MEET, TIMES, LEFT_OUT, RETIME, RETIMED, REFUSED)

BY_NAME: Mapping[str, Step] = {step.name: step for step in (*STEPS, YOUNG, *TOGETHER)}
WAYS: tuple[str, ...] = tuple(step.name for step in STEPS if step.way)
# Where mentors are on the screen.
ON_SHOW = frozenset({"match", "choose"})
# Where the message is still being written.
WRITING = frozenset({"draft", "send"})
# What is only settled with a mentor who was chosen.
WITH_SOMEBODY = WRITING | {"sent", "goals", "expectations", "openness"}
# What the story tells; any word about work answers it.
OF_THE_STORY = frozenset({"goal", "occupation"})


@dataclass(frozen=True)
class Journey:
    """Where a person stands.

    `asks` is the need asked for, `declined` what they would rather not say, `trail` the steps
    spoken in order (for "back"), `offered` the mentor ids on their screen in order, `dismissed`
    those they did not want, `answers` their words on goals, expectations and openness, `tones`
    how the draft was asked to change, `awaits` a question outside the journey (``forget``,
    ``contact``, ``report``, ``link`` or ``hope``), `misses` how often in a row they were not
    understood, `tongues` the languages in which they were told that replies are English, `opens`
    the one to tell them in this turn,
    `unclear` the word and its meanings for each of the profile's titles that may mean several,
    `reachable` whether a request can get to the chosen mentor, `text` the message as it was shown
    to be sent, `together` the mentoring that runs and what the person is needed for in it
    (``<id>/<stage>/<number>``), `begun` the last such that was spoken of, `edits` the changes to
    the message in the person's own words, `questions` what mentors asked before deciding and
    `replies` what the person answers, by mentor, `later` the ways put off, `wanted` those asked
    for beside something else, `proposals` what the way offers as a next step, each with a sentence
    to use, and `proposed` the one on offer, `week` the step kept from each way, `form` the form of
    mentorship that was suggested or chosen, `shown` everybody shown so far, the latest first,
    `about` the mentor last asked about, `named` those a name may mean of whom one is to be picked
    in this turn, `said` a mark of the last reply, `again` how often it was
    said in a row before.
    """

    step: str = "welcome"
    asks: str | None = None
    heard: str = "first"
    declined: tuple[str, ...] = ()
    visited: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    dismissed: tuple[str, ...] = ()
    chosen: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    tones: tuple[str, ...] = ()
    awaits: str | None = None
    misses: int = 0
    young: bool = False
    tongues: tuple[str, ...] = ()
    opens: str | None = None
    unclear: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reachable: bool = True
    text: str = ""
    together: str = ""
    begun: str = ""
    edits: tuple[tuple[str, ...], ...] = ()
    questions: Mapping[str, str] = field(default_factory=dict)
    replies: Mapping[str, str] = field(default_factory=dict)
    later: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    proposals: tuple[tuple[str, ...], ...] = ()
    proposed: int | None = None
    week: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: str | None = None
    shown: tuple[str, ...] = ()
    about: str | None = None
    named: tuple[str, ...] = ()
    said: str = ""
    again: int = 0


@dataclass(frozen=True)
class State:
    """A person's profile and place on the journey."""

    profile: Profile
    journey: Journey


# So many may be turned away before the first of them may be shown again: all are looked up with
# every message. Whoever said no themselves, or is blocked, is kept away by more than this.
MOST_DISMISSED = 300


def turned_away(journey: Journey, ids: Iterable[str]) -> Journey:
    """The journey with some mentors off the screen, and not shown again."""
    gone = tuple(dict.fromkeys(ids))
    dismissed = (*(id for id in journey.dismissed if id not in gone), *gone)[-MOST_DISMISSED:]
    offered = tuple(id for id in journey.offered if id not in gone)
    return replace(journey, dismissed=dismissed, offered=offered)


def ways_of(profile: Profile, journey: Journey) -> tuple[str, ...]:
    """The ways this person is led through: those walked as they were walked, then the others."""
    walked = [name for name in journey.visited if name in WAYS]
    order = (way for way in in_order(profile, journey.form) if BY_NAME[way].applies(profile))
    return tuple(dict.fromkeys((*walked, *order)))


def next_way(profile: Profile, journey: Journey) -> str | None:
    """The way that comes next: one asked for, else the first open one, those put off at last."""
    passed = {*journey.visited, journey.step, *map(_WITHOUT.get, journey.declined)}
    ways = [way for way in ways_of(profile, journey) if way not in passed]
    early = [way for way in ways if way not in journey.later]
    return next(iter((*(w for w in journey.wanted if w in ways), *early, *ways)), None)


# Without an answer to these there is nothing to show at a way.
_WITHOUT = {"organisation": "organisation", "school": "alumni"}


def following(profile: Profile, journey: Journey) -> Step:
    """The next step for this person; after the last one, the last one."""
    if journey.step == "match" or journey.step in WAYS:
        return BY_NAME[next_way(profile, journey) or "choose"]
    return after(journey.step)


def after(step: str) -> Step:
    """The step behind another one in the list; "young" is in none."""
    names = [s.name for s in STEPS]
    start = names.index(step) + 1 if step in names else 0
    return STEPS[min(start, len(STEPS) - 1)]


def asks_for(
    step: Step, profile: Profile, declined: tuple[str, ...], unclear: bool = False
) -> str | None:
    """The need to ask for before the step can speak, or None; what is `unclear` comes last."""
    need = missing(profile, tuple(need for need in step.needs if need not in declined))
    if need or not unclear or MEANING in declined or "occupation" not in step.needs:
        return need
    return MEANING


def progress(profile: Profile, journey: Journey) -> list[tuple[str, str, str]]:
    """The ways as (name, label, state) in the person's order; ``done``, ``here`` or ``open``."""
    lines = []
    for name in ways_of(profile, journey):
        here = name == journey.step
        state = "here" if here else ("done" if name in journey.visited else "open")
        lines.append((name, BY_NAME[name].label, state))
    return lines
