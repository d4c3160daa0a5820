"""`mentor benchmark journeys`: how far made-up people get with the real dialogue engine."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa

from assistant.benchmarks import answers, parts
from assistant.benchmarks import journeys_table as page
from assistant.benchmarks.journeys_judge import Asked, fitting, verdict
from assistant.benchmarks.matching_directory import directory
from assistant.benchmarks.parts import Part
from assistant.benchmarks.people.person import Person
from assistant.benchmarks.people.personas import TALKATIVE, TERSE, Persona, personas
from assistant.bootstrap import Services, services
from assistant.channels.base import Reply, Turns
from assistant.dialogue.training import current_model
from assistant.mentoring.errors import MentorError, Unavailable
from assistant.mentoring.mentors import Mentor
from assistant.settings import ROOT
from assistant.storage.importing import DEMO
from assistant.storage.tables.conversations import people
from assistant.storage.tables.requests import outbox, requests

PEOPLE, SEED = 200, 11
TRANSCRIPTS = ROOT / "var" / "journeys"
_CHANNEL = "journeys"
_PLACES = ("events", "associations", "schools", "resources")

Results = dict[str, Any]


@dataclass
class Walk:
    """What became of one person; `first` is the message after which somebody fitting was shown."""

    persona: Persona
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    found: dict[str, int] = field(default_factory=dict)
    messages: int = 0
    pressed: int = 0
    fits: int = 0
    first: int | None = None
    failed: int = 0
    success: bool = False
    got: str = ""
    left: str = ""


def run(as_json: bool, wanted: Sequence[str] = ()) -> None:
    """Measure the parts wanted or all, tell each and keep it; with `as_json` only print."""
    parts.run("journeys", measured(), page.TOLD, wanted, as_json)


def measured() -> dict[str, Part]:
    """The people take a quarter of an hour, the answers a minute."""
    return {"people": Part(lambda _: measure()), "answers": Part(lambda _: answers.measure())}


def measure(count: int = PEOPLE, seed: int = SEED, only: set[str] | None = None) -> Results:
    """Let everybody walk to their own end in a fresh database, and keep what was said.

    Raises MentorError without a trained model. `only` names the people to let walk.
    """
    model = current_model(ROOT)
    if model is None:
        raise MentorError("there is no trained model: run `mentor train` first")
    with tempfile.TemporaryDirectory(prefix="mentor-journeys-") as folder, _own_world(folder):
        everybody = [p for p in personas(count, seed) if not only or p.id in only]
        walks = asyncio.run(_walk_all(model, everybody))
        services().engine.dispose()
    page.write_transcripts(walks, TRANSCRIPTS)
    return _summary(walks)


@contextmanager
def _own_world(folder: str) -> Iterator[None]:
    """Settings that touch nothing of this installation: its database, its mails."""
    before = dict(os.environ)
    os.environ["MENTOR_DATABASE_URL"] = f"sqlite:///{folder}/journeys.db"
    os.environ["MENTOR_DEMO"] = "0"
    os.environ.pop("MENTOR_SMTP_URL", None)
    services.cache_clear()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        services.cache_clear()


async def _walk_all(model: Path, everybody: list[Persona]) -> list[Walk]:
    # It loads Rasa, which nobody else here needs.
    from assistant.server import load_agent

    built = services()
    mentors = directory(built.occupations)
    built.importing.mentors.take_in(mentors)
    for kind in _PLACES:
        built.importing.take_in(kind, built.importing.read(kind, DEMO / f"{kind}.jsonl"))
    agent = await load_agent(model)
    turns = Turns(_CHANNEL, built.answers, agent.handle_message)
    walks = []
    for number, persona in enumerate(everybody, 1):
        walks.append(await _walk(turns, built, mentors, persona))
        if number % 20 == 0:
            done = sum(walk.success for walk in walks)
            print(f"journeys: {number} people, {done} arrived …", file=sys.stderr, flush=True)
    return walks


async def _walk(turns: Turns, built: Services, mentors: list[Mentor], persona: Persona) -> Walk:
    """One person's conversation from the page's greeting to their own end."""
    key = f"{_CHANNEL}:{persona.id}"
    person, walk = Person(persona), Walk(persona)
    fits = fitting(mentors, person.wants, persona)
    shown = await turns.take(key, "/greet", None, trusted=True)
    page.hear(walk, shown)
    while True:
        move = person.next(shown)
        if not move.text:
            walk.left = move.why
            break
        page.say(walk, move.title or move.text, bool(move.title))
        try:
            shown = await turns.take(key, move.text, None)
        except Unavailable:
            walk.failed += 1
            walk.left = "a turn failed"
            break
        page.hear(walk, shown)
        fits = fitting(mentors, person.wants, persona)
        if walk.first is None and fits & set(_ids(shown)):
            walk.first = person.moves
    walk.notes, walk.found = person.notes, dict(person.found)
    walk.messages, walk.pressed, walk.fits = person.moves, person.pressed, len(fits)
    _open_mail(built, persona)
    asked, has_plan = _kept(built, key)
    walk.success, walk.got = verdict(asked, has_plan, fits, persona)
    return walk


def _ids(shown: list[Reply]) -> list[str]:
    cards = (reply.get("custom") or {} for reply in shown)
    return [str(card["id"]) for card in cards if card.get("type") == "mentor"]


def _open_mail(built: Services, persona: Persona) -> None:
    """Press the button behind each link that reached the person's own mailbox."""
    query = sa.select(outbox.c.link).where(outbox.c.to == persona.email)
    with built.engine.connect() as connection:
        links = [row.link for row in connection.execute(query) if row.link]
    for link in links:
        try:
            built.introduce.confirm(link.rsplit("/", 1)[1])
        except MentorError:
            # Taken back meanwhile, or confirmed by an earlier mail.
            continue


