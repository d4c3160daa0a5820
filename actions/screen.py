"""What a person has on their screen: where they stood, what was asked, which cards they read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import Event

# The same question in fewer words, for whoever has just read it.
SHORTER: Mapping[str, str] = {
    "utter_ask_story": "utter_story_short",
    "utter_mentors_question": "utter_mentors_question_short",
    "utter_mentors_question_wanted": "utter_mentors_question_wanted_short",
    "utter_step": "utter_step_short",
    "utter_step_alone": "utter_step_short",
    "utter_draft_question": "utter_draft_question_short",
    "utter_ask_name": "utter_name_short",
    "utter_ask_email": "utter_email_short",
    "utter_settle_goals": "utter_goals_short",
    "utter_settle_expectations": "utter_expectations_short",
    "utter_settle_openness": "utter_openness_short",
    "utter_agreement_question": "utter_agreement_question_short",
    "utter_change_question": "utter_change_question_short",
    "utter_ask_times": "utter_times_short",
    "utter_times_question": "utter_all_for_now_short",
    "utter_retime_question": "utter_retime_question_short",
    "utter_plan_question": "utter_plan_question_short",
    "utter_young_question": "utter_young_question_short",
    "utter_host_invite": "utter_host_invite_short",
    "utter_host_question": "utter_host_question_short",
}
# What buttons ask as well, once it has been read: "Send it" says enough, "Yes" too little. A few
# words stand over them all the same: messengers refuse a message without text.
_OVER_BUTTONS = "utter_over_buttons"
_ON_BUTTONS = frozenset(
    {"utter_mentors_question", "utter_choose_nobody", "utter_ask_goal", "utter_easier_goal"}
    | {"utter_ask_meaning", "utter_step", "utter_step_alone", "utter_way_question"}
    | {"utter_draft_question", "utter_confirm_sending_again", "utter_change_question"}
    | {"utter_times_question", "utter_all_for_now", "utter_plan_question"}
)
# Said before a question; whoever has just read it need not read it again.
_ONCE = frozenset({"utter_step_kept"})
_CARDS = {"mentor": ("id", "reasons", "gaps"), "place": ("name", "summary", "when", "where")}


def ask_briefly(
    dispatcher: CollectingDispatcher, tracker: Tracker, asks: Callable[..., None], *about: Any
) -> None:
    """Ask what `asks` would; what the last reply asked as well, in fewer words or by its buttons.

    Nobody reads the same long question under each reply, and nobody loses it: after the buttons
    it is put in words again.
    """
    asked = CollectingDispatcher()
    asks(asked, *about)
    replies = list(_replies(tracker, 1))
    for message in asked.messages:
        before = next((event for event in replies if _asks(event, message)), None)
        if before is None:
            dispatcher.messages.append(message)
        elif message["response"] not in _ONCE:
            dispatcher.messages.append(_shorter(message, before))


def stood_at(tracker: Tracker, *steps: str) -> bool:
    """Whether the person has just been at one of these steps, with nothing left to be asked."""
    before: dict[str, Any] = {}
    turns = 0
    for event in reversed(tracker.events):
        turns += event.get("event") == "user"
        if turns and event.get("event") == "slot":
            before.setdefault(str(event.get("name")), event.get("value"))
    return before.get("journey_step") in steps and not before.get("journey_asks")


def is_new(tracker: Tracker, card: Mapping[str, Any]) -> bool:
    """Whether a card says anything else than when it was last read, or was not read lately."""
    kind = card.get("type")
    names = _CARDS.get(str(kind), ())
    for event in _replies(tracker):
        read = (event.get("data") or {}).get("custom") or {}
        if names and read.get("type") == kind and read.get(names[0]) == card.get(names[0]):
            return any(read.get(name) != card.get(name) for name in names)
    return True


def last_listed(tracker: Tracker) -> tuple[str, ...]:
    """The mentors last shown or named as those who fit, in their order."""
    for event in _replies(tracker):
        listed = (event.get("metadata") or {}).get("listed")
        if listed:
            return tuple(listed)
    return ()


def was_offered(tracker: Tracker, what: str) -> bool:
    """Whether this very thing was offered before, as far back as is remembered."""
    return any((event.get("metadata") or {}).get("offered") == what for event in _replies(tracker))


def _replies(tracker: Tracker, turns: int | None = None) -> Iterator[Event]:
    """What was said before the last message, the latest first, as far back as is remembered."""
    heard = 0
    for event in reversed(tracker.events):
        heard += event.get("event") == "user"
        if turns is not None and heard > turns:
            return
        if heard and event.get("event") == "bot":
            yield event


def _asks(event: Event, message: Mapping[str, Any]) -> bool:
    """Whether a reply asked the very question of a message, in whatever form."""
    about = event.get("metadata") or {}
    asked = about.get("asks") or about.get("utter_action")
    if not asked or asked != message.get("response"):
        return False
    # Rasa keeps no empty ones.
    return all(about.get(name, "") == value for name, value in _values(message).items())


def _shorter(message: dict[str, Any], before: Event) -> dict[str, Any]:
    name, buttons = str(message["response"]), (before.get("data") or {}).get("buttons") or []
    said = (before.get("metadata") or {}).get("utter_action")
    short = SHORTER.get(name)
    told = {**message, "asks": name, "buttons": buttons}
    if said == name and short:
        return {**told, "response": short, "template": short}
    if said != _OVER_BUTTONS and buttons and name in _ON_BUTTONS:
        return {**told, "response": _OVER_BUTTONS, "template": _OVER_BUTTONS}
    return {**told, "response": short, "template": short} if short else message


def _values(message: Mapping[str, Any]) -> dict[str, str]:
    """What fills the blanks of a message."""
    fields = ("text", "template", "response", "image", "attachment", "asks")
    return {n: v for n, v in message.items() if isinstance(v, str) and n not in fields}
