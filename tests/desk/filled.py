"""A programme in the middle of its work: something on every page of the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import sqlalchemy as sa

from assistant.bootstrap import Services
from assistant.mentoring.mails import Mail
from assistant.mentoring.relationships import give_feedback
from assistant.mentoring.requests import MENTEE, MENTOR
from assistant.storage.outbox import put
from tests.builders import a_mentor, a_person, a_request

NOW = datetime.now(timezone.utc)


def a_programme_at_work(services: Services) -> None:
    """Fill an empty database."""
    people = services.hand_over.people
    ways = ("welcome", "match", "draft", "send", "sent")
    for number in range(9):
        visited = ways[: number % 5 + 1]
        people.save(a_person(f"web:{number}", visited[-1], visited=visited))
    services.review_mentors.hand_in(
        "web:1",
        a_mentor(
            "own-1",
            "data analyst",
            name="Grace Okonkwo",
            email="grace@example.org",
            organisation="Northside Clinic",
            path=["nurse", "ward manager"],
            goals=("career_change", "confidence"),
            languages=("en", "de"),
            country="DE",
            location="Leipzig",
            hours=("tue 18-21",),
            capacity=2,
            bio="Ten years on a ward, then numbers. Glad to tell how it went.",
        ),
    )
    mentors = [a_mentor(f"m-{n}", name=f"Ada {n}", email=f"ada{n}@example.org") for n in range(6)]
    services.importing.take_in("mentors", mentors)
    waiting = {"title": "midwife", "consented": False}
    services.importing.take_in(
        "mentors",
        [
            a_mentor("w-1", name="Wanda Ruiz", email="wanda@example.org", **waiting),
            a_mentor("w-2", name="Ward Lim", email="ward@example.org", **waiting),
            a_mentor("w-3", name="Wim Roos", **waiting),
        ],
    )
    services.ask_consent.ask("w-2", 0)
    _requests(services)
    _feedback(services)
    services.hand_over.keep("web:1", "anna@example.org", "would like to write to m-1", True)
    services.hand_over.keep("web:2", "+49 151 23456789")
    services.answers.put("web:1", "1", "Can I talk to somebody?", [{"text": "Of course."}])
    for _ in range(3):
        services.answer_questions.keep("Do you pay for my travel to a meeting?")
    services.answer_questions.keep("=HYPERLINK(evil) Is there a mentor in Bremen?")
    services.answer_questions.add("Can I claim tax?", "Please ask your tax office.", ("tax?",))
    with services.engine.begin() as connection:
        put(connection, [Mail("lost", "bo@example.org", "Shall this go out?", "Hello")], NOW)
        connection.execute(
            sa.text(
                "update outbox set due = null, tries = 8, error = '550 no such mailbox'"
                " where id = 'lost'"
            )
        )
    services.walk_journey.unmet.note(NOW.date(), [("title", "midwife"), ("language", "pl")])
    services.walk_journey.unmet.note(NOW.date(), [("title", "midwife")])


def _feedback(services: Services) -> None:
    company = services.company
    before = company.get("3")
    words = "We talk about night shifts. Ada can be reached at ada@private.example, she says."
    after = replace(before, checks=1)
    after = give_feedback(after, MENTEE, True, "well", words, NOW - timedelta(days=2))
    after = give_feedback(after, MENTOR, False, "so_so", "", NOW - timedelta(days=1))
    company.relationships.change(before, after)


def _requests(services: Services) -> None:
    def add(id: str, mentor: int, days: int, **fields: object) -> None:
        moment = NOW - timedelta(days=days)
        values = {"status": "pending", "asked": moment, "person_key": f"web:{id}", **fields}
        ada = {"mentor_id": f"m-{mentor}", "mentor_name": f"Ada {mentor}"}
        name = ("Anna", "Bo", "Chidi", "Dora", "Emil", "Fay", "Gus")[int(id)]
        services.requests.add(a_request(id, created=moment, name=name, **ada, **values), [])

    closed = NOW - timedelta(days=5)
    add("0", 1, 5, reminded=True)
    add("1", 2, 1)
    add("2", 3, 0, status="unconfirmed", asked=None)
    add("3", 1, 6, status="accepted", answer="yes", closed=closed, contact="ada@home.example")
    add("4", 2, 12, status="declined", answer="no", closed=NOW - timedelta(days=11))
    add("5", 4, 20, status="expired", closed=NOW - timedelta(days=13))
    add("6", 4, 9, status="expired", closed=NOW - timedelta(days=2))
