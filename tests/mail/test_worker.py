"""The outbox is emptied: each mail once, whatever fails in between."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier

import pytest
import sqlalchemy as sa

from assistant.mail.post import Choosing, FilePost, SmtpPost
from assistant.mail.worker import keep_sending, send_due
from assistant.mentoring.errors import Unavailable
from assistant.mentoring.mails import Mail, next_try
from assistant.storage.outbox import SqlOutbox, put
from tests.fakes import FakeOutbox
from tests.mail.conftest import MailServer

SENDER = "mentor@example.org"
MAIL = Mail("ask-1", "ada@example.org", "Hello", "Hi.")
LONG = 60 * 24 * 30


class Clock:
    """Stands still until it is moved on."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 10, 0, tzinfo=timezone.utc)

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, minutes: int) -> None:
        self.moment += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def filled(clock: Clock, *mails: Mail) -> FakeOutbox:
    outbox = FakeOutbox()
    outbox.put(mails, clock())
    return outbox


def named(*ids: str) -> list[Mail]:
    return [replace(MAIL, id=id, to=f"{id}@example.org") for id in ids]


def test_what_is_due_is_sent_once_and_counted(mail_server: MailServer, clock: Clock) -> None:
    outbox, post = filled(clock, *named("a", "b", "c")), SmtpPost(mail_server.url, SENDER)
    assert send_due(outbox, post, clock) == 3
    clock.pass_by(LONG)
    assert send_due(outbox, post, clock) == 0
    assert [envelope.rcpt_tos[0][0] for envelope in mail_server.taken] == ["a", "b", "c"]


def test_no_more_is_sent_in_one_round_than_allowed(mail_server: MailServer, clock: Clock) -> None:
    outbox, post = filled(clock, *named("a", "b", "c")), SmtpPost(mail_server.url, SENDER)
    assert send_due(outbox, post, clock, limit=2) == 2
    assert send_due(outbox, post, clock, limit=2) == 1


def test_a_mail_arrives_once_when_the_server_is_down_first(
    stopped_server: MailServer, clock: Clock
) -> None:
    outbox, post = filled(clock, MAIL), SmtpPost(stopped_server.url, SENDER)
    for _ in range(3):
        assert send_due(outbox, post, clock) == 0
        clock.pass_by(30)
    stopped_server.start()
    assert send_due(outbox, post, clock) == 1
    clock.pass_by(LONG)
    assert send_due(outbox, post, clock) == 0
    assert len(stopped_server.taken) == 1


def test_a_failed_mail_is_not_tried_before_its_time(
    stopped_server: MailServer, clock: Clock
) -> None:
    outbox, post = filled(clock, MAIL), SmtpPost(stopped_server.url, SENDER)
    send_due(outbox, post, clock)
    assert outbox.times[MAIL.id] == next_try(1, clock())
    stopped_server.start()
    assert send_due(outbox, post, clock) == 0
    clock.pass_by(1)
    assert send_due(outbox, post, clock) == 1


def test_every_try_of_a_mail_has_the_same_message_id(mail_server: MailServer, clock: Clock) -> None:
    class Forgetful:
        """Hands the mail on and does not notice."""

        def deliver(self, mail: Mail) -> None:
            SmtpPost(mail_server.url, SENDER).deliver(mail)
            raise Unavailable("the line broke after the mail was taken")

    outbox = filled(clock, MAIL)
    for _ in range(3):
        send_due(outbox, Forgetful(), clock)
        clock.pass_by(60)
    assert [mail["Message-ID"] for mail in mail_server.mails] == ["<ask-1@example.org>"] * 3


