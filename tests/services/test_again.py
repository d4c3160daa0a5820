"""The same reply three times in a row is never said."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from assistant.mentoring.journey import BY_NAME
from assistant.mentoring.mentees import Profile
from assistant.mentoring.people import Person
from assistant.mentoring.saying import actions_for
from assistant.services.walk_journey import WalkJourney
from tests.builders import TOLD, a_mentor, a_message, a_person
from tests.fakes import FakePeople

KEY = "rest:ada"
Walking = Callable[..., WalkJourney]
NURSES = [a_mentor(id, name=name) for id, name in (("a", "Ada Ng"), ("b", "Bo Ek"), ("c", "Cy"))]
SAID = [
    ("nlu_fallback", "mumble mumble mumble"),
    ("affirm", "yes"),
    ("deny", "no"),
    ("thank", "thanks"),
    ("goodbye", "bye"),
    ("greet", "hello"),
    ("help", "help"),
    ("faq", "is it free?"),
    ("out_of_scope", "order me a pizza"),
    ("find_mentors", "show me mentors"),
    ("choose_mentor", "I'd like to choose"),
    ("see_plan", "show my plan"),
    ("where_am_i", "where am I?"),
    ("edit_draft", "change it"),
    ("go_back", "back"),
    ("talk_to_person", "a human please"),
    ("become_mentor", "I'd like to mentor"),
    ("inform", "hm"),
]


def replies(journey: WalkJourney, intent: str, text: str, **fields: Any) -> list[tuple[Any, ...]]:
    """What five messages in a row are answered with, as far as the row decides it."""
    numbers = count()
    said = []
    for _ in range(6):
        message = a_message(intent, text, id=str(next(numbers)), **fields)
        person: Person = journey.hear(KEY, message)
        walked = person.journey
        actions = actions_for(walked.step, walked.asks, walked.heard)
        menu = walked.misses % 3 if walked.heard == "unclear" else bool(walked.misses)
        shown = (walked.offered, walked.text, walked.proposed, walked.awaits, walked.chosen)
        made = (person.hosting.stage, person.hosting.asks, person.hosting.note)
        said.append((actions, menu, shown, made, person.learnt))
    return said


@pytest.mark.parametrize(("intent", "text"), SAID, ids=[intent for intent, _ in SAID])
@pytest.mark.parametrize("step", [*BY_NAME])
def test_whatever_is_written_again_and_again_the_third_reply_is_another(
    walking: Walking, step: str, intent: str, text: str
) -> None:
    stood = a_person(KEY, step, profile=TOLD, chosen="a", offered=("a", "b", "c"))
    said = replies(walking(FakePeople(stood), *NURSES), intent, text)
    assert not any(a == b == c for a, b, c in zip(said, said[1:], said[2:]))


@pytest.mark.parametrize(("intent", "text"), SAID, ids=[intent for intent, _ in SAID])
def test_a_new_conversation_does_not_turn_in_circles_either(
    walking: Walking, intent: str, text: str
) -> None:
    stood = a_person(KEY, "welcome", profile=Profile())
    said = replies(walking(FakePeople(stood), *NURSES), intent, text)
    assert not any(a == b == c for a, b, c in zip(said, said[1:], said[2:]))


def test_other_questions_are_answered_however_many_are_asked(walking: Walking) -> None:
    journey = walking(FakePeople(a_person(KEY, "match", profile=TOLD, offered=("a",))), *NURSES)
    heard = [
        journey.hear(KEY, a_message("faq", f"{n}?", id=str(n), answer=f"a{n}")).journey.heard
        for n in range(5)
    ]
    assert heard == ["aside"] * 5


def test_despair_is_never_answered_with_circles(walking: Walking) -> None:
    journey = walking(FakePeople(a_person(KEY, "match", profile=TOLD)), *NURSES)
    for n in range(6):
        person = journey.hear(KEY, a_message("distress", "I want to die", id=str(n)))
        assert person.journey.heard == "aside"


def test_what_is_learnt_but_not_said_makes_no_new_reply(walking: Walking) -> None:
    stood = a_person(KEY, "choose", profile=TOLD, offered=("a", "b"))
    journey = walking(FakePeople(stood), *NURSES)
    heard = [
        journey.hear(
            KEY,
            a_message("choose_mentor", id=str(n), choice={"names": ("a", "b")}, skills=(f"s{n}",)),
        ).journey.heard
        for n in range(3)
    ]
    assert heard == ["which", "which", "stuck"]


def test_help_that_was_offered_leaves_the_way_open(walking: Walking) -> None:
    journey = walking(FakePeople(a_person(KEY, "match", profile=TOLD, offered=("a",))), *NURSES)
    for n in range(3):
        person = journey.hear(KEY, a_message("thank", "thanks", id=str(n)))
    assert person.journey.heard == "stuck"
    chosen = a_message("choose_mentor", id="9", choice={"mentor_id": "a"})
    assert journey.hear(KEY, chosen).journey.step == "draft"


def test_a_profile_as_a_mentor_waits_where_somebody_turns_out_to_be_too_young(
    walking: Walking,
) -> None:
    journey = walking(FakePeople(), *NURSES)
    begun = journey.hear(KEY, a_message("become_mentor", "I want to mentor others", id="1"))
    assert begun.hosting.active
    person = journey.hear(KEY, a_message("inform", "I'm 15", id="2", age=15))
    assert (person.journey.step, person.hosting.active) == ("young", False)


def test_the_young_who_would_mentor_get_the_answer_for_the_young_at_once(walking: Walking) -> None:
    person = walking(FakePeople(), *NURSES).hear(
        KEY, a_message("become_mentor", "I'm 15 and want to mentor others", id="1", age=15)
    )
    assert actions_for(person.journey.step, person.journey.asks, person.journey.heard) == (
        "action_introduce",
        "action_help_the_young",
    )
    assert not person.hosting.active


def test_three_mentors_asked_about_are_three_replies(walking: Walking) -> None:
    stood = a_person(KEY, "match", profile=TOLD, offered=("a", "b", "c"))
    journey = walking(FakePeople(stood), *NURSES)
    whys = (
        a_message("ask_why", "why?", id=who, pressed=True, choice={"mentor_id": who})
        for who in "abc"
    )
    assert [journey.hear(KEY, why).journey.heard for why in whys] == ["aside"] * 3


def test_three_questions_nothing_answers_are_each_heard_and_one_alone_is_not(
    walking: Walking,
) -> None:
    asked = ("is there parking?", "do you pay travel?", "who runs this?")
    for texts, last in ((asked, "aside"), (asked[:1] * 3, "stuck")):
        stood = FakePeople(a_person(KEY, "match", profile=TOLD, offered=("a",)))
        journey = walking(stood, *NURSES)
        heard = [
            journey.hear(KEY, a_message("faq", text, id=str(n), answer="unknown")).journey.heard
            for n, text in enumerate(texts)
        ]
        assert heard == ["aside", "aside", last]


def test_whom_a_report_is_about_is_not_written_to(walking: Walking) -> None:
    stood = a_person(KEY, "match", profile=TOLD, offered=("a", "b"), awaits="report")
    person = walking(FakePeople(stood), *NURSES).hear(KEY, a_message("inform", "it was Ada Ng"))
    assert person.journey.chosen is None
    assert "it was Ada Ng" in person.journey.answers.values()


def test_ones_own_name_as_a_mentor_chooses_nobody(walking: Walking) -> None:
    stood = FakePeople(a_person(KEY, "match", profile=TOLD, offered=("a", "b")))
    journey = walking(stood, *NURSES)
    journey.hear(KEY, a_message("become_mentor", "I want to mentor others", id="1"))
    person = journey.hear(KEY, a_message("inform", "Ada Ng", id="2"))
    assert person.hosting.active
    assert person.journey.chosen is None
