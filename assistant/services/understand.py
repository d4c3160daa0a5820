"""Reads what Rasa's pipeline found in a message into facts, and into the contract's form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.mentoring.doubts import rivals
from assistant.mentoring.meanings import TITLES
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import SPOKEN, Message

Parsed = Mapping[str, Any]

# Rasa entity -> profile field, for those that may come several times.
_LISTS = {
    "skill": "skills",
    "industry": "industries",
    "field": "fields",
    "organisation": "organisations",
    "school": "schools",
    "subject": "subjects",
    "location": "locations",
    "language": "languages",
    "hours": "hours",
    "format": "formats",
    "mentor_title": "mentor_titles",
}
_SINGLES = ("current_title", "target_title", "seniority", "years", "age", "country", "timezone")
_NOT_UNDERSTOOD = "nlu_fallback"
_CHOICES = ("mentor_id", "ordinal", "tone", "form", "by", "about", "drop")


def message_from(parsed: Parsed, message_id: str) -> Message:
    """One message from Rasa's parse data (`text`, `intent`, `entities`, `goals`)."""
    entities = parsed.get("entities") or []
    intent = parsed.get("intent") or {}
    choice = {name: value for name in _CHOICES if (value := _one(entities, name)) is not None}
    tones = _all(entities, "tone")
    if len(tones) > 1:
        choice["tones"] = tones
    text = parsed.get("text") or ""
    return Message(
        id=message_id,
        text=text,
        intent=intent.get("name") or _NOT_UNDERSTOOD,
        confidence=float(intent.get("confidence") or 0.0),
        facts=facts_from(parsed),
        choice=choice,
        contact=_one(entities, "contact"),
        pressed=text.startswith("/"),
        rivals=rivals(_ranking(parsed)),
        language=parsed.get("language") or SPOKEN,
        meanings={
            e["entity"]: tuple(e["meanings"])
            for e in entities
            if e.get("entity") in TITLES and e.get("meanings")
        },
        answer=answer_guessed(parsed),
    )


def answer_guessed(parsed: Parsed) -> str | None:
    """The id of the answer a question asks for, as the classifier read it."""
    selected = (parsed.get("response_selector") or {}).get("faq") or {}
    name = (selected.get("response") or {}).get("intent_response_key")
    return str(name).partition("/")[2] if name else None


def _ranking(parsed: Parsed) -> Iterable[tuple[str, float]]:
    """What the message may mean; that nothing was understood is no reading of it."""
    for entry in parsed.get("intent_ranking") or ():
        if entry["name"] != _NOT_UNDERSTOOD:
            yield entry["name"], float(entry["confidence"])


def facts_from(parsed: Parsed) -> Profile:
    """The facts among the entities and goals of one message."""
    entities = parsed.get("entities") or []
    wanted = [e for e in entities if e.get("role") != "avoid"]
    values: dict[str, Any] = {name: _one(wanted, name) for name in _SINGLES}
    for entity, field in _LISTS.items():
        values[field] = _all(wanted, entity)
    goals = [goal["name"] for goal in parsed.get("goals") or []]
    values["goals"] = tuple(dict.fromkeys([*_all(wanted, "goal"), *goals]))
    avoided = [e for e in entities if e.get("role") == "avoid"]
    avoid = {field: _all(avoided, entity) for entity, field in _LISTS.items()}
    # The contract knows no fields: "anything but sales" rules out an industry.
    avoid["industries"] = tuple(dict.fromkeys((*avoid["industries"], *avoid.pop("fields"))))
    avoid["titles"] = _all(avoided, "title")
    values["avoid"] = {key: values for key, values in avoid.items() if values}
    values["same_move"] = True if _all(wanted, "same_move") else None
    for name in ("concepts", "topics"):
        found = parsed.get(name) or ()
        values[name] = tuple((guess["name"], float(guess["weight"])) for guess in found)
    return Profile(**values)


def as_contract(parsed: Parsed) -> dict[str, Any]:
    """One line of `mentor parse -`."""
    facts = facts_from(parsed)
    intent = parsed.get("intent") or {}
    return {
        "text": parsed.get("text"),
        "language": parsed.get("language"),
        "intent": intent.get("full_retrieval_intent_name") or intent.get("name"),
        "confidence": round(float(intent.get("confidence") or 0.0), 4),
        "goals": list(facts.goals),
        "current_title": facts.current_title,
        "target_title": facts.target_title,
        "skills": list(facts.skills),
        "industries": list(facts.industries),
        "seniority": facts.seniority,
        "organisations": list(facts.organisations),
        "schools": list(facts.schools),
        "locations": list(facts.locations),
        "languages": list(facts.languages),
        "hours": list(facts.hours),
        "formats": list(facts.formats),
        "avoid": {key: list(values) for key, values in facts.avoid.items()},
    }


def _all(entities: Iterable[Mapping[str, Any]], name: str) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(e["value"] for e in entities if e.get("entity") == name))


def _one(entities: Iterable[Mapping[str, Any]], name: str) -> Any:
    return next(iter(_all(entities, name)), None)