def test_after_the_last_try_a_mail_is_given_up_and_kept_with_its_error(
    mail_server: MailServer, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    mail_server.refused = "550 no such user"
    outbox, post = filled(clock, MAIL), SmtpPost(mail_server.url, SENDER)
    tries = 0
    while MAIL.id in outbox.times:
        send_due(outbox, post, clock)
        clock.pass_by(LONG)
        tries += 1
    assert tries == outbox.mails[MAIL.id].tries == 8
    assert outbox.errors[MAIL.id] == "the recipient was refused: 550 no such user"
    assert "given up" in caplog.messages[-1]
    mail_server.refused = None
    assert send_due(outbox, post, clock) == 0
    assert mail_server.taken == []


def test_a_failure_is_logged_with_its_cause(
    mail_server: MailServer, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    mail_server.refused = "550 no such user"
    send_due(filled(clock, MAIL), SmtpPost(mail_server.url, SENDER), clock)
    [message] = caplog.messages
    assert "ask-1" in message
    assert "550 no such user" in message


def test_one_mail_nobody_takes_does_not_hold_up_the_others(
    mail_server: MailServer, clock: Clock
) -> None:
    outbox = filled(clock, replace(MAIL, id="bad", to="nowhere"), *named("good"))
    assert send_due(outbox, SmtpPost(mail_server.url, SENDER), clock) == 1
    assert outbox.errors.keys() == {"bad"}


def test_a_round_to_made_up_people_counts_and_reaches_no_server(
    mail_server: MailServer, clock: Clock, tmp_path: Path
) -> None:
    outbox = filled(clock, replace(MAIL, to="mentor-7@mentors.invalid"))
    post = Choosing(SmtpPost(mail_server.url, SENDER), FilePost(tmp_path))
    assert send_due(outbox, post, clock) == 1
    assert mail_server.taken == []


def test_a_mail_that_cannot_be_marked_as_sent_is_not_counted_as_failed(clock: Clock) -> None:
    class Silent:
        def deliver(self, mail: Mail) -> None:
            pass

    class Broken(FakeOutbox):
        def sent(self, mail: Mail, now: datetime) -> None:
            raise Unavailable("the database is away")

    outbox = Broken()
    outbox.put([MAIL], clock())
    with pytest.raises(Unavailable):
        send_due(outbox, Silent(), clock)
    assert outbox.errors == {}


def test_behind_a_slow_server_no_mail_is_claimed_before_its_turn(clock: Clock) -> None:
    outbox, delivered = filled(clock, *named("a", "b", "c")), []

    class Slow:
        def deliver(self, mail: Mail) -> None:
            clock.pass_by(4)
            # Another worker looks in meanwhile.
            delivered.extend(other.id for other in outbox.due(clock(), 1))
            delivered.append(mail.id)

    send_due(outbox, Slow(), clock)
    assert sorted(delivered) == ["a", "b", "c"]


def test_two_workers_send_each_mail_once(
    mail_server: MailServer, engine: sa.engine.Engine, clock: Clock
) -> None:
    ids = [f"m{number}" for number in range(30)]
    with engine.begin() as connection:
        put(connection, named(*ids), clock())
    together = Barrier(2)

    def work(_worker: int) -> int:
        outbox = SqlOutbox(sa.create_engine(engine.url, future=True))
        together.wait()
        return send_due(outbox, SmtpPost(mail_server.url, SENDER), clock, limit=30)

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(work, range(2))) == len(ids)
    arrived = sorted(envelope.rcpt_tos[0] for envelope in mail_server.taken)
    assert arrived == sorted(f"{id}@example.org" for id in ids)


async def rounds(work: Callable[[], object], wanted: Callable[[], bool]) -> asyncio.Task[None]:
    """Keeps doing the work until enough is done; the task still runs."""
    task = asyncio.create_task(keep_sending(work, 0.001))
    for _ in range(2000):
        if wanted():
            return task
        await asyncio.sleep(0.001)
    raise AssertionError("the work was not done")


async def test_the_work_is_done_again_and_again_beside_the_event_loop() -> None:
    threads: list[int] = []
    task = await rounds(lambda: threads.append(threading.get_ident()), lambda: len(threads) > 3)
    task.cancel()
    assert threading.get_ident() not in threads


@pytest.mark.parametrize(
    ("error", "traced"), [(Unavailable("the database is away"), False), (ZeroDivisionError(), True)]
)
async def test_what_the_work_raises_is_logged_and_the_next_round_comes(
    error: Exception, traced: bool, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[int] = []

    def work() -> None:
        done.append(1)
        raise error

    task = await rounds(work, lambda: len(done) > 3)
    task.cancel()
    first = caplog.records[0]
    assert first.levelno >= logging.WARNING
    assert (first.exc_info is not None) == traced
    assert traced or "the database is away" in first.getMessage()


async def test_it_ends_when_it_is_cancelled() -> None:
    done: list[int] = []
    task = await rounds(lambda: done.append(1), lambda: bool(done))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    before = len(done)
    await asyncio.sleep(0.05)
    assert len(done) <= before + 1
