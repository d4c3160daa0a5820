"""The contract of `People` and `Answers`, kept by the fake and by the tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.mentoring.errors import Conflict, Unavailable
from assistant.mentoring.journey import Journey
from assistant.mentoring.mentees import Profile
from assistant.mentoring.people import HandOff, Person
from assistant.mentoring.ports.conversations import Answers, People
from assistant.storage.figures import SqlVisits
from assistant.storage.people import SqlAnswers, SqlPeople
from assistant.storage.tables.base import metadata
from assistant.storage.tables.conversations import people, tracker_events
from assistant.storage.trackers import Trackers
from tests.builders import TOLD

KEY = "rest:ada"
FULL = Person(
    KEY,
    replace(TOLD, age=30, years=2.5, hours=("tue 18-21",), avoid={"industries": ("sales", "law")}),
    Journey(
        step="draft",
        asks="goal",
        heard="kept",
        declined=("school",),
        visited=("welcome", "match"),
        offered=("a", "b"),
        dismissed=("c",),
        chosen="a",
        answers={"goals": "braver – 10%"},
        tones=("shorter",),
        awaits="forget",
        misses=2,
        young=True,
    ),
    last_message_id="m-7",
    learnt=("goals", "hours"),
)


def test_somebody_new_has_an_empty_row_of_version_nought(people: People) -> None:
    assert people.load(KEY) == Person(KEY)


@pytest.mark.parametrize("person", [Person(KEY), FULL], ids=["empty", "full"])
def test_what_is_saved_is_loaded_as_it_was_one_version_on(people: People, person: Person) -> None:
    saved = people.save(person)
    assert saved == replace(person, version=1)
    assert people.load(KEY) == saved


def test_each_write_is_a_version_on(people: People) -> None:
    person = Person(KEY)
    for version in (1, 2, 3):
        person = people.save(replace(person, learnt=(str(version),)))
        assert (person.version, people.load(KEY)) == (version, person)


def test_writing_over_a_newer_row_is_a_conflict_and_changes_nothing(people: People) -> None:
    first = people.save(Person(KEY))
    newer = people.save(replace(first, last_message_id="2"))
    with pytest.raises(Conflict):
        people.save(replace(first, last_message_id="3"))
    assert people.load(KEY) == newer


def test_two_first_writes_are_a_conflict(people: People) -> None:
    people.save(Person(KEY))
    with pytest.raises(Conflict):
        people.save(FULL)


def test_writing_a_forgotten_row_is_a_conflict(people: People) -> None:
    saved = people.save(Person(KEY))
    people.forget(KEY)
    with pytest.raises(Conflict):
        people.save(saved)


def test_people_do_not_share_anything(people: People) -> None:
    people.save(FULL)
    assert people.load("web:ada") == Person("web:ada")


def test_hand_offs_are_kept_oldest_first(people: People) -> None:
    kept = [HandOff(KEY, "a@example.org", "2026-11-22T10:00:00"), HandOff("b", "0123", "2026")]
    for hand_off in kept:
        people.keep_hand_off(hand_off)
    assert people.hand_offs() == kept


def test_forgetting_deletes_one_person_and_nobody_else(people: People) -> None:
    others = people.save(Person("rest:bob"))
    people.save(FULL)
    people.keep_hand_off(HandOff(KEY, "a@example.org", "2026"))
    people.keep_hand_off(HandOff("rest:bob", "b@example.org", "2026"))
    people.forget(KEY)
    assert people.load(KEY) == Person(KEY)
    assert [hand_off.key for hand_off in people.hand_offs()] == ["rest:bob"]
    assert people.load("rest:bob") == others


def test_agreeing_is_about_the_latest_details_of_that_person_alone(people: People) -> None:
    for key, contact in ((KEY, "old"), (KEY, "new"), ("rest:bob", "b@example.org")):
        people.keep_hand_off(HandOff(key, contact, "2026"))
    people.share_hand_off(KEY)
    people.share_hand_off("nobody")
    assert [(h.contact, h.agreed) for h in people.hand_offs()] == [
        ("old", False),
        ("new", True),
        ("b@example.org", False),
    ]


def test_details_that_were_dealt_with_are_deleted_and_the_others_stay(people: People) -> None:
    people.keep_hand_off(HandOff(KEY, "a@example.org", "2026", "", True))
    people.keep_hand_off(HandOff("rest:bob", "b@example.org", "2026"))
    first, second = people.hand_offs()
    assert (first.agreed, second.agreed) == (True, False)
    people.settle_hand_off(first.id)
    people.settle_hand_off(first.id)
    assert people.hand_offs() == [second]


def test_conversations_are_told_by_when_they_began_and_how_far_they_went(
    engine: sa.engine.Engine,
) -> None:
    store, now = SqlPeople(engine), datetime.now(timezone.utc)
    person = store.save(Person(KEY, journey=Journey(visited=("welcome",))))
    (begun, visited), *none = SqlVisits(engine).since(now - timedelta(minutes=1))
    assert (visited, none) == (("welcome",), [])
    store.save(replace(person, journey=Journey(visited=("welcome", "match"))))
    assert SqlVisits(engine).since(begun) == [(begun, ("welcome", "match"))]
    assert SqlVisits(engine).since(now + timedelta(minutes=1)) == []


def test_forgetting_somebody_unknown_does_no_harm(people: People) -> None:
    people.forget("nobody")
    assert people.hand_offs() == []


@pytest.mark.parametrize(("hours", "silent"), [(1, [KEY, "rest:bob"]), (-1, [])])
def test_people_are_silent_since_they_were_last_written(
    people: People, hours: int, silent: list[str]
) -> None:
    for key in (KEY, "rest:bob"):
        people.save(Person(key))
    moment = datetime.now(timezone.utc) + timedelta(hours=hours)
    assert sorted(people.silent_since(moment)) == silent


def test_a_message_not_seen_before_has_no_answer(answers: Answers) -> None:
    assert answers.get(KEY, "1") is None


@pytest.mark.parametrize("replies", [[], [{"text": "Hello – é"}, {"custom": {"type": "draft"}}]])
def test_a_repeated_message_gets_what_the_first_got(answers: Answers, replies: list[Any]) -> None:
    answers.put(KEY, "1", "hi", replies)
    assert answers.get(KEY, "1") == replies
    assert answers.get("web:ada", "1") is None


def test_buttons_lately_offered_are_known_and_old_ones_are_not(answers: Answers) -> None:
    def offer(number: int) -> list[dict[str, object]]:
        return [{"buttons": [{"payload": f"/b{number}", "title": f"B{number}"}]}]

    for number in range(20):
        answers.put(KEY, str(number), "hi", offer(number))
    offered = answers.buttons(KEY)
    assert offered["/b19"] == "B19"
    assert "/b0" not in offered
    assert answers.buttons("web:ada") == {}


def test_what_a_card_offers_counts_as_a_button(answers: Answers) -> None:
    actions = [{"payload": "/why", "title": "Why?"}]
    answers.put(KEY, "1", "hi", [{"text": "x", "custom": {"type": "mentor", "actions": actions}}])
    assert answers.buttons(KEY) == {"/why": "Why?"}


def test_the_history_is_told_oldest_first_and_no_longer_than_asked_for(answers: Answers) -> None:
    for number in range(5):
        answers.put(KEY, str(number), f"said {number}", [{"text": f"reply {number}"}])
    told = [(m["from"], m["text"]) for m in answers.history(KEY, 2)]
    assert told == [
        ("me", "said 3"),
        ("bot", "reply 3"),
        ("me", "said 4"),
        ("bot", "reply 4"),
    ]


def test_a_turn_nobody_typed_shows_only_the_reply(answers: Answers) -> None:
    answers.put(KEY, "1", None, [{"text": "Hello"}])
    assert [(m["from"], m["text"]) for m in answers.history(KEY, 9)] == [("bot", "Hello")]


def test_whoever_names_the_last_number_they_have_gets_the_rest(answers: Answers) -> None:
    for number in range(3):
        answers.put(KEY, str(number), f"said {number}", [{"text": "a"}, {"text": "b"}])
    numbers = [m["number"] for m in answers.history(KEY, 9)]
    assert numbers == sorted(set(numbers))
    assert [m["number"] for m in answers.history(KEY, 9, numbers[5])] == numbers[6:]
    assert answers.history(KEY, 9, numbers[-1]) == []


def test_what_changed_after_a_mark_is_known(answers: Answers) -> None:
    answers.put(KEY, "1", "hi", [])
    mark, _ = answers.changed(0)
    assert answers.changed(mark) == (mark, set())
    answers.put("web:bob", "1", "hi", [])
    newer, keys = answers.changed(mark)
    assert (newer > mark, keys) == (True, {"web:bob"})


def test_forgetting_deletes_replies_and_the_conversation_too(engine: sa.engine.Engine) -> None:
    store, replies, trackers = SqlPeople(engine), SqlAnswers(engine), Trackers(engine)
    for key in (KEY, "rest:bob"):
        store.save(Person(key))
        replies.put(key, "1", "hi", [{"text": "Hello"}])
        trackers.append(key, [{"event": "user", "text": "hi"}], {"journey_step": "match"})
    store.forget(KEY)
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = connection.execute(sa.select(table)).mappings().all()
            assert KEY not in [value for row in rows for value in row.values()], table.name
        assert connection.execute(sa.select(tracker_events)).all()
    assert replies.get("rest:bob", "1") == [{"text": "Hello"}]


def test_a_row_of_another_version_of_the_program_is_still_read(engine: sa.engine.Engine) -> None:
    store = SqlPeople(engine)
    store.save(FULL)
    with engine.begin() as connection:
        row = {"step": "match", "hat_size": 7}
        connection.execute(sa.update(people).values(journey=row, profile={"shoe_size": 42}))
    loaded = store.load(KEY)
    assert (loaded.journey, loaded.profile) == (Journey(step="match"), Profile())


def test_a_database_that_fails_is_unavailable(engine: sa.engine.Engine) -> None:
    metadata.drop_all(engine)
    with pytest.raises(Unavailable):
        SqlPeople(engine).load(KEY)
    with pytest.raises(Unavailable):
        SqlPeople(engine).save(Person(KEY))


def test_a_pool_that_is_used_up_is_unavailable(engine: sa.engine.Engine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    small = sa.create_engine(url, poolclass=sa.pool.QueuePool, pool_size=1, max_overflow=0)
    small.pool._timeout = 0.01
    with small.connect(), pytest.raises(Unavailable):
        SqlPeople(small).load(KEY)
    small.dispose()