def _kept(built: Services, key: str) -> tuple[list[Asked], bool]:
    """The person's requests as they stand, and whether a plan was reached."""
    asked = sa.select(requests).where(requests.c.person_key == key)
    row = sa.select(people.c.journey).where(people.c.key == key)
    with built.engine.connect() as connection:
        found = [
            Asked(request.mentor_id, request.name, request.email, request.status)
            for request in connection.execute(asked)
            if request.status != "withdrawn"
        ]
        journey = connection.execute(row).scalar()
    kept = json.loads(journey) if isinstance(journey, str) else journey or {}
    return found, "done" in kept.get("visited", ())


def _summary(walks: list[Walk]) -> Results:
    return {
        "personas": len(walks),
        "completion": _share([walk.success for walk in walks]),
        "turns_to_first_mentor_talkative": _turns(walks, TALKATIVE),
        "turns_to_first_mentor_terse": _turns(walks, TERSE),
        "misunderstandings": _total(walks, "misunderstandings"),
        "dead_ends": _total(walks, "dead_ends"),
        "repeated_questions": _total(walks, "repeated"),
        "failed_turns": sum(walk.failed for walk in walks),
        "messages": sum(walk.messages for walk in walks),
        "messages_median": median(walk.messages for walk in walks),
        "nobody_fits": sum(not walk.fits for walk in walks),
        "completion_typing": _share([w.success for w in walks if not w.persona.habits.presses]),
        "completion_pressing": _share([w.success for w in walks if w.persona.habits.presses]),
        "press_buttons": _share([bool(walk.pressed) for walk in walks]),
        "outcomes": page.outcomes(walks),
    }


def _turns(walks: list[Walk], style: str) -> float | None:
    """Messages until somebody fitting was shown; never counts as longer than any."""
    counted = [w for w in walks if w.persona.habits.style == style and w.fits]
    if not counted:
        return None
    found = median(float("inf") if w.first is None else w.first for w in counted)
    return None if found == float("inf") else found


def _total(walks: list[Walk], what: str) -> int:
    return sum(walk.found.get(what, 0) for walk in walks)


def _share(values: list[bool]) -> float | None:
    return round(sum(values) / len(values), 3) if values else None
