"""Where mails go: into a folder, or to an SMTP server."""

from __future__ import annotations

import hashlib
import smtplib
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timezone
from glob import escape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from assistant.mail.message import sender_address, written
from assistant.mentoring.errors import Unavailable
from assistant.mentoring.mails import Mail, reaches_nobody
from assistant.mentoring.ports.mails import Post

# For each exchange with the server. There are some ten to a mail, which stays below the five
# minutes a mail is claimed for.
_PATIENCE = 20.0
_PORTS = {"smtp": 587, "smtps": 465}
_OWN_MACHINE = ("localhost", "127.0.0.1", "::1")
_STAMP = "%Y%m%dT%H%M%SZ"
_LONGEST_NAME = 150
_LONGEST_CAUSE = 300


class FilePost:
    """Keeps each mail as a file, for an installation that sends none and for made-up addresses."""

    def __init__(self, folder: Path, sender: str = "mentor@localhost") -> None:
        self._folder = folder
        self._sender = sender

    def deliver(self, mail: Mail) -> None:
        """Write the file; the same mail once more replaces its own."""
        content = written(mail, self._sender).as_bytes()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # It is for the owner's eyes only, as the links in mails must be, and whoever looks for
            # *.eml never finds half a mail.
            with tempfile.TemporaryDirectory(dir=self._folder) as aside:
                half = Path(aside) / "mail"
                half.touch(mode=0o600)
                half.write_bytes(content)
                half.replace(self._path(mail))
        except OSError as error:
            raise Unavailable(f"the mail cannot be kept in {self._folder}: {error}") from error

    def _path(self, mail: Mail) -> Path:
        name = quote(mail.id, safe="")
        if len(name) > _LONGEST_NAME:
            name = hashlib.sha256(mail.id.encode()).hexdigest()
        stamp = datetime.now(timezone.utc).strftime(_STAMP)
        before = self._folder.glob(f"{'?' * len(stamp)}_{escape(name)}.eml")
        return next(before, self._folder / f"{stamp}_{name}.eml")


class SmtpPost:
    """Hands mails to a server: ``smtp://user:password@host:port``, or ``smtps://`` likewise.

    The first takes up encryption where the server offers it, the second insists on it.
    """

    def __init__(self, url: str, sender: str) -> None:
        parts = urlsplit(url)
        self._encrypted = parts.scheme == "smtps"
        self._host = parts.hostname or ""
        self._port = parts.port or _PORTS[parts.scheme]
        self._user = unquote(parts.username or "")
        self._password = unquote(parts.password or "")
        self._sender = sender

    def deliver(self, mail: Mail) -> None:
        """Send it in a connection of its own: mails are few, and idle connections get lost."""
        message = written(mail, self._sender)
        try:
            with self._connection() as server:
                to = message["To"].addresses[0].addr_spec
                # send_message would put a ">" before each line that begins with "From".
                server.sendmail(sender_address(self._sender), [to], message.as_bytes())
        # smtplib raises ValueError for a host or password it cannot put into bytes.
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise Unavailable(_cause(error)) from error

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        server = self._open()
        try:
            if not self._encrypted:
                server.ehlo()
                if server.has_extn("starttls"):
                    server.starttls(context=self._context())
            if self._user:
                server.login(self._user, self._password)
            yield server
        finally:
            # The server may have taken the mail: a clumsy good-bye must not send it once more.
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()

    def _open(self) -> smtplib.SMTP:
        if self._encrypted:
            context = self._context()
            return smtplib.SMTP_SSL(self._host, self._port, timeout=_PATIENCE, context=context)
        return smtplib.SMTP(self._host, self._port, timeout=_PATIENCE)

    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self._host in _OWN_MACHINE:
            # Nobody stands in between, and a system's own mail server has a makeshift certificate.
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context


class Choosing:
    """Sends what can reach somebody, and keeps what is for made-up people."""

    def __init__(self, smtp: Post, files: Post) -> None:
        self._smtp = smtp
        self._files = files

    def deliver(self, mail: Mail) -> None:
        """Hand it to one of the two."""
        (self._files if reaches_nobody(mail.to) else self._smtp).deliver(mail)


def _cause(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, answer = next(iter(error.recipients.values()))
        said = f"the recipient was refused: {code} {_text(answer)}"
    elif isinstance(error, smtplib.SMTPResponseException):
        said = f"the mail server refused: {error.smtp_code} {_text(error.smtp_error)}"
    else:
        said = f"the mail server cannot be used: {error or type(error).__name__}"
    return " ".join(said.split())[:_LONGEST_CAUSE]


def _text(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
