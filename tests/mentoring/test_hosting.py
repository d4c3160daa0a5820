"""A profile as a mentor, put together one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.mentoring.hosting import (
    ASKING,
    BY_NAME,
    INVITED,
    ITEMS,
    LATER,
    SENT,
    SHOWN,
    Hosting,
    as_mentor,
    next_item,
)
from assistant.mentoring.hosting_moves import BEGINS, host
from assistant.mentoring.hosting_words import _READERS
from assistant.mentoring.mentees import Profile
from assistant.mentoring.messages import Message
from assistant.mentoring.profiles import summed_up
from tests.builders import COUNTRIES, LANGUAGES, a_message

WHOLE = Hosting(
    stage=SHOWN,
    id="host-1",
    name="Maria Lopez",
    email="maria@example.org",
    surname=False,
    title="nurse",
    declined=("organisation", "path", "skills", "goals", "languages", "location", "hours"),
    capacity=2,
)


def said(text: str, intent: str = "inform", **fields: Any) -> Message:
    return a_message(intent, text, **fields)


def told(hosting: Hosting, *messages: Message | str) -> Hosting:
    """The profile after some messages, each of which was for it."""
    for message in messages:
        heard = said(message) if isinstance(message, str) else message
        after = host(hosting, Profile(), heard, "host-1")
        assert after is not None, heard
        hosting = after
    return hosting


def asking(item: str, **fields: Any) -> Hosting:
    return replace(WHOLE, stage=ASKING, asks=item, asked=(item,), **fields)


def test_somebody_who_never_spoke_of_mentoring_is_left_to_their_journey() -> None:
    assert host(Hosting(), Profile(), said("I'm a nurse"), "host-1") is None
    assert host(replace(WHOLE, stage=SENT), Profile(), said("hello", "greet"), "x") is None


def test_one_thing_after_the_other_is_asked_until_the_whole_is_shown() -> None:
    hosting = told(Hosting(), said("I'd like to mentor", BEGINS))
    assert (hosting.stage, hosting.asks) == (INVITED, None)
    hosting = told(hosting, said("yes", "affirm"))
    asked = []
    answers = {
        "name": said("Maria Lopez"),
        "email": said("maria@example.org", contact="maria@example.org"),
        "surname": said("no", "deny"),
        "title": said("staff nurse", current_title="nurse"),
        "organisation": said("/skip", "skip", pressed=True),
        "path": said("care assistant for 3 years, then nurse"),
        "skills": said("wound care and night shifts"),
        "goals": said("changing career", goals=("career_change",)),
        "languages": said("German", languages=("de",)),
        "location": said("Leeds", locations=("Leeds",), country="GB"),
        "hours": said("tuesday evenings", hours=("tue 18-21",)),
        "capacity": said("two"),
    }
    while hosting.stage == ASKING:
        asked.append(hosting.asks)
        hosting = told(hosting, answers[str(hosting.asks)])
    assert asked == [item.name for item in ITEMS]
    mentor = as_mentor(hosting)
    assert (mentor.name, mentor.title, mentor.organisation) == ("Maria", "staff nurse", None)
    assert [(s.title, s.years) for s in mentor.path] == [("care assistant", 3.0), ("nurse", None)]
    assert mentor.skills == ("wound care", "night shifts")
    assert (mentor.capacity, mentor.consented) == (2, True)
    assert told(hosting, said("hand it in", "affirm")).stage == SENT


def test_what_the_first_message_told_is_not_asked_again() -> None:
    first = said("I'd like to mentor, I'm a nurse", BEGINS, current_title="nurse")
    hosting = told(Hosting(), first)
    assert hosting.title == "nurse"
    known = Profile(name="Maria", email="maria@example.org", locations=("Leeds",), country="GB")
    hosting = host(Hosting(), known, first, "host-1") or Hosting()
    assert (hosting.name, hosting.location) == ("Maria", "Leeds")
    assert next_item(hosting) == "organisation"


@pytest.mark.parametrize("item", [item.name for item in ITEMS])
def test_only_name_address_and_work_are_needed(item: str) -> None:
    hosting = asking(item, declined=())
    after = told(hosting, said("/skip", "skip", pressed=True))
    if BY_NAME[item].needed:
        assert (after.asks, after.note) == (item, "needed")
    else:
        assert item in after.declined or after.surname is False


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("capacity 3", "capacity", 3),
        ("my title is ward manager", "title", "ward manager"),
        ("no, change my name to Mary Lopez", "name", "Mary Lopez"),
        ("e-mail: mary@example.org", "email", "mary@example.org"),
        ("skills: sql, teaching", "skills", ("sql", "teaching")),
        ("employer is Northside Hospital", "organisation", "Northside Hospital"),
    ],
)
def test_a_profile_seen_whole_is_corrected_in_words(text: str, field: str, value: object) -> None:
    after = told(WHOLE, text)
    assert getattr(after, field) == value
    # Another name is asked about anew.
    assert after.stage == (ASKING if field == "name" else SHOWN)


def test_one_thing_is_changed_by_a_button_and_the_whole_is_shown_again() -> None:
    pressed = said("/inform", choice={"about": "capacity"}, pressed=True)
    after = told(WHOLE, said("change something", "deny"), pressed)
    assert after.asks == "capacity"
    after = told(after, said("/inform", choice={"about": "3"}, pressed=True))
    assert (after.stage, after.capacity) == (SHOWN, 3)


def test_an_optional_thing_can_be_taken_out_again() -> None:
    hosting = replace(WHOLE, organisation="Northside")
    assert told(hosting, "employer: none").organisation is None


def test_topics_are_gathered_by_buttons_until_that_is_all() -> None:
    hosting = asking("goals", declined=())
    for goal in ("confidence", "promotion"):
        hosting = told(hosting, said("/inform", goals=(goal,), pressed=True))
        assert (hosting.asks, hosting.note) == ("goals", "more")
    hosting = told(hosting, said("/skip", "skip", pressed=True))
    assert hosting.goals == ("confidence", "promotion")
    assert hosting.asks != "goals"


@pytest.mark.parametrize("text", ["stop", "later", "not now please", "Let's pause here"])
def test_stopping_keeps_what_was_told_and_goes_on_from_there(text: str) -> None:
    hosting = told(asking("skills", declined=()), text)
    assert hosting.stage == LATER
    assert host(hosting, Profile(), said("I'm a nurse", "state_goal"), "x") is None
    again = told(hosting, said("I want to be a mentor", BEGINS))
    assert (again.stage, again.asks) == (ASKING, "organisation")


@pytest.mark.parametrize("intent", ["faq", "help", "thank", "where_am_i", "how_to_approach"])
def test_a_question_in_between_changes_nothing(intent: str) -> None:
    before = asking("skills")
    assert told(before, said("what is that?", intent)) == replace(before, note="aside")


@pytest.mark.parametrize("intent", ["forget_me", "talk_to_person", "start_over", "report"])
def test_what_is_more_urgent_goes_first(intent: str) -> None:
    assert told(asking("skills"), said("please", intent)).note == "left"


def test_back_asks_the_question_before_again() -> None:
    hosting = told(Hosting(), said("mentor", BEGINS), said("yes", "affirm"), "Maria Lopez")
    assert hosting.asks == "email"
    assert told(hosting, said("back", "go_back")).asks == "name"


@pytest.mark.parametrize("item", ["email", "capacity", "languages", "hours"])
def test_what_is_no_answer_is_asked_once_more(item: str) -> None:
    after = told(asking(item), "well, hm")
    assert (after.asks, after.note) == (item, "unclear")


@pytest.mark.parametrize("text", ["0", "-1", "1000", "2.5", "many"])
def test_room_is_a_whole_number_that_can_be(text: str) -> None:
    assert told(asking("capacity", capacity=None), text).capacity is None


def test_the_surname_is_shown_only_by_choice() -> None:
    assert as_mentor(WHOLE).name == "Maria"
    assert as_mentor(replace(WHOLE, surname=True)).name == "Maria Lopez"
    assert "your surname is not shown" in "\n".join(summed_up(WHOLE, LANGUAGES, COUNTRIES))


@pytest.mark.parametrize(
    ("location", "country", "place"),
    [
        ("Leeds", "GB", "Place: Leeds, United Kingdom"),
        (None, "KE", "Place: Kenya"),
        ("Kenya", "KE", "Place: Kenya"),
        ("Atlantis", "XX", "Place: Atlantis, XX"),
    ],
)
def test_a_country_is_read_by_its_name(location: str | None, country: str, place: str) -> None:
    lines = summed_up(replace(WHOLE, location=location, country=country), LANGUAGES, COUNTRIES)
    assert place in lines


def test_every_item_can_be_read() -> None:
    assert set(_READERS) == set(BY_NAME)


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("organisation", said("/choose_mentor", "choose_mentor", pressed=True)),
        ("title", said("/find_mentors", "find_mentors", pressed=True)),
        ("path", said("/find_mentors", "find_mentors", pressed=True)),
        ("skills", said("/affirm", "affirm", pressed=True, choice={"about": "hope"})),
        ("skills", said("never show me Ada again", "block", choice={"mentor_id": "m-1"})),
        ("organisation", said("take my request back", "withdraw")),
        ("title", said("show me mentors", "find_mentors")),
        ("skills", said("show me events", "explore_events")),
    ],
)
def test_what_leads_elsewhere_is_never_kept_in_a_profile(item: str, message: Message) -> None:
    before = asking(item)
    assert told(before, message) == replace(before, stage=LATER, note="left")


@pytest.mark.parametrize(
    ("item", "text", "intent"),
    [("title", "Events manager", "explore_events"), ("skills", "mentoring", "find_mentors")],
)
def test_a_short_answer_that_sounds_like_a_wish_is_an_answer(
    item: str, text: str, intent: str
) -> None:
    assert getattr(told(asking(item), said(text, intent)), item) in (text.lower(), (text,))


def test_back_where_a_profile_is_offered_begins_none() -> None:
    assert told(Hosting(stage=INVITED, id="host-1"), said("back", "go_back")).stage == LATER


@pytest.mark.parametrize("text", ["make it 3", "no, just three", "3 people please"])
def test_a_bare_number_behind_the_whole_is_how_many(text: str) -> None:
    after = told(Hosting(stage=SHOWN, capacity=2), said(text, "edit_draft"))
    assert (after.stage, after.capacity) == (SHOWN, 3)


def test_topics_are_heard_in_whatever_form_they_stand() -> None:
    after = told(asking("goals"), said("career changes and confidence", goals=("confidence",)))
    assert after.goals == ("career_change", "confidence")
