"""Whoever waits for a conversation is woken by what any process wrote."""

from __future__ import annotations

import asyncio

from assistant.channels.watch import Watch, wait_for
from assistant.mentoring.errors import Unavailable

QUICK = 0.01
LONG = 30.0


class Store:
    """What a database would say."""

    def __init__(self) -> None:
        self.mark = 1
        self.changes: dict[str, int] = {}
        self.untold_now: set[str] = set()
        self.looks = 0
        self.broken = False

    def write(self, key: str) -> None:
        self.mark += 1
        self.changes[key] = self.mark

    def changed(self, since: int) -> tuple[int, set[str]]:
        self.looks += 1
        if self.broken:
            self.broken = False
            raise Unavailable("no database")
        newer = {key for key, mark in self.changes.items() if since and mark > since}
        return self.mark, newer

    def untold(self) -> set[str]:
        return self.untold_now


def _watch(store: Store) -> Watch:
    return Watch(store.changed, store.untold, QUICK)


async def _looked(store: Store, times: int = 2) -> None:
    until = store.looks + times
    while store.looks < until:
        await asyncio.sleep(QUICK)


async def test_what_another_process_wrote_wakes_only_those_it_concerns() -> None:
    store = Store()
    watch = _watch(store)
    with watch.waiting("ada") as ada, watch.waiting("bob") as bob:
        await _looked(store)
        store.write("ada")
        await wait_for(ada, LONG)
        await _looked(store)
        assert not bob.is_set()


async def test_something_to_be_told_wakes_too() -> None:
    store = Store()
    watch = _watch(store)
    with watch.waiting("ada") as ada:
        store.untold_now = {"ada"}
        await asyncio.wait_for(ada.wait(), LONG)


async def test_a_database_that_fails_once_is_asked_again() -> None:
    store = Store()
    store.broken = True
    watch = _watch(store)
    with watch.waiting("ada") as ada:
        await _looked(store, 3)
        store.write("ada")
        await asyncio.wait_for(ada.wait(), LONG)


async def test_nobody_waiting_asks_nothing() -> None:
    store = Store()
    watch = _watch(store)
    with watch.waiting("ada"):
        await _looked(store)
    await asyncio.sleep(QUICK * 3)
    looks = store.looks
    await asyncio.sleep(QUICK * 5)
    assert store.looks == looks


async def test_waiting_ends_by_itself() -> None:
    event = asyncio.Event()
    await wait_for(event, QUICK)
    assert not event.is_set()
