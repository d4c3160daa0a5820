"""The mails of a recorded conversation: waits for them, and keeps them."""

from __future__ import annotations

import re
import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from scripts.reading import without_tokens


class Missed(Exception):
    """Something that should have come did not; its text says what, and after which words."""


class Outbox:
    """The folder in which the server keeps its mails."""

    def __init__(self, folder: Path, patience: float) -> None:
        self._folder, self._patience = folder, patience
        self._taken: set[Path] = set()

    def all(self) -> list[tuple[Path, EmailMessage]]:
        """Every mail, oldest first."""
        paths = sorted(self._folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        # A mail read by this policy is an EmailMessage.
        return [(p, message_from_bytes(p.read_bytes(), policy=SMTP)) for p in paths]  # type: ignore[misc]

    def wait_for(self, subject: str) -> EmailMessage:
        """The next mail nobody has opened yet with these words in its subject."""
        deadline = time.monotonic() + self._patience
        while time.monotonic() < deadline:
            for path, mail in self.all():
                if path not in self._taken and subject in mail["Subject"]:
                    self._taken.add(path)
                    return mail
            time.sleep(0.2)
        came = ", ".join(repr(str(mail["Subject"])) for _, mail in self.all())
        raise Missed(f"no mail with {subject!r} in its subject came, only: {came or 'none'}")


def keep_mails(outbox: Outbox, folder: Path) -> int:
    """Every mail and invitation as it was written, but for what would let others act by a link."""
    folder.mkdir(exist_ok=True)
    for old in (*folder.glob("*.eml"), *folder.glob("*.ics")):
        old.unlink()
    mails = outbox.all()
    for number, (_, mail) in enumerate(mails, 1):
        name = f"{number:02}-{_slug(mail['To'].split('@')[0])}-{_slug(mail['Subject'])}"
        for part in mail.walk():
            kind = part.get_content_type()
            if kind == "text/calendar":
                (folder / f"{name}.ics").write_bytes(bytes(part.get_payload(decode=True)))  # type: ignore[arg-type]
            elif kind in ("text/plain", "text/html"):
                coded = part["Content-Transfer-Encoding"]
                said = without_tokens(part.get_content())
                part.set_content(said, subtype=kind[5:], cte=coded if said.isascii() else None)
        if mail["List-Unsubscribe"]:
            mail.replace_header("List-Unsubscribe", without_tokens(mail["List-Unsubscribe"]))
        (folder / f"{name}.eml").write_bytes(mail.as_bytes())
    return len(mails)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
