"""Every error this project raises on purpose, as one tree.

The edges (command line, channels, actions) translate it once: a person reads a kind
sentence, an operator reads the message, nobody reads a stack trace.
"""

from __future__ import annotations


class MentorError(Exception):
    """Base of all errors raised on purpose; `str()` is one line fit for an operator."""


class BadInput(MentorError):
    """Raised when what was given cannot be used: a malformed record, file, message or option."""


class BadRecord(BadInput):
    """Raised when one record of an import breaks the format; names the line and the reason."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class Misconfigured(MentorError):
    """Raised at start when a setting or `programme.yml` cannot be used."""


class Conflict(MentorError):
    """Raised when a person's row changed under our hands; the caller may read it and try again."""


class Unavailable(MentorError):
    """Raised when a part the service needs (database, model) does not answer."""
