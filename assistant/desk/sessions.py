"""Who is logged in, the tokens of their forms, and how guessing is slowed down."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from hashlib import sha256

from itsdangerous import BadData, URLSafeTimedSerializer

# A desk is left alone over lunch; a working day ends with a new login.
LONGEST_S = 10 * 3600
IDLE_S = 2 * 3600
FREE_TRIES = 4
FIRST_WAIT_S, LONGEST_WAIT_S = 30, 15 * 60
# Whoever tries from many addresses must not fill the memory.
_MOST_REMEMBERED = 1000


class Sessions:
    """Logins live in this process: logging out, a new password or a restart ends them.

    A cookie holds an id, signed. Before the login it stands for nobody and only ties a form to
    the browser that was given it; the login gives another id.
    """

    def __init__(self, key: str, mark: str, clock: Callable[[], float]) -> None:
        self._key = f"{key}{mark}".encode()
        self._signer = URLSafeTimedSerializer(f"{key}{mark}", salt="desk-session")
        self._clock = clock
        self._live: dict[str, tuple[float, float]] = {}

    def new_visitor(self) -> tuple[str, str]:
        """An id for a browser that is not logged in, and its cookie."""
        return self._named(secrets.token_urlsafe(24))

    def log_in(self) -> tuple[str, str]:
        """A new id that is logged in, and its cookie."""
        now = self._clock()
        self._live = {id: times for id, times in self._live.items() if self._lasts(*times)}
        id, cookie = self._named(secrets.token_urlsafe(24))
        self._live[id] = (now, now)
        return id, cookie

    def log_out(self, id: str) -> None:
        """End a login, whoever else has a copy of its cookie."""
        self._live.pop(id, None)

    def read(self, cookie: str | None) -> str | None:
        """The id of a cookie we signed, or None."""
        try:
            return str(self._signer.loads(cookie, max_age=LONGEST_S)) if cookie else None
        except BadData:
            return None

    def is_live(self, id: str | None) -> bool:
        """Whether this id is logged in; being asked counts as being there."""
        if id is None or id not in self._live:
            return False
        begun, seen = self._live[id]
        if not self._lasts(begun, seen):
            self.log_out(id)
            return False
        self._live[id] = (begun, self._clock())
        return True

    def token(self, id: str) -> str:
        """What every form of this session carries."""
        return hmac.new(self._key, f"form {id}".encode(), sha256).hexdigest()

    def is_token(self, id: str, token: str) -> bool:
        """Whether a form came from a page of this session."""
        return hmac.compare_digest(self.token(id).encode(), token.encode("utf-8", "replace"))

    def _named(self, id: str) -> tuple[str, str]:
        return id, str(self._signer.dumps(id))

    def _lasts(self, begun: float, seen: float) -> bool:
        now = self._clock()
        return now - begun < LONGEST_S and now - seen < IDLE_S


class Attempts:
    """Wrong passwords by address: after a few each one more doubles the time to wait."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._wrong: dict[str, tuple[int, float]] = {}

    def wait_s(self, address: str) -> int:
        """How long this address has to wait before it may try again; 0 if it may now."""
        tries, last = self._wrong.get(address, (0, 0.0))
        if tries < FREE_TRIES:
            return 0
        wait = min(FIRST_WAIT_S * 2.0 ** min(tries - FREE_TRIES, 20), LONGEST_WAIT_S)
        return max(0, round(last + wait - self._clock()))

    def wrong(self, address: str) -> None:
        """Count one more."""
        tries = self._wrong.pop(address, (0, 0.0))[0]
        if len(self._wrong) >= _MOST_REMEMBERED:
            del self._wrong[next(iter(self._wrong))]
        self._wrong[address] = (tries + 1, self._clock())

    def right(self, address: str) -> None:
        """Forget what was wrong before."""
        self._wrong.pop(address, None)
