"""The contract of `Outbox`, kept by the fake and by the table."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from threading import Barrier
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.mentoring.errors import Unavailable
from assistant.mentoring.mails import Mail
from assistant.storage.outbox import SqlOutbox, put
from assistant.storage.tables.base import metadata
from assistant.storage.tables.requests import outbox as table
from tests.postgres import emptied

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=timezone.utc)
MAIL = Mail("ask-1", "ada@example.org", "Hello – é", "Hi.\n\nBye.", "https://x.org/1", "r-1")
MINUTE = timedelta(minutes=1)

Putting = Callable[..., None]


@pytest.fixture
def putting(outbox: Any, store: sa.engine.Engine | None) -> Putting:
    """Puts mails in, as the stores of requests do within their own transactions."""

    def put_in(*mails: Mail, now: datetime = NOW) -> None:
        if store is None:
            outbox.put(mails, now)
            return
        with store.begin() as connection:
            put(connection, mails, now)

    return put_in


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> sa.engine.Engine:
    if request.param == "postgresql":
        return emptied(request.getfixturevalue("postgres"))
    return request.getfixturevalue("engine")


def row_of(engine: sa.engine.Engine, mail: Mail) -> Any:
    with engine.connect() as connection:
        return connection.execute(sa.select(table).where(table.c.id == mail.id)).one()


def test_an_empty_outbox_has_nothing_to_send(outbox: Any) -> None:
    assert outbox.due(NOW, 9) == []


@pytest.mark.parametrize(
    "mail", [MAIL, replace(MAIL, link=None, about=None)], ids=["full", "plain"]
)
def test_a_mail_is_handed_out_as_it_was_put_in(outbox: Any, putting: Putting, mail: Mail) -> None:
    putting(mail)
    assert outbox.due(NOW, 9) == [mail]


def test_a_mail_is_not_handed_out_before_its_time(outbox: Any, putting: Putting) -> None:
    putting(MAIL)
    assert outbox.due(NOW - MINUTE, 9) == []


def test_moments_are_the_same_in_every_time_zone(outbox: Any, putting: Putting) -> None:
    putting(MAIL, now=NOW.astimezone(timezone(timedelta(hours=9))))
    assert outbox.due(NOW - MINUTE, 9) == []
    assert outbox.due(NOW.astimezone(timezone(timedelta(hours=-5))), 9) == [MAIL]


def test_the_oldest_come_first_and_no_more_than_asked_for(outbox: Any, putting: Putting) -> None:
    putting(replace(MAIL, id="late"), now=NOW)
    putting(replace(MAIL, id="b"), replace(MAIL, id="a"), now=NOW - MINUTE)
    assert [mail.id for mail in outbox.due(NOW, 2)] == ["b", "a"]
    assert [mail.id for mail in outbox.due(NOW, 2)] == ["late"]


def test_a_mail_with_the_same_id_is_not_put_in_again(outbox: Any, putting: Putting) -> None:
    putting(MAIL)
    putting(replace(MAIL, text="another"), replace(MAIL, id="ask-2"))
    assert outbox.due(NOW, 9) == [MAIL, replace(MAIL, id="ask-2")]


def test_a_mail_that_was_sent_is_not_put_in_again(outbox: Any, putting: Putting) -> None:
    putting(MAIL)
    outbox.sent(MAIL, NOW)
    putting(MAIL)
    assert outbox.due(NOW + 60 * MINUTE, 9) == []


def test_of_a_mail_that_is_about_nothing_no_words_are_kept_once_it_was_sent(
    engine: sa.engine.Engine,
) -> None:
    outbox = SqlOutbox(engine)
    tied, untied = replace(MAIL, id="a", about="r-1"), replace(MAIL, id="b", about=None)
    outbox.put([tied, untied], NOW)
    for mail in (tied, untied):
        outbox.sent(mail, NOW)
    with engine.connect() as connection:
        rows = connection.execute(sa.select(table.c.id, table.c.to, table.c.text, table.c.link))
        kept = {row.id: (row.to, row.text, row.link) for row in rows}
    assert kept == {"a": (MAIL.to, MAIL.text, MAIL.link), "b": ("", "", None)}
    outbox.put([untied], NOW)
    assert outbox.due(NOW, 9) == []


def test_a_mail_in_somebodys_hands_is_held_back_for_five_minutes(
    outbox: Any, putting: Putting
) -> None:
    putting(MAIL)
    assert outbox.due(NOW, 9) == [MAIL]
    assert outbox.due(NOW + 4 * MINUTE, 9) == []
    assert outbox.due(NOW + 5 * MINUTE, 9) == [MAIL]


def test_a_mail_that_was_sent_is_never_handed_out_again(outbox: Any, putting: Putting) -> None:
    putting(MAIL)
    outbox.sent(MAIL, NOW)
    assert outbox.due(NOW + 60 * 24 * MINUTE, 9) == []


def test_a_mail_that_failed_comes_again_at_its_time_with_one_try_more(
    outbox: Any, putting: Putting
) -> None:
    putting(MAIL)
    for tries in (0, 1, 2):
        now = NOW + tries * 30 * MINUTE
        assert outbox.due(now, 9) == [replace(MAIL, tries=tries)]
        outbox.failed(replace(MAIL, tries=tries), "no answer", now + 30 * MINUTE)
        assert outbox.due(now + 29 * MINUTE, 9) == []


def test_a_mail_that_was_given_up_is_never_handed_out_again(outbox: Any, putting: Putting) -> None:
    putting(MAIL)
    outbox.failed(MAIL, "no answer", None)
    assert outbox.due(NOW + 60 * 24 * MINUTE, 9) == []


def test_a_mail_that_was_given_up_is_told_and_tried_again_from_the_beginning(
    outbox: Any, putting: Putting
) -> None:
    other = replace(MAIL, id="ask-2")
    putting(MAIL, other)
    outbox.failed(replace(MAIL, tries=7), "no such mailbox", None)
    given_up = outbox.given_up()
    assert [(g.mail.id, g.mail.tries, g.error) for g in given_up] == [
        (MAIL.id, 8, "no such mailbox")
    ]
    outbox.again(MAIL.id, NOW)
    outbox.again("unknown", NOW)
    assert outbox.given_up() == []
    assert sorted(mail.id for mail in outbox.due(NOW, 9)) == sorted([MAIL.id, "ask-2"])


def test_trying_again_does_not_touch_what_was_sent_or_waits(outbox: Any, putting: Putting) -> None:
    putting(MAIL, replace(MAIL, id="ask-2"))
    outbox.sent(MAIL, NOW)
    outbox.failed(replace(MAIL, id="ask-2"), "busy", NOW + 30 * MINUTE)
    for id in (MAIL.id, "ask-2"):
        outbox.again(id, NOW)
    assert outbox.due(NOW, 9) == []


def test_a_late_failure_does_not_wake_what_another_worker_has_sent(
    outbox: Any, putting: Putting
) -> None:
    putting(MAIL)
    outbox.sent(MAIL, NOW)
    outbox.failed(MAIL, "too slow", NOW)
    assert outbox.due(NOW + 60 * MINUTE, 9) == []


def test_settling_a_mail_that_was_forgotten_meanwhile_does_no_harm(outbox: Any) -> None:
    outbox.sent(MAIL, NOW)
    outbox.failed(MAIL, "no answer", NOW)
    assert outbox.due(NOW, 9) == []


def test_one_mails_outcome_does_not_touch_another(outbox: Any, putting: Putting) -> None:
    other = replace(MAIL, id="ask-2")
    putting(MAIL, other)
    outbox.sent(MAIL, NOW)
    assert outbox.due(NOW, 9) == [other]


def test_what_was_given_up_is_kept_with_its_error(database: sa.engine.Engine) -> None:
    with database.begin() as connection:
        put(connection, [MAIL], NOW)
    SqlOutbox(database).failed(MAIL, "550 no such user", None)
    row = row_of(database, MAIL)
    assert (row.due, row.sent, row.tries, row.error) == (None, None, 1, "550 no such user")


def test_what_was_sent_in_the_end_is_kept_without_an_error(database: sa.engine.Engine) -> None:
    with database.begin() as connection:
        put(connection, [MAIL], NOW)
    store = SqlOutbox(database)
    store.failed(MAIL, "no answer", NOW)
    store.sent(replace(MAIL, tries=1), NOW)
    row = row_of(database, MAIL)
    assert (row.due, row.sent, row.tries, row.error) == (None, NOW.replace(tzinfo=None), 1, None)


def test_mails_go_with_the_transaction_they_were_put_in_with(database: sa.engine.Engine) -> None:
    with database.connect() as connection:
        put(connection, [MAIL], NOW)
        put(connection, [MAIL], NOW)
        connection.rollback()
    assert SqlOutbox(database).due(NOW, 9) == []


def test_workers_who_ask_at_the_same_moment_never_get_the_same_mail(
    database: sa.engine.Engine,
) -> None:
    workers, mails = 4, [replace(MAIL, id=f"ask-{number}") for number in range(40)]
    with database.begin() as connection:
        put(connection, mails, NOW)
    together = Barrier(workers)

    def ask(_worker: int) -> list[str]:
        # Another process has its own connections as well.
        store, got = SqlOutbox(sa.create_engine(database.url, future=True)), []
        together.wait()
        for _ in range(20):
            got += [mail.id for mail in store.due(NOW, 7)]
        return got

    with ThreadPoolExecutor(workers) as pool:
        handed_out = [id for got in pool.map(ask, range(workers)) for id in got]
    assert sorted(handed_out) == sorted(mail.id for mail in mails)


def test_a_worker_who_read_the_row_too_late_leaves_it(database: sa.engine.Engine) -> None:
    with database.begin() as connection:
        put(connection, [MAIL], NOW)
    another, got = sa.create_engine(database.url, future=True), []

    @sa.event.listens_for(another, "before_cursor_execute")
    def overtake(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("UPDATE"):
            got.extend(SqlOutbox(database).due(NOW, 9))

    assert SqlOutbox(another).due(NOW, 9) == []
    assert got == [MAIL]
    another.dispose()


def test_a_database_that_fails_is_unavailable(engine: sa.engine.Engine) -> None:
    metadata.drop_all(engine)
    with pytest.raises(Unavailable):
        SqlOutbox(engine).due(NOW, 9)
    with pytest.raises(Unavailable):
        SqlOutbox(engine).sent(MAIL, NOW)
