"""Files on their way in: kept for one browser until it says yes or no, and no longer."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_KEPT_S = 3600
_MOST = 20


@dataclass(frozen=True)
class Upload:
    """One file; `name` is what the browser called it, and nothing is read from there."""

    session: str
    path: Path
    name: str
    kind: str
    consented: bool
    begun: float


class Uploads:
    """Files in a folder of their own that ends with the process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._folder = TemporaryDirectory(prefix="mentor-desk-")
        self._kept: dict[str, Upload] = {}

    def keep(
        self, session: str, name: str, body: bytes, kind: str, consented: bool
    ) -> tuple[str, Upload]:
        """Keep a file; returns the id by which this session finds it again."""
        self._tidy()
        id = secrets.token_urlsafe(16)
        path = Path(self._folder.name) / f"{secrets.token_hex(8)}{Path(name).suffix.lower()}"
        path.touch(mode=0o600)
        path.write_bytes(body)
        upload = Upload(session, path, Path(name).name, kind, consented, self._clock())
        self._kept[id] = upload
        return id, upload

    def get(self, session: str, id: str) -> Upload | None:
        """The file, or None where it is not this session's or was dropped."""
        self._tidy()
        found = self._kept.get(id)
        return found if found and found.session == session else None

    def drop(self, id: str) -> None:
        """Delete it."""
        upload = self._kept.pop(id, None)
        if upload:
            upload.path.unlink(missing_ok=True)

    def _tidy(self) -> None:
        now = self._clock()
        old = [id for id, upload in self._kept.items() if now - upload.begun > _KEPT_S]
        for id in [*old, *list(self._kept)[: max(0, len(self._kept) - _MOST)]]:
            self.drop(id)
