"""A mail to be sent, and the rules of trying again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

# Minutes to wait after each failed try; after the last the mail stays, for the operator to see.
_PATIENCE = (1, 5, 30, 120, 360, 720, 1440)
# Nobody reads mail at this domain (RFC 2606): it is kept as a file, whatever is configured.
NOWHERE = ".invalid"


@dataclass(frozen=True)
class Mail:
    """One mail as plain text; `id` becomes its Message-ID and stays the same on every try.

    `link` is the one address in it to act on, shown as a button in HTML; `about` names the
    request it belongs to. `calendar` is an invitation as iCalendar, `unsubscribe` the address that
    ends mails of this kind by one POST.
    """

    id: str
    to: str
    subject: str
    text: str
    link: str | None = None
    about: str | None = None
    tries: int = 0
    calendar: str | None = None
    unsubscribe: str | None = None


@dataclass(frozen=True)
class GivenUp:
    """A mail nobody will try again, and what the mail server said last."""

    mail: Mail
    error: str


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to try again after so many failures; None when it has been tried often enough."""
    return now + timedelta(minutes=_PATIENCE[tries - 1]) if tries <= len(_PATIENCE) else None


def reaches_nobody(address: str) -> bool:
    """Whether an address is made up."""
    return address.lower().endswith(NOWHERE)
