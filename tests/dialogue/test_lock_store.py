"""Messages of one person are handled one after the other, in the order they came."""

from __future__ import annotations

import asyncio

import pytest

from assistant.dialogue.lock_store import LocalLockStore


async def test_messages_of_one_person_keep_their_order_and_never_overlap() -> None:
    store, log = LocalLockStore(), []

    async def handle(number: int) -> None:
        async with store.lock("rest:ada"):
            log.append(("in", number))
            # The later the message, the fewer turns of the loop it takes.
            for _ in range(20 - number):
                await asyncio.sleep(0)
            log.append(("out", number))

    await asyncio.gather(*(handle(number) for number in range(20)))
    assert log == [(what, number) for number in range(20) for what in ("in", "out")]


async def test_another_person_does_not_wait() -> None:
    store = LocalLockStore()
    async with store.lock("rest:ada"), store.lock("rest:bob") as lock:
        assert lock.conversation_id == "rest:bob"


async def test_a_message_that_fails_lets_the_next_one_in() -> None:
    store = LocalLockStore()
    with pytest.raises(RuntimeError):
        async with store.lock("rest:ada"):
            raise RuntimeError("a turn failed")
    async with store.lock("rest:ada") as lock:
        assert lock.conversation_id == "rest:ada"


async def test_somebody_who_gives_up_waiting_does_not_hold_up_the_next() -> None:
    store, entered = LocalLockStore(), asyncio.Event()

    async def wait() -> None:
        async with store.lock("rest:ada"):
            entered.set()

    async with store.lock("rest:ada"):
        impatient, patient = asyncio.create_task(wait()), asyncio.create_task(wait())
        await asyncio.sleep(0)
        impatient.cancel()
        await asyncio.sleep(0)
        assert not entered.is_set()
    await patient
    assert impatient.cancelled()
    assert entered.is_set()
