"""A whole conversation over the actions: each turn as Rasa runs it, what was said remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from assistant.dialogue.journey_policy import next_action
from tests.actions.conftest import HEAR, KEY, Reply, Stage, every_action

RULES = Path(__file__).parents[2] / "data" / "rules" / "asides.yml"
_TEMPLATE = ("text", "template", "response", "image", "attachment", "custom", "buttons", "elements")


@lru_cache(maxsize=1)
def _asides() -> dict[str, str]:
    """The action each rule answers an intent with."""
    rules = yaml.safe_load(RULES.read_text(encoding="utf-8"))["rules"]
    return {rule["steps"][0]["intent"]: rule["steps"][1]["action"] for rule in rules}


@dataclass
class Talk:
    """Messages one after another to the same person's row; `events` is what a tracker remembers."""

    stage: Stage
    key: str = KEY
    events: list[dict[str, Any]] = field(default_factory=list)

    async def say(self, parsed: dict[str, Any]) -> Reply:
        """What is answered to a message."""
        turn = sum(event["event"] == "user" for event in self.events) + 1
        self.events.append(
            {
                "event": "user",
                "message_id": str(turn),
                "input_channel": self.key.partition(":")[0],
                "parse_data": parsed,
            }
        )
        said = await self._act(HEAR, parsed)
        slots, done = self._slots(), list[str]()
        aside = _asides().get(parsed["intent"]["name"])
        if aside and slots["journey_aside"]:
            done.append(aside)
            said += await self._act(aside, parsed)
        cursor = (slots["journey_step"], slots["journey_asks"], slots["journey_heard"])
        while (action := next_action(*cursor, done)) != "action_listen":
            done.append(action)
            said += await self._act(action, parsed)
        self.events += [self._remembered(message) for message in said]
        return Reply(said, [], self.stage.responses)

    async def _act(self, name: str, parsed: dict[str, Any]) -> list[dict[str, Any]]:
        dispatcher = CollectingDispatcher()
        if name.startswith("utter_"):
            dispatcher.utter_message(response=name)
            return dispatcher.messages
        tracker = Tracker(self.key, {}, parsed, self.events, False, None, {}, "action_listen")
        self.events += await every_action()[name]().run(dispatcher, tracker, {})
        return dispatcher.messages

    def _slots(self) -> dict[str, Any]:
        return {e["name"]: e["value"] for e in self.events if e["event"] == "slot"}

    def _remembered(self, message: dict[str, Any]) -> dict[str, Any]:
        """A reply as Rasa keeps it: buttons of the domain filled in, and no empty values."""
        name = message["response"]
        own = self.stage.responses[name][0].get("buttons", []) if name else []
        kept = {n: v for n, v in message.items() if v and n not in _TEMPLATE}
        about = {**kept, "utter_action": name} if name else kept
        data = {"buttons": [*own, *message["buttons"]], "custom": message["custom"] or None}
        return {"event": "bot", "text": message["text"], "data": data, "metadata": about}
