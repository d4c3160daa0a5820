"""The one password of the desk: kept as what scrypt makes of it, never as it is."""

from __future__ import annotations

import hmac
import os
import secrets
from dataclasses import dataclass
from hashlib import scrypt, sha256
from pathlib import Path

from assistant.mentoring.errors import BadInput, Misconfigured

SHORTEST = 10
# Some 16 MB and a tenth of a second for each guess.
_N, _R, _P = 1 << 14, 8, 1
_NAME = "scrypt"


@dataclass(frozen=True)
class Password:
    """What tells the right password from any other."""

    salt: bytes
    key: bytes

    @classmethod
    def of(cls, word: str) -> Password:
        """A new one; raises BadInput for a word that is guessed too easily."""
        if len(word) < SHORTEST:
            raise BadInput(f"a password needs at least {SHORTEST} characters")
        salt = secrets.token_bytes(16)
        return cls(salt, _key(word, salt))

    @classmethod
    def read(cls, path: Path) -> Password | None:
        """The one that was kept, or None; raises Misconfigured for a file that holds none."""
        if not path.exists():
            return None
        try:
            name, salt, key = path.read_text(encoding="ascii").split()
            if name != _NAME:
                raise ValueError(name)
            return cls(bytes.fromhex(salt), bytes.fromhex(key))
        except ValueError as error:
            again = "`mentor desk --set-password` makes a new one"
            raise Misconfigured(f"{path} holds no password; {again}") from error

    def write(self, path: Path) -> None:
        """Keep it where only this user can read it, whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}")
        new.touch(mode=0o600)
        new.write_text(f"{_NAME} {self.salt.hex()} {self.key.hex()}\n", encoding="ascii")
        new.replace(path)

    def fits(self, word: str) -> bool:
        """Whether this is the word, in the same time for every wrong one."""
        return hmac.compare_digest(_key(word, self.salt), self.key)

    @property
    def mark(self) -> str:
        """Changes with the password, and tells nothing of it."""
        return sha256(self.salt + self.key).hexdigest()


def _key(word: str, salt: bytes) -> bytes:
    return scrypt(word.encode("utf-8", "replace"), salt=salt, n=_N, r=_R, p=_P)
