"""Actions on services over a database of each test's own."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import yaml
from rasa_sdk import Action
from rasa_sdk.executor import CollectingDispatcher

import actions
from assistant.bootstrap import Services, build
from assistant.mentoring.directory import Place
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.people import Person
from assistant.nlp.vocabulary import Vocabulary
from assistant.settings import read_settings
from tests.builders import a_tracker

# What Rasa runs in every turn before it predicts.
HEAR = "action_validate_slot_mappings"
KEY = "rest:ada"
MODULES = [
    importlib.import_module(f"actions.{found.name}")
    for found in pkgutil.iter_modules(actions.__path__)
]


@dataclass
class Reply:
    """What one action said: rendered texts, cards, response names and events."""

    messages: list[dict[str, Any]]
    events: list[dict[str, Any]]
    responses: dict[str, list[dict[str, Any]]]

    @property
    def named(self) -> list[str]:
        return [message["response"] for message in self.messages if message["response"]]

    @property
    def cards(self) -> list[dict[str, Any]]:
        return [message["custom"] for message in self.messages if message["custom"]]

    @property
    def text(self) -> str:
        """Everything said, as a channel without cards shows it; fails on an unfilled blank."""
        return "\n".join(text for message in self.messages for text in self._texts(message))

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        return [card for card in self.cards if card.get("type") == kind]

    def _texts(self, message: dict[str, Any]) -> list[str]:
        if not message["response"]:
            return [message["text"]]
        variations = self.responses[message["response"]]
        return [v["text"].format(**message) for v in variations if v.get("text")]


@dataclass
class Stage:
    """The services, and how a test stands somebody somewhere and lets an action speak."""

    services: Services
    responses: dict[str, list[dict[str, Any]]]

    def stand(self, person: Person) -> Person:
        walk = self.services.walk_journey
        journey = walk.with_text(person.profile, person.journey)
        return walk.people.save(replace(person, journey=journey))

    def mentors(self, *mentors: Mentor) -> None:
        self.services.importing.take_in("mentors", list(mentors))

    def places(self, kind: str, *places: Place) -> None:
        self.services.importing.take_in(kind, list(places))

    async def run(self, name: str, parsed: dict[str, Any] | None = None, **tracker: Any) -> Reply:
        dispatcher = CollectingDispatcher()
        found = a_tracker(parsed, **tracker)
        events = await every_action()[name]().run(dispatcher, found, {})
        return Reply(dispatcher.messages, events, self.responses)


def every_action() -> dict[str, type[Action]]:
    """The actions by the name Rasa calls them, as the action server collects them."""

    def below(kind: type[Action]) -> list[type[Action]]:
        return [k for sub in kind.__subclasses__() for k in (sub, *below(sub))]

    ours = [kind for kind in below(Action) if kind.__module__.startswith("actions.")]
    return {kind().name(): kind for kind in ours if not kind.__name__.startswith("_")}


@pytest.fixture(scope="session")
def domain(root: Path) -> dict[str, Any]:
    return yaml.safe_load((root / "domain.yml").read_text(encoding="utf-8"))


@pytest.fixture
def stage(
    engine: sa.engine.Engine,
    few: Occupations,
    domain: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> Any:
    """Services on this test's database, put in place of those of the process."""
    monkeypatch.setattr("assistant.bootstrap.load_vocabulary", lambda: Vocabulary(few))
    url = engine.url.render_as_string(hide_password=False)
    built = build(read_settings({"MENTOR_DATABASE_URL": url, "MENTOR_DEMO": "0"}))
    stage = Stage(built, domain["responses"])
    for module in MODULES:
        if hasattr(module, "services"):
            monkeypatch.setattr(module, "services", lambda: stage.services)
    yield stage
    built.engine.dispose()
