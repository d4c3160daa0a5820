"""Serves a Sanic application within the test's own process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sanic import Sanic

_PATIENCE_S = 20


@contextmanager
def served(app: Any, port: int) -> Iterator[None]:
    """Serve on a port of this machine until the block ends."""
    # Sanic rewrites its own methods at each start, and only so from their first wording.
    Sanic.test_mode = True
    loop, ready = asyncio.new_event_loop(), threading.Event()

    async def start() -> None:
        server = await app.create_server("127.0.0.1", port, return_asyncio_server=True)
        await server.startup()
        await server.start_serving()
        ready.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(start())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    if not ready.wait(_PATIENCE_S):
        raise RuntimeError("the pages were not served in time")
    try:
        yield
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        Sanic._app_registry.pop(app.name, None)
